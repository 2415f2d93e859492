// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "base/paths.h"
#include "model/torch_weights.h"
#include "synthetic_packs.h"
#include "train/augmentation.h"
#include "train/sampler.h"
#include "train/trainer.h"

using namespace irodori;

namespace {

/// Small enough for hundreds of steps in a test.
TrainingConfig smallConfig() {
    TrainingConfig config;
    config.iterations = 1000;
    config.batch = 2;
    config.crop = 64;
    config.baseChannels = 8;
    config.trunkLayers = 1;
    config.start = "nothing";
    config.precision = "fp32";
    config.ramp = 4;
    config.augmentStrength = 0.5;
    config.seed = 11;
    return config;
}

bool isTimed(const std::string& name) {
    return name == "data_share";
}

std::map<std::string, double> untimed(MetricsRow row) {
    std::erase_if(row.values, [](const auto& item) { return isTimed(item.first); });
    return row.values;
}

bool equal(const nn::TensorMap& a, const nn::TensorMap& b) {
    if (a.size() != b.size())
        return false;
    for (const auto& [name, tensor] : a)
        if (!b.contains(name) || !torch::equal(tensor, b.at(name)))
            return false;
    return true;
}

}  // namespace

class TestTrainer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameSeedSameRun();
    void otherSeedOtherRun();
    void resumesBitEqual();
    void refusesForeignState();
    void learns_data();
    void learns();
    void everyTermIsThere();
    void warmsUp();
    void accumulatesLikeOneBatch();
    void trainsInBf16();
    void saysWhenNotFinite();
    void averageFollows();
    void samplerIsPure();
    void samplerKeepsHeldOutApart();
    void samplerNeedsPictures();
    void targetsAreOfTheCollection();
    void recolouredReferences();
    void facesAreWhereTheyWere();
    void holdsFaces();
    void cropsAreInRange();
    void augmentationControl_data();
    void augmentationControl();
    void augmentationLeavesAtZero();
    void augmentationIsDifferentiable();

private:
    [[nodiscard]] Trainer trainer(const TrainingConfig& config) const;
    [[nodiscard]] TrainingMaterials materials() const;

    QTemporaryDir folder_;
    PackedPictures photos_, styles_;
    nn::PerceptualNetwork perceptual_;
};

void TestTrainer::initTestCase() {
    at::set_num_threads(1);
    const std::filesystem::path folder = folder_.path().toStdString();
    auto photos = test::syntheticPack(folder / "photos.pack", 8, false);
    auto styles = test::syntheticPack(folder / "styles.pack", 12, true);
    QVERIFY(photos && styles);
    photos_ = *photos;
    styles_ = *styles;
    const auto file = SafeTensors::load(resourceDir() / "models/percept.safetensors");
    QVERIFY(file.has_value());
    nn::loadParameters(*perceptual_, "", toTorch(*file));
}

TrainingMaterials TestTrainer::materials() const {
    TrainingMaterials materials;
    materials.photos = &photos_;
    materials.styles = &styles_;
    materials.perceptual = perceptual_;
    materials.targets = {ContentTarget::cel};
    return materials;
}

Trainer TestTrainer::trainer(const TrainingConfig& config) const {
    const Architecture architecture{.baseChannels = config.baseChannels,
                                    .trunkLayers = config.trunkLayers};
    return {config, Networks::make(architecture, config.seed), materials()};
}

void TestTrainer::sameSeedSameRun() {
    auto first = trainer(smallConfig());
    auto second = trainer(smallConfig());
    for (int step = 0; step < 3; ++step)
        QCOMPARE(untimed(first.step()), untimed(second.step()));
    QVERIFY(equal(first.state().tensors, second.state().tensors));
}

void TestTrainer::otherSeedOtherRun() {
    auto config = smallConfig();
    auto first = trainer(config);
    config.seed = 12;
    auto second = trainer(config);
    QVERIFY(untimed(first.step()) != untimed(second.step()));
}

void TestTrainer::resumesBitEqual() {
    auto config = smallConfig();
    config.r1 = 1;
    config.r1Interval = 2;
    auto whole = trainer(config);
    std::vector<std::map<std::string, double>> curve;
    TrainerState middle;
    for (int step = 0; step < 8; ++step) {
        if (step == 4)
            middle = whole.state();
        curve.push_back(untimed(whole.step()));
    }
    auto resumed = trainer(config);
    resumed.step();  // what it did before must not matter
    resumed.restore(middle);
    QCOMPARE(resumed.stepsDone(), 4);
    for (std::size_t step = 4; step < 8; ++step)
        QCOMPARE(untimed(resumed.step()), curve[step]);
    QVERIFY(equal(resumed.state().tensors, whole.state().tensors));
    QCOMPARE(resumed.state().numbers, whole.state().numbers);
}

void TestTrainer::refusesForeignState() {
    auto subject = trainer(smallConfig());
    auto state = subject.state();
    state.tensors.erase("discriminator.head.weight_u");
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, subject.restore(state));
    state = subject.state();
    state.tensors["adam_g.m.generator.up1.bias"] = torch::zeros({3});
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, subject.restore(state));
    state = subject.state();
    state.numbers.erase("augment");
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, subject.restore(state));
}

void TestTrainer::learns_data() {
    QTest::addColumn<QString>("form");
    for (const char* form : {"cross-entropy", "mse", "hinge"})
        QTest::addRow("%s", form) << QString::fromLatin1(form);
}

void TestTrainer::learns() {
    QFETCH(QString, form);
    auto config = smallConfig();
    config.adversarial = form.toStdString();
    config.lrG = 5e-4;
    config.wAdv = 0.02;  // D must not hide what the other terms do in so few steps
    auto subject = trainer(config);
    double first = 0;
    double last = 0;
    double firstD = 0;
    double lastD = 0;
    constexpr int steps = 60;
    constexpr int window = 15;
    for (int step = 0; step < steps; ++step) {
        const auto row = subject.step();
        for (const auto& [name, value] : row.values)
            QVERIFY2(std::isfinite(value), name.c_str());
        if (step < window) {
            first += row.values.at("g_style") + row.values.at("g_content");
            firstD += row.values.at("d");
        } else if (step >= steps - window) {
            last += row.values.at("g_style") + row.values.at("g_content");
            lastD += row.values.at("d");
        }
    }
    QVERIFY2(last < 0.9 * first, qPrintable(QStringLiteral("%1 → %2").arg(first).arg(last)));
    QVERIFY2(lastD < firstD, qPrintable(QStringLiteral("%1 → %2").arg(firstD).arg(lastD)));
}

void TestTrainer::everyTermIsThere() {
    auto config = smallConfig();
    config.r1 = 1;
    auto subject = trainer(config);
    auto row = subject.step();
    auto second = subject.step();  // identity and diversity take turns
    QVERIFY(row.values.contains("g_diversity") && !row.values.contains("g_identity"));
    QVERIFY(!second.values.contains("g_diversity"));
    row.values.merge(second.values);
    for (const char* name :
         {"g",           "d",      "g_style", "g_content", "g_luminance", "g_palette", "g_identity",
          "g_diversity", "g_adv",  "g_tv",    "g_flat",    "g_blotch",    "g_grid",    "g_face",
          "g_hue",       "d_real", "d_fake",  "d_test",    "value",       "r_t",       "r_v",
          "augment",     "r1",     "lr_g",    "lr_d",      "data_share"})
        QVERIFY2(row.values.contains(name), name);
    QCOMPARE(row.step, 1);
}

void TestTrainer::warmsUp() {
    auto config = smallConfig();
    config.warmup = 2;
    auto subject = trainer(config);
    const auto before = subject.state().tensors;
    QVERIFY(!subject.step().values.contains("d"));
    QVERIFY(!subject.step().values.contains("g_adv"));
    const auto after = subject.state().tensors;
    QVERIFY(torch::equal(before.at("discriminator.conv.0.weight_orig"),
                         after.at("discriminator.conv.0.weight_orig")));
    QVERIFY(!torch::equal(before.at("generator.stem.weight"), after.at("generator.stem.weight")));
    QVERIFY(subject.step().values.contains("d"));
}

// Two batches of two are the same samples as one of four; D's step comes before the last batch
// only, hence without an adversarial term.
void TestTrainer::accumulatesLikeOneBatch() {
    auto config = smallConfig();
    config.warmup = 10;
    config.wPalette = 0;
    config.batch = 4;
    auto whole = trainer(config);
    config.batch = 2;
    config.accumulate = 2;
    auto parts = trainer(config);
    const auto one = whole.step();
    const auto two = parts.step();
    QVERIFY(std::abs(one.values.at("g") - two.values.at("g")) < 1e-4 * one.values.at("g"));
    const auto a = whole.state().tensors.at("adam_g.m.generator.down2.weight");
    const auto b = parts.state().tensors.at("adam_g.m.generator.down2.weight");
    QVERIFY((a - b).abs().max().item<double>() < 1e-3 * a.abs().max().item<double>());
}

void TestTrainer::trainsInBf16() {
    auto config = smallConfig();
    auto exact = trainer(config);
    config.precision = "bf16";
    auto rounded = trainer(config);
    for (int step = 0; step < 2; ++step) {
        const double wanted = exact.step().values.at("g");
        const double got = rounded.step().values.at("g");
        QVERIFY2(std::abs(got - wanted) < 0.03 * wanted,
                 qPrintable(QStringLiteral("%1, fp32 %2").arg(got).arg(wanted)));
    }
}

void TestTrainer::saysWhenNotFinite() {
    auto subject = trainer(smallConfig());
    auto state = subject.state();
    state.tensors["generator.stem.weight"].fill_(std::numeric_limits<float>::infinity());
    subject.restore(state);
    QVERIFY_THROWS_EXCEPTION(NotFinite, subject.step());
}

void TestTrainer::averageFollows() {
    auto subject = trainer(smallConfig());
    const auto before = subject.averaged().generator->named_parameters()["stem.weight"].clone();
    subject.step();
    const auto state = subject.state().tensors;
    const auto average = state.at("average.generator.stem.weight");
    QVERIFY(!torch::equal(before, average));
    // Decay of the first step: (1 + 0) / (10 + 0).
    const auto expected = 0.1 * before.contiguous() + 0.9 * state.at("generator.stem.weight");
    QVERIFY(torch::allclose(average, expected, 1e-5, 1e-6));
    for (const auto& parameter : subject.averaged().generator->parameters())
        QVERIFY(!parameter.requires_grad());
}

void TestTrainer::samplerIsPure() {
    const auto config = smallConfig();
    const Architecture architecture;
    Sampler first(config, architecture, {ContentTarget::cel}, photos_, styles_, false);
    Sampler second(config, architecture, {ContentTarget::cel}, photos_, styles_, false);
    const auto made = first.make(5, 2);
    (void)second.take(4, 0, 5, 2);  // announces the batch
    const auto announced = second.take(5, 2, 9, 0);
    const auto unannounced = second.take(5, 2, 6, 0);
    for (const auto& batch : {announced, unannounced}) {
        QVERIFY(torch::equal(made.photos, batch.photos));
        QVERIFY(torch::equal(made.targets, batch.targets));
        QVERIFY(torch::equal(made.reals, batch.reals));
        QVERIFY(torch::equal(made.z, batch.z));
        QVERIFY(torch::equal(made.planes[4], batch.planes[4]));
    }
    QVERIFY(!torch::equal(made.photos, first.make(6, 2).photos));
    // Sample 3 is the same whichever batch it is in.
    QVERIFY(torch::equal(made.photos[1], first.make(5, 3).photos[0]));
}

void TestTrainer::samplerKeepsHeldOutApart() {
    const std::filesystem::path path =
        folder_.filePath(QStringLiteral("marked.pack")).toStdString();
    auto writer = PackWriter::create(path, 2, 64);
    QVERIFY(writer.has_value());
    const std::vector<std::uint8_t> black(100 * 100 * 3, 0);
    const std::vector<std::uint8_t> white(black.size(), 255);
    QVERIFY(writer->add({100, 100, black.data(), nullptr, false, "", "trained", {}}));
    QVERIFY(writer->add({100, 100, white.data(), nullptr, true, "", "held out", {}}));
    QVERIFY(writer->commit());
    const auto marked = PackedPictures::open(path);
    QVERIFY(marked.has_value());
    const auto config = smallConfig();
    const Sampler training(config, {}, {ContentTarget::cel}, *marked, *marked, false);
    const Sampler testing(config, {}, {ContentTarget::cel}, *marked, *marked, true);
    for (int step = 0; step < 20; ++step) {
        const auto batch = training.make(step, 0);
        for (const auto& pictures : {batch.photos, batch.targets, batch.reals, batch.others})
            QCOMPARE(pictures.max().item<float>(), -1.0F);
        QVERIFY(std::abs(testing.make(step, 0).references.min().item<float>() - 1.0F) < 1e-5F);
    }
}

void TestTrainer::samplerNeedsPictures() {
    const std::filesystem::path path = folder_.filePath(QStringLiteral("one.pack")).toStdString();
    const auto one = test::syntheticPack(path, 1, false);
    QVERIFY(one.has_value());
    const auto config = smallConfig();
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                             Sampler(config, {}, ContentTargets{}, *one, *one, true));
}

void TestTrainer::targetsAreOfTheCollection() {
    const std::filesystem::path path = folder_.filePath(QStringLiteral("looks.pack")).toStdString();
    auto writer = PackWriter::create(path, 2, 64);
    QVERIFY(writer.has_value());
    const std::vector<std::uint8_t> black(100 * 100 * 3, 0);
    const std::vector<std::uint8_t> white(black.size(), 255);
    QVERIFY(writer->add({100, 100, black.data(), white.data(), false, "cartoons", "a", {}}));
    QVERIFY(writer->add({100, 100, white.data(), black.data(), false, "oils", "b", {}}));
    QVERIFY(writer->commit());
    const auto looks = PackedPictures::open(path);
    QVERIFY(looks.has_value());
    const auto config = smallConfig();
    const ContentTargets targets{ContentTarget::photo, {{"cartoons", ContentTarget::cel}}};
    const Sampler sampler(config, {}, targets, *looks, *looks, false);
    int cel = 0;
    for (int step = 0; step < 40; ++step) {
        const auto batch = sampler.make(step, 0);
        for (int i = 0; i < 2; ++i) {
            const bool isCartoon = batch.references[i].max().item<float>() < 0;
            const bool isLined = (batch.photos[i] - batch.targets[i]).abs().max().item<float>() > 1;
            QCOMPARE(batch.lineShares[i].item<float>(), isCartoon ? 1.0F : 0.3F);
            QVERIFY(isCartoon || !isLined);
            cel += isLined ? 1 : 0;
        }
    }
    QVERIFY(cel > 20);
}

void TestTrainer::recolouredReferences() {
    auto config = smallConfig();
    const Sampler plain(config, {}, {}, photos_, styles_, false);
    const auto before = plain.make(3, 0);
    config.styleJitter = 1;
    const auto after = plain.make(3, 0);
    QVERIFY(!torch::equal(before.references, after.references));
    QVERIFY(after.references.abs().max().item<float>() <= 1.0001F);
    QVERIFY(torch::equal(before.photos[0], after.photos[0]));
}

// A white face in a black photo: wherever the crop is, mirrored or not, the frame is around it.
void TestTrainer::facesAreWhereTheyWere() {
    constexpr int side = 200;
    const Rect face{20, 60, 40, 50};
    std::vector<std::uint8_t> pixels(3 * side * side, 0);
    for (int y = face.y; y < face.y + face.height; ++y)
        std::fill_n(pixels.begin() + 3 * (y * side + face.x), 3 * face.width, std::uint8_t{255});
    const std::filesystem::path path = folder_.filePath(QStringLiteral("face.pack")).toStdString();
    auto writer = PackWriter::create(path, 1, 64);
    QVERIFY(writer.has_value());
    QVERIFY(writer->add({side, side, pixels.data(), nullptr, false, "", "a", {face}}));
    QVERIFY(writer->commit());
    const auto portraits = PackedPictures::open(path);
    QVERIFY(portraits.has_value());
    auto config = smallConfig();
    config.crop = 168;
    config.photoScale = 0.45;
    const Sampler sampler(config, {}, {}, *portraits, styles_, false);
    int found = 0;
    int lost = 0;
    for (int step = 0; step < 30; ++step) {
        const auto batch = sampler.make(step, 0);
        QCOMPARE(batch.faces.size(), std::size_t(config.batch));
        for (std::size_t i = 0; i < batch.faces.size(); ++i) {
            const auto photo = batch.photos[static_cast<std::int64_t>(i)];
            const Rect frame = batch.faces[i];
            if (frame.isEmpty()) {
                ++lost;  // cut off by a border of the crop, or outside
                const auto inside = photo.slice(1, 1, -1).slice(2, 1, -1);
                QVERIFY(inside.max().item<float>() < 0
                        || photo[0].select(0, 0).max().item<float>() > 0
                        || photo[0].select(0, -1).max().item<float>() > 0
                        || photo[0].select(1, 0).max().item<float>() > 0
                        || photo[0].select(1, -1).max().item<float>() > 0);
                continue;
            }
            ++found;
            QVERIFY(frame.width >= 64 && frame.height >= 64);
            auto rest = photo.clone();
            rest.slice(1, frame.y, frame.y + frame.height + 1)
                .slice(2, frame.x, frame.x + frame.width + 1)
                .fill_(-1);
            QVERIFY(rest.max().item<float>() < 0.2F);
        }
    }
    QVERIFY(found > 10 && lost > 3);
}

// Without faces the term is nothing; with them it is, and its weight reaches the generator.
void TestTrainer::holdsFaces() {
    std::vector<std::uint8_t> pixels(3 * 80 * 80);
    for (std::size_t at = 0; at < pixels.size(); ++at)
        pixels[at] = static_cast<std::uint8_t>(127 + 100 * std::sin(0.05 * double(at % 997)));
    const std::filesystem::path path = folder_.filePath(QStringLiteral("held.pack")).toStdString();
    auto writer = PackWriter::create(path, 2, 64);
    QVERIFY(writer.has_value());
    for (const bool isTest : {false, true})
        QVERIFY(writer->add({80, 80, pixels.data(), nullptr, isTest, "", "a", {{5, 5, 70, 70}}}));
    QVERIFY(writer->commit());
    const auto portraits = PackedPictures::open(path);
    QVERIFY(portraits.has_value());
    auto config = smallConfig();
    config.photoScale = 1;
    QCOMPARE(trainer(config).step().values.at("g_face"), 0.0);

    const PackedPictures plain = std::exchange(photos_, *portraits);
    const auto put = qScopeGuard([&] { photos_ = plain; });
    const auto loss = [&](double weight) {
        config.wFace = weight;
        return trainer(config).step().values;
    };
    const auto once = loss(1);
    const auto thrice = loss(3);
    const double face = once.at("g_face");
    QVERIFY(face > 0);
    QVERIFY(std::abs(thrice.at("g") - once.at("g") - 2 * face) < 1e-3 * once.at("g"));
    QVERIFY(!loss(0).contains("g_face"));
}

void TestTrainer::cropsAreInRange() {
    const auto config = smallConfig();
    const Sampler sampler(config, {}, {ContentTarget::cel}, photos_, styles_, false);
    const auto batch = sampler.make(0, 0);
    QCOMPARE(batch.photos.sizes(), (torch::IntArrayRef{2, 3, 64, 64}));
    QCOMPARE(batch.planes.front().sizes(), (torch::IntArrayRef{2, 1, 8, 8}));
    QVERIFY(batch.photos.abs().max().item<float>() <= 1.0001F);
    QVERIFY(batch.photos.std().item<float>() > 0.1F);
    QVERIFY(batch.photos.is_contiguous(at::MemoryFormat::ChannelsLast));
}

void TestTrainer::augmentationControl_data() {
    QTest::addColumn<QString>("mode");
    QTest::addColumn<double>("sign");
    QTest::addColumn<int>("direction");
    QTest::addRow("adaptive, D too sure") << QStringLiteral("adaptive") << 1.0 << 1;
    QTest::addRow("adaptive, D unsure") << QStringLiteral("adaptive") << 0.0 << -1;
    QTest::addRow("fixed") << QStringLiteral("fixed") << 1.0 << 0;
    QTest::addRow("none") << QStringLiteral("none") << 1.0 << 0;
}

void TestTrainer::augmentationControl() {
    QFETCH(QString, mode);
    QFETCH(double, sign);
    QFETCH(int, direction);
    TrainingConfig config;
    config.augment = mode.toStdString();
    AugmentationControl control(config);
    const double start = control.probability();
    QCOMPARE(start, mode == QStringLiteral("none") ? 0.0 : config.augmentStrength);
    for (int i = 0; i < 40; ++i)
        control.observe(sign, 64);
    const double change = control.probability() - start;
    QCOMPARE((change > 0) - (change < 0), direction);
    for (int i = 0; i < 4000; ++i)
        control.observe(sign, 64);
    QVERIFY(control.probability() >= 0 && control.probability() <= 0.8);
}

void TestTrainer::augmentationLeavesAtZero() {
    const auto pictures = torch::rand({2, 3, 16, 16});
    QVERIFY(torch::equal(augmented(pictures, 0, {}), pictures));
    QVERIFY(!torch::equal(augmented(pictures, 1, {}), pictures));
    QVERIFY(torch::equal(augmented(pictures, 1, {3, 4, 5, Draw::augmentReal}),
                         augmented(pictures, 1, {3, 4, 5, Draw::augmentReal})));
}

void TestTrainer::augmentationIsDifferentiable() {
    const auto pictures = torch::rand({2, 3, 16, 16}).requires_grad_(true);
    augmented(pictures, 0.8, {1, 2, 3, Draw::augmentFake}).sum().backward();
    QVERIFY(pictures.grad().defined());
    QVERIFY(pictures.grad().sum().item<double>() > 0);
}

QTEST_GUILESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
