// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_drop.h"

#include <QBuffer>
#include <QMimeData>
#include <QTemporaryFile>
#include <QTest>
#include <QUrl>

using namespace irodori;
using Kind = PictureDrop::Kind;

namespace {

QByteArray png() {
    QImage image(2, 2, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QString uriList() {
    return QStringLiteral("text/uri-list");
}

}  // namespace

Q_DECLARE_METATYPE(irodori::PictureDrop::Kind)

class PictureDropTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void severalFilesKeepTheirOrder();
    void pastedPathOfAnExistingFile();
    void decodedPixelsWithoutAFile();
    void originalFormatIsPreferred();
    void nameComesFromTheAddress();
};

void PictureDropTest::reads_data() {
    QTest::addColumn<QList<QPair<QString, QByteArray>>>("offers");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("path");
    using Offers = QList<QPair<QString, QByteArray>>;
    const QByteArray png64 = "data:image/png;base64," + png().toBase64();
    const auto list = uriList();
    const auto plain = QStringLiteral("text/plain");

    QTest::newRow("file") << Offers{{list, "file:///a/b.jpg\r\n"}} << Kind::files
                          << QStringLiteral("/a/b.jpg");
    QTest::newRow("percent-encoded file") << Offers{{list, "file:///a/%E5%BD%A9%20%23%25.png"}}
                                          << Kind::files << QStringLiteral("/a/彩 #%.png");
    QTest::newRow("file with host localhost")
        << Offers{{list, "file://localhost/a.png"}} << Kind::files << QString();
    QTest::newRow("folder") << Offers{{list, "file:///a/folder/"}} << Kind::files
                            << QStringLiteral("/a/folder/");
    QTest::newRow("comment in the list") << Offers{{list, "# nothing\r\nfile:///a/b.jpg\r\n"}}
                                         << Kind::files << QStringLiteral("/a/b.jpg");
    QTest::newRow("copied in a file manager")
        << Offers{{QStringLiteral("x-special/gnome-copied-files"), "copy\nfile:///a/b.jpg"}}
        << Kind::files << QStringLiteral("/a/b.jpg");
    QTest::newRow("file address as text")
        << Offers{{plain, "file:///a/b%20c.jpg"}} << Kind::files << QStringLiteral("/a/b c.jpg");
    QTest::newRow("file wins over its pixels")
        << Offers{{list, "file:///a/b.jpg"}, {QStringLiteral("image/png"), png()}} << Kind::files
        << QStringLiteral("/a/b.jpg");
    QTest::newRow("file among web addresses")
        << Offers{{list, "https://example.org/a.png\r\nfile:///a/b.jpg"}} << Kind::files
        << QStringLiteral("/a/b.jpg");
    QTest::newRow("picture data") << Offers{{QStringLiteral("image/png"), png()}} << Kind::bytes
                                  << QString();
    QTest::newRow("picture data beside its address")
        << Offers{{list, "https://example.org/a.png"}, {QStringLiteral("image/jpeg"), "jpeg"}}
        << Kind::bytes << QString();
    QTest::newRow("data address") << Offers{{list, png64}} << Kind::bytes << QString();
    QTest::newRow("data address as text") << Offers{{plain, png64}} << Kind::bytes << QString();
    QTest::newRow("data address in HTML")
        << Offers{{QStringLiteral("text/html"), "<p><img alt='' src=\"" + png64 + "\"></p>"}}
        << Kind::bytes << QString();

    QTest::newRow("web address") << Offers{{list, "https://example.org/a.png"}} << Kind::webAddress
                                 << QString();
    QTest::newRow("web address as text")
        << Offers{{plain, "http://example.org/a.png\n"}} << Kind::webAddress << QString();
    QTest::newRow("file on a phone")
        << Offers{{list, "mtp://phone/DCIM/1.jpg"}} << Kind::webAddress << QString();
    QTest::newRow("damaged data address")
        << Offers{{list, "data:image/png;base64,@@@"}} << Kind::webAddress << QString();
    QTest::newRow("data address without data")
        << Offers{{plain, "data:image/png"}} << Kind::webAddress << QString();
    QTest::newRow("nothing") << Offers{} << Kind::nothing << QString();
    QTest::newRow("empty list") << Offers{{list, ""}} << Kind::nothing << QString();
    QTest::newRow("a sentence") << Offers{{plain, "note: nice picture"}} << Kind::nothing
                                << QString();
    QTest::newRow("a word with a colon")
        << Offers{{plain, "note:abc"}} << Kind::nothing << QString();
    QTest::newRow("path of a file that is not there")
        << Offers{{plain, "/no/such/picture.png"}} << Kind::nothing << QString();
    QTest::newRow("HTML without a picture")
        << Offers{{QStringLiteral("text/html"), "<b>bold</b>"}} << Kind::nothing << QString();
    QTest::newRow("empty picture data")
        << Offers{{QStringLiteral("image/png"), ""}} << Kind::nothing << QString();
    QTest::newRow("huge text") << Offers{{plain, QByteArray(2'000'000, 'a')}} << Kind::nothing
                               << QString();
}

void PictureDropTest::reads() {
    using Offers = QList<QPair<QString, QByteArray>>;
    QFETCH(Offers, offers);
    QFETCH(Kind, kind);
    QFETCH(QString, path);
    QMimeData mime;
    for (const auto& [format, data] : offers)
        mime.setData(format, data);

    const PictureDrop drop = readPictureDrop(mime);
    QCOMPARE(int(drop.kind), int(kind));
    QCOMPARE(drop.files.empty(), kind != Kind::files);
    QCOMPARE(drop.bytes.isEmpty(), kind != Kind::bytes);
    const bool explains = kind == Kind::nothing || kind == Kind::webAddress;
    QCOMPARE(drop.message.isEmpty(), !explains);
    if (!path.isEmpty())
        QCOMPARE(QString::fromStdU16String(drop.files.front().u16string()), path);
    if (kind != Kind::nothing)
        QVERIFY(mayHoldPicture(mime));
}

void PictureDropTest::severalFilesKeepTheirOrder() {
    QMimeData mime;
    mime.setData(uriList(), "file:///b.png\r\nfile:///a.png\r\nfile:///b.png\r\n");
    const PictureDrop drop = readPictureDrop(mime);
    const std::vector<std::filesystem::path> expected{"/b.png", "/a.png"};
    QVERIFY(drop.files == expected);
}

void PictureDropTest::pastedPathOfAnExistingFile() {
    QTemporaryFile file;
    QVERIFY(file.open());
    QMimeData mime;
    mime.setText(file.fileName());
    const PictureDrop drop = readPictureDrop(mime);
    QCOMPARE(int(drop.kind), int(Kind::files));
    QCOMPARE(QString::fromStdString(drop.files.front().string()), file.fileName());
}

void PictureDropTest::decodedPixelsWithoutAFile() {
    QMimeData mime;
    QImage image(3, 2, QImage::Format_RGB32);
    image.fill(Qt::green);
    mime.setImageData(image);
    const PictureDrop drop = readPictureDrop(mime);
    QCOMPARE(int(drop.kind), int(Kind::image));
    QCOMPARE(drop.image, image);
    QVERIFY(!drop.name.isEmpty());
}

void PictureDropTest::originalFormatIsPreferred() {
    QMimeData mime;
    mime.setData(QStringLiteral("image/bmp"), "bmp");
    mime.setData(QStringLiteral("image/jpeg"), "jpeg");
    QCOMPARE(readPictureDrop(mime).bytes, QByteArray("jpeg"));
}

void PictureDropTest::nameComesFromTheAddress() {
    QMimeData mime;
    mime.setData(uriList(), "https://example.org/pictures/wave%201.png?size=2");
    mime.setData(QStringLiteral("image/png"), png());
    QCOMPARE(readPictureDrop(mime).name, QStringLiteral("wave 1.png"));
}

QTEST_GUILESS_MAIN(PictureDropTest)
#include "picture_drop_test.moc"
