// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <map>

#include "train/test_list.h"

using namespace irodori;

namespace {

/// A list with these members beside its format.
std::string list(const std::string& members) {
    return R"({"format": "irodori-test-list", "format_version": 1, )" + members + "}";
}

const std::string kReferences = R"("references": [{"file": "s/b.png", "group": "ink"}])";

}  // namespace

class TestTestList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads() {
        const auto read = testListFromJson(
            list(R"("rule": "all", "photos": ["p/a.png", "p/c.png"], )" + kReferences));
        QVERIFY2(read, read ? "" : read.error().message().c_str());
        const TestList expected{"all", {"p/a.png", "p/c.png"}, {{"s/b.png", "ink"}}};
        QVERIFY(*read == expected);
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const std::string& text, const char* complaint) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(complaint);
        };
        const std::string photos = R"("photos": ["a.png"], )";
        row("no JSON", "a.png, b.png", "is no test list");
        row("another file", R"({"format": "irodori-model"})", "is no test list");
        row("no version", R"({"format": "irodori-test-list"})", "format_version is missing");
        row("a newer version", R"({"format": "irodori-test-list", "format_version": 2})", "newer");
        row("no photos", list(kReferences), "photos is missing");
        row("no photo", list(R"("photos": [], )" + kReferences), "photos must be a list");
        row("no references", list(R"("photos": ["a.png"])"), "references is missing");
        row("a photo that is none", list(R"("photos": [1], )" + kReferences), "a path must be");
        row("a path upwards", list(R"("photos": ["../a.png"], )" + kReferences), "../a.png");
        row("an absolute path", list(R"("photos": ["/a.png"], )" + kReferences), "/a.png");
        row("a zero in a path", list(R"("photos": ["a\u0000.png"], )" + kReferences), "the path");
        row("no group", list(photos + R"("references": [{"file": "b.png"}])"), "group is missing");
        row("an empty group", list(photos + R"("references": [{"file": "b.png", "group": ""}])"),
            "group must be a text");
        row("a reference that is none", list(photos + R"("references": ["b.png"])"),
            "file is missing");
        row("a rule that is none", list(R"("rule": 1, )" + photos + kReferences),
            "rule must be a text");
    }
    void refuses() {
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        const auto read = testListFromJson(text.toStdString());
        QVERIFY(!read);
        const auto message = QString::fromStdString(read.error().message());
        QVERIFY2(message.contains(complaint), qPrintable(message));
    }

    void theListThatShips() {
        const auto shipped = readTestList("base-test");
        QVERIFY2(shipped, shipped ? "" : shipped.error().message().c_str());
        QCOMPARE(shipped->photos.size(), std::size_t{86});
        QCOMPARE(shipped->references.size(), std::size_t{30});
        std::map<std::string, int> groups;
        for (const auto& reference : shipped->references)
            ++groups[reference.group];
        QCOMPARE(groups.size(), std::size_t{5});
        for (const auto& [group, count] : groups)
            QCOMPARE(count, 6);
    }

    void files() {
        const QTemporaryDir dir;
        const std::string file = dir.filePath(QStringLiteral("list.json")).toStdString();
        std::ofstream(file) << "{}";
        const auto broken = readTestList(file);
        QVERIFY(!broken && broken.error().subject == file);
        const auto missing = readTestList("no-such-list");
        QVERIFY(!missing && missing.error().code == ErrorCode::notFound);
    }
};

QTEST_APPLESS_MAIN(TestTestList)
#include "tst_test_list.moc"
