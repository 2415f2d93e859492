// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <unistd.h>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fstream>

#include "samples.h"

using namespace irodori;
using samples::Bytes;
using samples::Rgb;

namespace {

/// Lets no file grow over `bytes` while it lives: writing fails as on a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    void (*handler_)(int);
    rlimit before_{};
};

}  // namespace

class TestPictureSave : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blendsAlphaOverWhite_data();
    void blendsAlphaOverWhite();
    void reducesDepthWhereFormatHasEightBits_data();
    void reducesDepthWhereFormatHasEightBits();
    void obeysQuality_data();
    void obeysQuality();
    void memoryHoldsWhatTheFileHolds();
    void choosesDepth_data();
    void choosesDepth();
    void namesComeBack();
    void knowsFormats_data();
    void knowsFormats();
    void treatsExistingFile_data();
    void treatsExistingFile();
    void refuses_data();
    void refuses();
    void leavesOldFileOnFullDisk();
    void refusesReadOnlyFolder();

private:
    [[nodiscard]] std::filesystem::path at(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }
    QTemporaryDir folder_;
};

void TestPictureSave::blendsAlphaOverWhite_data() {
    QTest::addColumn<PixelDepth>("depth");
    QTest::newRow("8 bit") << PixelDepth::u8;
    QTest::newRow("16 bit") << PixelDepth::u16;
}

void TestPictureSave::blendsAlphaOverWhite() {
    QFETCH(PixelDepth, depth);
    Image image(32, 16, depth);  // black, the left half transparent
    image.alpha.resize(image.pixels.size() / 3);
    const std::size_t valueBytes = static_cast<std::size_t>(depth);
    for (std::size_t i = 0; i < image.alpha.size(); ++i)
        image.alpha[i] = i / valueBytes % 32 < 16 ? 0 : 0xFF;
    const auto picture = samples::decode(samples::encode(image, FileFormat::jpeg));
    QVERIFY(picture);
    QVERIFY(!picture->image.hasAlpha());
    QVERIFY(samples::pixel(picture->image, 2, 8).g > 250);
    QVERIFY(samples::pixel(picture->image, 29, 8).g < 5);
}

void TestPictureSave::reducesDepthWhereFormatHasEightBits_data() {
    QTest::addColumn<FileFormat>("format");
    QTest::newRow("JPEG") << FileFormat::jpeg;
    QTest::newRow("WebP") << FileFormat::webp;
}

void TestPictureSave::reducesDepthWhereFormatHasEightBits() {
    QFETCH(FileFormat, format);
    ExportOptions options;
    options.format = format;
    options.quality = kMaxQuality;
    const auto picture =
        samples::decode(samples::encode(samples::photo(20, 20, PixelDepth::u16), options));
    QVERIFY(picture);
    QVERIFY(picture->image.depth == PixelDepth::u8);
    QCOMPARE_LE(samples::maxDifference(picture->image, samples::photo(20, 20)), 4);
}

void TestPictureSave::obeysQuality_data() {
    QTest::addColumn<FileFormat>("format");
    QTest::newRow("JPEG") << FileFormat::jpeg;
    QTest::newRow("WebP") << FileFormat::webp;
}

void TestPictureSave::obeysQuality() {
    QFETCH(FileFormat, format);
    const auto sizeAt = [format](int quality) {
        ExportOptions options;
        options.format = format;
        options.quality = quality;
        return samples::encode(samples::photo(300, 200), options).size();
    };
    QVERIFY(sizeAt(20) < sizeAt(60));
    QVERIFY(sizeAt(60) < sizeAt(98));
}

void TestPictureSave::memoryHoldsWhatTheFileHolds() {
    const Image image = samples::photo(40, 30);
    const auto bytes = encodePicture(image, nullptr, {});
    QVERIFY2(bytes, samples::why(bytes).c_str());
    const auto path = savePicture(at("same.png"), image, nullptr, {});
    QVERIFY(path);
    QCOMPARE(std::filesystem::file_size(*path), bytes->size());
    std::filesystem::remove(*path);
    const auto nothing = encodePicture(Image(), nullptr, {});
    QVERIFY(!nothing && nothing.error().code == ErrorCode::invalidArgument);
}

void TestPictureSave::choosesDepth_data() {
    QTest::addColumn<FileFormat>("format");
    QTest::addColumn<ExportDepth>("wanted");
    QTest::addColumn<PixelDepth>("source");
    QTest::addColumn<PixelDepth>("depth");
    QTest::newRow("PNG of a deep photo")
        << FileFormat::png << ExportDepth::source << PixelDepth::u16 << PixelDepth::u16;
    QTest::newRow("PNG of a shallow photo")
        << FileFormat::png << ExportDepth::source << PixelDepth::u8 << PixelDepth::u8;
    QTest::newRow("made shallow") << FileFormat::tiff << ExportDepth::eight << PixelDepth::u16
                                  << PixelDepth::u8;
    QTest::newRow("made deep") << FileFormat::tiff << ExportDepth::sixteen << PixelDepth::u8
                               << PixelDepth::u16;
    QTest::newRow("JPEG of a deep photo")
        << FileFormat::jpeg << ExportDepth::source << PixelDepth::u16 << PixelDepth::u8;
    QTest::newRow("WebP cannot be deep")
        << FileFormat::webp << ExportDepth::sixteen << PixelDepth::u8 << PixelDepth::u8;
}

void TestPictureSave::choosesDepth() {
    QFETCH(FileFormat, format);
    QFETCH(ExportDepth, wanted);
    QFETCH(PixelDepth, source);
    QTEST(exportDepth(format, wanted, source), "depth");
}

void TestPictureSave::namesComeBack() {
    for (const auto profile :
         {ExportProfile::source, ExportProfile::srgb, ExportProfile::displayP3})
        QVERIFY(profileFromName(nameOf(profile)) == profile);
    for (const auto depth : {ExportDepth::source, ExportDepth::eight, ExportDepth::sixteen})
        QVERIFY(depthFromName(nameOf(depth)) == depth);
    QVERIFY(!profileFromName("adobe") && !profileFromName(""));
    QVERIFY(!depthFromName("32") && !depthFromName("deep"));
}

void TestPictureSave::knowsFormats_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("known");
    QTest::addColumn<QByteArray>("extension");
    QTest::newRow("PNG") << QStringLiteral("a.png") << true << QByteArray("png");
    QTest::newRow("JPG in capitals") << QStringLiteral("a.JPG") << true << QByteArray("jpg");
    QTest::newRow("jpeg") << QStringLiteral("a.b.jpeg") << true << QByteArray("jpg");
    QTest::newRow("WebP") << QStringLiteral("a.webp") << true << QByteArray("webp");
    QTest::newRow("TIFF") << QStringLiteral("a.tiff") << true << QByteArray("tif");
    QTest::newRow("readable only") << QStringLiteral("a.heic") << false << QByteArray();
    QTest::newRow("no extension") << QStringLiteral("png") << false << QByteArray();
    QTest::newRow("dot alone") << QStringLiteral("a.") << false << QByteArray();
}

void TestPictureSave::knowsFormats() {
    QFETCH(QString, name);
    QFETCH(bool, known);
    QFETCH(QByteArray, extension);
    const auto format = formatFromPath(name.toStdString());
    QCOMPARE(format.has_value(), known);
    if (known)
        QCOMPARE(extensionOf(*format), extension.constData());
}

void TestPictureSave::treatsExistingFile_data() {
    QTest::addColumn<IfExists>("ifExists");
    QTest::addColumn<QString>("written");  // empty: refused
    QTest::newRow("replace") << IfExists::replace << QStringLiteral("a.png");
    QTest::newRow("keep both") << IfExists::keepBoth << QStringLiteral("a (2).png");
    QTest::newRow("refuse") << IfExists::refuse << QString();
}

void TestPictureSave::treatsExistingFile() {
    QFETCH(IfExists, ifExists);
    QFETCH(QString, written);
    const QTemporaryDir folder;
    const QDir dir(folder.path());
    const std::filesystem::path path = folder.filePath(QStringLiteral("a.png")).toStdString();
    std::ofstream(path) << "old";
    ExportOptions options;
    options.ifExists = ifExists;
    const auto name = savePicture(path, samples::photo(4, 4), nullptr, options);
    QCOMPARE(name.has_value(), !written.isEmpty());
    if (name)
        QCOMPARE(QString::fromStdString(name->filename().string()), written);
    else
        QVERIFY(name.error().code == ErrorCode::exists);
    QCOMPARE(std::filesystem::file_size(path) == 3, ifExists != IfExists::replace);
    QCOMPARE(dir.entryList(QDir::Files | QDir::Hidden).size(),
             ifExists == IfExists::keepBoth ? 2 : 1);
}

void TestPictureSave::refuses_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("width");
    QTest::addColumn<FileFormat>("format");
    QTest::addColumn<int>("quality");
    QTest::addColumn<ErrorCode>("code");
    const QString name = QStringLiteral("new");
    QTest::newRow("missing folder")
        << QStringLiteral("none/x.png") << 4 << FileFormat::png << 92 << ErrorCode::notFound;
    QTest::newRow("folder of that name")
        << QStringLiteral(".") << 4 << FileFormat::png << 92 << ErrorCode::isDirectory;
    QTest::newRow("no picture") << name << 0 << FileFormat::png << 92 << ErrorCode::invalidArgument;
    QTest::newRow("quality 0") << name << 4 << FileFormat::jpeg << 0 << ErrorCode::invalidArgument;
    QTest::newRow("quality 101") << name << 4 << FileFormat::webp << 101
                                 << ErrorCode::invalidArgument;
    QTest::newRow("too wide for WebP")
        << name << 16384 << FileFormat::webp << 92 << ErrorCode::tooLarge;
    QTest::newRow("too wide for JPEG")
        << name << 65501 << FileFormat::jpeg << 92 << ErrorCode::tooLarge;
}

void TestPictureSave::refuses() {
    QFETCH(QString, name);
    QFETCH(int, width);
    QFETCH(FileFormat, format);
    QFETCH(int, quality);
    QFETCH(ErrorCode, code);
    ExportOptions options;
    options.format = format;
    options.quality = quality;
    const std::string path = folder_.filePath(name).toStdString();
    const auto saved = savePicture(path, Image(width, width > 0 ? 1 : 0), nullptr, options);
    QVERIFY(!saved);
    const std::string message = saved.error().message();
    QVERIFY2(saved.error().code == code, message.c_str());
    QVERIFY2(message.starts_with(path), message.c_str());
    QVERIFY(QDir(folder_.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestPictureSave::leavesOldFileOnFullDisk() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("a.png")).toStdString();
    std::ofstream(path) << "old";
    Result<std::filesystem::path> saved;
    {
        const FileSizeLimit limit(500);
        saved = savePicture(path, samples::photo(200, 200), nullptr, {});
    }
    QVERIFY(!saved);
    QVERIFY2(saved.error().code == ErrorCode::diskFull, saved.error().message().c_str());
    QCOMPARE(std::filesystem::file_size(path), 3U);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestPictureSave::refusesReadOnlyFolder() {
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    const std::filesystem::path closed = at("closed");
    std::filesystem::create_directory(closed);
    std::filesystem::permissions(
        closed, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    const auto saved = savePicture(closed / "a.png", samples::photo(4, 4), nullptr, {});
    QVERIFY(!saved);
    QVERIFY(saved.error().code == ErrorCode::noPermission);
}

QTEST_APPLESS_MAIN(TestPictureSave)
#include "tst_picture_save.moc"
