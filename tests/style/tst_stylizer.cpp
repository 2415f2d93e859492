// SPDX-License-Identifier: GPL-3.0-or-later
// The whole engine with the shipped model on the CPU. Differences are in steps of 1/255.
#include <QTest>
#include <chrono>
#include <cmath>
#include <functional>
#include <map>
#include <thread>

#include "base/paths.h"
#include "style/style_engine.h"
#include "style_fixture.h"

using namespace irodori;

namespace {

constexpr int kThreads = 2;

/// A reference that is unlike the photo.
Image reference() {
    Image image(96, 72);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            auto* pixel = image.row<std::uint8_t>(y) + 3 * x;
            pixel[0] = static_cast<std::uint8_t>(x % 16 < 3 ? 20 : 240);
            pixel[1] = static_cast<std::uint8_t>(x % 16 < 3 ? 20 : 90 + y);
            pixel[2] = static_cast<std::uint8_t>(60 + x);
        }
    }
    return image;
}

}  // namespace

class TestStylizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void describesItself();
    void tiledEqualsUntiled_data();
    void tiledEqualsUntiled();
    void regionEqualsCrop_data();
    void regionEqualsCrop();
    void oddSizes_data();
    void oddSizes();
    void strengthZeroIsPhoto_data();
    void strengthZeroIsPhoto();
    void fadesInContinuously();
    void seeds();
    void severalReferences();
    void paintSizeMatters();
    void alphaAndDepth_data();
    void alphaAndDepth();
    void repeatsFromCache();
    void cancels();
    void progressNeverFalls();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void refusesBadOptions_data();
    void refusesBadOptions();
    void badModelLeavesTheOldOne();

private:
    RepaintRequest requestFor(Image photo, int paintSize = kNativePaintSize);
    Image repainted(const RepaintRequest& request);

    std::unique_ptr<StyleEngine> engine_;
    StyleCode style_;
};

void TestStylizer::initTestCase() {
    engine_ = makeStyleEngine({.device = "cpu", .threads = kThreads});
    const auto model = engine_->loadModel(resourceDir() / "models" / "starter.irodori");
    QVERIFY(model.has_value());
    style_ = engine_->encode(reference()).value();
}

void TestStylizer::init() {
    QVERIFY(engine_->configure({.device = "cpu", .threads = kThreads}).has_value());
}

RepaintRequest TestStylizer::requestFor(Image photo, int paintSize) {
    RepaintRequest request;
    request.photoCode = engine_->encode(photo).value();
    request.photo = std::make_shared<const Image>(std::move(photo));
    request.references = {{style_, 1.0}};
    request.settings.paintSize = paintSize;
    return request;
}

Image TestStylizer::repainted(const RepaintRequest& request) {
    auto result = engine_->repaint(request);
    if (!result)
        qWarning("%s", result.error().message().c_str());
    return result ? result->image : Image();
}

void TestStylizer::describesItself() {
    QCOMPARE(engine_->devices().front().id, std::string("cpu"));
    QCOMPARE(engine_->status().executor, std::string("oneDNN"));
    QVERIFY(!engine_->model().name.empty());
    QCOMPARE(engine_->model().sha256.size(), std::size_t{64});
    QVERIFY(!repainted(requestFor(test::syntheticPhoto(64, 64))).isNull());
    QVERIFY(engine_->status().workspaceBytes > 0);
    engine_->releaseMemory();
    QCOMPARE(engine_->status().workspaceBytes, std::int64_t{0});
}

void TestStylizer::tiledEqualsUntiled_data() {
    QTest::addColumn<Precision>("precision");
    QTest::addColumn<double>("variation");
    QTest::addColumn<int>("largest");
    QTest::addColumn<double>("mean");
    QTest::addRow("fp32") << Precision::fp32 << 0.0 << 1 << 0.05;
    QTest::addRow("fp32 with noise") << Precision::fp32 << 1.0 << 1 << 0.05;
    QTest::addRow("bf16") << Precision::bf16 << 0.0 << 2 << 0.05;
    QTest::addRow("bf16 with noise") << Precision::bf16 << 1.0 << 2 << 0.05;
}

void TestStylizer::tiledEqualsUntiled() {
    QFETCH(Precision, precision);
    QFETCH(double, variation);
    QFETCH(int, largest);
    QFETCH(double, mean);
    if (!engine_->configure({.device = "cpu", .precision = precision, .threads = kThreads}))
        QSKIP("this processor does not have it");
    auto request = requestFor(test::syntheticPhoto(299, 211));
    request.settings.variation = variation;
    request.settings.seed = 5;
    const auto untiled = repainted(request);
    // A budget below what the pictures alone take: the smallest tiles.
    QVERIFY(
        engine_
            ->configure(
                {.device = "cpu", .precision = precision, .memoryBudget = 1, .threads = kThreads})
            .has_value());
    const auto difference = test::differenceOf(untiled, repainted(request));
    qInfo("largest %d, mean %.4f", difference.largest, difference.mean);
    QVERIFY(difference.largest <= largest);
    QVERIFY(difference.mean <= mean);
}

void TestStylizer::regionEqualsCrop_data() {
    QTest::addColumn<int>("paintSize");
    QTest::addColumn<int>("outputSide");
    QTest::addColumn<Rect>("region");
    QTest::addRow("native") << 0 << 0 << Rect{101, 203, 57, 43};
    QTest::addRow("enlarged") << 256 << 0 << Rect{101, 203, 157, 143};
    QTest::addRow("enlarged, corner") << 256 << 0 << Rect{300, 400, 89, 51};
    QTest::addRow("shrunk") << 0 << 200 << Rect{40, 50, 61, 70};
    QTest::addRow("one pixel") << 256 << 0 << Rect{388, 450, 1, 1};
}

void TestStylizer::regionEqualsCrop() {
    QFETCH(int, paintSize);
    QFETCH(int, outputSide);
    QFETCH(Rect, region);
    auto request = requestFor(test::syntheticPhoto(389, 451), paintSize);
    request.outputSide = outputSide;
    auto part = request;
    part.region = region;
    engine_->releaseMemory();
    const auto result = engine_->repaint(part);
    QVERIFY(result.has_value());
    engine_->releaseMemory();  // so that the whole is not made of what is there
    const auto whole = repainted(request);
    QCOMPARE(result->outputSize, (Size{whole.width, whole.height}));
    QCOMPARE(result->image.width, region.width);
    QVERIFY(test::differenceOf(result->image, cropped(whole, region)).largest <= 2);
}

void TestStylizer::oddSizes_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("paintSize");
    QTest::addRow("1x1") << 1 << 1 << 1024;
    QTest::addRow("7x5") << 7 << 5 << 0;
    QTest::addRow("1x300") << 1 << 300 << 256;
    QTest::addRow("17x23") << 17 << 23 << 0;
    QTest::addRow("257x255") << 257 << 255 << 256;
    QTest::addRow("30000x10") << 30000 << 10 << 256;
    QTest::addRow("10x3000 native") << 10 << 3000 << 0;
}

void TestStylizer::oddSizes() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, paintSize);
    const auto painted = repainted(requestFor(test::syntheticPhoto(width, height), paintSize));
    QCOMPARE(painted.width, width);
    QCOMPARE(painted.height, height);
}

void TestStylizer::strengthZeroIsPhoto_data() {
    QTest::addColumn<PixelDepth>("depth");
    QTest::addColumn<int>("paintSize");
    QTest::addRow("8 bit, native") << PixelDepth::u8 << 0;
    QTest::addRow("8 bit, smaller paint size") << PixelDepth::u8 << 256;
    QTest::addRow("16 bit, smaller paint size") << PixelDepth::u16 << 256;
}

void TestStylizer::strengthZeroIsPhoto() {
    QFETCH(PixelDepth, depth);
    QFETCH(int, paintSize);
    auto photo = test::syntheticPhoto(300, 200, depth);
    for (std::size_t i = 0; i < photo.pixels.size() / 3; ++i)
        photo.alpha.push_back(static_cast<std::uint8_t>(i));
    auto request = requestFor(photo, paintSize);
    request.depth = depth;
    request.settings.strength = 0;
    request.settings.variation = 1;
    for (const std::uint64_t seed : {0, 99}) {
        request.settings.seed = seed;
        QCOMPARE(repainted(request), photo);
    }
}

void TestStylizer::fadesInContinuously() {
    const auto photo = test::syntheticPhoto(120, 90);
    auto request = requestFor(photo);
    Image before = photo;
    for (double strength = 0.002; strength < 0.25; strength += 0.02) {
        request.settings.strength = strength;
        const auto now = repainted(request);
        // A tenth of the fade may change a pixel by a tenth of the range and what the code changes.
        QVERIFY(test::differenceOf(before, now).largest <= 40);
        if (strength < 0.003)
            QVERIFY(test::differenceOf(photo, now).largest <= 3);
        before = now;
    }
}

void TestStylizer::seeds() {
    auto request = requestFor(test::syntheticPhoto(120, 90));
    request.settings.seed = 1;
    const auto plain = repainted(request);
    request.settings.seed = 2;
    QCOMPARE(repainted(request), plain);  // without variation a seed means nothing

    request.settings.variation = 1;
    const auto two = repainted(request);
    request.settings.seed = 3;
    const auto three = repainted(request);
    QVERIFY(two != three);
    QVERIFY(two != plain);
    request.settings.seed = 2;
    engine_->releaseMemory();
    QCOMPARE(repainted(request), two);
}

void TestStylizer::severalReferences() {
    const auto photo = test::syntheticPhoto(120, 90);
    auto request = requestFor(photo);
    const auto alone = repainted(request);
    const StyleCode other = request.photoCode;
    request.references = {{style_, 0.5}, {style_, 2.0}};
    QVERIFY(test::differenceOf(repainted(request), alone).largest <= 1);
    request.references = {{style_, 1.0}, {other, 0.0}};
    QCOMPARE(repainted(request), alone);
    request.references = {{style_, 1.0}, {other, 1.0}};
    QVERIFY(repainted(request) != alone);
}

void TestStylizer::paintSizeMatters() {
    const auto photo = test::syntheticPhoto(600, 400);
    auto request = requestFor(photo, 600);
    const auto native = repainted(requestFor(photo, kNativePaintSize));
    QCOMPARE(repainted(request), native);
    request.settings.paintSize = 2048;  // the photo is smaller: painted at its own size
    QCOMPARE(repainted(request), native);
    request.settings.paintSize = 300;
    const auto broad = repainted(request);
    QVERIFY(test::differenceOf(broad, native).mean > 1);
    request.settings.paintSize = 600;
    request.draftDivisor = 2;
    QCOMPARE(repainted(request), broad);
}

void TestStylizer::alphaAndDepth_data() {
    QTest::addColumn<PixelDepth>("from");
    QTest::addColumn<PixelDepth>("to");
    QTest::addRow("8 to 8") << PixelDepth::u8 << PixelDepth::u8;
    QTest::addRow("8 to 16") << PixelDepth::u8 << PixelDepth::u16;
    QTest::addRow("16 to 8") << PixelDepth::u16 << PixelDepth::u8;
    QTest::addRow("16 to 16") << PixelDepth::u16 << PixelDepth::u16;
}

void TestStylizer::alphaAndDepth() {
    QFETCH(PixelDepth, from);
    QFETCH(PixelDepth, to);
    auto photo = test::syntheticPhoto(80, 60);
    for (int i = 0; i < 80 * 60; ++i)
        photo.alpha.push_back(static_cast<std::uint8_t>(i % 256));
    photo = withDepth(photo, from);
    auto request = requestFor(photo);
    request.depth = to;
    request.region = {10, 20, 30, 25};
    const auto painted = repainted(request);
    QCOMPARE(painted.depth, to);
    QCOMPARE(painted.alpha, withDepth(cropped(photo, request.region), to).alpha);
}

void TestStylizer::repeatsFromCache() {
    auto request = requestFor(test::syntheticPhoto(512, 512));
    const auto first = engine_->repaint(request);
    const auto again = engine_->repaint(request);
    QVERIFY(first.has_value() && again.has_value());
    QCOMPARE(again->image, first->image);
    // Nothing of this network runs in less than a fifth of its own time.
    QVERIFY(again->seconds < first->seconds / 5);
}

void TestStylizer::cancels() {
    auto request = requestFor(test::syntheticPhoto(800, 800));
    std::stop_source source;
    JobHooks hooks;
    hooks.stop = source.get_token();
    std::chrono::steady_clock::time_point asked;
    std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
        asked = std::chrono::steady_clock::now();
        source.request_stop();
    });
    const auto result = engine_->repaint(request, hooks);
    const auto finished = std::chrono::steady_clock::now();
    canceller.join();
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::cancelled);
    // At most a layer; generous, for busy machines.
    QVERIFY(finished - asked < std::chrono::seconds(2));
    QCOMPARE(engine_->encode(*request.photo, hooks).error().code, ErrorCode::cancelled);
    // The next request is not disturbed by what was left half done.
    const auto whole = repainted(request);
    engine_->releaseMemory();
    QCOMPARE(repainted(request), whole);
}

void TestStylizer::progressNeverFalls() {
    QVERIFY(
        engine_->configure({.device = "cpu", .memoryBudget = 1, .threads = kThreads}).has_value());
    double last = -1;
    bool rises = true;
    JobHooks hooks;
    hooks.progress = [&](double fraction) {
        rises = rises && fraction >= last;
        last = fraction;
    };
    QVERIFY(engine_->repaint(requestFor(test::syntheticPhoto(300, 300)), hooks).has_value());
    QVERIFY(rises);
    QCOMPARE(last, 1.0);
}

void TestStylizer::refusesBadRequests_data() {
    QTest::addColumn<QString>("fault");
    for (const char* fault :
         {"no photo", "null photo", "no references", "short reference code", "short photo code",
          "negative weight", "nan weight", "all weights zero", "strength too high", "nan strength",
          "variation too high", "paint size too small", "negative output side", "no divisor",
          "region outside", "infinite code"})
        QTest::addRow("%s", fault) << QString::fromLatin1(fault);
}

void TestStylizer::refusesBadRequests() {
    QFETCH(QString, fault);
    const auto nan = std::nan("");
    const std::map<std::string, std::function<void(RepaintRequest&)>> faults{
        {"no photo", [](auto& r) { r.photo.reset(); }},
        {"null photo", [](auto& r) { r.photo = std::make_shared<const Image>(); }},
        {"no references", [](auto& r) { r.references.clear(); }},
        {"short reference code", [](auto& r) { r.references[0].code.pop_back(); }},
        {"short photo code", [](auto& r) { r.photoCode.pop_back(); }},
        {"negative weight", [](auto& r) { r.references[0].weight = -1; }},
        {"nan weight", [nan](auto& r) { r.references[0].weight = nan; }},
        {"all weights zero", [](auto& r) { r.references[0].weight = 0; }},
        {"strength too high", [](auto& r) { r.settings.strength = 1.6; }},
        {"nan strength", [nan](auto& r) { r.settings.strength = nan; }},
        {"variation too high", [](auto& r) { r.settings.variation = 1.1; }},
        {"paint size too small", [](auto& r) { r.settings.paintSize = 100; }},
        {"negative output side", [](auto& r) { r.outputSide = -1; }},
        {"no divisor", [](auto& r) { r.draftDivisor = 0; }},
        {"region outside",
         [](auto& r) {
             r.region = {60, 0, 10, 10};
         }},
        {"infinite code", [](auto& r) { r.references[0].code[0] = INFINITY; }},
    };
    auto request = requestFor(test::syntheticPhoto(64, 64));
    faults.at(fault.toStdString())(request);
    const auto result = engine_->repaint(request);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::invalidArgument);
    QVERIFY(!result.error().message().empty());
}

void TestStylizer::refusesBadOptions_data() {
    QTest::addColumn<QString>("device");
    QTest::addColumn<Precision>("precision");
    QTest::addColumn<ErrorCode>("code");
    QTest::addRow("unknown device") << "abacus" << Precision::automatic << ErrorCode::device;
    QTest::addRow("no such GPU") << "cuda:99" << Precision::automatic << ErrorCode::device;
    QTest::addRow("fp16 on the CPU") << "cpu" << Precision::fp16 << ErrorCode::invalidArgument;
}

void TestStylizer::refusesBadOptions() {
    QFETCH(QString, device);
    QFETCH(Precision, precision);
    QFETCH(ErrorCode, code);
    const auto before = engine_->status().precision;
    const auto result =
        engine_->configure({.device = device.toStdString(), .precision = precision});
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, code);
    QCOMPARE(engine_->status().precision, before);
}

void TestStylizer::badModelLeavesTheOldOne() {
    const auto before = engine_->model().sha256;
    QVERIFY(!engine_->loadModel("/nonexistent.irodori").has_value());
    QCOMPARE(engine_->model().sha256, before);

    const auto empty = makeStyleEngine({.device = "cpu"});
    QVERIFY(!empty->encode(reference()).has_value());
    QCOMPARE(empty->repaint({}).error().code, ErrorCode::invalidArgument);
}

QTEST_APPLESS_MAIN(TestStylizer)
#include "tst_stylizer.moc"
