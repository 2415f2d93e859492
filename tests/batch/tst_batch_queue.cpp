// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "batch/batch_queue.h"

using namespace irodori;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

using Ids = BatchQueue::Ids;

/// "3w 1r 2d": ids and the first letters of their states, in order.
QString orderOf(const BatchQueue& queue) {
    QStringList texts;
    for (const auto& item : queue.items())
        texts << u"%1%2"_s.arg(item.id).arg(u"wrdsf"_s.at(int(item.state)));
    return texts.join(u' ');
}

BatchPlan plan(const std::string& pattern = "{name}") {
    BatchPlan plan;
    plan.folder = "/out";
    plan.pattern = pattern;
    plan.styleName = "Rain";
    plan.style.recipe.modelName = "starter";
    return plan;
}

BatchQueue queueOf(std::initializer_list<BatchPhoto> photos, const BatchPlan& wanted = plan()) {
    BatchQueue queue;
    if (!queue.setPlan(wanted))
        qFatal("a test's plan is wrong");
    queue.add(photos);
    return queue;
}

BatchQueue fourPhotos() {
    return queueOf({{"/p/a.jpg", {}}, {"/p/b.jpg", {}}, {"/p/c.jpg", {}}, {"/p/d.jpg", {}}});
}

QStringList targetsOf(const BatchQueue& queue) {
    QStringList texts;
    for (const auto& [id, target] : queue.targets())
        texts << QString::fromStdString(target.string());
    return texts;
}

}  // namespace

class TestBatchQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patterns_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("name");  // empty: refused
        QTest::addRow("the default") << u"{name}_{style}"_s << u"my photo_Rain- all day"_s;
        QTest::addRow("every field") << u"{folder} {model} {date} {number} {name}"_s
                                     << u"holiday starter 2026-11-23 0007 my photo"_s;
        QTest::addRow("number alone") << u"{number}"_s << u"0007"_s;
        QTest::addRow("folders") << u"{style}/{name}"_s << u"Rain- all day/my photo"_s;
        QTest::addRow("text around") << u"x-{name}-y"_s << u"x-my photo-y"_s;
        QTest::addRow("empty") << QString() << QString();
        QTest::addRow("the same for all") << u"picture"_s << QString();
        QTest::addRow("the same for all of a style") << u"{style}"_s << QString();
        QTest::addRow("unknown field") << u"{name}{camera}"_s << QString();
        QTest::addRow("lone {") << u"{name"_s << QString();
        QTest::addRow("lone }") << u"{name}}"_s << QString();
        QTest::addRow("leads up") << u"../{name}"_s << QString();
        QTest::addRow("leads up later") << u"a/../../{name}"_s << QString();
        QTest::addRow("absolute") << u"/tmp/{name}"_s << QString();
        QTest::addRow("hidden") << u".{name}"_s << QString();
        QTest::addRow("no name after the folder") << u"{name}/"_s << QString();
        QTest::addRow("too long") << (QString(300, u'x') + u"{name}"_s) << QString();
    }
    void patterns() {
        QFETCH(QString, pattern);
        QFETCH(QString, name);
        const auto valid = validateNamePattern(pattern.toStdString());
        QCOMPARE(valid.has_value(), !name.isEmpty());
        const NameFields fields{"my photo", "holiday", "Rain: all day", "starter", "2026-11-23", 7};
        if (valid)
            QCOMPARE(QString::fromStdString(nameFrom(pattern.toStdString(), fields)), name);
        else
            QCOMPARE(valid.error().code, ErrorCode::invalidArgument);
    }

    void fieldsCannotLeadOut_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("name");
        QTest::addRow("up") << u"../../etc"_s << u"-.-..-etc"_s;
        QTest::addRow("hidden") << u".bashrc"_s << u"-bashrc"_s;
        QTest::addRow("control characters") << u"a\nb"_s << u"a-b"_s;
        QTest::addRow("long, cut between characters") << QString(50, u'彩') << QString(26, u'彩');
        QTest::addRow("braces") << u"{name}"_s << u"{name}"_s;
    }
    void fieldsCannotLeadOut() {
        QFETCH(QString, field);
        NameFields fields;
        fields.name = field.toStdString();
        QTEST(QString::fromStdString(nameFrom("{name}", fields)), "name");
    }

    void emptyFieldsCannotLeadOut_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addRow("absolute") << u"{style}/{name}"_s;
        QTest::addRow("up") << u"{style}../{name}"_s;
        QTest::addRow("hidden") << u"{style}.{name}"_s;
        QTest::addRow("nothing") << u"{style}"_s;
    }
    void emptyFieldsCannotLeadOut() {
        QFETCH(QString, pattern);
        NameFields fields;
        fields.name = "photo";
        fields.number = 7;
        QCOMPARE(QString::fromStdString(nameFrom(pattern.toStdString(), fields)), u"photo-0007"_s);
    }

    void targets_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("keeps");
        QTest::addColumn<QStringList>("targets");
        QTest::addRow("in a folder, as they were below what was added")
            << u"/out"_s << true
            << QStringList{u"/out/trip/day 1/x"_s, u"/out/trip/day 2/x"_s,
                           u"/out/trip/day 2/x (2)"_s, u"/out/y"_s};
        QTest::addRow("all in one folder")
            << u"/out"_s << false
            << QStringList{u"/out/x"_s, u"/out/x (2)"_s, u"/out/x (3)"_s, u"/out/y"_s};
        QTest::addRow("beside the photos")
            << QString() << true
            << QStringList{u"/p/trip/day 1/x"_s, u"/p/trip/day 2/x"_s, u"/p/trip/day 2/x (2)"_s,
                           u"/q/y"_s};
    }
    void targets() {
        QFETCH(QString, folder);
        QFETCH(bool, keeps);
        BatchPlan wanted = plan();
        wanted.folder = folder.toStdString();
        wanted.keepsFolders = keeps;
        auto queue = queueOf({{"/p/trip/day 1/x.jpg", "trip/day 1"},
                              {"/p/trip/day 2/x.jpg", "trip/day 2"},
                              {"/p/trip/day 2/x.png", "trip/day 2"},
                              {"/q/y.jpg", {}}},
                             wanted);
        QTEST(targetsOf(queue), "targets");
        const QStringList before = targetsOf(queue);
        queue.move({3, 1}, 0);  // the order of painting changes no names
        QCOMPARE(targetsOf(queue), before);
    }

    void removingOthersChangesNoNames_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("targets");  // of the second and third of three
        QTest::addRow("numbers") << u"{number}"_s << QStringList{u"/out/0002"_s, u"/out/0003"_s};
        QTest::addRow("copies") << u"{name}"_s << QStringList{u"/out/x (2)"_s, u"/out/x (3)"_s};
    }
    void removingOthersChangesNoNames() {
        QFETCH(QString, pattern);
        auto queue = queueOf({{"/p/x.jpg", {}}, {"/p/x.png", {}}, {"/p/x.tif", {}}},
                             plan(pattern.toStdString()));
        queue.takeNext();
        queue.takeNext();
        queue.finish(1, {"/out/first.jpg", {1, 1}, 1});
        queue.removeDone();
        QTEST(targetsOf(queue), "targets");
        const auto again = batchQueueFromJson(toJson(queue));
        QTEST(targetsOf(*again), "targets");
        queue.finish(2, {"/out/second.jpg", {1, 1}, 1});
        QTEST(targetsOf(queue), "targets");
    }

    void namesOfTheUnpaintedAreFreeAgain_data() {
        QTest::addColumn<std::function<void(BatchQueue&)>>("change");
        const auto row = [](const char* name, const std::function<void(BatchQueue&)>& change) {
            QTest::addRow("%s", name) << change;
        };
        row("a waiting one is removed", [](BatchQueue& q) { q.remove({1}); });
        row("a failed one is removed", [](BatchQueue& q) {
            q.takeNext();
            q.fail(1, {ErrorCode::corrupt, "/p/a.jpg", "torn"});
            q.remove({1});
        });
        row("the painted one is removed", [](BatchQueue& q) {
            q.takeNext();
            q.remove({1});
            q.giveBack(1);
        });
        row("the painted one is skipped, then removed", [](BatchQueue& q) {
            q.takeNext();
            q.skip({1});
            q.giveBack(1);
            q.remove({1});
        });
    }
    void namesOfTheUnpaintedAreFreeAgain() {
        QFETCH(std::function<void(BatchQueue&)>, change);
        BatchQueue queue = fourPhotos();
        change(queue);
        queue.add({{"/p/a.jpg", {}}});
        QCOMPARE(queue.targets().at(5), fs::path("/out/a"));
    }

    void numbersStartAgainWhenEmpty() {
        auto queue = queueOf({{"/p/a.jpg", {}}, {"/p/b.jpg", {}}}, plan("{number}"));
        queue.takeNext();
        queue.finish(1, {"/out/0001.jpg", {1, 1}, 1});
        queue.takeNext();
        queue.remove({1, 2});
        // The second may still be written under its name.
        queue.add({{"/p/c.jpg", {}}});
        QCOMPARE(targetsOf(queue), QStringList{u"/out/0003"_s});
        queue.remove({3});
        queue.finish(2, {"/out/0002.jpg", {1, 1}, 1});
        queue.add({{"/p/d.jpg", {}}});
        QCOMPARE(targetsOf(queue), QStringList{u"/out/0001"_s});
    }

    void planDoesNotRenameWhatIsPainted() {
        BatchQueue queue = fourPhotos();
        queue.takeNext();
        QVERIFY(queue.setPlan(plan("{style} {name}")));
        QCOMPARE(queue.targets().at(1), fs::path("/out/a"));
        QCOMPARE(queue.targets().at(2), fs::path("/out/Rain b"));
        queue.giveBack(1);
        QCOMPARE(queue.targets().at(1), fs::path("/out/Rain a"));
    }

    void changes_data() {
        QTest::addColumn<std::function<void(BatchQueue&)>>("change");
        QTest::addColumn<QString>("order");  // of "1w 2r 3d 4f"
        const auto row = [](const char* name, const std::function<void(BatchQueue&)>& change,
                            const QString& order) { QTest::addRow("%s", name) << change << order; };
        const auto moved = [&](const char* name, const Ids& ids, std::uint64_t before,
                               const QString& order) {
            row(
                name, [=](BatchQueue& q) { q.move(ids, before); }, order);
        };
        row(
            "nothing", [](BatchQueue&) {}, u"1w 2r 3d 4f"_s);
        row(
            "remove",
            [](BatchQueue& q) {
                q.remove({1, 3});
            },
            u"2r 4f"_s);
        row(
            "remove nobody", [](BatchQueue& q) { q.remove({9}); }, u"1w 2r 3d 4f"_s);
        row(
            "remove what is done", [](BatchQueue& q) { q.removeDone(); }, u"1w 2r 4f"_s);
        row(
            "skip",
            [](BatchQueue& q) {
                q.skip({1, 2, 3, 4});
            },
            u"1s 2s 3d 4f"_s);
        row(
            "retry",
            [](BatchQueue& q) {
                q.retry({1, 2, 3, 4});
            },
            u"1w 2r 3w 4w"_s);
        moved("move up", {4, 3}, 1, u"3d 4f 1w 2r"_s);
        moved("move down", {1, 2}, 4, u"3d 1w 2r 4f"_s);
        moved("move to the end", {1, 3}, 0, u"2r 4f 1w 3d"_s);
        moved("gather", {1, 4}, 3, u"2r 1w 4f 3d"_s);
        moved("move before one of themselves", {1, 3}, 3, u"2r 1w 3d 4f"_s);
        row(
            "move nobody", [](BatchQueue& q) { q.move({9}, 1); }, u"1w 2r 3d 4f"_s);
        row(
            "take", [](BatchQueue& q) { QCOMPARE(q.takeNext()->id, 1U); }, u"1r 2r 3d 4f"_s);
        row(
            "give back", [](BatchQueue& q) { q.giveBack(2); }, u"1w 2w 3d 4f"_s);
        row(
            "give back what does not run", [](BatchQueue& q) { q.giveBack(3); }, u"1w 2r 3d 4f"_s);
        row(
            "fail", [](BatchQueue& q) { q.fail(2, {}); }, u"1w 2f 3d 4f"_s);
        row(
            "fail what does not run", [](BatchQueue& q) { q.fail(1, {}); }, u"1w 2r 3d 4f"_s);
        row(
            "what was skipped too late is done",
            [](BatchQueue& q) {
                q.skip({2});
                q.finish(2, {});
            },
            u"1w 2d 3d 4f"_s);
        row(
            "add, but none that waits or runs",
            [](BatchQueue& q) {
                QCOMPARE(q.add({{"/p/a.jpg", {}},
                                {"/p/b.jpg", {}},
                                {"/p/c.jpg", {}},
                                {"/p/new.jpg", {}},
                                {"/p/new.jpg", {}}}),
                         2U);
            },
            u"1w 2r 3d 4f 5w 6w"_s);
    }
    void changes() {
        QFETCH(std::function<void(BatchQueue&)>, change);
        BatchQueue queue = fourPhotos();
        queue.move({1}, 0);
        QCOMPARE(queue.takeNext()->id, 2U);
        QCOMPARE(queue.takeNext()->id, 3U);
        QCOMPARE(queue.takeNext()->id, 4U);
        queue.finish(3, {"/out/c.jpg", {1, 1}, 2});
        queue.fail(4, {ErrorCode::corrupt, "/p/d.jpg", "torn"});
        queue.move({1}, 2);
        QCOMPARE(orderOf(queue), u"1w 2r 3d 4f"_s);
        change(queue);
        QTEST(orderOf(queue), "order");
    }

    void retriedOnesForget() {
        BatchQueue queue = fourPhotos();
        queue.takeNext();
        queue.note(1, "something");
        queue.fail(1, {ErrorCode::corrupt, {}, {}});
        queue.retry({1});
        QVERIFY(!queue.find(1)->failure);
        QCOMPARE(queue.find(1)->note, std::string());
    }

    void nothingIsTakenWithoutPlan() {
        BatchQueue queue;
        queue.add({{"/p/a.jpg", {}}});
        QVERIFY(!queue.takeNext());
        QVERIFY(queue.targets().empty());
        QVERIFY(queue.existingTargets().empty());
    }

    void wrongPlansAreRefused() {
        BatchQueue queue = fourPhotos();
        QVERIFY(!queue.setPlan(plan("{nobody}")));
        QCOMPARE(queue.plan()->pattern, std::string("{name}"));
    }

    void settingsAreEmbedded_data() {
        QTest::addColumn<bool>("embeds");
        QTest::addColumn<bool>("strips");
        QTest::addColumn<bool>("embedded");
        QTest::addRow("wanted") << true << false << true;
        QTest::addRow("not wanted") << false << false << false;
        QTest::addRow("no metadata at all") << true << true << false;
    }
    void settingsAreEmbedded() {
        QFETCH(bool, embeds);
        QFETCH(bool, strips);
        BatchPlan wanted = plan();
        wanted.embedsSettings = embeds;
        wanted.style.exporting.stripMetadata = strips;
        wanted.style.exporting.settingsJson = "stale";
        const auto queue = queueOf({}, wanted);
        const std::string& json = queue.plan()->style.exporting.settingsJson;
        QTEST(json == toJson(wanted.style.recipe), "embedded");
        QVERIFY(json != "stale");
    }

    void existingTargets() {
        const QTemporaryDir dir;
        const fs::path out = dir.path().toStdString();
        for (const char* name : {"a.jpg", "b.png", "c.tif"}) {
            QFile file(QString::fromStdString((out / name).string()));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        BatchPlan wanted = plan();
        wanted.folder = out;
        auto queue = queueOf({{"/p/a.JPG", {}}, {"/p/b.heic", {}}, {"/p/c.jpg", {}}}, wanted);
        QCOMPARE(queue.existingTargets(), (std::vector<fs::path>{out / "a.jpg", out / "b.png"}));
        wanted.style.format = FileFormat::tiff;
        QVERIFY(queue.setPlan(wanted));
        QCOMPARE(queue.existingTargets(), (std::vector<fs::path>{out / "c.tif"}));
        queue.skip({3});
        QVERIFY(queue.existingTargets().empty());
    }

    void scanning() {
        const QTemporaryDir dir;
        for (const auto& name :
             {u"trip/day 1/x.jpg"_s, u"trip/y.png"_s, u"z.jpg"_s, u"none/t.txt"_s}) {
            const QString path = dir.filePath(name);
            QDir().mkpath(QFileInfo(path).path());
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const fs::path root = dir.path().toStdString();
        // With a slash at the end, as some programs drop folders.
        const auto scan = scanForBatch({root / "trip/", root / "z.jpg", root / "none"});
        QVERIFY(scan);
        QCOMPARE(scan->photos.size(), 3U);
        QCOMPARE(scan->photos[0].photo, root / "trip/day 1/x.jpg");
        QCOMPARE(scan->photos[0].folder, fs::path("trip/day 1"));
        QCOMPARE(scan->photos[1].folder, fs::path("trip"));
        QCOMPARE(scan->photos[2].folder, fs::path());
        QCOMPARE(scan->barren, std::vector<fs::path>{root / "none"});
        QVERIFY(scan->failures.empty());
    }

    void comesBackFromText() {
        BatchPlan wanted = plan("{style}/{name}");
        wanted.style.recipe.references = {{"rain.png", {}, 0.5, StyleCode(256, 0.25F), {}}};
        wanted.style.recipe.settings.strength = 0.75;
        wanted.style.maxSide = 1234;
        wanted.style.format = FileFormat::webp;
        wanted.style.depth = ExportDepth::eight;
        wanted.style.exporting.quality = 77;
        wanted.style.exporting.profile = ExportProfile::srgb;
        wanted.style.exporting.stripMetadata = true;
        wanted.style.exporting.ifExists = IfExists::refuse;
        wanted.keepsFolders = false;
        wanted.thumbnail = {0x89, 'P', 'N', 'G', 0};
        auto queue = queueOf({{"/p/彩.jpg", "trip"}, {"/p/b.jpg", {}}, {"/p/c.jpg", {}}}, wanted);
        for (int i = 0; i < 3; ++i)
            queue.takeNext();
        queue.finish(2, {"/out/b.webp", {5, 5}, 1.5});
        queue.note(2, "one frame");
        queue.fail(3, {ErrorCode::corrupt, "/p/c.jpg", "torn"});

        const std::string text = toJson(queue);
        const auto again = batchQueueFromJson(text);
        QVERIFY2(again, again ? "" : again.error().message().c_str());
        QCOMPARE(orderOf(*again), u"1w 2d 3f"_s);  // what ran waits
        QCOMPARE(again->find(1)->photo, fs::path("/p/彩.jpg"));
        QCOMPARE(again->find(1)->folder, fs::path("trip"));
        QCOMPARE(again->find(2)->output, fs::path("/out/b.webp"));
        QCOMPARE(again->find(2)->seconds, 1.5);
        QCOMPARE(again->find(3)->failure->code, ErrorCode::corrupt);
        QCOMPARE(again->find(3)->failure->detail, std::string("torn"));
        const BatchPlan& read = *again->plan();
        QCOMPARE(read.style.recipe == wanted.style.recipe, true);
        QCOMPARE(read.thumbnail == wanted.thumbnail, true);
        QCOMPARE(read.style.exporting.quality, 77);
        QCOMPARE(read.style.exporting.ifExists == IfExists::refuse, true);
        QCOMPARE(targetsOf(*again), targetsOf(queue));
        QCOMPARE(toJson(*again), text);
    }

    void numbersOfText_data() {
        QTest::addColumn<QByteArray>("photos");
        QTest::addColumn<QStringList>("targets");
        QTest::addRow("of an older version") << QByteArray(R"({"photo":"/a"},{"photo":"/b"})")
                                             << QStringList{u"/out/0001 a"_s, u"/out/0002 b"_s};
        QTest::addRow("some without, some twice")
            << QByteArray(R"({"photo":"/a","number":2},{"photo":"/b"},{"photo":"/c","number":2})")
            << QStringList{u"/out/0002 a"_s, u"/out/0003 b"_s, u"/out/0004 c"_s};
        QTest::addRow("impossible")
            << QByteArray(R"({"photo":"/a","number":-1},{"photo":"/b","number":1e99})")
            << QStringList{u"/out/0001 a"_s, u"/out/0002 b"_s};
        QTest::addRow("an older one that is done, with a copy of its name")
            << QByteArray(R"({"photo":"/a","state":"done","output":"/out/0002 b.png"},)"
                          R"({"photo":"/b"})")
            << QStringList{u"/out/0002 b"_s, u"/out/0002 b (2)"_s};
    }
    void numbersOfText() {
        QFETCH(QByteArray, photos);
        auto queue =
            batchQueueFromJson(R"({"irodori-batch":1,"photos":[)" + photos.toStdString() + "]}");
        QVERIFY(queue->setPlan(plan("{number} {name}")));
        QTEST(targetsOf(*queue), "targets");
    }

    void damagedText_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("order");  // empty: refused
        QTest::addColumn<int>("code");
        const auto photos = [](const QByteArray& list) -> QByteArray {
            return R"({"irodori-batch":1,"photos":[)" + list + "]}";
        };
        const int corrupt = int(ErrorCode::corrupt);
        QTest::addRow("empty") << QByteArray() << QString() << corrupt;
        QTest::addRow("no JSON") << QByteArray("{") << QString() << corrupt;
        QTest::addRow("a list") << QByteArray("[]") << QString() << corrupt;
        QTest::addRow("no version") << QByteArray("{}") << QString() << corrupt;
        QTest::addRow("newer") << QByteArray(R"({"irodori-batch":2})") << QString()
                               << int(ErrorCode::newerVersion);
        QTest::addRow("relative photo")
            << photos(R"({"photo":"a.jpg"},{"photo":"/b.jpg"})") << u"1w"_s << 0;
        QTest::addRow("no photo") << photos(R"({"state":"done"},7,{"photo":"/b.jpg"})") << u"1w"_s
                                  << 0;
        QTest::addRow("unknown state")
            << photos(R"({"photo":"/b.jpg","state":"flying"})") << u"1w"_s << 0;
        QTest::addRow("failed for no reason")
            << photos(R"({"photo":"/b.jpg","state":"failed"})") << u"1w"_s << 0;
        QTest::addRow("wrong types")
            << photos(R"({"photo":"/b.jpg","state":3,"seconds":"x","folder":[],"failure":1})")
            << u"1w"_s << 0;
        QTest::addRow("a plan that cannot be used")
            << QByteArray(R"({"irodori-batch":1,"plan":{"pattern":"x"},"photos":[{"photo":"/b"}]})")
            << u"1w"_s << 0;
    }
    void damagedText() {
        QFETCH(QByteArray, text);
        QFETCH(QString, order);
        const auto queue = batchQueueFromJson(text.toStdString());
        QCOMPARE(queue.has_value(), !order.isEmpty());
        if (!queue) {
            QTEST(int(queue.error().code), "code");
            return;
        }
        QCOMPARE(orderOf(*queue), order);
        QVERIFY(!queue->plan());
    }

    void foldersFromTextStayInside() {
        const auto queue = batchQueueFromJson(
            R"({"irodori-batch":1,"photos":[{"photo":"/a","folder":"../../etc"},
                {"photo":"/b","folder":"/etc"},{"photo":"/c","folder":"x/y"}]})");
        QCOMPARE(queue->find(1)->folder, fs::path());
        QCOMPARE(queue->find(2)->folder, fs::path());
        QCOMPARE(queue->find(3)->folder, fs::path("x/y"));
    }
};

QTEST_GUILESS_MAIN(TestBatchQueue)
#include "tst_batch_queue.moc"
