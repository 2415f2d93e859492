// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "data/manifest.h"
#include "pictures.h"

using namespace irodori;
using namespace irodori::test;
namespace fs = std::filesystem;

namespace {

const std::string kHeader = "path,kind,collection,split,source,author,license\n";

Result<std::vector<ManifestPicture>> parsed(const std::string& text) {
    return manifestFromCsv(text, "/data", "manifest.csv");
}

}  // namespace

class TestManifest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir dir_;

    [[nodiscard]] fs::path at(const std::string& name) const {
        return fs::path(dir_.path().toStdString()) / name;
    }
    [[nodiscard]] fs::path written(const std::string& rows) const {
        std::ofstream(at("manifest.csv"), std::ios::binary) << kHeader << rows;
        return at("manifest.csv");
    }

private Q_SLOTS:
    void readsRows() {
        const auto rows = parsed(
            "license,path,kind,split,collection,author,source,note\r\n"
            "CC0-1.0,\"a, b.png\",photo,train,set,\"Ann \"\"A\"\" Artist\",example.org,x\r\n"
            "MIT,styles/ink/c.png,style,test,ink,,,\r\n");
        QVERIFY2(rows, rows ? "" : rows.error().message().c_str());
        const std::vector<ManifestPicture> expected{
            {{"/data/a, b.png", "set", {"CC0-1.0", "Ann \"A\" Artist", "example.org", ""}},
             PictureKind::photo,
             Split::train},
            {{"/data/styles/ink/c.png", "ink", {"MIT", "", "", ""}},
             PictureKind::style,
             Split::test}};
        QVERIFY(*rows == expected);
        QCOMPARE(picturesOf(*rows, PictureKind::photo, Split::train).size(), std::size_t{1});
        QCOMPARE(picturesOf(*rows, PictureKind::photo, Split::test).size(), std::size_t{0});
        QCOMPARE(picturesOf(*rows, PictureKind::style, Split::test).front().collection,
                 std::string("ink"));
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const std::string& text, const char* complaint) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(complaint);
        };
        const std::string fine = "a.png,photo,set,train,,,\n";
        row("empty", "", "line 1: it is empty");
        row("no licences", "path,kind,collection,split,source,author\n",
            "line 1: the column \"license\" is missing");
        row("no header", fine, "line 1: the column \"path\" is missing");
        row("too few fields", kHeader + fine + "b.png,photo\n", "line 3: 2 fields instead of 7");
        row("too many fields", kHeader + "b.png,photo,set,train,,,,\n",
            "line 2: 8 fields instead of 7");
        row("an unknown kind", kHeader + "b.png,film,set,train,,,\n",
            "line 2: the kind \"film\" is neither photo nor style");
        row("an unknown split", kHeader + "b.png,photo,set,dev,,,\n",
            "line 2: the split \"dev\" is neither train nor test");
        row("a path upwards", kHeader + "x/../../b.png,photo,set,train,,,\n",
            "line 2: the path \"x/../../b.png\"");
        row("an absolute path", kHeader + "/etc/b.png,photo,set,train,,,\n", "line 2: the path");
        row("no path", kHeader + ",photo,set,train,,,\n", "line 2: the path \"\"");
        row("a folder", kHeader + "b/,photo,set,train,,,\n", "line 2: the path \"b/\"");
        row("a picture in both splits", kHeader + fine + "./a.png,photo,set,test,,,\n",
            "line 3: ./a.png stands in line 2 already");
        row("an open quote", kHeader + "\"b.png,photo,set,train,,,\n",
            "line 2: a quoted field does not end");
    }
    void refuses() {
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        const auto rows = parsed(text.toStdString());
        QVERIFY(!rows);
        const auto message = QString::fromStdString(rows.error().message());
        QVERIFY2(message.startsWith(QStringLiteral("manifest.csv: ") + complaint),
                 qPrintable(message));
    }

    void wantsItsFiles() {
        save(at("a.png"), drawing(1));
        QVERIFY(readManifest(written("a.png,photo,set,train,,,\n")));
        const auto rows =
            readManifest(written("a.png,photo,set,train,,,\nb.png,style,ink,test,,,\n"));
        QVERIFY(!rows);
        const std::string message = rows.error().message();
        QVERIFY2(message.ends_with("line 3: there is no file b.png"), message.c_str());
        const auto missing = readManifest(at("no.csv"));
        QVERIFY(!missing);
        QVERIFY(missing.error().code == ErrorCode::notFound);
    }

    void statesRights() {
        save(at("a.png"), drawing(1));
        save(at("ink/b.png"), drawing(2));
        const auto rows = readManifest(
            written("ink/b.png,style,ink,train,,Ben,CC0-1.0\na.png,style,,train,,Ann,MIT\n"));
        QVERIFY(rows);
        DatasetOptions options;
        options.testShare = 0;
        const auto set =
            scanPictures(at(""), picturesOf(*rows, PictureKind::style, Split::train), options);
        QVERIFY2(set, set ? "" : set.error().message().c_str());
        QCOMPARE(set->usable(), std::size_t{2});
        QCOMPARE(set->pictures[0].collection, std::string("ink"));  // in the list's order
        QCOMPARE(set->pictures[0].rights.author, std::string("Ben"));
        QVERIFY(set->proposedTargets.byCollection.contains("ink"));
        const std::string rights = rightsSummary(*set);
        QVERIFY2(rights == "2 pictures; CC0-1.0: Ben; MIT: Ann", rights.c_str());
    }
};

QTEST_APPLESS_MAIN(TestManifest)
#include "tst_manifest.moc"
