// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <deque>

#include "batch/batch_pipeline.h"
#include "samples.h"
#include "tests/ui/fake_engine.h"

using namespace irodori;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// Notes what it hears, in order, as lines of text.
class NotingClient : public BatchClient {
public:
    std::deque<BatchTask> tasks;
    QStringList heard;
    std::vector<BatchResult> results;
    std::function<void(const BatchTask&)> onProgress;
    bool forbidsReplacing = false;

    std::optional<BatchTask> next() override {
        if (tasks.empty())
            return std::nullopt;
        BatchTask task = std::move(tasks.front());
        tasks.pop_front();
        return task;
    }
    Result<void> mayReplace(const fs::path& target) override {
        if (forbidsReplacing)
            return failure(ErrorCode::exists, target.string());
        return {};
    }
    void progress(const BatchTask& task, double /*fraction*/) override {
        if (onProgress)
            onProgress(task);
    }
    void notice(const BatchTask& task, const std::string& /*message*/) override {
        heard << u"%1 notice"_s.arg(task.id);
    }
    void finished(const BatchTask& task, Result<BatchResult> result) override {
        if (result)
            results.push_back(*result);
        heard << (result ? u"%1 done"_s.arg(task.id)
                         : u"%1 failed %2"_s.arg(task.id).arg(int(result.error().code)));
    }
};

QString failed(int id, ErrorCode code) {
    return u"%1 failed %2"_s.arg(id).arg(int(code));
}

}  // namespace

class TestBatchPipeline : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    QString before_;
    test::FakeEngine engine_;

    static BatchStyle style() {
        BatchStyle style;
        style.recipe.references = {{"style", {}, 1, StyleCode(256, 0.5F), {}}};
        style.exporting.ifExists = IfExists::keepBoth;
        return style;
    }

    /// The photo `name` into "out/", named after it.
    static BatchTask task(std::uint64_t id, const std::string& name,
                          const BatchStyle& style = TestBatchPipeline::style()) {
        return {id,
                name,
                std::make_shared<const BatchStyle>(style),
                [name](FileFormat format) {
                    return fs::path("out")
                           / (fs::path(name).stem().string() + "." + extensionOf(format));
                },
                {}};
    }

    static QStringList written() { return QDir(u"out"_s).entryList(QDir::Files, QDir::Name); }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        before_ = QDir::currentPath();
        QDir::setCurrent(dir_->path());
        for (const auto& [name, format] : {std::pair{"a.png", FileFormat::png},
                                           {"b.jpg", FileFormat::jpeg},
                                           {"c.png", FileFormat::png}}) {
            ExportOptions options;
            options.format = format;
            QVERIFY(savePicture(name, samples::photo(30, 20), nullptr, options));
        }
        QFile text(u"text.jpg"_s);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("not a picture");
        engine_.failRepaint = false;
    }
    void cleanup() { QDir::setCurrent(before_); }

    void overlaps_data() {
        QTest::addColumn<bool>("overlapping");
        QTest::addRow("overlapping") << true;
        QTest::addRow("one step after the other") << false;
    }
    void overlaps() {
        QFETCH(bool, overlapping);
        NotingClient client;
        client.tasks = {task(1, "a.png"), task(2, "text.jpg"), task(3, "missing.png"),
                        task(4, "b.jpg"), task(5, "c.png")};
        runBatch(engine_, client, overlapping ? Overlap::full : Overlap::none, {});
        client.heard.sort();
        QCOMPARE(client.heard,
                 (QStringList{u"1 done"_s, failed(2, ErrorCode::unsupported),
                              failed(3, ErrorCode::notFound), u"4 done"_s, u"5 done"_s}));
        QCOMPARE(written(), (QStringList{u"a.png"_s, u"b.jpg"_s, u"c.png"_s}));
        for (const auto& result : client.results) {
            QVERIFY(fs::exists(result.output));
            QCOMPARE(result.size, (Size{30, 20}));
        }
    }

    void nothingToDo() {
        NotingClient client;
        runBatch(engine_, client, Overlap::full, {});
        QCOMPARE(client.heard, QStringList());
    }

    void styleReachesTheEngine() {
        BatchStyle chosen = style();
        chosen.recipe.settings.strength = 0.5;
        chosen.recipe.otherReferences = {{"rest", {}, 0.25, StyleCode(256, 1.F), {}}};
        chosen.recipe.settings.region = StyledRegion::mask;
        chosen.recipe.mask = Mask(2, 2, 255);
        chosen.maxSide = 15;
        chosen.format = FileFormat::webp;
        NotingClient client;
        client.tasks = {task(1, "a.png", chosen)};
        runBatch(engine_, client, Overlap::full, {});
        const auto request = engine_.lastRequest();
        QCOMPARE(request.settings.strength, 0.5);
        QCOMPARE(request.otherReferences.at(0).weight, 0.25);
        QCOMPARE(*request.mask == chosen.recipe.mask, true);
        QCOMPARE(client.results.at(0).size, (Size{15, 10}));
        QCOMPARE(written(), QStringList{u"a.webp"_s});
    }

    void regions_data() {
        QTest::addColumn<int>("region");
        QTest::addColumn<bool>("hasMask");
        QTest::addRow("all") << int(StyledRegion::all) << false;
        QTest::addRow("subject") << int(StyledRegion::subject) << true;
        QTest::addRow("background") << int(StyledRegion::background) << true;
    }
    void regions() {
        QFETCH(int, region);
        BatchStyle chosen = style();
        chosen.recipe.settings.region = StyledRegion(region);
        NotingClient client;
        client.tasks = {task(1, "a.png", chosen)};
        runBatch(engine_, client, Overlap::full, {});
        QVERIFY(client.heard.contains(u"1 done"_s));  // whether something stands out or not
        const auto mask = engine_.lastRequest().mask;
        QTEST(mask && !mask->isNull(), "hasMask");
    }

    void existingFiles_data() {
        QTest::addColumn<int>("ifExists");
        QTest::addColumn<bool>("forbidden");
        QTest::addColumn<QString>("heard");
        QTest::addColumn<QStringList>("files");
        const QStringList one{u"a.png"_s};
        QTest::addRow("kept beside") << int(IfExists::keepBoth) << false << u"1 done"_s
                                     << QStringList{u"a (2).png"_s, u"a.png"_s};
        QTest::addRow("refused") << int(IfExists::refuse) << false << failed(1, ErrorCode::exists)
                                 << one;
        QTest::addRow("replaced") << int(IfExists::replace) << false << u"1 done"_s << one;
        QTest::addRow("not to be replaced")
            << int(IfExists::replace) << true << failed(1, ErrorCode::exists) << one;
    }
    void existingFiles() {
        QFETCH(int, ifExists);
        QFETCH(bool, forbidden);
        QVERIFY(QDir().mkpath(u"out"_s));
        QVERIFY(QFile::copy(u"c.png"_s, u"out/a.png"_s));
        BatchStyle chosen = style();
        chosen.exporting.ifExists = IfExists(ifExists);
        NotingClient client;
        client.forbidsReplacing = forbidden;
        client.tasks = {task(1, "a.png", chosen)};
        const int repaintsBefore = engine_.repaints;
        runBatch(engine_, client, Overlap::full, {});
        QCOMPARE(client.heard.size(), 1);
        QTEST(client.heard.at(0), "heard");
        QTEST(written(), "files");
        // What will not be written is not painted.
        QCOMPARE(engine_.repaints - repaintsBefore, client.results.size());
    }

    void oneIsSkipped() {
        NotingClient client;
        std::stop_source skip;
        client.tasks = {task(1, "a.png"), task(2, "b.jpg")};
        client.tasks[0].skip = skip.get_token();
        client.onProgress = [&](const BatchTask& task) {
            if (task.id == 1)
                skip.request_stop();
        };
        runBatch(engine_, client, Overlap::full, {});
        QCOMPARE(client.heard, (QStringList{failed(1, ErrorCode::cancelled), u"2 done"_s}));
        QCOMPARE(written(), QStringList{u"b.jpg"_s});
    }

    void stopEndsTheRest() {
        NotingClient client;
        std::stop_source stop;
        client.tasks = {task(1, "a.png"), task(2, "b.jpg"), task(3, "c.png"), task(4, "a.png")};
        client.onProgress = [&](const BatchTask& task) {
            if (task.id == 2)
                stop.request_stop();
        };
        runBatch(engine_, client, Overlap::full, stop.get_token());
        // The third had been handed out: it is told of, too.
        QCOMPARE(client.heard, (QStringList{u"1 done"_s, failed(2, ErrorCode::cancelled),
                                            failed(3, ErrorCode::cancelled)}));
        QCOMPARE(client.tasks.size(), 1U);
        QCOMPARE(written(), QStringList{u"a.png"_s});
    }

    void addedWhileTheLastIsPainted() {
        NotingClient client;
        client.tasks = {task(1, "a.png")};
        client.onProgress = [&](const BatchTask& painting) {
            if (painting.id == 1 && client.tasks.empty())
                client.tasks.push_back(task(2, "b.jpg"));
        };
        runBatch(engine_, client, Overlap::full, {});
        QCOMPARE(client.heard, (QStringList{u"1 done"_s, u"2 done"_s}));
    }

    void engineFailures() {
        NotingClient client;
        client.tasks = {task(1, "a.png"), task(2, "b.jpg")};
        engine_.failRepaint = true;
        runBatch(engine_, client, Overlap::full, {});
        QCOMPARE(client.heard, (QStringList{failed(1, ErrorCode::outOfMemory),
                                            failed(2, ErrorCode::outOfMemory)}));
        QCOMPARE(written(), QStringList());
    }

    void folderThatCannotBeMade() {
        NotingClient client;
        client.tasks = {task(1, "a.png"), task(2, "b.jpg")};
        client.tasks[0].target = [](FileFormat) { return "text.jpg/a.png"; };
        const int repaintsBefore = engine_.repaints;
        runBatch(engine_, client, Overlap::full, {});
        client.heard.sort();
        QCOMPARE(client.heard.size(), 2);
        QVERIFY2(client.heard.at(0).startsWith(u"1 failed"_s), qPrintable(client.heard.at(0)));
        QCOMPARE(client.heard.at(1), u"2 done"_s);
        QCOMPARE(engine_.repaints - repaintsBefore, 1);  // what has no place is not painted
    }
};

QTEST_GUILESS_MAIN(TestBatchPipeline)
#include "tst_batch_pipeline.moc"
