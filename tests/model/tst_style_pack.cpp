// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <functional>

#include "model/model_library.h"
#include "model/style_pack.h"
#include "model/style_pack_maker.h"
#include "model_fixture.h"

using namespace irodori;
using test::SmallModel;

namespace fs = std::filesystem;
using Tensors = std::map<std::string, TensorView>;
using Damage = std::function<void(ModelCard&, Tensors&)>;
using Change = std::function<void(SmallModel&, StylePackRequest&)>;
Q_DECLARE_METATYPE(Damage)
Q_DECLARE_METATYPE(Change)

namespace {

/// With filters that are large enough to be packed at a low rank.
const Architecture kWide{.baseChannels = 8, .trunkLayers = 1, .codeWidth = 16, .noiseWidth = 2};
constexpr const char* kFilter = "generator.trunk.0.conv1.weight";  // [32,32,3,3]

/// The file's own floats, that outlive nothing.
std::vector<float> valuesOf(const ModelFile& file, const std::string& name) {
    return toFloats(file.tensors.tensors().at(name));
}

TensorView viewOf(const std::vector<float>& values, std::vector<std::int64_t> shape) {
    return {TensorType::f32, std::move(shape), std::as_bytes(std::span(values))};
}

}  // namespace

class TestStylePack : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;

    [[nodiscard]] fs::path path(const char* name) const {
        return fs::path(dir_->path().toStdString()) / name;
    }
    [[nodiscard]] ModelLibrary library() const { return {path("shipped"), path("user")}; }
    [[nodiscard]] StylePackRequest request() const {
        return {path("tuned.irodori"), path("shipped/base.irodori"), path("pack.irodori"), "Ink",
                /*rank=*/2};
    }
    static void write(const fs::path& file, const SmallModel& model) {
        fs::create_directories(file.parent_path());
        if (!writeModelFile(file, model.card, model.tensors, true))
            qFatal("cannot write %s", file.c_str());
    }
    /// Adds a change of rank one to a filter, and one to a bias.
    static void tune(SmallModel& model) {
        model.card.name = "Tuned";
        model.addStyles({{"Rain", "Ann, CC0-1.0", test::pngLike()}, {"Night", "", {}}});
        auto& filter = model.values(kFilter);
        for (std::size_t i = 0; i < filter.size(); ++i)
            filter[i] += 0.25F * std::sin(0.7F * static_cast<float>(i / 288))
                         * std::cos(0.3F * static_cast<float>(i % 288));
        model.values("generator.stem.bias")[1] += 0.5F;
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        SmallModel base(kWide);
        base.card.name = "Base";
        write(path("shipped/base.irodori"), base);
        SmallModel tuned(kWide);
        tune(tuned);
        write(path("tuned.irodori"), tuned);
    }

    void keepsWhatWasLearnt() {
        const auto report = makeStylePack(request());
        QVERIFY2(report, report ? "" : report.error().message().c_str());
        QVERIFY2(report->kept > 0.99, qPrintable(QString::number(report->kept)));
        QCOMPARE(report->styles, std::size_t{2});
        QCOMPARE(report->bytes, fs::file_size(path("pack.irodori")));

        const auto pack = loadModelFile(path("pack.irodori"));
        QVERIFY2(pack, pack ? "" : pack.error().message().c_str());
        QVERIFY(pack->card.isPack());
        QCOMPARE(pack->card.name, std::string("Ink"));
        QCOMPARE(pack->card.baseName, std::string("Base"));
        QCOMPARE(pack->card.styles[0].attribution, std::string("Ann, CC0-1.0"));
        QCOMPARE(pack->tensors.tensors().size(), std::size_t{4});  // codes, a bias, two factors

        const auto whole = library().load(path("pack.irodori"));
        QVERIFY2(whole, whole ? "" : whole.error().message().c_str());
        QCOMPARE(whole->card.sha256, pack->card.sha256);
        QVERIFY(styleCodes(*whole) == styleCodes(*pack));
        const auto tuned = loadModelFile(path("tuned.irodori")).value();
        for (const auto& tensor : tensorTable(kWide)) {
            const auto expected = valuesOf(tuned, tensor.name);
            const auto values = valuesOf(*whole, tensor.name);
            QCOMPARE(values.size(), expected.size());
            for (std::size_t i = 0; i < values.size(); ++i)
                QVERIFY2(std::abs(values[i] - expected[i]) < 4e-3F, tensor.name.c_str());
        }
    }

    void takesTheHighestRankThatFits() {
        auto asked = request();
        asked.rank = 0;
        const auto report = makeStylePack(asked);
        QVERIFY(report && report->rank >= 32);  // all there is, so that nothing is lost
        QVERIFY2(report->kept > 0.99, qPrintable(QString::number(report->kept)));
    }

    void lowRanksKeepLess() {
        SmallModel tuned(kWide);
        tune(tuned);
        auto& filter = tuned.values(kFilter);
        for (std::size_t i = 0; i < filter.size(); ++i)
            filter[i] += static_cast<float>((i * 7919) % 13) / 26;
        write(path("tuned.irodori"), tuned);
        double last = 0;
        for (const int rank : {1, 4, 16}) {
            auto asked = request();
            asked.rank = rank;
            const auto report = makeStylePack(asked);
            QVERIFY(report);
            QCOMPARE(report->rank, rank);
            QVERIFY(report->kept > last);
            last = report->kept;
        }
        QVERIFY(last > 0.9);
    }

    void refusesToMake_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, ErrorCode code, Change change) {
            QTest::newRow(name) << std::move(change) << static_cast<int>(code);
        };
        row("no such model", ErrorCode::notFound,
            [this](auto&, auto& asked) { asked.tuned = path("no.irodori"); });
        row("no such base", ErrorCode::notFound,
            [this](auto&, auto& asked) { asked.base = path("no.irodori"); });
        row("no styles", ErrorCode::invalidArgument, [](auto& tuned, auto&) {
            tuned.card.styles.clear();
            tuned.tensors.erase(kStyleCodesTensor);
        });
        row("another architecture", ErrorCode::invalidArgument, [this](auto&, auto& asked) {
            write(path("small.irodori"), SmallModel());
            asked.base = path("small.irodori");
        });
        row("the base is a pack", ErrorCode::invalidArgument, [this](auto&, auto& asked) {
            QVERIFY(makeStylePack(request()));
            asked.base = path("pack.irodori");
        });
        row("thumbnails of more than a pack", ErrorCode::tooLarge, [](auto& tuned, auto&) {
            const ModelStyle style{"Rain", "", test::pngLike(kMaxThumbnailBytes)};
            tuned.addStyles(std::vector<ModelStyle>(20, style));
        });
        row("in place of the model", ErrorCode::invalidArgument,
            [this](auto&, auto& asked) { asked.output = path("tuned.irodori"); });
        row("in place of the base", ErrorCode::invalidArgument,
            [this](auto&, auto& asked) { asked.output = path("shipped/../shipped/base.irodori"); });
        row("nowhere to write", ErrorCode::notFound,
            [this](auto&, auto& asked) { asked.output = path("no folder/pack.irodori"); });
    }
    void refusesToMake() {
        QFETCH(Change, change);
        QFETCH(int, code);
        SmallModel tuned(kWide);
        tune(tuned);
        auto asked = request();
        change(tuned, asked);
        write(path("tuned.irodori"), tuned);
        const auto report = makeStylePack(asked);
        QVERIFY(!report);
        QVERIFY2(static_cast<int>(report.error().code) == code, report.error().message().c_str());
    }

    void needsItsBase() {
        QVERIFY(makeStylePack(request()));
        fs::create_directory(path("beside"));
        fs::rename(path("shipped/base.irodori"), path("beside/base.irodori"));
        const auto missing = library().load(path("pack.irodori"));
        QVERIFY(!missing);
        QVERIFY(missing.error().code == ErrorCode::notFound);
        const std::string message = missing.error().message();
        QVERIFY2(message.find("\"Base\"") != std::string::npos, message.c_str());

        SmallModel newer(kWide);  // of the same name
        newer.card.name = "Base";
        newer.values("generator.stem.bias")[0] = 0.125F;
        write(path("shipped/base.irodori"), newer);
        QVERIFY(!library().load(path("pack.irodori")));
        const auto base = loadModelFile(path("shipped/base.irodori")).value();
        const auto pack = loadModelFile(path("pack.irodori")).value();
        const auto wrong = applied(pack, base);
        QVERIFY(!wrong && wrong.error().code == ErrorCode::invalidArgument);

        fs::rename(path("pack.irodori"), path("beside/pack.irodori"));
        QVERIFY(library().load(path("beside/pack.irodori")));  // what lies beside it counts, too
        const auto here = fs::current_path();
        fs::current_path(path("beside"));
        const auto byName = library().load("pack.irodori");
        fs::current_path(here);
        QVERIFY2(byName, byName ? "" : byName.error().message().c_str());
    }

    void installsAndRenames() {
        QVERIFY(makeStylePack(request()));
        const auto entry = library().install(path("pack.irodori"));
        QVERIFY2(entry, entry ? "" : entry.error().message().c_str());
        QVERIFY(entry->card.isPack());
        QVERIFY(library().rename(*entry, "Brush"));
        const auto found = library().find("brush");
        QVERIFY(found);
        const auto whole = library().load(*found);
        QVERIFY2(whole, whole ? "" : whole.error().message().c_str());
        QCOMPARE(whole->card.name, std::string("Brush"));
    }

    void refusesDamagedOnes_data() {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const char* complaint, Damage damage) {
            QTest::newRow(name) << std::move(damage) << QString::fromUtf8(complaint);
        };
        const std::string filter = kFilter;
        row("no styles", "carry styles", [](auto& card, auto& tensors) {
            card.styles.clear();
            tensors.erase(kStyleCodesTensor);
        });
        row("half a change", "is not whole",
            [filter](auto&, auto& tensors) { tensors.erase(filter + kPackRight); });
        row("a change twice", "is not whole", [filter](auto&, auto& tensors) {
            static const std::vector<float> values(32 * 288);
            tensors[filter + kPackChange] = viewOf(values, {32, 32, 3, 3});
        });
        row("factors that do not meet", "another shape", [filter](auto&, auto& tensors) {
            static const std::vector<float> values(32 * 7);
            tensors[filter + kPackLeft] = viewOf(values, {32, 7});
        });
        row("a factor that is flat", "another shape", [filter](auto&, auto& tensors) {
            static const std::vector<float> values(32);
            tensors[filter + kPackLeft] = viewOf(values, {32});
        });
        row("a rank of nothing", "another shape", [filter](auto&, auto& tensors) {
            tensors[filter + kPackLeft] = viewOf({}, {32, 0});
            tensors[filter + kPackRight] = viewOf({}, {0, 288});
        });
        row("a change of another shape", "another shape", [](auto&, auto& tensors) {
            static const std::vector<float> values(7);
            tensors[std::string("generator.stem.bias") + kPackChange] = viewOf(values, {7});
        });
        row("a change of nothing", "does not belong", [](auto&, auto& tensors) {
            static const std::vector<float> values(7);
            tensors[std::string("generator.tail.bias") + kPackChange] = viewOf(values, {7});
        });
        row("a whole tensor", "does not belong", [](auto&, auto& tensors) {
            static const std::vector<float> values(8);
            tensors["generator.stem.bias"] = viewOf(values, {8});
        });
        row("a change that is no number", "not numbers", [](auto&, auto& tensors) {
            static const std::vector<float> values(8, std::numeric_limits<float>::infinity());
            tensors[std::string("generator.stem.bias") + kPackChange] = viewOf(values, {8});
        });
        row("not one code for each style", "number of styles", [](auto&, auto& tensors) {
            static const std::vector<float> values(3 * 16);
            tensors[kStyleCodesTensor] = viewOf(values, {3, 16});
        });
    }
    void refusesDamagedOnes() {
        QFETCH(Damage, damage);
        QFETCH(QString, complaint);
        QVERIFY(makeStylePack(request()));
        const auto pack = loadModelFile(path("pack.irodori")).value();
        QVERIFY(pack.tensors.tensors().contains(std::string(kFilter) + kPackLeft));
        ModelCard card = pack.card;
        Tensors tensors = pack.tensors.tensors();
        damage(card, tensors);
        auto metadata = SafeTensors::loadMetadata(path("pack.irodori")).value();
        if (card.styles.empty())
            metadata.erase("styles");
        QVERIFY(writeSafeTensors(path("damaged.irodori"), metadata, tensors));
        const auto read = loadModelFile(path("damaged.irodori"));
        QVERIFY(!read);
        const auto message = QString::fromStdString(read.error().message());
        QVERIFY2(message.contains(complaint), qPrintable(message));
    }

    void mustNameItsBase() {
        QVERIFY(makeStylePack(request()));
        const auto pack = loadModelFile(path("pack.irodori")).value();
        auto metadata = SafeTensors::loadMetadata(path("pack.irodori")).value();
        metadata.erase("base_sha256");
        QVERIFY(writeSafeTensors(path("damaged.irodori"), metadata, pack.tensors.tensors()));
        const auto read = readModelCard(path("damaged.irodori"));
        QVERIFY(!read);
        QVERIFY(read.error().message().find("base_sha256") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestStylePack)
#include "tst_style_pack.moc"
