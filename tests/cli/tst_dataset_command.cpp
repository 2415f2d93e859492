// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <sstream>

#include "cli/command_line.h"
#include "cli/dataset_command.h"
#include "data/packed_pictures.h"
#include "tests/data/pictures.h"

using namespace irodori;
using namespace irodori::cli;
using namespace irodori::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class TestDatasetCommand : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    QString out_;
    QString err_;

    [[nodiscard]] fs::path at(const std::string& name) const {
        return fs::path(dir_->path().toStdString()) / name;
    }

    /// Runs a command line in which "@" stands for the test's folder.
    ExitStatus run(const QString& line, std::stop_token stop = {}) {
        std::vector<QByteArray> words{"irodori-cli", "dataset"};
        const auto parts = line.split(u' ', Qt::SkipEmptyParts);
        for (QString word : parts)
            words.push_back(word.replace(u'@', dir_->path() + u'/').toUtf8());
        std::vector<const char*> argv;
        for (const QByteArray& word : words)
            argv.push_back(word.constData());
        const auto arguments = parseCommandLine(static_cast<int>(argv.size()), argv.data());
        if (!arguments) {
            err_ = QString::fromStdString(arguments.error().text);
            return arguments.error().status;
        }
        const auto& chosen = std::get<DatasetArguments>(*arguments);
        std::ostringstream out;
        std::ostringstream err;
        Console console(out, err, chosen.json, false);
        const auto status = runDataset(chosen, out, console, stop);
        out_ = QString::fromStdString(out.str());
        err_ = QString::fromStdString(err.str());
        return status;
    }

    /// The JSON objects on stdout.
    [[nodiscard]] QList<QJsonObject> objects() const {
        QList<QJsonObject> found;
        const auto lines = out_.split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : lines) {
            const auto document = QJsonDocument::fromJson(line.toUtf8());
            if (!document.isObject())
                qFatal("no JSON object: %s", qPrintable(line));
            found << document.object();
        }
        return found;
    }

    void addUnreadable() const { std::ofstream(at("set/text.jpg")) << "hello"; }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        for (unsigned i = 0; i < 5; ++i)
            save(at("set/" + std::to_string(i) + ".png"), drawing(i));
    }

    void checksGoodPictures() {
        QCOMPARE(run(u"check @set"_s), ExitStatus::done);
        // How many are held out follows from the files' content: at least one, and not all.
        static const QRegularExpression kCounts(
            u"^5 pictures, 5 usable: ([1-4]) to train on, ([1-4]) held out\n"_s);
        const auto counts = kCounts.match(out_);
        QVERIFY2(counts.hasMatch(), qPrintable(out_));
        QCOMPARE(counts.captured(1).toInt() + counts.captured(2).toInt(), 5);
        QVERIFY(out_.contains(u"rights: 5 pictures; 5 without a statement"_s));
        QVERIFY(out_.contains(u"content target cel"_s));
        QVERIFY(err_.isEmpty());
    }

    void checkNamesFindings() {
        save(at("set/flat.png"), flatPicture(100, 100));
        addUnreadable();
        QCOMPARE(run(u"check @set"_s), ExitStatus::someFailed);
        QVERIFY(out_.contains(u"/set/flat.png: blank (one flat colour)"_s));
        QVERIFY(out_.contains(u"7 pictures, 5 usable"_s));
        QVERIFY(err_.contains(u"/set/text.jpg: "_s));
    }

    void checkAsJson() {
        save(at("set/flat.png"), flatPicture(100, 100));
        addUnreadable();
        QCOMPARE(run(u"check @set --json --test-share 0"_s), ExitStatus::someFailed);
        const auto found = objects();
        QCOMPARE(found.size(), 3);
        QVERIFY(found[0][u"error"_s].isString());
        QCOMPARE(found[1][u"findings"_s].toArray(), QJsonArray{u"blank"_s});
        QCOMPARE(found[2][u"usable"_s].toInt(), 5);
        QCOMPARE(found[2][u"test"_s].toInt(), 0);
        QCOMPARE(found[2][u"findings"_s][u"unreadable"_s].toInt(), 1);
        QCOMPARE(found[2][u"proposed_target"_s].toString(), u"cel"_s);
    }

    void fails_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const QString& line, ExitStatus status) {
            QTest::newRow(name) << line << static_cast<int>(status);
        };
        row("no action", u"@set"_s, ExitStatus::wrongUsage);
        row("no folder", u"check"_s, ExitStatus::wrongUsage);
        row("clean to nowhere", u"clean @set"_s, ExitStatus::wrongUsage);
        row("pack without a name", u"pack @set"_s, ExitStatus::wrongUsage);
        row("share over a half", u"check @set --test-share 0.6"_s, ExitStatus::wrongUsage);
        row("share is no number", u"check @set --test-share nan"_s, ExitStatus::wrongUsage);
        row("tiny short side", u"pack @set -o @p --short-side 8"_s, ExitStatus::wrongUsage);
        row("unknown target", u"pack @set -o @p --target oil"_s, ExitStatus::wrongUsage);
        row("negative seed", u"check @set --seed -1"_s, ExitStatus::wrongUsage);
        row("missing folder", u"check @missing"_s, ExitStatus::nothingDone);
        row("a text for a folder", u"check @text.txt"_s, ExitStatus::nothingDone);
        row("one of two folders missing", u"pack @set @missing -o @p"_s, ExitStatus::nothingDone);
        row("all unusable", u"check @set --min-side 4000"_s, ExitStatus::nothingDone);
        row("nothing to pack", u"pack @set --min-side 4000 -o @p"_s, ExitStatus::nothingDone);
        row("pack into a missing folder", u"pack @set -o @missing/p"_s, ExitStatus::nothingDone);
        row("styles missing", u"pack @set -o @p --styles @missing"_s, ExitStatus::nothingDone);
        row("list into a missing folder", u"clean @set -o @missing/l"_s, ExitStatus::nothingDone);
        row("pack over a picture", u"pack @set -o @set/1.png"_s, ExitStatus::nothingDone);
        row("list over a picture", u"clean @set -o @set/1.png"_s, ExitStatus::nothingDone);
        row("move into the folder itself", u"clean @set --move-to @set/bad"_s,
            ExitStatus::nothingDone);
    }
    void fails() {
        QFETCH(QString, line);
        QFETCH(int, status);
        std::ofstream(at("text.txt")) << "hello";
        QCOMPARE(static_cast<int>(run(line)), status);
        QVERIFY(!fs::exists(at("p")));
        if (static_cast<ExitStatus>(status) == ExitStatus::wrongUsage)
            QVERIFY(!err_.isEmpty());
    }

    void cleanWritesTheList() {
        save(at("set/flat.png"), flatPicture(100, 100));
        QCOMPARE(run(u"clean @set -o @list.json"_s), ExitStatus::done);
        QFile file(QString::fromStdString(at("list.json").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto list = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(list[u"pictures"_s].toArray().size(), 5);
        QVERIFY(fs::exists(at("set/flat.png")));  // asked for nothing else
    }

    void cleanMoves() {
        save(at("set/deep/flat.png"), flatPicture(100, 100));
        QCOMPARE(run(u"clean @set --move-to @unused --json"_s), ExitStatus::done);
        QCOMPARE(objects()[0][u"moved"_s].toInt(), 1);
        QVERIFY(fs::exists(at("unused/deep/flat.png")));
        QCOMPARE(run(u"check @set"_s), ExitStatus::done);
        QVERIFY(out_.startsWith(u"5 pictures, 5 usable"_s));
    }

    void cleanSaysWhatStayed() {
        save(at("set/flat.png"), flatPicture(100, 100));
        save(at("unused/flat.png"), flatPicture(90, 90));
        QCOMPARE(run(u"clean @set --move-to @unused"_s), ExitStatus::someFailed);
        QVERIFY(err_.contains(u"unused/flat.png"_s));
        QVERIFY(fs::exists(at("set/flat.png")));
    }

    void packs_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<bool>("hasTargets");
        QTest::newRow("by default") << QString() << false;
        QTest::newRow("cel") << u"--target cel"_s << true;
        QTest::newRow("photo") << u"--target photo --styles @set"_s << false;
        QTest::newRow("as cel styles ask") << u"--styles @set"_s << true;
        QTest::newRow("as painterly styles ask") << u"--styles @paintings"_s << false;
    }
    void packs() {
        QFETCH(QString, options);
        for (unsigned i = 0; i < 3; ++i)
            save(at("paintings/" + std::to_string(i) + ".png"), painting(i));
        QCOMPARE(run(u"pack @set -o @pack --short-side 64 "_s + options), ExitStatus::done);
        const auto pack = PackedPictures::open(at("pack"));
        QVERIFY(pack);
        QCOMPARE(pack->size(), std::size_t{5});
        QCOMPARE((*pack)[0].height, 64);
        QTEST((*pack)[0].target != nullptr, "hasTargets");
        QVERIFY(out_.contains(u"pack: 5 pictures"_s));
    }

    void seedChoosesTheSplit() {
        for (unsigned i = 5; i < 20; ++i)
            save(at("set/" + std::to_string(i) + ".png"), drawing(i));
        const auto heldOut = [&](const QString& options) {
            run(u"pack @set -o @pack --short-side 32 --test-share 0.4 "_s + options);
            return PackedPictures::open(at("pack"))->indices(true);
        };
        const auto first = heldOut(u"--seed 1"_s);
        QCOMPARE(heldOut(u"--seed 1"_s), first);
        QVERIFY(heldOut(u"--seed 2"_s) != first);
    }

    void stopped() {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(run(u"pack @set -o @pack"_s, stop.get_token()), ExitStatus::nothingDone);
        QCOMPARE(err_, u"stopped\n"_s);
        QVERIFY(!fs::exists(at("pack")));
    }
};

QTEST_APPLESS_MAIN(TestDatasetCommand)
#include "tst_dataset_command.moc"
