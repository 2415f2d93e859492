// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image_conversion.h"

#include <QColorSpace>
#include <QTest>
#include <algorithm>
#include <cstring>

using namespace irodori;

namespace {

/// Every byte differs from its neighbours, so that a wrong stride or order shows.
Image pattern(int width, int height, PixelDepth depth, bool alpha) {
    Image image(width, height, depth);
    std::uint8_t value = 3;
    for (auto& byte : image.pixels)
        byte = value += 29;
    if (alpha) {
        image.alpha.resize(static_cast<std::size_t>(width) * height
                           * static_cast<std::size_t>(depth));
        for (auto& byte : image.alpha)
            byte = value += 31;
    }
    return image;
}

std::shared_ptr<const Image> shared(Image image) {
    return std::make_shared<const Image>(std::move(image));
}

}  // namespace

class ImageConversionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void opaque8BitSharesItsPixels();
    void keepsTheImageAlive();
    void writingLeavesTheImageAlone();
    void nothingGivesNothing();
    void everyFormat_data();
    void everyFormat();
    void opaqueAlphaChannelIsDropped();
    void otherColourSpaceBecomesSrgb();
    void paddedRowsOfACutOutPart();
};

void ImageConversionTest::roundTrip_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("deep");
    QTest::addColumn<bool>("alpha");
    for (const bool deep : {false, true}) {
        for (const bool alpha : {false, true}) {
            for (const QSize size :
                 {QSize(1, 1), QSize(3, 2), QSize(7, 5), QSize(1, 9), QSize(257, 1), QSize(64, 64)})
                QTest::addRow("%dx%d %s %s", size.width(), size.height(), deep ? "16 bit" : "8 bit",
                              alpha ? "alpha" : "opaque")
                    << size.width() << size.height() << deep << alpha;
        }
    }
}

void ImageConversionTest::roundTrip() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(bool, deep);
    QFETCH(bool, alpha);
    const Image image = pattern(width, height, deep ? PixelDepth::u16 : PixelDepth::u8, alpha);
    const QImage shown = imageToQImage(shared(image));
    QCOMPARE(shown.size(), QSize(width, height));
    QCOMPARE(shown.hasAlphaChannel(), alpha);
    const Image back = qImageToImage(shown);
    QCOMPARE(back.depth, image.depth);
    QVERIFY(back == image);
}

void ImageConversionTest::opaque8BitSharesItsPixels() {
    const auto image = shared(pattern(5, 3, PixelDepth::u8, false));
    const QImage shown = imageToQImage(image);
    QCOMPARE(static_cast<const void*>(shown.constBits()),
             static_cast<const void*>(image->pixels.data()));
    QCOMPARE(shown.bytesPerLine(), 15);
}

void ImageConversionTest::keepsTheImageAlive() {
    auto image = shared(pattern(5, 3, PixelDepth::u8, false));
    const std::weak_ptr<const Image> watched = image;
    {
        QImage copy;
        {
            const QImage shown = imageToQImage(std::move(image));
            copy = shown;
        }
        QVERIFY(!watched.expired());
        QVERIFY(copy.pixelColor(4, 2).isValid());
    }
    QVERIFY(watched.expired());
}

void ImageConversionTest::writingLeavesTheImageAlone() {
    const auto image = shared(pattern(5, 3, PixelDepth::u8, false));
    const auto before = image->pixels;
    QImage shown = imageToQImage(image);
    shown.fill(Qt::red);
    QVERIFY(image->pixels == before);
}

void ImageConversionTest::nothingGivesNothing() {
    QVERIFY(imageToQImage(nullptr).isNull());
    QVERIFY(imageToQImage(shared(Image())).isNull());
    QVERIFY(qImageToImage(QImage()).isNull());
}

void ImageConversionTest::everyFormat_data() {
    QTest::addColumn<int>("format");
    for (int format = QImage::Format_Invalid + 1; format < QImage::NImageFormats; ++format)
        QTest::addRow("format %d", format) << format;
}

/// Whatever the format can hold of a picture arrives; QImage::pixelColor() is the oracle.
void ImageConversionTest::everyFormat() {
    QFETCH(int, format);
    const auto alphaUsage = QImage::toPixelFormat(static_cast<QImage::Format>(format)).alphaUsage();
    QImage source(
        9, 4, alphaUsage == QPixelFormat::UsesAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    for (int y = 0; y < source.height(); ++y) {
        for (int x = 0; x < source.width(); ++x)
            source.setPixelColor(x, y, QColor(20 * x, 60 * y, 255 - 25 * x, 255 - 40 * y));
    }
    const QImage image = source.convertToFormat(static_cast<QImage::Format>(format));
    const Image converted = qImageToImage(image);
    QCOMPARE(converted.width, 9);
    QCOMPARE(converted.height, 4);
    const bool deep = converted.depth == PixelDepth::u16;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor expected = image.pixelColor(x, y);
            if (expected.alpha() < 64)
                continue;  // premultiplied formats keep no colour there
            const std::size_t at = 3 * (static_cast<std::size_t>(y) * 9 + x);
            const auto* pixels16 = reinterpret_cast<const std::uint16_t*>(converted.pixels.data());
            const int red = deep ? pixels16[at] / 257 : converted.pixels[at];
            const int blue = deep ? pixels16[at + 2] / 257 : converted.pixels[at + 2];
            QVERIFY2(std::abs(red - expected.red()) <= 2, qPrintable(expected.name()));
            QVERIFY2(std::abs(blue - expected.blue()) <= 2, qPrintable(expected.name()));
        }
    }
    if (!image.hasAlphaChannel())
        QVERIFY(!converted.hasAlpha());
}

void ImageConversionTest::opaqueAlphaChannelIsDropped() {
    QImage image(3, 3, QImage::Format_ARGB32);
    image.fill(Qt::darkCyan);
    QVERIFY(!qImageToImage(image).hasAlpha());
    image.setPixelColor(2, 2, QColor(1, 2, 3, 254));
    const Image converted = qImageToImage(image);
    QVERIFY(converted.hasAlpha());
    QCOMPARE(converted.alpha.back(), 254);
    QCOMPARE(converted.alpha.front(), 255);
}

void ImageConversionTest::otherColourSpaceBecomesSrgb() {
    QImage image(2, 2, QImage::Format_RGB32);
    image.fill(QColor(0, 200, 0));
    image.setColorSpace(QColorSpace::DisplayP3);
    const Image converted = qImageToImage(image);
    QCOMPARE(converted.pixels[0], 0);    // out of sRGB's range: clipped
    QVERIFY(converted.pixels[1] > 200);  // and more vivid than the bare number
}

void ImageConversionTest::paddedRowsOfACutOutPart() {
    const auto image = shared(pattern(7, 5, PixelDepth::u8, false));
    const QImage part = imageToQImage(image).copy(2, 1, 3, 3);
    const Image converted = qImageToImage(part);
    QCOMPARE(converted.pixels[0], image->row<std::uint8_t>(1)[6]);
    QCOMPARE(converted.pixels.back(), image->row<std::uint8_t>(3)[14]);
}

QTEST_APPLESS_MAIN(ImageConversionTest)
#include "image_conversion_test.moc"
