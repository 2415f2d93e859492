// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

#include "batch/batch_runner.h"
#include "samples.h"
#include "tests/model/model_fixture.h"
#include "tests/ui/fake_engine.h"

using namespace irodori;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

/// Does something before it repaints the n-th photo, and can lose its device.
class ScriptedEngine : public test::FakeEngine {
public:
    std::function<void(int n)> beforeRepaint;
    ErrorCode failure = ErrorCode::internal;
    int failAt = -1;
    int calls = 0;
    QStringList models;

    Result<ModelInfo> loadModel(const fs::path& path) override {
        models << QString::fromStdString(path.stem().string());
        return FakeEngine::loadModel(path);
    }
    Result<RepaintResult> repaint(const RepaintRequest& request, const JobHooks& hooks) override {
        const int n = calls++;
        if (beforeRepaint)
            beforeRepaint(n);
        if (n == failAt)
            return irodori::failure(failure, "engine");
        return FakeEngine::repaint(request, hooks);
    }
};

/// "wrds" …: first letters of the states, in order.
QString statesOf(const BatchRunner& runner) {
    QString text;
    const BatchQueue queue = runner.queue();
    for (const auto& item : queue.items())
        text += u"wrdsf"_s.at(int(item.state));
    return text;
}

}  // namespace

class TestBatchRunner : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    fs::path root_;
    std::unique_ptr<ModelLibrary> models_;
    std::unique_ptr<ScriptedEngine> engine_;
    std::unique_ptr<BatchRunner> runner_;
    std::stop_source stop_;

    void installModel(const char* name, float value) {
        test::SmallModel model;
        model.card.name = name;
        model.values("generator.stem.bias").front() = value;
        const fs::path folder = root_ / "models";
        fs::create_directories(folder);
        QVERIFY(writeModelFile(folder / (std::string(name) + ".irodori"), model.card, model.tensors,
                               false));
    }

    [[nodiscard]] BatchPlan planFor(const std::string& model) const {
        BatchPlan plan;
        plan.folder = root_ / "out";
        plan.pattern = "{name}";
        plan.style.exporting.ifExists = IfExists::keepBoth;
        plan.style.recipe.references = {{"style", {}, 1, StyleCode(256, 0.5F), {}}};
        plan.style.recipe.modelName = model;
        plan.style.recipe.modelSha256 = "unknown";
        for (const auto& entry : models_->list())
            if (entry.card.name == model)
                plan.style.recipe.modelSha256 = entry.card.sha256;
        return plan;
    }

    void usePlan(const BatchPlan& plan) {
        runner_->edit([&](BatchQueue& queue) { QVERIFY(queue.setPlan(plan)); });
    }
    void add(const std::vector<std::string>& names) {
        std::vector<BatchPhoto> photos;
        for (const auto& name : names)
            photos.push_back({root_ / name, {}});
        runner_->edit([&](BatchQueue& queue) { queue.add(photos); });
    }
    Result<void> run() { return runner_->run(*engine_, *models_, stop_.get_token()); }
    [[nodiscard]] QStringList written() const {
        return QDir(dir_->filePath(u"out"_s)).entryList(QDir::Files, QDir::Name);
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        root_ = dir_->path().toStdString();
        for (const char* name : {"a.png", "b.png", "c.png"})
            QVERIFY(savePicture(root_ / name, samples::photo(30, 20), nullptr, {}));
        installModel("One", 0.5F);
        installModel("Two", 0.25F);
        models_ = std::make_unique<ModelLibrary>(root_ / "models", root_ / "none");
        engine_ = std::make_unique<ScriptedEngine>();
        runner_ = std::make_unique<BatchRunner>();
        stop_ = {};
        usePlan(planFor("One"));
        add({"a.png", "b.png", "c.png"});
    }

    void paintsAll() {
        add({"missing.png"});
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"dddf"_s);
        QCOMPARE(written(), (QStringList{u"a.png"_s, u"b.png"_s, u"c.png"_s}));
        QCOMPARE(engine_->models, QStringList{u"One"_s});
        const auto status = runner_->status();
        QCOMPARE(status.painting, 0U);
        QVERIFY(status.secondsPerPhoto > 0);
        QVERIFY(status.revision > 0);
        QCOMPARE(runner_->queue().find(1)->output, root_ / "out" / "a.png");
        QCOMPARE(runner_->queue().find(4)->failure->code, ErrorCode::notFound);
    }

    void nothingToDo() {
        runner_ = std::make_unique<BatchRunner>();
        add({"a.png"});
        QVERIFY(run());  // without a plan
        QCOMPARE(statesOf(*runner_), u"w"_s);
        QCOMPARE(engine_->models, QStringList());
    }

    void failuresOfAll_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("ends");
        QTest::addRow("device lost") << int(ErrorCode::device) << true;
        QTest::addRow("disk full") << int(ErrorCode::diskFull) << true;
        QTest::addRow("one photo too large") << int(ErrorCode::outOfMemory) << false;
    }
    void failuresOfAll() {
        QFETCH(int, code);
        engine_->failAt = 1;  // the second
        engine_->failure = ErrorCode(code);
        const auto outcome = run();
        QTEST(!outcome, "ends");
        if (outcome) {
            QCOMPARE(statesOf(*runner_), u"dfd"_s);
            return;
        }
        QCOMPARE(int(outcome.error().code), code);
        QCOMPARE(statesOf(*runner_).at(1), u'w');  // the third was decoded and may be done
        engine_->failAt = -1;
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"ddd"_s);
    }

    void folderThatCannotBeWritten() {
        BatchPlan plan = planFor("One");
        plan.folder = root_ / "a.png" / "out";
        usePlan(plan);
        const auto outcome = run();
        QVERIFY(!outcome);
        QCOMPARE(fs::path(outcome.error().subject), plan.folder);
        QCOMPARE(statesOf(*runner_), u"www"_s);
        QCOMPARE(engine_->calls, 0);
    }

    void folderThatVanishes() {
        engine_->beforeRepaint = [this](int n) {
            if (n != 0)
                return;
            fs::remove_all(root_ / "out");
            fs::copy(root_ / "a.png", root_ / "out");  // a file in its place
        };
        const auto outcome = run();
        QVERIFY(!outcome);
        QCOMPARE(fs::path(outcome.error().subject), root_ / "out");
        QCOMPARE(statesOf(*runner_), u"www"_s);
        QCOMPARE(engine_->calls, 1);
        fs::remove(root_ / "out");
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"ddd"_s);
    }

    void folderOfOnePhotoThatCannotBeWritten() {
        runner_->edit([this](BatchQueue& queue) {
            queue.remove({1, 2, 3});
            queue.add({{root_ / "a.png", "closed"}, {root_ / "b.png", {}}});
        });
        fs::create_directories(root_ / "out");
        fs::copy(root_ / "a.png", root_ / "out" / "closed");
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"fd"_s);
        QCOMPARE(engine_->calls, 1);
    }

    void missingModel() {
        usePlan(planFor("Nobody"));
        const auto outcome = run();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::notFound);
        QCOMPARE(QString::fromStdString(outcome.error().subject), u"Nobody"_s);
        QCOMPARE(statesOf(*runner_), u"www"_s);
    }

    void damagedModel() {
        engine_->failModel = true;
        QVERIFY(!run());
        QCOMPARE(statesOf(*runner_), u"www"_s);
        engine_->failModel = false;
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"ddd"_s);
    }

    void anotherModelInTheMiddle() {
        engine_->beforeRepaint = [this](int n) {
            if (n == 0)
                usePlan(planFor("Two"));
        };
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"ddd"_s);
        QCOMPARE(engine_->models, (QStringList{u"One"_s, u"Two"_s}));
    }

    void changesWhileItRuns_data() {
        QTest::addColumn<std::function<void(BatchQueue&)>>("change");
        QTest::addColumn<QString>("states");
        QTest::addColumn<QStringList>("files");
        const auto row = [](const char* name, const std::function<void(BatchQueue&)>& change,
                            const QString& states, const QStringList& files) {
            QTest::addRow("%s", name) << change << states << files;
        };
        const QString a = u"a.png"_s;
        const QString b = u"b.png"_s;
        const QString c = u"c.png"_s;
        row("the painted one is skipped", [](BatchQueue& q) { q.skip({1}); }, u"sdd"_s, {b, c});
        row("the decoded one is skipped", [](BatchQueue& q) { q.skip({2}); }, u"dsd"_s, {a, c});
        row("a waiting one is skipped", [](BatchQueue& q) { q.skip({3}); }, u"dds"_s, {a, b});
        row("the painted one is removed", [](BatchQueue& q) { q.remove({1}); }, u"dd"_s, {b, c});
        row("all are removed", [](BatchQueue& q) { q.remove({1, 2, 3}); }, QString(), {});
        row("skipped and retried",
            [](BatchQueue& q) {
                q.skip({1});
                q.retry({1});
            },
            u"ddd"_s, {a, b, c});
        row("the decoded one is skipped and retried",
            [](BatchQueue& q) {
                q.skip({2});
                q.retry({2});
            },
            u"ddd"_s, {a, b, c});
    }
    void changesWhileItRuns() {
        QFETCH(std::function<void(BatchQueue&)>, change);
        engine_->beforeRepaint = [&](int n) {
            if (n == 0)
                runner_->edit(change);
        };
        QVERIFY(run());
        QTEST(statesOf(*runner_), "states");
        QTEST(written(), "files");
    }

    void stopGivesBack() {
        engine_->beforeRepaint = [this](int n) {
            if (n == 1)
                stop_.request_stop();
        };
        const auto outcome = run();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::cancelled);
        QCOMPARE(statesOf(*runner_), u"dww"_s);
        stop_ = {};
        QVERIFY(run());
        QCOMPARE(written(), (QStringList{u"a.png"_s, u"b.png"_s, u"c.png"_s}));
    }

    void held_data() {
        QTest::addColumn<bool>("yielding");
        QTest::addRow("paused") << false;
        QTest::addRow("yielding") << true;
    }
    void held() {
        QFETCH(bool, yielding);
        const auto hold = [&](bool on) {
            if (yielding)
                runner_->setYielding(on);
            else
                runner_->setPaused(on);
        };
        engine_->beforeRepaint = [&](int n) {
            if (n == 1)
                hold(true);
        };
        bool ended = false;
        std::thread painter([&] { ended = run().has_value(); });
        QTRY_COMPARE(runner_->status().painting, 2U);
        QTest::qWait(50);
        QCOMPARE(statesOf(*runner_).sliced(1), u"rr"_s);  // the third is decoded
        hold(false);
        painter.join();
        QVERIFY(ended);
        QCOMPARE(statesOf(*runner_), u"ddd"_s);
    }

    void heldOnesCanBeSkippedAndStopped() {
        runner_->setPaused(true);
        std::thread painter([this] { QVERIFY(!run()); });
        runner_->edit([](BatchQueue& queue) { queue.skip({1}); });
        stop_.request_stop();  // wakes it
        painter.join();
        QCOMPARE(statesOf(*runner_), u"sww"_s);
    }

    void photosAreNeverReplaced() {
        BatchPlan plan = planFor("One");
        plan.folder.clear();  // beside the photos, under their names
        plan.style.exporting.ifExists = IfExists::replace;
        usePlan(plan);
        runner_->allowReplacing(runner_->queue().existingTargets());
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"sss"_s);
        QCOMPARE(runner_->queue().find(1)->failure->code, ErrorCode::exists);
    }

    void resultsAreReplacedWhereAllowed() {
        BatchPlan plan = planFor("One");
        plan.style.exporting.ifExists = IfExists::replace;
        usePlan(plan);
        fs::create_directories(root_ / "out");
        for (const char* name : {"a.png", "b.png"})
            fs::copy(root_ / name, root_ / "out" / name);
        runner_->allowReplacing({root_ / "out" / "a.png"});
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"dsd"_s);
        QCOMPARE(written(), (QStringList{u"a.png"_s, u"b.png"_s, u"c.png"_s}));
    }

    void clearingWhatIsDoneChangesNoNames_data() {
        QTest::addColumn<int>("ifExists");
        QTest::addRow("replace") << int(IfExists::replace);
        QTest::addRow("skip") << int(IfExists::refuse);
    }
    void clearingWhatIsDoneChangesNoNames() {
        QFETCH(int, ifExists);
        BatchPlan plan = planFor("One");
        plan.pattern = "{number}";
        plan.style.exporting.ifExists = IfExists(ifExists);
        usePlan(plan);
        for (const char* name : {"d.png", "e.png"})
            fs::copy(root_ / "a.png", root_ / name);
        add({"d.png", "e.png"});
        if (IfExists(ifExists) == IfExists::replace) {
            fs::create_directories(root_ / "out");
            for (const char* name : {"0001.png", "0002.png", "0003.png", "0004.png", "0005.png"})
                fs::copy(root_ / "a.png", root_ / "out" / name);
            runner_->allowReplacing(runner_->queue().existingTargets());
        }
        engine_->beforeRepaint = [this](int n) {
            if (n == 2)  // the first is done, the fifth not yet decoded
                runner_->edit([](BatchQueue& queue) { queue.removeDone(); });
        };
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"dddd"_s);
        QCOMPARE(runner_->queue().find(4)->output, root_ / "out" / "0004.png");
        QCOMPARE(runner_->queue().find(5)->output, root_ / "out" / "0005.png");
        QCOMPARE(written().size(), 5);
    }

    void leaveToReplaceIsForOnce_data() {
        QTest::addColumn<bool>("inOneRun");
        QTest::addRow("again in the same run") << true;
        QTest::addRow("again in the next run") << false;
    }
    void leaveToReplaceIsForOnce() {
        QFETCH(bool, inOneRun);
        BatchPlan plan = planFor("One");
        plan.style.exporting.ifExists = IfExists::replace;
        usePlan(plan);
        fs::create_directories(root_ / "out");
        for (const char* name : {"a.png", "nobody.png"})
            fs::copy(root_ / "a.png", root_ / "out" / name);
        runner_->allowReplacing({root_ / "out" / "a.png", root_ / "out" / "nobody.png"});
        const auto retryFirst = [this] {
            runner_->edit([](BatchQueue& queue) { queue.retry({1}); });
        };
        engine_->beforeRepaint = [&](int n) {
            if (inOneRun && n == 2)
                retryFirst();
        };
        QVERIFY(run());
        if (!inOneRun) {
            QCOMPARE(statesOf(*runner_), u"ddd"_s);
            fs::copy(root_ / "a.png", root_ / "nobody.png");
            add({"nobody.png"});
            retryFirst();
            QVERIFY(run());
            QCOMPARE(statesOf(*runner_).sliced(3), u"s"_s);
        }
        QCOMPARE(statesOf(*runner_).first(3), u"sdd"_s);
    }

    void existingResultsArePassedOver() {
        BatchPlan plan = planFor("One");
        plan.style.exporting.ifExists = IfExists::refuse;
        usePlan(plan);
        fs::create_directories(root_ / "out");
        fs::copy(root_ / "c.png", root_ / "out" / "b.png");
        QVERIFY(run());
        QCOMPARE(statesOf(*runner_), u"dsd"_s);
        QCOMPARE(engine_->repaints.load(), 2);
    }

    void notesAreKept() {
        const auto bytes = samples::animatedWebp(20, 10, {{255, 0, 0}, {0, 0, 255}});
        QFile file(dir_->filePath(u"moving.webp"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size()));
        file.close();
        add({"moving.webp"});
        QVERIFY(run());
        QVERIFY(!runner_->queue().find(4)->note.empty());
        QCOMPARE(runner_->queue().find(1)->note, std::string());
    }
};

QTEST_GUILESS_MAIN(TestBatchRunner)
#include "tst_batch_runner.moc"
