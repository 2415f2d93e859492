// SPDX-License-Identifier: GPL-3.0-or-later
// Colour, detail, lines, flatness and regions in the whole engine with the shipped model on the
// CPU. Differences are in steps of 1/255.
#include <QTest>
#include <functional>
#include <map>

#include "base/paths.h"
#include "style/style_engine.h"
#include "style_fixture.h"

using namespace irodori;

namespace {

const EngineOptions kOptions{
    .device = "cpu", .precision = Precision::fp32, .memoryBudget = 0, .threads = 2};

/// A disc in the middle.
std::shared_ptr<const Mask> disc(int width, int height) {
    Mask mask(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double dx = (x + 0.5) / width - 0.5;
            const double dy = (y + 0.5) / height - 0.5;
            if (dx * dx + dy * dy < 0.09)
                mask.values[static_cast<std::size_t>(y * width + x)] = 255;
        }
    }
    return std::make_shared<const Mask>(std::move(mask));
}

/// The same with a plain sky.
Image photoWithSky(int width, int height) {
    Image photo = test::syntheticPhoto(width, height);
    for (int y = 0; y < height * 3 / 5; ++y) {
        for (int x = 0; x < width; ++x) {
            auto* pixel = photo.row<std::uint8_t>(y) + 3 * x;
            pixel[0] = static_cast<std::uint8_t>(90 + y / 4);
            pixel[1] = static_cast<std::uint8_t>(130 + y / 5);
            pixel[2] = 220;
        }
    }
    return photo;
}

StyleSettings everything(StyledRegion region = StyledRegion::all) {
    StyleSettings settings;
    settings.paintSize = 256;
    settings.color = 0.4;
    settings.detail = 0.7;
    settings.lines = 0.6;
    settings.lineDensity = 0.7;
    settings.flatness = 0.5;
    settings.region = region;
    settings.feather = 0.03;
    return settings;
}

}  // namespace

class TestControls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void partEqualsWhole_data();
    void partEqualsWhole();
    void fitMatchesTheExport_data();
    void fitMatchesTheExport();
    void tiledEqualsUntiled();
    void eachControlChangesThePicture_data();
    void eachControlChangesThePicture();
    void strengthZeroIsThePhoto();
    void finishingRunsNoNetwork_data();
    void finishingRunsNoNetwork();
    void draftsAreTrueWhereTheTruthIsAtHand();
    void outsideTheRegionIsThePhoto_data();
    void outsideTheRegionIsThePhoto();
    void theRestHasItsOwnStyle();
    void whatIsPaintedLaterIsCalmedToo();
    void masksOfAnySize_data();
    void masksOfAnySize();
    void refusesBadMasks_data();
    void refusesBadMasks();
    void stopsBeforeDrawing();

private:
    RepaintRequest requestFor(const Image& photo, const StyleSettings& settings);
    Image repainted(const RepaintRequest& request);

    std::unique_ptr<StyleEngine> engine_;
    StyleCode style_;
    StyleCode otherStyle_;
};

void TestControls::initTestCase() {
    engine_ = makeStyleEngine(kOptions);
    QVERIFY(engine_->loadModel(resourceDir() / "models" / "starter.irodori").has_value());
    Image warm(64, 64);
    Image cold(64, 64);
    for (int i = 0; i < 64 * 64; ++i) {
        const auto stripe = static_cast<std::uint8_t>(i % 8 < 4 ? 250 : 60);
        warm.row<std::uint8_t>(0)[3 * i] = stripe;
        cold.row<std::uint8_t>(0)[3 * i + 2] = stripe;
    }
    style_ = engine_->encode(warm).value();
    otherStyle_ = engine_->encode(cold).value();
}

void TestControls::init() {
    QVERIFY(engine_->configure(kOptions).has_value());
    engine_->releaseMemory();
}

/// With a mask and styles for both parts of the picture.
RepaintRequest TestControls::requestFor(const Image& photo, const StyleSettings& settings) {
    RepaintRequest request;
    request.photo = std::make_shared<const Image>(photo);
    request.photoCode = engine_->encode(photo).value();
    request.references = {{style_, 1.0}};
    request.settings = settings;
    request.mask = disc(160, 120);
    return request;
}

Image TestControls::repainted(const RepaintRequest& request) {
    auto result = engine_->repaint(request);
    if (!result)
        qWarning("%s", result.error().message().c_str());
    return result ? result->image : Image();
}

void TestControls::partEqualsWhole_data() {
    QTest::addColumn<StyledRegion>("styled");
    QTest::addColumn<bool>("paintsRest");
    QTest::addColumn<int>("paintSize");
    QTest::addColumn<Rect>("part");
    const auto row = [](const char* name, StyledRegion styled, bool paintsRest, int paintSize,
                        Rect part) {
        QTest::addRow("%s", name) << styled << paintsRest << paintSize << part;
    };
    row("all of it", StyledRegion::all, false, 256, {151, 83, 117, 103});
    row("all of it, painted at its own size", StyledRegion::all, false, kNativePaintSize,
        {151, 83, 117, 103});
    row("the subject", StyledRegion::subject, false, 256, {81, 153, 117, 103});
    row("a corner beside the subject", StyledRegion::subject, false, 256, {0, 0, 40, 30});
    row("the background", StyledRegion::background, false, 256, {231, 153, 120, 80});
    row("two styles", StyledRegion::mask, true, 256, {81, 153, 117, 103});
    row("two styles, painted at its own size", StyledRegion::mask, true, kNativePaintSize,
        {81, 153, 57, 43});
}

void TestControls::partEqualsWhole() {
    QFETCH(StyledRegion, styled);
    QFETCH(bool, paintsRest);
    QFETCH(int, paintSize);
    QFETCH(Rect, part);
    auto request = requestFor(photoWithSky(351, 303), everything(styled));
    request.settings.paintSize = paintSize;
    if (paintsRest)
        request.otherReferences = {{otherStyle_, 1.0}};
    request.region = part;
    const auto preview = repainted(request);
    engine_->releaseMemory();  // so that the whole is not made of what is there
    request.region = {};
    const auto difference = test::differenceOf(preview, cropped(repainted(request), part));
    qInfo("largest %d, mean %.4f", difference.largest, difference.mean);
    QVERIFY(difference.largest <= 2);
}

void TestControls::fitMatchesTheExport_data() {
    QTest::addColumn<StyledRegion>("styled");
    QTest::addColumn<bool>("paintsRest");
    QTest::addColumn<int>("outputSide");
    QTest::addRow("larger than painted") << StyledRegion::all << false << 280;
    QTest::addRow("as painted") << StyledRegion::all << false << 256;
    QTest::addRow("smaller than painted") << StyledRegion::all << false << 200;
    QTest::addRow("the subject") << StyledRegion::subject << false << 280;
    QTest::addRow("the background, small") << StyledRegion::background << false << 200;
    QTest::addRow("two styles") << StyledRegion::mask << true << 280;
    QTest::addRow("two styles, small") << StyledRegion::mask << true << 200;
}

void TestControls::fitMatchesTheExport() {
    QFETCH(StyledRegion, styled);
    QFETCH(bool, paintsRest);
    QFETCH(int, outputSide);
    // Enlarged, as photos are smooth from pixel to pixel.
    auto request =
        requestFor(resized(test::syntheticPhoto(256, 192), {512, 384}), everything(styled));
    if (paintsRest)
        request.otherReferences = {{otherStyle_, 1.0}};
    const auto whole = repainted(request);
    request.outputSide = outputSide;
    const auto fit = repainted(request);
    const auto difference = test::differenceOf(fit, resized(whole, {fit.width, fit.height}));
    qInfo("largest %d, mean %.4f", difference.largest, difference.mean);
    QVERIFY(difference.mean <= 1);
}

void TestControls::tiledEqualsUntiled() {
    auto request = requestFor(photoWithSky(281, 259), everything(StyledRegion::mask));
    request.otherReferences = {{otherStyle_, 1.0}};
    request.settings.paintSize = kNativePaintSize;
    const auto untiled = repainted(request);
    auto options = kOptions;
    options.memoryBudget = 1;  // below what the pictures alone take: the smallest tiles
    QVERIFY(engine_->configure(options).has_value());
    QVERIFY(test::differenceOf(untiled, repainted(request)).largest <= 1);
}

void TestControls::eachControlChangesThePicture_data() {
    QTest::addColumn<QString>("control");
    for (const char* control : {"calm", "color", "detail", "lines", "flatness", "region"})
        QTest::addRow("%s", control) << QString::fromLatin1(control);
}

void TestControls::eachControlChangesThePicture() {
    QFETCH(QString, control);
    const std::map<std::string, std::function<void(StyleSettings&)>> changes{
        {"calm", [](auto& s) { s.calm = 0; }},
        {"color", [](auto& s) { s.color = 0; }},
        {"detail", [](auto& s) { s.detail = 1; }},
        {"lines",
         [](auto& s) {
             s.lines = 1;
             s.lineDensity = 1;
         }},
        {"flatness", [](auto& s) { s.flatness = 1; }},
        {"region", [](auto& s) { s.region = StyledRegion::subject; }},
    };
    StyleSettings settings;
    settings.paintSize = 256;
    auto request = requestFor(photoWithSky(240, 180), settings);
    const auto plain = repainted(request);
    changes.at(control.toStdString())(request.settings);
    const auto changed = repainted(request);
    QVERIFY(test::differenceOf(plain, changed).mean > 0.3);
    request.settings = settings;
    QCOMPARE(repainted(request), plain);  // and back again
}

void TestControls::strengthZeroIsThePhoto() {
    const auto photo = test::syntheticPhoto(300, 200);
    auto request = requestFor(photo, everything(StyledRegion::subject));
    request.otherReferences = {{otherStyle_, 1.0}};
    request.settings.strength = 0;
    QCOMPARE(repainted(request), photo);
    request.settings.strength = 0.002;
    QVERIFY(test::differenceOf(repainted(request), photo).largest <= 4);
}

void TestControls::finishingRunsNoNetwork_data() {
    QTest::addColumn<QString>("control");
    QTest::addColumn<bool>("runs");
    for (const char* control : {"calm", "color", "detail", "lines", "density"})
        QTest::addRow("%s", control) << QString::fromLatin1(control) << false;
    for (const char* control : {"flatness", "strength"})
        QTest::addRow("%s", control) << QString::fromLatin1(control) << true;
}

void TestControls::finishingRunsNoNetwork() {
    QFETCH(QString, control);
    QFETCH(bool, runs);
    const std::map<std::string, double StyleSettings::*> members{
        {"calm", &StyleSettings::calm},           {"color", &StyleSettings::color},
        {"detail", &StyleSettings::detail},       {"lines", &StyleSettings::lines},
        {"density", &StyleSettings::lineDensity}, {"flatness", &StyleSettings::flatness},
        {"strength", &StyleSettings::strength},
    };
    auto request = requestFor(test::syntheticPhoto(200, 160), everything());
    QVERIFY(!repainted(request).isNull());
    request.settings.*members.at(control.toStdString()) = 0.8;
    int reports = 0;  // painted tiles, and the end
    JobHooks hooks;
    hooks.progress = [&reports](double) { ++reports; };
    QVERIFY(engine_->repaint(request, hooks).has_value());
    QCOMPARE(reports > 1, runs);
}

void TestControls::draftsAreTrueWhereTheTruthIsAtHand() {
    auto request = requestFor(test::syntheticPhoto(400, 300), everything());
    request.settings.paintSize = kNativePaintSize;
    request.draftDivisor = 2;
    const auto draft = repainted(request);
    request.draftDivisor = 1;
    const auto truth = repainted(request);
    QVERIFY(draft != truth);
    request.settings.color = 0.1;
    const auto after = repainted(request);
    request.draftDivisor = 2;
    QCOMPARE(repainted(request), after);
    request.settings.strength = 0.8;  // needs the network: a draft again
    const auto another = repainted(request);
    request.draftDivisor = 1;
    QVERIFY(repainted(request) != another);
}

void TestControls::outsideTheRegionIsThePhoto_data() {
    QTest::addColumn<StyledRegion>("styled");
    QTest::addColumn<bool>("middleIsPhoto");
    QTest::addRow("subject") << StyledRegion::subject << false;
    QTest::addRow("mask") << StyledRegion::mask << false;
    QTest::addRow("background") << StyledRegion::background << true;
}

void TestControls::outsideTheRegionIsThePhoto() {
    QFETCH(StyledRegion, styled);
    QFETCH(bool, middleIsPhoto);
    const auto photo = test::syntheticPhoto(320, 240);
    const auto painted = repainted(requestFor(photo, everything(styled)));
    const Rect middle{150, 110, 20, 20};
    const Rect corner{0, 0, 20, 20};
    QCOMPARE(cropped(painted, middle) == cropped(photo, middle), middleIsPhoto);
    QCOMPARE(cropped(painted, corner) == cropped(photo, corner), !middleIsPhoto);
}

void TestControls::theRestHasItsOwnStyle() {
    const auto photo = photoWithSky(320, 240);
    auto request = requestFor(photo, everything());
    const auto inOne = repainted(request);
    request.references = {{otherStyle_, 1.0}};
    const auto inOther = repainted(request);
    QVERIFY(inOne != inOther);

    request.references = {{style_, 1.0}};
    request.otherReferences = {{otherStyle_, 1.0}};
    request.settings.region = StyledRegion::mask;
    const auto both = repainted(request);
    const Rect middle{140, 100, 40, 40};
    const Rect corner{0, 0, 30, 30};
    QVERIFY(test::differenceOf(cropped(both, middle), cropped(inOne, middle)).largest <= 1);
    QVERIFY(test::differenceOf(cropped(both, corner), cropped(inOther, corner)).largest <= 1);

    request.mask = std::make_shared<const Mask>(4, 3, std::uint8_t{0});
    QVERIFY(test::differenceOf(repainted(request), inOther).largest <= 1);
    request.settings.region = StyledRegion::background;
    QVERIFY(test::differenceOf(repainted(request), inOne).largest <= 1);
}

/// The calm of a painting is remembered: it must not be that of a time when less was painted.
void TestControls::whatIsPaintedLaterIsCalmedToo() {
    auto request = requestFor(photoWithSky(320, 240), everything(StyledRegion::mask));
    Mask corner(16, 12);
    corner.values[0] = 255;
    request.mask = std::make_shared<const Mask>(corner);
    QVERIFY(!repainted(request).isNull());
    request.mask = std::make_shared<const Mask>(160, 120, std::uint8_t{255});
    const auto later = repainted(request);
    engine_->releaseMemory();
    QCOMPARE(later, repainted(request));
}

void TestControls::masksOfAnySize_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addRow("one pixel") << 1 << 1;
    QTest::addRow("one row") << 50 << 1;
    QTest::addRow("other proportions") << 30 << 200;
    QTest::addRow("larger than the photo") << 700 << 500;
}

void TestControls::masksOfAnySize() {
    QFETCH(int, width);
    QFETCH(int, height);
    const auto photo = test::syntheticPhoto(200, 150);
    auto request = requestFor(photo, everything());
    const auto all = repainted(request);
    request.settings.region = StyledRegion::mask;
    request.mask = std::make_shared<const Mask>(width, height, std::uint8_t{255});
    QCOMPARE(repainted(request), all);
    request.mask = std::make_shared<const Mask>(width, height, std::uint8_t{0});
    QCOMPARE(repainted(request), photo);
}

void TestControls::refusesBadMasks_data() {
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char* fault, const char* subject) {
        QTest::addRow("%s", fault) << QString::fromLatin1(fault) << QString::fromLatin1(subject);
    };
    row("no mask", "mask");
    row("null mask", "mask");
    row("values missing", "mask");
    row("other style of another model", "references");
    row("other style without weight", "references");
    row("feather too wide", "feather");
}

void TestControls::refusesBadMasks() {
    QFETCH(QString, fault);
    QFETCH(QString, subject);
    const std::map<std::string, std::function<void(RepaintRequest&)>> faults{
        {"no mask", [](auto& r) { r.mask.reset(); }},
        {"null mask", [](auto& r) { r.mask = std::make_shared<const Mask>(); }},
        {"values missing",
         [](auto& r) {
             Mask mask(9, 9);
             mask.values.pop_back();
             r.mask = std::make_shared<const Mask>(mask);
         }},
        {"other style of another model",
         [](auto& r) {
             r.otherReferences = {{{1.0F}, 1.0}};
         }},
        {"other style without weight",
         [](auto& r) {
             r.otherReferences = {{r.photoCode, 0.0}};
         }},
        {"feather too wide", [](auto& r) { r.settings.feather = 0.2; }},
    };
    auto request = requestFor(test::syntheticPhoto(64, 48), everything(StyledRegion::subject));
    faults.at(fault.toStdString())(request);
    const auto result = engine_->repaint(request);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::invalidArgument);
    QCOMPARE(QString::fromStdString(result.error().subject), subject);
}

void TestControls::stopsBeforeDrawing() {
    const auto request = requestFor(test::syntheticPhoto(200, 150), everything());
    std::stop_source source;
    source.request_stop();
    JobHooks hooks;
    hooks.stop = source.get_token();
    const auto stopped = engine_->repaint(request, hooks);
    QVERIFY(!stopped.has_value());
    QCOMPARE(stopped.error().code, ErrorCode::cancelled);
    QVERIFY(!repainted(request).isNull());
}

QTEST_APPLESS_MAIN(TestControls)
#include "tst_controls.moc"
