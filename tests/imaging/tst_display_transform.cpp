// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/display_transform.h"

#include <QTest>
#include <array>
#include <thread>
#include <vector>

#include "imaging/colour.h"
#include "samples.h"

using namespace irodori;
using samples::Bytes;

namespace {

using Pixel = std::array<std::uint8_t, 3>;

/// What the monitor gets for one sRGB pixel.
QList<int> shown(const DisplayTransform& transform, Pixel pixel) {
    transform.convert(pixel.data(), {1, 1}, pixel.size(), PixelLayout::rgb);
    return {pixel[0], pixel[1], pixel[2]};
}

Bytes bytesOf(const char* text) {
    const QByteArrayView view(text);
    return {view.begin(), view.end()};
}

Bytes firstHalf(Bytes bytes) {
    bytes.resize(bytes.size() / 2);
    return bytes;
}

/// A profile with the bytes at `offset` of its header in place of its own.
Bytes withHeader(Bytes profile, std::size_t offset, const char* signature) {
    std::copy_n(signature, 4, profile.begin() + static_cast<std::ptrdiff_t>(offset));
    return profile;
}

constexpr std::size_t kClassOffset = 12;  // ICC.1:2010, 7.2

}  // namespace

class TestDisplayTransform : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void srgbMonitorIsLeftAlone();
    void converts_data();
    void converts();
    void leavesAlphaAndPadding();
    void threadsShareIt();
    void names();
    void refuses_data();
    void refuses();
};

void TestDisplayTransform::srgbMonitorIsLeftAlone() {
    const auto transform = DisplayTransform::make(srgbProfile());
    QVERIFY2(transform, samples::why(transform).c_str());
    QVERIFY((*transform)->isIdentity());
    for (int level = 0; level < 256; ++level) {
        const auto value = static_cast<std::uint8_t>(level);
        for (const Pixel pixel : {Pixel{value, value, value}, Pixel{value, 0, 255}}) {
            const QList<int> got = shown(**transform, pixel);
            for (int c = 0; c < 3; ++c)
                QVERIFY2(
                    std::abs(got[c] - pixel[std::size_t(c)]) <= 1,
                    qPrintable(
                        QStringLiteral("level %1, channel %2: %3").arg(level).arg(c).arg(got[c])));
        }
    }
}

void TestDisplayTransform::converts_data() {
    QTest::addColumn<Bytes>("profile");
    QTest::addColumn<QList<int>>("srgb");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const char* name, const Bytes& profile, QList<int> srgb,
                        QList<int> expected) {
        QTest::newRow(name) << profile << std::move(srgb) << std::move(expected);
    };
    // The sRGB → P3 matrix of the CSS Color specification and sRGB's curve.
    row("red on P3", displayP3Profile(), {255, 0, 0}, {234, 51, 35});
    row("green on P3", displayP3Profile(), {0, 255, 0}, {117, 251, 76});
    row("blue on P3", displayP3Profile(), {0, 0, 255}, {0, 0, 245});
    row("white on P3", displayP3Profile(), {255, 255, 255}, {255, 255, 255});
    row("black on P3", displayP3Profile(), {0, 0, 0}, {0, 0, 0});
    row("grey on P3", displayP3Profile(), {128, 128, 128}, {128, 128, 128});
    // 128 decodes to 0.2158 of the light; a power of 256/563 of that is 0.4978.
    row("grey on Adobe RGB", adobeRgbProfile(), {128, 128, 128}, {127, 127, 127});
    row("grey on a linear monitor", samples::linearRgb(), {188, 188, 188}, {128, 128, 128});
}

void TestDisplayTransform::converts() {
    QFETCH(Bytes, profile);
    QFETCH(QList<int>, srgb);
    QFETCH(QList<int>, expected);
    const auto transform = DisplayTransform::make(profile);
    QVERIFY2(transform, samples::why(transform).c_str());
    QVERIFY(!(*transform)->isIdentity());
    const Pixel pixel{std::uint8_t(srgb[0]), std::uint8_t(srgb[1]), std::uint8_t(srgb[2])};
    const QList<int> got = shown(**transform, pixel);
    for (int c = 0; c < 3; ++c)
        QVERIFY2(std::abs(got[c] - expected[c]) <= 1,
                 qPrintable(QStringLiteral("channel %1: %2").arg(c).arg(got[c])));
}

void TestDisplayTransform::leavesAlphaAndPadding() {
    const auto transform = DisplayTransform::make(displayP3Profile());
    QVERIFY2(transform, samples::why(transform).c_str());
    // Two rows of one pixel, each followed by three bytes that belong to nobody.
    std::vector<std::uint8_t> rows{255, 0, 0, 77, 1, 2, 3, 255, 255, 255, 0, 4, 5, 6};
    (*transform)->convert(rows.data(), {1, 2}, 7, PixelLayout::rgba);
    const std::vector<std::uint8_t> expected{234, 51, 35, 77, 1, 2, 3, 255, 255, 255, 0, 4, 5, 6};
    QCOMPARE(rows, expected);
}

void TestDisplayTransform::threadsShareIt() {
    const auto transform = DisplayTransform::make(adobeRgbProfile());
    QVERIFY2(transform, samples::why(transform).c_str());
    const Image photo = samples::photo(200, 100);
    std::array<Image, 4> converted;
    converted.fill(photo);
    const auto convert = [&](Image& image) {
        (*transform)->convert(image.pixels.data(), {200, 100}, 3 * 200, PixelLayout::rgb);
    };
    {
        std::vector<std::jthread> threads;
        for (Image& image : converted)
            threads.emplace_back([&] { convert(image); });
    }
    QVERIFY(converted[0] != photo);
    for (const Image& image : converted)
        QVERIFY(image == converted[0]);
}

void TestDisplayTransform::names() {
    const auto transform = DisplayTransform::make(displayP3Profile());
    QVERIFY2(transform, samples::why(transform).c_str());
    QCOMPARE((*transform)->profileName(), "Display P3");
}

void TestDisplayTransform::refuses_data() {
    QTest::addColumn<Bytes>("profile");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << Bytes() << ErrorCode::emptyFile;
    QTest::newRow("text") << bytesOf("This is not a profile.") << ErrorCode::corrupt;
    QTest::newRow("zeros") << Bytes(4096) << ErrorCode::corrupt;
    QTest::newRow("half of one") << firstHalf(displayP3Profile()) << ErrorCode::corrupt;
    QTest::newRow("header alone") << Bytes(displayP3Profile().begin(),
                                           displayP3Profile().begin() + 128)
                                  << ErrorCode::corrupt;
    QTest::newRow("grey") << samples::linearGrey() << ErrorCode::unsupported;
    QTest::newRow("CMYK") << samples::simpleCmyk() << ErrorCode::unsupported;
    QTest::newRow("from one device to another")
        << withHeader(displayP3Profile(), kClassOffset, "link") << ErrorCode::corrupt;
    QTest::newRow("huge") << Bytes(DisplayTransform::kMaxProfileBytes + 1) << ErrorCode::tooLarge;
}

void TestDisplayTransform::refuses() {
    QFETCH(Bytes, profile);
    QFETCH(ErrorCode, code);
    const auto transform = DisplayTransform::make(profile);
    QVERIFY(!transform);
    QCOMPARE(transform.error().code, code);
    QVERIFY(transform.error().message().starts_with("monitor profile: "));
}

QTEST_APPLESS_MAIN(TestDisplayTransform)
#include "tst_display_transform.moc"
