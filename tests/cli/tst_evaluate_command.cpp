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
    EvaluationRequest asked_;
    QString out_;
    QString err_;

    static EvaluationReport report() {
        EvaluationReport report;
        report.model = "Starter";
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
        const EvaluateArguments arguments{model.toStdString(), {"p1", "p2"}, {"s"}, json};
        const auto status = runEvaluate(arguments, remembering, models, console, out, {});
        out_ = QString::fromStdString(out.str());
        err_ = QString::fromStdString(err.str());
        return status;
    }

    static Result<EvaluationReport> works(const EvaluationRequest&, const JobHooks&) {
        return report();
    }

private Q_SLOTS:
    void table() {
        QCOMPARE(run(works), ExitStatus::done);
        QCOMPARE(asked_.photos, (std::vector<std::filesystem::path>{"p1", "p2"}));
        QCOMPARE(asked_.styles, std::vector<std::filesystem::path>{"s"});
        QCOMPARE(asked_.model.filename().string(), std::string("starter.irodori"));
        const auto lines = out_.split(u'\n');
        QCOMPARE(lines[0], u"Starter"_s);
        QVERIFY(lines[1].contains(u"style"_s) && lines[1].endsWith(u"pairs"_s));
        QVERIFY2(lines[2].startsWith(u"a long name "_s) && lines[2].contains(u" - "_s),
                 qPrintable(lines[2]));
        QVERIFY(lines[3].startsWith(u"ink "_s) && lines[3].contains(u"0.0125"_s));
        QVERIFY(lines[4].startsWith(u"all "_s) && lines[4].endsWith(u" 8"_s));
        QCOMPARE(lines[2].size(), lines[1].size());  // columns stand below their titles
        QCOMPARE(err_, QString());
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
