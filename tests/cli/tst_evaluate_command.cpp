// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <limits>
#include <sstream>

#include "base/paths.h"
#include "cli/evaluate_command.h"

using namespace irodori;
using namespace irodori::cli;
using namespace Qt::StringLiterals;

class TestEvaluateCommand : public QObject {
    Q_OBJECT

private:
    QTemporaryDir dir_;
    EvaluateArguments asking_;
    EvaluationRequest asked_;
    QString out_;
    QString err_;

    static EvaluationReport report() {
        EvaluationReport report;
        report.model = "Starter";
        report.photos = 4;
        report.references = 2;
        report.all = {.style = 0.25, .content = 1.5, .kid = 0.0125, .edges = 0.9, .pairs = 8};
        report.collections["ink"] = report.all;
        report.collections["a long name"] = {.kid = std::numeric_limits<double>::quiet_NaN(),
                                             .pairs = 1};
        return report;
    }

    ExitStatus run(const Evaluate& evaluate, const QString& model = {}, bool json = false) {
        std::ostringstream out;
        std::ostringstream err;
        Console console(out, err, json, /*showProgress=*/false);
        const ModelLibrary models(resourceDir() / "models", dir_.path().toStdString());
        const auto remembering = [&](const EvaluationRequest& request, const JobHooks& hooks) {
            asked_ = request;
            return evaluate(request, hooks);
        };
        EvaluateArguments arguments = asking_;
        arguments.model = model.toStdString();
        arguments.photos = {"p1", "p2"};
        arguments.styles = {"s"};
        arguments.json = json;
        const auto status = runEvaluate(arguments, remembering, models, console, out, {});
        out_ = QString::fromStdString(out.str());
        err_ = QString::fromStdString(err.str());
        return status;
    }

    static Result<EvaluationReport> works(const EvaluationRequest&, const JobHooks&) {
        return report();
    }

private Q_SLOTS:
    void init() { asking_ = {}; }

    void table() {
        QCOMPARE(run(works), ExitStatus::done);
        QCOMPARE(asked_.photos, (std::vector<std::filesystem::path>{"p1", "p2"}));
        QCOMPARE(asked_.styles, std::vector<std::filesystem::path>{"s"});
        QCOMPARE(asked_.model.filename().string(), std::string("base.irodori"));
        const auto lines = out_.split(u'\n');
        QCOMPARE(lines[0], u"Starter"_s);
        QCOMPARE(lines[1], u"4 photos, 2 references, 8 pairs"_s);
        QVERIFY(lines[2].contains(u"style"_s) && lines[2].endsWith(u"pairs"_s));
        QVERIFY2(lines[3].startsWith(u"a long name "_s) && lines[3].contains(u" - "_s),
                 qPrintable(lines[3]));
        QVERIFY(lines[4].startsWith(u"ink "_s) && lines[4].contains(u"0.0125"_s));
        QVERIFY(lines[5].startsWith(u"all "_s) && lines[5].endsWith(u" 8"_s));
        QCOMPARE(lines[3].size(), lines[2].size());  // columns stand below their titles
        QVERIFY(!out_.contains(u"grid"_s));
        QCOMPARE(err_, QString());
    }

    void tablesOfAList() {
        asking_.list = TestList{"", {"a.png"}, {{"b.png", "ink"}}};
        asking_.data = "/pictures";
        asking_.every = 10;
        asking_.secondOpinion = "net.safetensors";
        QCOMPARE(run([](const auto&, const auto&) {
                     auto probed = report();
                     probed.all.probes = {.seeds = 0.25, .grid2 = 1.0625, .faces = 3, .probed = 1};
                     return Result<EvaluationReport>(probed);
                 }),
                 ExitStatus::done);
        QVERIFY(asked_.list == asking_.list);
        QCOMPARE(asked_.data, asking_.data);
        QCOMPARE(asked_.every, 10);
        QCOMPARE(asked_.secondOpinion, asking_.secondOpinion);
        const auto lines = out_.split(u'\n');
        QCOMPARE(lines[1],
                 u"4 photos, 2 references, 8 pairs (every 10th); seeds and strengths on "
                 "1 of them; 3 faces"_s);
        QVERIFY(lines[7].contains(u"grid 1/2"_s));
        QVERIFY2(lines[10].contains(u"0.250"_s) && lines[10].contains(u"1.062"_s)
                     && lines[10].contains(u" - "_s),
                 qPrintable(lines[10]));
        QVERIFY(out_.contains(u"two seeds"_s));  // what the columns mean
    }

    void comparesTwoModels() {
        asking_.against = "starter";
        std::vector<std::string> models;
        const auto inTurn = [&models](const EvaluationRequest& request, const JobHooks&) {
            models.push_back(request.model.filename().string());
            auto now = report();
            if (models.size() == 1) {
                now.model = "Base";
                now.all.style = 0.15;
            }
            return Result<EvaluationReport>(now);
        };
        QCOMPARE(run(inTurn), ExitStatus::done);
        QCOMPARE(models.size(), std::size_t{2});
        QVERIFY(out_.startsWith(u"Base, Starter, change\n"_s));
        const auto all = out_.mid(out_.indexOf(u"\nall (8 pairs)"_s));
        const auto style = all.split(u'\n')[2].simplified();
        QCOMPARE(style, u"style 0.150 0.250 -40.0 %"_s);
        models.clear();
        QCOMPARE(run(inTurn, {}, true), ExitStatus::done);
        QCOMPARE(out_.count(u'\n'), 2);  // an object for each
        asking_.against = "no such model";
        QCOMPARE(run(works), ExitStatus::nothingDone);
        QVERIFY(err_.contains(u"no such model"_s));
    }

    void json() {
        QCOMPARE(run(works, {}, true), ExitStatus::done);
        QCOMPARE(out_.count(u'\n'), 1);
        const auto object = QJsonDocument::fromJson(out_.toUtf8()).object();
        QCOMPARE(object["model"_L1].toString(), u"Starter"_s);
        QCOMPARE(object["all"_L1]["style"_L1].toDouble(), 0.25);
        QVERIFY(object["collections"_L1]["a long name"_L1]["kid"_L1].isNull());
    }

    void namesWhatWasLeftOut() {
        const auto status = run([](const auto&, const JobHooks& hooks) {
            hooks.tell("a.png: left out: truncated");
            return works({}, {});
        });
        QCOMPARE(status, ExitStatus::someFailed);
        QVERIFY(err_.contains(u"a.png: left out"_s));
        QVERIFY(out_.contains(u"Starter"_s));
    }

    void failures() {
        QCOMPARE(run(works, u"no such model"_s), ExitStatus::nothingDone);
        QVERIFY(err_.contains(u"no such model"_s));
        QCOMPARE(out_, QString());
        QCOMPARE(run([](const auto&, const auto&) -> Result<EvaluationReport> {
                     return failure(ErrorCode::notFound, "p1", "holds no pictures");
                 }),
                 ExitStatus::nothingDone);
        QCOMPARE(err_, u"p1: holds no pictures\n"_s);
    }

    void interruptionIsQuiet() {
        QCOMPARE(run([](const auto&, const auto&) -> Result<EvaluationReport> {
                     return failure(ErrorCode::cancelled, "m");
                 }),
                 ExitStatus::nothingDone);
        QCOMPARE(err_, QString());
        QCOMPARE(out_, QString());
    }
};

QTEST_APPLESS_MAIN(TestEvaluateCommand)
#include "tst_evaluate_command.moc"
