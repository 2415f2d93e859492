// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <sstream>

#include "base/paths.h"
#include "cli/models_command.h"
#include "tests/model/model_fixture.h"

using namespace irodori;
using namespace irodori::cli;
using namespace Qt::StringLiterals;

class TestModelsCommand : public QObject {
    Q_OBJECT

private:
    QTemporaryDir dir_;
    ModelsArguments asking_;
    StylePackRequest asked_;
    Result<StylePackReport> packed_;
    QString out_;
    QString err_;

    static QString starter() {
        return QString::fromStdString((resourceDir() / "models/starter.irodori").string());
    }

    ExitStatus run(ModelsArguments::Action action, const QStringList& names, bool json = false) {
        ModelsArguments arguments = asking_;
        arguments.action = action;
        arguments.json = json;
        for (const QString& name : names)
            arguments.names.push_back(name.toStdString());
        std::ostringstream out;
        std::ostringstream err;
        const ModelLibrary models(resourceDir() / "models", dir_.path().toStdString());
        const auto makePack = [this](const StylePackRequest& request) {
            asked_ = request;
            return packed_;
        };
        const auto status = runModels(arguments, models, makePack, out, err);
        out_ = QString::fromStdString(out.str());
        err_ = QString::fromStdString(err.str());
        return status;
    }

private Q_SLOTS:
    void initTestCase() {
        QFile whole(starter());
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QFile cut(dir_.filePath(u"cut.irodori"_s));
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(whole.read(100000));
    }

    void packs() {
        asking_.output = "cel.irodori";
        asking_.packName = "Cel";
        asking_.rank = 5;
        packed_ = StylePackReport{5, 700'001, 12, 0.8125};
        QCOMPARE(run(ModelsArguments::Action::pack, {starter()}), ExitStatus::done);
        QCOMPARE(out_, u"cel.irodori: 12 styles, 684 KiB at rank 5, 81.2 % of what was learnt\n"_s);
        QCOMPARE(asked_.tuned, std::filesystem::path(starter().toStdString()));
        QCOMPARE(asked_.base.filename(), std::filesystem::path("base.irodori"));
        QCOMPARE(asked_.output, asking_.output);
        QCOMPARE(asked_.name, std::string("Cel"));
        QCOMPARE(asked_.rank, 5);
        QCOMPARE(run(ModelsArguments::Action::pack, {starter()}, true), ExitStatus::done);
        const auto object = QJsonDocument::fromJson(out_.toUtf8()).object();
        QCOMPARE(object["rank"_L1].toInt(), 5);
        QCOMPARE(object["kept"_L1].toDouble(), 0.8125);

        packed_ = failure(ErrorCode::tooLarge, "cel.irodori", "would take 2000 KiB");
        QCOMPARE(run(ModelsArguments::Action::pack, {starter()}), ExitStatus::nothingDone);
        QVERIFY(err_.contains(u"2000 KiB"_s));
        asking_.base = "no such model";
        QCOMPARE(run(ModelsArguments::Action::pack, {starter()}), ExitStatus::nothingDone);
        QVERIFY(err_.contains(u"no such model"_s));
        asking_ = {};
    }

    void listsWhatShips() {
        QCOMPARE(run(ModelsArguments::Action::list, {}), ExitStatus::done);
        QVERIFY2(out_.contains(u"starter.irodori"_s), qPrintable(out_));
        QCOMPARE(run(ModelsArguments::Action::list, {}, true), ExitStatus::done);
        const auto object = QJsonDocument::fromJson(out_.toUtf8().split('\n')[0]).object();
        QVERIFY(object["shipped"_L1].toBool());
        QVERIFY(!object["license"_L1].toString().isEmpty());
    }

    void showsACard() {
        QCOMPARE(run(ModelsArguments::Action::show, {u"starter"_s}), ExitStatus::done);
        QVERIFY(out_.contains(u"license"_s));
        QCOMPARE(run(ModelsArguments::Action::show, {starter()}, true), ExitStatus::done);
        const auto object = QJsonDocument::fromJson(out_.toUtf8()).object();
        QCOMPARE(object["sha256"_L1].toString().size(), 64);
        QCOMPARE(object["file"_L1].toString(), starter());
    }

    void showsTheStylesOfAModel() {
        test::SmallModel model;
        model.addStyles({{"All together", "", {}}, {"Rain", "Somebody, CC0-1.0", {}}});
        const QTemporaryDir dir;
        const QString file = dir.filePath(u"styled.irodori"_s);
        QVERIFY(writeModelFile(file.toStdString(), model.card, model.tensors, false));
        QCOMPARE(run(ModelsArguments::Action::show, {file}), ExitStatus::done);
        QVERIFY2(out_.contains(u"All together\n"_s), qPrintable(out_));
        QVERIFY2(out_.contains(u"Rain (Somebody, CC0-1.0)\n"_s), qPrintable(out_));
        QCOMPARE(run(ModelsArguments::Action::show, {file}, true), ExitStatus::done);
        const auto styles = QJsonDocument::fromJson(out_.toUtf8()).object()["styles"_L1].toArray();
        QCOMPARE(styles.size(), 2);
        QCOMPARE(styles[1].toObject()["name"_L1].toString(), u"Rain"_s);
    }

    void cannotShow_data() {
        QTest::addColumn<QString>("name");
        QTest::addRow("unknown") << u"nobody"_s;
        QTest::addRow("no model") << QFINDTESTDATA("tst_models_command.cpp");
    }
    void cannotShow() {
        QFETCH(QString, name);
        QCOMPARE(run(ModelsArguments::Action::show, {name}), ExitStatus::nothingDone);
        QVERIFY2(err_.startsWith(name + u": "_s), qPrintable(err_));
        QCOMPARE(out_, QString());
    }

    void verifies_data() {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<int>("status");
        const QString cut = dir_.filePath(u"cut.irodori"_s);
        QTest::addRow("good") << QStringList{starter()} << int(ExitStatus::done);
        QTest::addRow("good and cut off")
            << QStringList{cut, starter()} << int(ExitStatus::someFailed);
        QTest::addRow("cut off") << QStringList{cut} << int(ExitStatus::nothingDone);
        QTest::addRow("missing") << QStringList{u"/missing"_s} << int(ExitStatus::nothingDone);
    }
    void verifies() {
        QFETCH(QStringList, files);
        QFETCH(int, status);
        QCOMPARE(int(run(ModelsArguments::Action::verify, files)), status);
        QCOMPARE(out_.contains(u": ok"_s), files.contains(starter()));
        QCOMPARE(err_.isEmpty(), status == int(ExitStatus::done));
        QCOMPARE(int(run(ModelsArguments::Action::verify, files, true)), status);
        for (const QByteArray& line : out_.trimmed().toUtf8().split('\n'))
            QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
    }
};

QTEST_GUILESS_MAIN(TestModelsCommand)
#include "tst_models_command.moc"
