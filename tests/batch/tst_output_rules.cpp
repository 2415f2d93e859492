// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <QTest>
#include <memory>

#include "batch/output_rules.h"
#include "batch/photo_scan.h"
#include "photo_folder.h"

using namespace irodori;
using irodori::test::PhotoFolder;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class TestOutputRules : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PhotoFolder> folder_;

private Q_SLOTS:
    void init() {
        folder_ = std::make_unique<PhotoFolder>(QStringList{
            u"photos/deeper/still/c.png"_s, u"photos/.cache/d.png"_s, u"outer/inner/e.webp"_s});
        fs::create_directory_symlink("..", "photos/round");
    }
    void cleanup() { folder_.reset(); }

    void stemsAreDistinct() {
        const auto stems = distinctStems({"a/x.jpg", "b/x.png", "b/y.png", "c/x.jpg"});
        QCOMPARE(stems, (std::vector<std::string>{"x", "x (2)", "y", "x (3)"}));
        QCOMPARE(distinctStems({"a/x (2).jpg", "a/x.jpg", "b/x.jpg"}),
                 (std::vector<std::string>{"x (2)", "x", "x (3)"}));
    }

    void formats() {
        QVERIFY(outputFormat(FileFormat::webp, "JPEG") == FileFormat::webp);
        QVERIFY(outputFormat(std::nullopt, "JPEG") == FileFormat::jpeg);
        QVERIFY(outputFormat(std::nullopt, "HEIC") == FileFormat::png);
    }

    void replacing_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("code");  // -1: allowed
        QTest::addRow("a new file") << u"new.png"_s << -1;
        QTest::addRow("another file") << u"one.jpg"_s << -1;
        QTest::addRow("an input") << u"photos/a.png"_s << int(ErrorCode::exists);
        QTest::addRow("an input by another path")
            << u"photos/../photos/a.png"_s << int(ErrorCode::exists);
        QTest::addRow("a link to an input") << u"link.png"_s << int(ErrorCode::exists);
        QTest::addRow("a folder") << u"empty"_s << int(ErrorCode::isDirectory);
        QTest::addRow("a device") << u"/dev/null"_s << int(ErrorCode::unsupported);
    }
    void replacing() {
        QFETCH(QString, target);
        FileSet inputs;
        inputs.insert("photos/a.png");
        inputs.insert("missing.png");
        const auto allowed = mayReplace(target.toStdString(), inputs);
        QTEST(allowed ? -1 : int(allowed.error().code), "code");
    }

    void preparedFolders_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("code");  // -1: can be written
        QTest::addRow("the current one") << QString() << -1;
        QTest::addRow("one that is there") << u"empty"_s << -1;
        QTest::addRow("new ones") << u"new/newer"_s << -1;
        QTest::addRow("a file") << u"one.jpg"_s << int(ErrorCode::invalidArgument);
        QTest::addRow("below a file") << u"one.jpg/new"_s << int(ErrorCode::invalidArgument);
        QTest::addRow("closed") << u"closed"_s << int(ErrorCode::noPermission);
        QTest::addRow("below a closed one") << u"closed/new"_s << int(ErrorCode::noPermission);
    }
    void preparedFolders() {
        QFETCH(QString, folder);
        fs::create_directory("closed");
        fs::permissions("closed", fs::perms::owner_read | fs::perms::owner_exec);
        fs::permissions(".", fs::perms::owner_all | fs::perms::others_exec);
        constexpr uid_t kNobody = 65534;
        const bool isOther = folder.startsWith(u"closed"_s) && ::geteuid() == 0;
        if (isOther && ::seteuid(kNobody) != 0)
            QSKIP("root may write everywhere");
        const auto prepared = prepareFolder(folder.toStdString());
        if (isOther)
            QCOMPARE(::seteuid(0), 0);
        QTEST(prepared ? -1 : int(prepared.error().code), "code");
        if (prepared && !folder.isEmpty())
            QVERIFY(fs::is_directory(folder.toStdString()));
    }

    void scanning_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("deep");
        QTest::addColumn<QStringList>("found");
        QTest::addColumn<int>("code");  // -1: works
        const QStringList flat{u"photos/a.png"_s, u"photos/b.JPG"_s};
        const QStringList none;
        QTest::addRow("directly inside") << u"photos"_s << false << flat << -1;
        QTest::addRow("subfolders, but no hidden ones and no links that lead round")
            << u"photos"_s << true << (flat + QStringList{u"photos/deeper/still/c.png"_s}) << -1;
        QTest::addRow("only in a subfolder")
            << u"outer"_s << true << QStringList{u"outer/inner/e.webp"_s} << -1;
        QTest::addRow("only in a subfolder that is left out")
            << u"outer"_s << false << none << int(ErrorCode::notFound);
        QTest::addRow("empty") << u"empty"_s << true << none << int(ErrorCode::notFound);
        QTest::addRow("other files") << u"texts"_s << true << none << int(ErrorCode::notFound);
        QTest::addRow("missing") << u"missing"_s << true << none << int(ErrorCode::notFound);
    }
    void scanning() {
        QFETCH(QString, folder);
        QFETCH(bool, deep);
        const auto found =
            picturesIn(folder.toStdString(), deep ? Subfolders::included : Subfolders::leftOut);
        QTEST(found ? -1 : int(found.error().code), "code");
        QStringList paths;
        if (found)
            for (const auto& path : *found)
                paths << QString::fromStdString(path.string());
        QTEST(paths, "found");
    }

    void scanningStops() {
        std::stop_source stop;
        stop.request_stop();
        const auto found = picturesIn("photos", Subfolders::included, stop.get_token());
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::cancelled);
    }
};

QTEST_GUILESS_MAIN(TestOutputRules)
#include "tst_output_rules.moc"
