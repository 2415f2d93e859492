// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <vector>

#include "cli/command_line.h"

using namespace irodori;
using namespace irodori::cli;
using namespace Qt::StringLiterals;

namespace {

tl::expected<Arguments, Notice> parse(const QString& line) {
    std::vector<QByteArray> words{"irodori-cli"};
    const auto parts = line.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : parts)
        words.push_back(word.toUtf8());
    std::vector<const char*> argv;
    for (const QByteArray& word : words)
        argv.push_back(word.constData());
    return parseCommandLine(static_cast<int>(argv.size()), argv.data());
}

StylizeArguments parseStylize(const QString& options) {
    const auto arguments = parse(u"stylize a.jpg --style ref.png -o out/ "_s + options);
    if (!arguments)
        qFatal("%s", arguments.error().text.c_str());
    return std::get<StylizeArguments>(*arguments);
}

}  // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void references_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("file");
        QTest::addColumn<double>("weight");
        QTest::addRow("file alone") << u"ref.png"_s << u"ref.png"_s << 1.0;
        QTest::addRow("weight") << u"ref.png:0.5"_s << u"ref.png"_s << 0.5;
        QTest::addRow("weight 0") << u"ref.png:0"_s << u"ref.png"_s << 0.0;
        QTest::addRow("colon in the name") << u"12:30 sky.png"_s << u"12:30 sky.png"_s << 1.0;
        QTest::addRow("colon in the name, and a weight")
            << u"12:30 sky.png:2"_s << u"12:30 sky.png"_s << 2.0;
        QTest::addRow("text after the colon") << u"ref:png"_s << u"ref:png"_s << 1.0;
        QTest::addRow("nothing after the colon") << u"ref.png:"_s << u"ref.png:"_s << 1.0;
        QTest::addRow("at in the name") << u"me@home.png"_s << u"me@home.png"_s << 1.0;
        QTest::addRow("three numbers after the at") << u"ref@1,2,3"_s << u"ref@1,2,3"_s << 1.0;
        QTest::addRow("five numbers after the at")
            << u"ref@0,0,1,1,1"_s << u"ref@0,0,1,1,1"_s << 1.0;
    }
    void references() {
        QFETCH(QString, text);
        const auto reference = parseReference(text.toStdString());
        QVERIFY(reference);
        QTEST(QString::fromStdString(reference->file.string()), "file");
        QTEST(reference->weight, "weight");
    }

    void crops_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("weight");
        QTest::addColumn<bool>("isValid");
        QTest::addRow("crop alone") << u"ref.png@0.1,0.2,0.5,0.25"_s << 1.0 << true;
        QTest::addRow("weight and crop") << u"ref.png:2@0.1,0.2,0.5,0.25"_s << 2.0 << true;
        QTest::addRow("beyond the border") << u"ref.png@0.6,0,0.5,1"_s << 1.0 << false;
        QTest::addRow("negative") << u"ref.png@-0.1,0,0.5,1"_s << 1.0 << false;
        QTest::addRow("empty") << u"ref.png@0,0,0,1"_s << 1.0 << false;
        QTest::addRow("not a number") << u"ref.png@0,0,nan,1"_s << 1.0 << false;
        QTest::addRow("wrong weight") << u"ref.png:9@0,0,1,1"_s << 1.0 << false;
    }
    void crops() {
        QFETCH(QString, text);
        QFETCH(bool, isValid);
        const auto reference = parseReference(text.toStdString());
        QCOMPARE(reference.has_value(), isValid);
        if (!isValid)
            return;
        QCOMPARE(reference->file.string(), std::string("ref.png"));
        QTEST(reference->weight, "weight");
        QVERIFY((reference->crop == ReferenceCrop{0.1, 0.2, 0.5, 0.25}));
    }

    void everyControlArrives() {
        const auto settings = parseStylize(
                                  u"--calm 0.2 --color 0.25 --detail 0.5 --lines 0.75 --line-density 0.1 "
                                  "--flatness 1 --region background --feather 0.05"_s)
                                  .settings;
        StyleSettings expected;
        expected.calm = 0.2;
        expected.color = 0.25;
        expected.detail = 0.5;
        expected.lines = 0.75;
        expected.lineDensity = 0.1;
        expected.flatness = 1;
        expected.region = StyledRegion::background;
        expected.feather = 0.05;
        QVERIFY(settings == expected);
    }

    void regions_data() {
        QTest::addColumn<QString>("region");
        QTest::addColumn<int>("expected");  // -1: refused
        const auto row = [](const char* region, int expected) {
            QTest::addRow("%s", region) << QString::fromLatin1(region) << expected;
        };
        row("all", int(StyledRegion::all));
        row("subject", int(StyledRegion::subject));
        row("background", int(StyledRegion::background));
        row("mask.png", int(StyledRegion::mask));
        row("mask", -1);  // no such file
        row("missing.png", -1);
        row(".", -1);
        row("", -1);
    }
    void regions() {
        QFETCH(QString, region);
        QFETCH(int, expected);
        const QTemporaryDir dir;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(dir.path()));
        QFile mask(u"mask.png"_s);
        QVERIFY(mask.open(QIODevice::WriteOnly));
        const auto parsed = parseRegion(region.toStdString());
        QDir::setCurrent(before);
        QCOMPARE(parsed ? int(parsed->region) : -1, expected);
        if (expected == int(StyledRegion::mask))
            QCOMPARE(parsed->mask.string(), region.toStdString());
    }

    void presetsAreChangedByWhatIsTyped() {
        const QTemporaryDir dir;
        StylePreset preset;
        preset.name = "Ink";
        preset.recipe.settings.strength = 0.25;
        preset.recipe.settings.lines = 0.75;
        const auto file = savePreset(dir.filePath(u"ink.irodori-preset"_s).toStdString(), preset,
                                     IfExists::replace);
        QVERIFY(file);
        const auto arguments =
            parseStylize(u"--strength 0.5 --preset "_s + QString::fromStdString(file->string()));
        QVERIFY(arguments.preset);
        QCOMPARE(arguments.preset->name, std::string("Ink"));
        QCOMPARE(arguments.settings.strength, 0.5);
        QCOMPARE(arguments.settings.lines, 0.75);
    }

    void anExistingFileIsNeverSplit() {
        const QTemporaryDir dir;
        const QString name = dir.filePath(u"scene:2"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(*parseReference(name.toStdString()), (StyleReference{name.toStdString(), 1.0}));
        QCOMPARE(*parseReference(name.toStdString() + ":3"),
                 (StyleReference{name.toStdString(), 3.0}));
    }

    void defaults() {
        const auto arguments = parseStylize({});
        QCOMPARE(arguments.photos, std::vector<std::string>{"a.jpg"});
        QCOMPARE(arguments.references, std::vector<StyleReference>{{"ref.png"}});
        QCOMPARE(arguments.output, std::string("out/"));
        QCOMPARE(arguments.settings == StyleSettings(), true);
        QCOMPARE(arguments.maxSide, 0);
        QVERIFY(!arguments.format);
        QVERIFY(arguments.exporting.aiLabel);
        QVERIFY(!arguments.exporting.stripMetadata);
        QVERIFY(!arguments.overwrite);
        QCOMPARE(arguments.shard, Shard());
        QCOMPARE(arguments.engine.memoryBudget, 0);
    }

    void everyOptionArrives() {
        const auto arguments = parseStylize(
            u"--model ink.irodori --strength 0.5 --paint-size native --seed 4294967295 "
            "--variation 0.25 --max-side 800 --format jpeg --quality 80 --profile srgb "
            "--strip-metadata --no-label --overwrite --memory-budget 1500 --shard 2/3 "
            "--device cuda:1 --precision fp32 --json"_s);
        QCOMPARE(arguments.model, std::string("ink.irodori"));
        QCOMPARE(arguments.settings == (StyleSettings{0.5, 0.25, 4294967295, kNativePaintSize}),
                 true);
        QCOMPARE(arguments.maxSide, 800);
        QVERIFY(arguments.format == FileFormat::jpeg);
        QCOMPARE(arguments.exporting.quality, 80);
        QVERIFY(arguments.exporting.profile == ExportProfile::srgb);
        QVERIFY(arguments.exporting.stripMetadata);
        QVERIFY(!arguments.exporting.aiLabel);
        QVERIFY(arguments.overwrite);
        QCOMPARE(arguments.shard, (Shard{2, 3}));
        QCOMPARE(arguments.engine.memoryBudget, std::int64_t{1500} * 1024 * 1024);
        QCOMPARE(arguments.engine.device, std::string("cuda:1"));
        QVERIFY(arguments.engine.precision == Precision::fp32);
        QVERIFY(arguments.json);
    }

    void brushIsPaintSize() {
        QCOMPARE(parseStylize(u"--brush 2"_s).settings.paintSize, 512);
        QCOMPARE(parseStylize(u"--paint-size 300"_s).settings.paintSize, 300);
    }

    void severalReferences_data() {
        QTest::addColumn<QString>("options");
        QTest::addRow("one option") << u"stylize a.jpg b.jpg --style r.png s.png:2 -o out/"_s;
        QTest::addRow("repeated") << u"stylize a.jpg b.jpg --style r.png --style s.png:2 -o out/"_s;
        QTest::addRow("photos last") << u"stylize --style r.png s.png:2 -o out/ a.jpg b.jpg"_s;
    }
    void severalReferences() {
        QFETCH(QString, options);
        const auto parsed = parse(options);
        QVERIFY(parsed);
        const auto& arguments = std::get<StylizeArguments>(*parsed);
        QCOMPARE(arguments.references, (std::vector<StyleReference>{{"r.png"}, {"s.png", 2.0}}));
        QCOMPARE(arguments.photos, (std::vector<std::string>{"a.jpg", "b.jpg"}));
    }

    void noReferenceIsLeftToTheModel() {
        const auto parsed = parse(u"stylize a.jpg -o out/"_s);
        QVERIFY(parsed);
        QVERIFY(std::get<StylizeArguments>(*parsed).references.empty());
    }

    void bracketsInNamesAreKept() {
        const auto parsed = parse(u"stylize [2024] -o out/ --style r.png"_s);
        QVERIFY(parsed);
        QCOMPARE(std::get<StylizeArguments>(*parsed).photos, std::vector<std::string>{"./[2024]"});
    }

    void models_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("action");
        QTest::addColumn<bool>("json");
        using Action = ModelsArguments::Action;
        QTest::addRow("alone") << u"models"_s << int(Action::list) << false;
        QTest::addRow("list") << u"models list"_s << int(Action::list) << false;
        QTest::addRow("list as JSON") << u"models list --json"_s << int(Action::list) << true;
        QTest::addRow("alone as JSON") << u"models --json"_s << int(Action::list) << true;
        QTest::addRow("show") << u"models show starter"_s << int(Action::show) << false;
        QTest::addRow("verify") << u"models verify a b --json"_s << int(Action::verify) << true;
    }
    void models() {
        QFETCH(QString, line);
        const auto parsed = parse(line);
        QVERIFY2(parsed, parsed ? "" : parsed.error().text.c_str());
        const auto& arguments = std::get<ModelsArguments>(*parsed);
        QTEST(int(arguments.action), "action");
        QTEST(arguments.json, "json");
    }

    void bench() {
        const auto parsed = parse(u"bench --model ink --json"_s);
        QVERIFY(parsed);
        QCOMPARE(std::get<BenchArguments>(*parsed).model, std::string("ink"));
        QVERIFY(std::get<BenchArguments>(*parsed).json);
    }

    void packAModel() {
        const auto parsed =
            parse(u"models pack Tuned -o p.irodori --base Base --name Ink --rank 6 --json"_s);
        QVERIFY2(parsed, parsed ? "" : parsed.error().text.c_str());
        const auto& models = std::get<ModelsArguments>(*parsed);
        QVERIFY(models.action == ModelsArguments::Action::pack);
        QCOMPARE(models.names, std::vector<std::string>{"Tuned"});
        QCOMPARE(models.output, std::filesystem::path("p.irodori"));
        QCOMPARE(models.base, std::string("Base"));
        QCOMPARE(models.packName, std::string("Ink"));
        QCOMPARE(models.rank, 6);
        QVERIFY(models.json);
        QVERIFY(!parse(u"models pack Tuned"_s));
        QVERIFY(!parse(u"models pack -o p.irodori"_s));
        QVERIFY(!parse(u"models pack Tuned -o p.irodori --rank 0"_s));
    }

    void evaluate() {
        const auto parsed = parse(u"evaluate --model m.irodori --photos a b --styles c --json"_s);
        QVERIFY2(parsed, parsed ? "" : parsed.error().text.c_str());
        const auto& arguments = std::get<EvaluateArguments>(*parsed);
        QCOMPARE(arguments.model, std::string("m.irodori"));
        QCOMPARE(arguments.photos, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(arguments.styles, std::vector<std::string>{"c"});
        QVERIFY(arguments.json);
    }

    void evaluateAList() {
        const auto parsed = parse(
            u"evaluate --list base-test --data d --every 10 --second-opinion n --against starter"_s);
        QVERIFY2(parsed, parsed ? "" : parsed.error().text.c_str());
        const auto& evaluate = std::get<EvaluateArguments>(*parsed);
        QVERIFY(evaluate.list && !evaluate.list->references.empty());
        QCOMPARE(evaluate.data, std::filesystem::path("d"));
        QCOMPARE(evaluate.every, 10);
        QCOMPARE(evaluate.secondOpinion, std::filesystem::path("n"));
        QCOMPARE(evaluate.against, std::string("starter"));
    }
    void evaluateWrongUsage_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("complaint");
        QTest::addRow("no photos") << u"evaluate --styles c"_s << u"--photos"_s;
        QTest::addRow("no styles") << u"evaluate --photos a"_s << u"--styles"_s;
        QTest::addRow("no such list")
            << u"evaluate --list no-such-list --data d"_s << u"no-such-list"_s;
        QTest::addRow("a list without its folder") << u"evaluate --list base-test"_s << u"--data"_s;
        QTest::addRow("a folder without a list")
            << u"evaluate --data d --photos a --styles c"_s << u"--list"_s;
        QTest::addRow("a list and photos")
            << u"evaluate --list base-test --data d --photos a"_s << u"--photos"_s;
        QTest::addRow("each pair but none")
            << u"evaluate --list base-test --data d --every 0"_s << u"must be a whole number"_s;
        QTest::addRow("a stray word") << u"evaluate x --photos a --styles c"_s << u"x"_s;
    }
    void evaluateWrongUsage() {
        QFETCH(QString, line);
        QFETCH(QString, complaint);
        const auto parsed = parse(line);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().status, ExitStatus::wrongUsage);
        QVERIFY2(QString::fromStdString(parsed.error().text).contains(complaint),
                 parsed.error().text.c_str());
    }

    void helpAndVersion_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("text");
        QTest::addRow("version") << u"--version"_s << u"irodori-cli 0."_s;
        QTest::addRow("help") << u"--help"_s << u"stylize"_s;
        QTest::addRow("help of stylize") << u"stylize --help"_s << u"--paint-size"_s;
        QTest::addRow("help of models verify") << u"models verify --help"_s << u"FILE"_s;
        QTest::addRow("help of evaluate") << u"evaluate --help"_s << u"--photos"_s;
        QTest::addRow("help of bench") << u"bench --help"_s << u"--model"_s;
    }
    void helpAndVersion() {
        QFETCH(QString, line);
        QFETCH(QString, text);
        const auto parsed = parse(line);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().status, ExitStatus::done);
        QVERIFY2(QString::fromStdString(parsed.error().text).contains(text),
                 parsed.error().text.c_str());
    }

    void everySettingIsInTheHelp() {
        const std::string help = parse(u"stylize --help"_s).error().text;
        for (const SettingRange& range : {kStrength, kVariation, kSeed, kPaintSize, kBrush, kCalm, kColor,
                                          kDetail, kLines, kLineDensity, kFlatness, kFeather})
            QVERIFY2(help.find(std::string("--") + range.key + ' ') != std::string::npos,
                     range.key);
    }

    void wrongUsage_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const QString& options, const char* complaint) {
            QTest::addRow("%s", name) << u"stylize a.jpg --style r.png -o out/ "_s + options
                                      << QString::fromUtf8(complaint);
        };
        row("strength too high", u"--strength 1.6"_s, "from 0 to 1.5");
        row("strength negative", u"--strength -1"_s, "from 0 to 1.5");
        row("strength no number", u"--strength much"_s, "from 0 to 1.5");
        row("strength nan", u"--strength nan"_s, "from 0 to 1.5");
        row("strength with a tail", u"--strength 1x"_s, "from 0 to 1.5");
        row("variation infinite", u"--variation inf"_s, "from 0 to 1");
        row("seed negative", u"--seed -1"_s, "from 0 to 4294967295");
        row("seed too large", u"--seed 4294967296"_s, "from 0 to 4294967295");
        row("seed a fraction", u"--seed 1.5"_s, "whole number");
        row("brush too broad", u"--brush 5"_s, "from 0.25 to 4");
        row("brush and paint size", u"--brush 1 --paint-size 512"_s, "excludes");
        row("paint size too small", u"--paint-size 255"_s, "or native");
        row("paint size a word", u"--paint-size big"_s, "or native");
        row("max side 0", u"--max-side 0"_s, "from 1 to");
        row("unknown format", u"--format gif"_s, "png|jpeg|webp|tiff");
        row("quality 0", u"--quality 0"_s, "from 1 to 100");
        row("unknown profile", u"--profile adobe"_s, "source|srgb");
        row("unknown device", u"--device tpu"_s, "auto|cpu|cuda|mps");
        row("unknown precision", u"--precision fp8"_s, "must be one of");
        row("no memory", u"--memory-budget 0"_s, "whole number from");
        row("shard beyond", u"--shard 4/3"_s, "i/n");
        row("shard 0", u"--shard 0/3"_s, "i/n");
        row("shard alone", u"--shard 2"_s, "i/n");
        row("shard of words", u"--shard a/b"_s, "i/n");
        row("weight too high", u"--style s.png:5"_s, "from 0 to 4");
        row("weight negative", u"--style s.png:-1"_s, "from 0 to 4");
        row("colour too high", u"--color 1.1"_s, "from 0 to 1");
        row("calm too high", u"--calm 1.5"_s, "from 0 to 1");
        row("detail negative", u"--detail -0.5"_s, "from 0 to 1");
        row("lines a word", u"--lines bold"_s, "from 0 to 1");
        row("line density nan", u"--line-density nan"_s, "from 0 to 1");
        row("flatness too high", u"--flatness 2"_s, "from 0 to 1");
        row("feather too wide", u"--feather 0.2"_s, "from 0 to 0.1");
        row("unknown region", u"--region sky"_s, "subject, background");
        row("no such preset", u"--preset missing.irodori-preset"_s, "missing");
        row("a rest of nothing", u"--style-rest s.png"_s, "--region");
        row("weights of the rest 0", u"--region subject --style-rest s.png:0"_s, "above 0");
        row("crop outside", u"--style s.png@0.5,0,1,1"_s, "within the picture");
        row("a flag of later", u"--frames 1"_s, "--frames");
        QTest::addRow("all weights 0")
            << u"stylize a.jpg --style r.png:0 -o out/"_s << u"above 0"_s;
        QTest::addRow("no photo") << u"stylize --style r.png -o out/"_s << u"PHOTO"_s;
        QTest::addRow("photo swallowed by --style")
            << u"stylize --style r.png a.jpg -o out/"_s << u"before --style"_s;
        QTest::addRow("no output") << u"stylize a.jpg --style r.png"_s << u"--output"_s;
        QTest::addRow("no command") << QString() << u"subcommand"_s;
        QTest::addRow("unknown command") << u"paint a.jpg"_s << u"subcommand"_s;
        QTest::addRow("show without a name") << u"models show"_s << u"NAME"_s;
        QTest::addRow("show with two names") << u"models show a b"_s << u"b"_s;
        QTest::addRow("verify nothing") << u"models verify"_s << u"FILE"_s;
    }
    void wrongUsage() {
        QFETCH(QString, line);
        QFETCH(QString, complaint);
        const auto parsed = parse(line);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().status, ExitStatus::wrongUsage);
        QVERIFY2(QString::fromStdString(parsed.error().text).contains(complaint),
                 parsed.error().text.c_str());
    }
};

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
