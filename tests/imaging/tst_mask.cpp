// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <span>

#include "imaging/mask.h"
#include "samples.h"

using namespace irodori;

namespace {

std::span<const std::byte> bytesOf(const std::vector<std::uint8_t>& bytes) {
    return std::as_bytes(std::span(bytes));
}

int at(const Mask& mask, int x, int y) {
    return mask.values[static_cast<std::size_t>(y) * static_cast<std::size_t>(mask.width)
                       + static_cast<std::size_t>(x)];
}

/// Black on the left, white on the right.
Mask halves(int width, int height) {
    Mask mask(width, height);
    for (int y = 0; y < height; ++y)
        std::fill_n(mask.values.begin() + y * width + width / 2, width - width / 2,
                    std::uint8_t{255});
    return mask;
}

/// A disc of one colour before a background of another, both a little uneven.
Image discPicture(int width, int height, PixelDepth depth = PixelDepth::u8) {
    Image image(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double dx = x - width * 0.5;
            const double dy = y - height * 0.55;
            const bool inside = dx * dx + dy * dy < 0.07 * width * width;
            const int grain = (x * 7 + y * 13) % 9;
            auto* pixel = image.row<std::uint8_t>(y) + 3 * x;
            pixel[0] = static_cast<std::uint8_t>((inside ? 200 : 60) + grain);
            pixel[1] = static_cast<std::uint8_t>((inside ? 80 : 120) + grain);
            pixel[2] = static_cast<std::uint8_t>((inside ? 40 : 150) + grain);
        }
    }
    return withDepth(image, depth);
}

}  // namespace

class TestMask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void invertedTwiceIsTheSame() {
        const Mask mask = halves(9, 4);
        QCOMPARE(at(inverted(mask), 0, 0), 255);
        QVERIFY(inverted(inverted(mask)) == mask);
    }

    void resizes_data() {
        QTest::addColumn<Size>("size");
        QTest::addRow("same") << Size{40, 20};
        QTest::addRow("larger") << Size{400, 200};
        QTest::addRow("smaller") << Size{10, 5};
        QTest::addRow("other proportions") << Size{10, 200};
        QTest::addRow("one pixel") << Size{1, 1};
    }
    void resizes() {
        QFETCH(Size, size);
        const Mask mask = resized(halves(40, 20), size);
        QCOMPARE(mask.width, size.width);
        QCOMPARE(mask.height, size.height);
        QCOMPARE(mask.values.size(), std::size_t(size.width) * std::size_t(size.height));
        if (size.width > 1) {
            QCOMPARE(at(mask, 0, 0), 0);
            QCOMPARE(at(mask, size.width - 1, size.height - 1), 255);
        }
    }

    void comparesProportions_data() {
        QTest::addColumn<Size>("picture");
        QTest::addColumn<Size>("mask");
        QTest::addColumn<bool>("same");
        QTest::addRow("the same") << Size{4000, 3000} << Size{4000, 3000} << true;
        QTest::addRow("as it is painted") << Size{4000, 2999} << Size{1024, 768} << true;
        QTest::addRow("larger") << Size{400, 300} << Size{4000, 3000} << true;
        QTest::addRow("rounded") << Size{31, 20} << Size{16, 10} << true;
        QTest::addRow("one pixel") << Size{4000, 3000} << Size{1, 1} << true;
        QTest::addRow("very long") << Size{9000, 3} << Size{1024, 1} << true;
        QTest::addRow("turned") << Size{4000, 3000} << Size{3000, 4000} << false;
        QTest::addRow("square") << Size{4000, 3000} << Size{1024, 1024} << false;
        QTest::addRow("a little wider") << Size{4000, 3000} << Size{1024, 750} << false;
    }
    void comparesProportions() {
        QFETCH(Size, picture);
        QFETCH(Size, mask);
        QFETCH(bool, same);
        QCOMPARE(hasProportionsOf(picture, mask), same);
    }

    void feathersAsWideAsAsked_data() {
        QTest::addColumn<double>("radius");
        QTest::addRow("hard") << 0.0;
        QTest::addRow("a little") << 4.0;
        QTest::addRow("wide") << 40.0;
    }
    void feathersAsWideAsAsked() {
        QFETCH(double, radius);
        const Mask soft = feathered(halves(200, 10), {200, 10}, radius);
        const int beyond = static_cast<int>(radius) + 2;
        QCOMPARE(at(soft, 100 - beyond, 5), 0);
        QCOMPARE(at(soft, 99 + beyond, 5), 255);
        for (int x = 1; x < 200; ++x)
            QVERIFY(at(soft, x, 5) >= at(soft, x - 1, 5));
        if (radius > 0) {
            QVERIFY(at(soft, 100 - static_cast<int>(radius / 2), 5) > 0);
            QVERIFY(std::abs(at(soft, 100, 5) - 128) < 40);
        }
    }

    void takesLuminanceOrAlpha() {
        Image picture(4, 1);
        picture.pixels = {0, 0, 0, 255, 255, 255, 128, 128, 128, 255, 0, 0};
        QVERIFY((maskOf(picture).values == std::vector<std::uint8_t>{0, 255, 128, 76}));
        picture.alpha = {255, 255, 255, 255};
        QCOMPARE(at(maskOf(picture), 2, 0), 128);
        picture.alpha = {9, 255, 0, 7};
        QVERIFY(maskOf(picture).values == picture.alpha);
        QCOMPARE(at(maskOf(withDepth(picture, PixelDepth::u16)), 0, 0), 9);
        QVERIFY(maskOf(Image()).isNull());
    }

    void survivesItsPng() {
        Mask mask = halves(31, 17);
        mask.values[5] = 77;
        const auto read = decodedMask(bytesOf(encodedMask(mask)));
        QVERIFY2(read, read ? "" : read.error().message().c_str());
        QVERIFY(*read == mask);
        QVERIFY(encodedMask(Mask()).empty());
    }

    void largeMasksAreKeptSmall() {
        const auto read = decodedMask(bytesOf(encodedMask(halves(3000, 1000))));
        QVERIFY(read);
        QCOMPARE(read->width, kMaskSide);
    }

    void refusesWhatIsNoPicture_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("text") << QByteArray("white on the left");
        const auto png = encodedMask(halves(31, 17));
        QTest::addRow("cut off") << QByteArray(reinterpret_cast<const char*>(png.data()),
                                               qsizetype(png.size()) / 2);
    }
    void refusesWhatIsNoPicture() {
        QFETCH(QByteArray, bytes);
        QVERIFY(
            !decodedMask(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())))));
    }

    void findsWhatStandsOut_data() {
        QTest::addColumn<Image>("photo");
        QTest::addRow("8 bit") << discPicture(300, 200);
        QTest::addRow("16 bit") << discPicture(300, 200, PixelDepth::u16);
        QTest::addRow("large") << discPicture(1500, 1000);
        QTest::addRow("upright") << discPicture(200, 300);
    }
    void findsWhatStandsOut() {
        QFETCH(Image, photo);
        const auto mask = findSubject(photo);
        QVERIFY2(mask, mask ? "" : mask.error().message().c_str());
        QVERIFY(std::max(mask->width, mask->height) <= kMaskSide);
        QVERIFY(at(*mask, mask->width / 2, mask->height * 11 / 20) > 240);
        for (const int x : {0, mask->width - 1})
            for (const int y : {0, mask->height - 1})
                QVERIFY(at(*mask, x, y) < 15);
        const auto white = std::count_if(mask->values.begin(), mask->values.end(),
                                         [](int value) { return value > 127; });
        const double share = double(white) / double(mask->values.size());
        const double disc = 3.1416 * 0.07 * photo.width / photo.height;
        QVERIFY2(std::abs(share - disc) < 0.15 * disc, qPrintable(QString::number(share)));
    }

    void findsTheSameAgain() {
        const Image photo = discPicture(300, 200);
        const auto first = findSubject(photo);
        const auto second = findSubject(photo);
        QVERIFY(first && second);
        QVERIFY(*first == *second);
    }

    void cutOutsShowTheirSubject() {
        Image photo = discPicture(60, 40);
        photo.alpha.assign(60 * 40, 0);
        std::fill_n(photo.alpha.begin() + 60 * 20, 60 * 20, std::uint8_t{255});
        const auto mask = findSubject(photo);
        QVERIFY(mask);
        QVERIFY(mask->values == photo.alpha);
    }

    void findsNothingInNothing_data() {
        QTest::addColumn<Image>("photo");
        QTest::addRow("no picture") << Image();
        QTest::addRow("one colour") << Image(200, 150);
        QTest::addRow("one pixel") << Image(1, 1);
        QTest::addRow("one row") << Image(500, 1);
    }
    void findsNothingInNothing() {
        QFETCH(Image, photo);
        const auto mask = findSubject(photo);
        QVERIFY(!mask);
        QCOMPARE(mask.error().code, ErrorCode::notFound);
    }

    void stopsLooking() {
        std::stop_source source;
        source.request_stop();
        JobHooks hooks;
        hooks.stop = source.get_token();
        const auto mask = findSubject(discPicture(300, 200), hooks);
        QVERIFY(!mask);
        QCOMPARE(mask.error().code, ErrorCode::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestMask)
#include "tst_mask.moc"
