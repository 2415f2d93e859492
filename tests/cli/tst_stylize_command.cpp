// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <sstream>

#include "base/paths.h"
#include "cli/stylize_command.h"
#include "samples.h"
#include "tests/model/model_fixture.h"
#include "tests/ui/fake_engine.h"

using namespace irodori;
using namespace irodori::cli;
using namespace Qt::StringLiterals;

namespace {

/// Fails on photos of one width, and can ask for a stop at a chosen photo.
class ScriptedEngine : public test::FakeEngine {
public:
    int failAtWidth = -1;
    int stopAtRepaint = -1;
    std::stop_source stop;
    int releases = 0;
    EngineOptions options;

    Result<void> configure(const EngineOptions& chosen) override {
        options = chosen;
        return FakeEngine::configure(chosen);
    }
    Result<RepaintResult> repaint(const RepaintRequest& request, const JobHooks& hooks) override {
        if (repaints == stopAtRepaint)
            stop.request_stop();
        if (request.photo->width == failAtWidth)
            return failure(ErrorCode::outOfMemory, {});
        return FakeEngine::repaint(request, hooks);
    }
    void releaseMemory() override { ++releases; }
};

QByteArray contentOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestStylizeCommand : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    QString before_;
    ScriptedEngine* engine_ = nullptr;
    std::unique_ptr<ScriptedEngine> engineOwner_;
    QString out_;
    QString err_;

    static void writePhoto(const QString& name, int width, FileFormat format) {
        ExportOptions options;
        options.format = format;
        QVERIFY(savePicture(name.toStdString(), samples::photo(width, 20), nullptr, options));
    }

    static StylizeArguments arguments(const QStringList& photos, const QString& output) {
        StylizeArguments arguments;
        for (const QString& photo : photos)
            arguments.photos.push_back(photo.toStdString());
        arguments.references = {{"ref.png"}};
        arguments.output = output.toStdString();
        return arguments;
    }

    /// File of a model that carries styles with the codes 0, 0.25, 0.5 and 0.75.
    static std::string styledModel() {
        test::SmallModel model;
        model.addStyles(
            {{"First", "", {}}, {"Rain", "", {}}, {"Two words", "", {}}, {"c.png", "", {}}});
        if (!writeModelFile("styled.irodori", model.card, model.tensors, false))
            qFatal("cannot write a test model");
        return "styled.irodori";
    }

    ExitStatus run(const StylizeArguments& arguments) {
        std::ostringstream out;
        std::ostringstream err;
        Console console(out, err, arguments.json, false);
        const ModelLibrary models(resourceDir() / "models", dir_->path().toStdString());
        const auto status =
            runStylize(arguments, *engine_, models, console, engine_->stop.get_token());
        out_ = QString::fromStdString(out.str());
        err_ = QString::fromStdString(err.str());
        return status;
    }

    static QStringList filesIn(const QString& folder) {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        before_ = QDir::currentPath();
        QDir::setCurrent(dir_->path());
        engineOwner_ = std::make_unique<ScriptedEngine>();
        engine_ = engineOwner_.get();
        writePhoto(u"a.png"_s, 31, FileFormat::png);
        writePhoto(u"b.jpg"_s, 32, FileFormat::jpeg);
        writePhoto(u"c.png"_s, 33, FileFormat::png);
        writePhoto(u"ref.png"_s, 40, FileFormat::png);
        QFile text(u"text.jpg"_s);
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("not a picture");
    }
    void cleanup() { QDir::setCurrent(before_); }

    void oneFile() {
        QCOMPARE(run(arguments({u"a.png"_s}, u"out.jpg"_s)), ExitStatus::done);
        QCOMPARE(out_, u"out.jpg\n"_s);
        QCOMPARE(err_, QString());
        const auto picture = loadPicture("out.jpg");
        QVERIFY(picture);
        QCOMPARE(picture->formatName, std::string("JPEG"));
        QCOMPARE(picture->image.width, 31);
    }

    void settingsReachTheEngineAndTheFile() {
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.references.push_back({"b.jpg", 0.5});
        chosen.settings = {0.5, 0.25, 7, 300};
        chosen.maxSide = 16;
        chosen.engine.device = "cuda:0";
        QCOMPARE(run(chosen), ExitStatus::done);
        const auto request = engine_->lastRequest();
        QCOMPARE(request.settings == chosen.settings, true);
        QCOMPARE(request.outputSide, 16);
        QCOMPARE(request.references.size(), 2U);
        QCOMPARE(request.references[1].weight, 0.5);
        QCOMPARE(engine_->options.device, std::string("cuda:0"));

        const auto picture = loadPicture("out.png");
        QVERIFY(picture);
        QCOMPARE(picture->image.longSide(), 16);
        const auto recipe = recipeFromJson(picture->settingsJson);
        QVERIFY2(recipe, recipe ? "" : recipe.error().message().c_str());
        QCOMPARE(recipe->settings == chosen.settings, true);
        QCOMPARE(recipe->references.size(), 2U);
        QCOMPARE(recipe->references[0].name, std::string("ref.png"));
        QCOMPARE(recipe->references[0].sha256.size(), 64U);
        QCOMPARE(recipe->references[1].code == request.references[1].code, true);
        QCOMPARE(recipe->modelName, engine_->model().name);
    }

    void cropsAreWhatIsLookedAt() {
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.references = {{"ref.png", 1.0, {0.5, 0, 0.5, 1}}};
        QCOMPARE(run(chosen), ExitStatus::done);
        const auto picture = loadPicture("ref.png");
        QVERIFY(picture);
        const auto code = engine_->encode(cropped(picture->image, {20, 0, 20, 20}), {});
        QVERIFY(engine_->lastRequest().references[0].code == *code);
        const auto recipe = recipeFromJson(loadPicture("out.png")->settingsJson);
        QVERIFY(recipe);
        QVERIFY((recipe->references[0].crop == ReferenceCrop{0.5, 0, 0.5, 1}));
    }

    void masksAndTheOtherStyleReachTheEngineAndTheFile() {
        Image half(40, 20);
        std::fill_n(half.pixels.begin(), 40 * 10 * 3, std::uint8_t{255});
        QVERIFY(savePicture("mask.png", half, nullptr, {}));
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.settings.region = StyledRegion::mask;
        chosen.mask = "mask.png";
        chosen.otherReferences = {{"b.jpg", 2.0}};
        QCOMPARE(run(chosen), ExitStatus::done);
        const auto request = engine_->lastRequest();
        QVERIFY(request.mask);
        QVERIFY(*request.mask == maskOf(half));
        QCOMPARE(request.otherReferences.size(), 1U);
        QCOMPARE(request.otherReferences[0].weight, 2.0);
        const auto recipe = recipeFromJson(loadPicture("out.png")->settingsJson);
        QVERIFY(recipe);
        QVERIFY(recipe->mask == maskOf(half));
        QCOMPARE(recipe->otherReferences[0].name, std::string("b.jpg"));
    }

    void aMaskOfOtherProportionsIsToldOf_data() {
        QTest::addColumn<QSize>("size");  // the photo has 31 × 20
        QTest::addColumn<QString>("warning");
        QTest::newRow("the photo's") << QSize(31, 20) << QString();
        QTest::newRow("half of it, rounded") << QSize(16, 10) << QString();
        QTest::newRow("ten times as large") << QSize(310, 200) << QString();
        QTest::newRow("upright")
            << QSize(20, 31)
            << u"a.png: the mask of 20 x 31 pixels is stretched to the photo's "
               "31 x 20\n"_s;
        QTest::newRow("square") << QSize(64, 64)
                                << u"a.png: the mask of 64 x 64 pixels is stretched to the photo's "
                                   "31 x 20\n"_s;
    }

    void aMaskOfOtherProportionsIsToldOf() {
        QFETCH(const QSize, size);
        QFETCH(const QString, warning);
        Image mask(size.width(), size.height());
        std::fill_n(mask.pixels.begin(), 60, std::uint8_t{255});
        QVERIFY(savePicture("mask.png", mask, nullptr, {}));
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.settings.region = StyledRegion::mask;
        chosen.mask = "mask.png";
        QCOMPARE(run(chosen), ExitStatus::done);
        QCOMPARE(err_, warning);
    }

    void aMaskThatIsNoPictureIsRefused() {
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.settings.region = StyledRegion::mask;
        chosen.mask = "text.jpg";
        QCOMPARE(run(chosen), ExitStatus::nothingDone);
        QVERIFY2(err_.contains(u"text.jpg"_s), qPrintable(err_));
        QCOMPARE(engine_->repaints.load(), 0);
    }

    void presetsBringTheirStyles_data() {
        QTest::addColumn<bool>("sameModel");
        QTest::addColumn<bool>("typesStyle");
        QTest::addColumn<ExitStatus>("status");
        QTest::addRow("its own model") << true << false << ExitStatus::done;
        QTest::addRow("another model") << false << false << ExitStatus::nothingDone;
        QTest::addRow("another model, but a style of its own") << false << true << ExitStatus::done;
    }
    void presetsBringTheirStyles() {
        QFETCH(bool, sameModel);
        QFETCH(bool, typesStyle);
        QCOMPARE(run(arguments({u"a.png"_s}, u"first.png"_s)), ExitStatus::done);
        StylePreset preset;
        preset.name = "Ink";
        preset.recipe.references = {{"ink.png", {}, 1.5, StyleCode(256, 0.25F), {}}};
        preset.recipe.modelName = engine_->model().name;
        preset.recipe.modelSha256 = sameModel ? engine_->model().sha256 : std::string(64, '0');
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        if (!typesStyle)
            chosen.references.clear();
        chosen.preset = preset;
        QTEST(run(chosen), "status");
        if (sameModel)
            QCOMPARE(engine_->lastRequest().references[0].code[9], 0.25F);
        else if (!typesStyle)
            QVERIFY2(err_.contains(u"give --style"_s), qPrintable(err_));
    }

    void strippedFilesHoldNoSettings() {
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.exporting.stripMetadata = true;
        QCOMPARE(run(chosen), ExitStatus::done);
        QCOMPARE(loadPicture("out.png")->settingsJson, std::string());
    }

    void failuresDoNotStopTheRest_data() {
        QTest::addColumn<qlonglong>("memoryBudget");
        QTest::addRow("overlapping") << 0LL;
        QTest::addRow("one after the other") << 1'000'000'000LL;
    }
    void failuresDoNotStopTheRest() {
        QFETCH(qlonglong, memoryBudget);
        auto chosen = arguments(
            {u"text.jpg"_s, u"a.png"_s, u"missing.png"_s, u"b.jpg"_s, u"c.png"_s, u"empty"_s},
            u"out/"_s);
        QDir().mkdir(u"empty"_s);
        chosen.engine.memoryBudget = memoryBudget;
        engine_->failAtWidth = 32;
        QCOMPARE(run(chosen), ExitStatus::someFailed);
        QCOMPARE(filesIn(u"out"_s), (QStringList{u"a.png"_s, u"c.png"_s}));
        for (const char* name : {"text.jpg: ", "missing.png: ", "b.jpg: ", "empty: "})
            QVERIFY2(err_.contains(QLatin1StringView(name)), qPrintable(err_));
        QCOMPARE(err_.count(u'\n'), 4);
        QCOMPARE(engine_->releases > 0, memoryBudget > 0);
    }

    void nothingDone_data() {
        QTest::addColumn<QStringList>("photos");
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("message");
        const QStringList good{u"a.png"_s};
        QTest::addRow("all photos fail")
            << QStringList{u"text.jpg"_s, u"missing.png"_s} << u"out/"_s << u"ref.png"_s
            << QString() << u"auto"_s << u"text.jpg: "_s;
        QTest::addRow("reference missing")
            << good << u"out/"_s << u"no.png"_s << QString() << u"auto"_s << u"no.png: "_s;
        QTest::addRow("reference is text")
            << good << u"out/"_s << u"text.jpg"_s << QString() << u"auto"_s << u"text.jpg: "_s;
        QTest::addRow("reference is a folder")
            << good << u"out/"_s << u"."_s << QString() << u"auto"_s << u".: is a folder"_s;
        QTest::addRow("unknown model") << good << u"out/"_s << u"ref.png"_s << u"nobody"_s
                                       << u"auto"_s << u"nobody: no model"_s;
        QTest::addRow("no such device")
            << good << u"out/"_s << u"ref.png"_s << QString() << u"cuda:7"_s << u"cuda:7: "_s;
        // Only sysfs refuses new files to the superuser too.
        if (std::filesystem::exists("/sys/kernel"))
            QTest::addRow("read-only folder")
                << good << u"/sys/"_s << u"ref.png"_s << QString() << u"auto"_s << u"/sys/: "_s;
        QTest::addRow("output is the photo") << good << u"a.png"_s << u"ref.png"_s << QString()
                                             << u"auto"_s << u"is one of the inputs"_s;
        QTest::addRow("output is the reference")
            << good << u"ref.png"_s << u"ref.png"_s << QString() << u"auto"_s
            << u"is one of the inputs"_s;
        QTest::addRow("output is a device") << good << u"/dev/null"_s << u"ref.png"_s << QString()
                                            << u"auto"_s << u"not an ordinary file"_s;
    }
    void nothingDone() {
        QFETCH(QStringList, photos);
        QFETCH(QString, output);
        QFETCH(QString, reference);
        QFETCH(QString, model);
        QFETCH(QString, device);
        QFETCH(QString, message);
        const QByteArray photo = contentOf(u"a.png"_s);
        const QByteArray style = contentOf(u"ref.png"_s);
        auto chosen = arguments(photos, output);
        chosen.references = {{reference.toStdString()}};
        chosen.model = model.toStdString();
        chosen.engine.device = device.toStdString();
        QCOMPARE(run(chosen), ExitStatus::nothingDone);
        QVERIFY2(err_.contains(message), qPrintable(err_));
        QCOMPARE(out_, QString());
        QCOMPARE(contentOf(u"a.png"_s), photo);
        QCOMPARE(contentOf(u"ref.png"_s), style);
    }

    void stylesOfTheModel_data() {
        QTest::addColumn<QStringList>("styles");
        QTest::addColumn<QList<float>>("codes");  // the first number of each
        QTest::addRow("the first where none is named") << QStringList() << QList<float>{0};
        QTest::addRow("by name") << QStringList{u"Rain"_s} << QList<float>{0.25F};
        QTest::addRow("two with weights")
            << QStringList{u"Two words:0.5"_s, u"Rain"_s} << QList<float>{0.5F, 0.25F};
        QTest::addRow("beside a picture")
            << QStringList{u"ref.png"_s, u"Two words"_s} << QList<float>{-1, 0.5F};
        QTest::addRow("a picture of that name wins") << QStringList{u"c.png"_s} << QList<float>{-1};
    }
    void stylesOfTheModel() {
        QFETCH(QStringList, styles);
        QFETCH(QList<float>, codes);
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.model = styledModel();
        chosen.references.clear();
        for (const QString& style : styles)
            chosen.references.push_back(*parseReference(style.toStdString()));
        QCOMPARE(run(chosen), ExitStatus::done);
        const auto used = engine_->lastRequest().references;
        QCOMPARE(qsizetype(used.size()), codes.size());
        for (std::size_t i = 0; i < used.size(); ++i)
            if (codes[qsizetype(i)] >= 0)
                QCOMPARE(used[i].code, StyleCode(4, codes[qsizetype(i)]));
            else
                QCOMPARE(used[i].code.size(), 256U);  // what the engine makes of a picture
        const auto recipe = recipeFromJson(loadPicture("out.png")->settingsJson);
        QVERIFY(recipe);
        QCOMPARE(recipe->references.front().name,
                 styles.isEmpty() ? "First" : styles.front().section(u':', 0, 0).toStdString());
    }

    void unknownStyleOfTheModel() {
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.model = styledModel();
        chosen.references = {{"Snow"}};
        QCOMPARE(run(chosen), ExitStatus::nothingDone);
        QVERIFY2(err_.contains(u"Snow: "_s), qPrintable(err_));
    }

    void modelWithoutStylesNeedsOne() {
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.references.clear();
        QCOMPARE(run(chosen), ExitStatus::wrongUsage);
        QVERIFY2(err_.contains(u"--style"_s), qPrintable(err_));
        QCOMPARE(int(engine_->repaints), 0);
    }

    void contradictionsAreWrongUsage() {
        QCOMPARE(run(arguments({u"a.png"_s, u"b.jpg"_s}, u"out.png"_s)), ExitStatus::wrongUsage);
        QVERIFY(err_.contains(u"-o DIR/"_s));
        QCOMPARE(int(engine_->repaints), 0);
    }

    void foldersKeepWhatTheyHold() {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(run(arguments({u"a.png"_s}, u"out/"_s)), ExitStatus::done);
        QCOMPARE(filesIn(u"out"_s), (QStringList{u"a (2).png"_s, u"a (3).png"_s, u"a.png"_s}));
    }

    void overwriteReplacesResultsButNoInput() {
        auto chosen = arguments({u"a.png"_s, u"b.jpg"_s}, u"out/"_s);
        chosen.overwrite = true;
        QCOMPARE(run(chosen), ExitStatus::done);
        QCOMPARE(run(chosen), ExitStatus::done);
        QCOMPARE(filesIn(u"out"_s), (QStringList{u"a.png"_s, u"b.jpg"_s}));

        const QByteArray photo = contentOf(u"a.png"_s);
        chosen.output = "./";
        QCOMPARE(run(chosen), ExitStatus::nothingDone);
        QCOMPARE(contentOf(u"a.png"_s), photo);
    }

    void besideTheInputsNothingIsReplaced() {
        const QByteArray photo = contentOf(u"a.png"_s);
        QCOMPARE(run(arguments({u"a.png"_s}, u"./"_s)), ExitStatus::done);
        QCOMPARE(contentOf(u"a.png"_s), photo);
        QVERIFY(QFile::exists(u"a (2).png"_s));
    }

    void photosOfOneNameKeepApart() {
        QDir().mkdir(u"more"_s);
        writePhoto(u"more/a.png"_s, 50, FileFormat::png);
        auto chosen = arguments({u"a.png"_s, u"more/a.png"_s}, u"out/"_s);
        chosen.overwrite = true;
        QCOMPARE(run(chosen), ExitStatus::done);
        QCOMPARE(loadPicture("out/a.png")->image.width, 31);
        QCOMPARE(loadPicture("out/a (2).png")->image.width, 50);
    }

    void shardsPartition() {
        QStringList seen;
        for (int index = 1; index <= 4; ++index) {
            auto chosen = arguments({u"a.png"_s, u"b.jpg"_s, u"c.png"_s}, u"out/"_s);
            chosen.shard = {index, 4};
            QCOMPARE(run(chosen), ExitStatus::done);  // the fourth has no photo and no failure
            seen << out_.split(u'\n', Qt::SkipEmptyParts);
        }
        QCOMPARE(seen, (QStringList{u"out/a.png"_s, u"out/b.jpg"_s, u"out/c.png"_s}));
    }

    void jsonHoldsOneObjectPerPhoto() {
        auto chosen = arguments({u"a.png"_s, u"text.jpg"_s}, u"out/"_s);
        chosen.json = true;
        QCOMPARE(run(chosen), ExitStatus::someFailed);
        QHash<QString, QJsonObject> objects;
        for (const QByteArray& line : out_.toUtf8().split('\n'))
            if (!line.isEmpty()) {
                const auto object = QJsonDocument::fromJson(line).object();
                objects[object["input"_L1].toString()] = object;
            }
        QCOMPARE(objects.size(), 2);
        QCOMPARE(objects[u"a.png"_s]["output"_L1].toString(), u"out/a.png"_s);
        QCOMPARE(objects[u"a.png"_s]["width"_L1].toInt(), 31);
        QVERIFY(objects[u"a.png"_s]["seconds"_L1].toDouble() >= 0);
        QVERIFY(!objects[u"text.jpg"_s]["error"_L1].toString().isEmpty());
    }

    void stopKeepsWhatIsFinished() {
        engine_->stopAtRepaint = 1;
        QCOMPARE(run(arguments({u"a.png"_s, u"b.jpg"_s, u"c.png"_s}, u"out/"_s)),
                 ExitStatus::someFailed);
        QCOMPARE(filesIn(u"out"_s), QStringList{u"a.png"_s});
        QVERIFY2(err_.contains(u"1 of 3 done"_s), qPrintable(err_));
    }

    void stopBeforeAnythingIsFinished() {
        engine_->stopAtRepaint = 0;
        QCOMPARE(run(arguments({u"a.png"_s, u"b.jpg"_s}, u"out/"_s)), ExitStatus::nothingDone);
        QCOMPARE(filesIn(u"out"_s), QStringList());
    }

    void aReferenceMayBeThePhoto() {
        auto chosen = arguments({u"a.png"_s}, u"out.png"_s);
        chosen.references = {{"a.png"}};
        QCOMPARE(run(chosen), ExitStatus::done);
    }

    void depthAndAnimationAreMinded() {
        samples::Bytes bytes = samples::animatedWebp(20, 10, {{255, 0, 0}, {0, 0, 255}});
        QFile file(u"moving.webp"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size()));
        file.close();
        ExportOptions png;
        QVERIFY(savePicture("deep.png", samples::photo(20, 10, PixelDepth::u16), nullptr, png));
        QCOMPARE(run(arguments({u"moving.webp"_s, u"deep.png"_s}, u"out/"_s)), ExitStatus::done);
        QVERIFY2(err_.contains(u"moving.webp: only the first of 2 frames"_s), qPrintable(err_));
        QVERIFY(loadPicture("out/deep.png")->image.depth == PixelDepth::u16);
    }
};

QTEST_GUILESS_MAIN(TestStylizeCommand)
#include "tst_stylize_command.moc"
