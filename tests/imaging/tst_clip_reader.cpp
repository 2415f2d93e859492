// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <vector>

#include "imaging/clip_reader.h"
#include "samples.h"

using namespace irodori;

namespace fs = std::filesystem;

namespace {

constexpr int kRate = 25;
constexpr int kWidth = 96;
constexpr int kHeight = 64;

/// Frames of one plain colour with a grid on it that moves; drawn sharply in one of them only.
struct SceneSample {
    double seconds;
    cv::Scalar colour;  ///< BGR
    double sharpAt = 0.5;
};

cv::Mat frameOf(const SceneSample& scene, int i, int count) {
    cv::Mat frame(kHeight, kWidth, CV_8UC3, scene.colour);
    for (int x = i % 16; x < kWidth; x += 16)
        cv::line(frame, {x, 0}, {x, kHeight}, scene.colour * 0.8, 1);
    if (i != static_cast<int>(scene.sharpAt * count))
        cv::GaussianBlur(frame, frame, {}, 2);
    return frame;
}

/// Motion JPEG in AVI: OpenCV writes it without any codec from elsewhere.
void writeClip(const fs::path& path, const std::vector<SceneSample>& scenes,
               int codec = cv::VideoWriter::fourcc('M', 'J', 'P', 'G')) {
    cv::VideoWriter writer(path.string(), codec, kRate, {kWidth, kHeight});
    for (const SceneSample& scene : scenes) {
        const int count = static_cast<int>(scene.seconds * kRate);
        for (int i = 0; i < count; ++i)
            writer.write(frameOf(scene, i, count));
    }
}

const SceneSample kRed{2, {60, 60, 200}};
const SceneSample kGreen{2, {60, 180, 60}};
const SceneSample kBlue{2, {200, 90, 40}};

struct Reading {
    Result<int> count;
    std::vector<ClipFrame> frames;
    std::vector<std::string> notices;
};

Reading read(const fs::path& clip, const SceneOptions& options = {}, std::stop_token stop = {}) {
    Reading reading{0, {}, {}};
    JobHooks hooks;
    hooks.stop = std::move(stop);
    hooks.notice = [&](const std::string& text) { reading.notices.push_back(text); };
    reading.count = readSceneFrames(
        clip, options, [&](ClipFrame frame) { reading.frames.push_back(std::move(frame)); }, hooks);
    return reading;
}

bool looksLike(const Image& image, const SceneSample& scene) {
    const auto pixel = samples::pixel(image, image.width / 2 + 3, image.height / 2);
    constexpr int kLossy = 50;  // and lines a little darker
    return std::abs(pixel.b - scene.colour[0]) < kLossy
           && std::abs(pixel.g - scene.colour[1]) < kLossy
           && std::abs(pixel.r - scene.colour[2]) < kLossy;
}

void writeBytes(const fs::path& path, const QByteArray& bytes) {
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray bytesOf(const fs::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class TestClipReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsScenes_data();
    void findsScenes();
    void takesSharpestFrameNearMiddle();
    void takesAnotherFrameOfLongScenes();
    void stopsAtMostFrames();
    void readsSameFrameAgain();
    void turnsUpright();
    void givesWhatCameBeforeDamage();
    void refuses_data();
    void refuses();
    void refusesTimeBeyondEnd();
    void canBeStopped();
    void reportsProgress();

private:
    [[nodiscard]] fs::path path(const char* name) const {
        return dir_.filePath(QString::fromLatin1(name)).toStdString();
    }
    QTemporaryDir dir_;
};

void TestClipReader::findsScenes_data() {
    QTest::addColumn<std::vector<SceneSample>>("scenes");
    QTest::addColumn<std::vector<SceneSample>>("expected");
    using Scenes = std::vector<SceneSample>;
    QTest::newRow("one scene") << Scenes{kRed} << Scenes{kRed};
    QTest::newRow("three scenes") << Scenes{kRed, kGreen, kBlue} << Scenes{kRed, kGreen, kBlue};
    QTest::newRow("a scene comes back") << Scenes{kRed, kGreen, kRed} << Scenes{kRed, kGreen, kRed};
    QTest::newRow("shorter than a scene may be") << Scenes{{0.4, kRed.colour}} << Scenes{kRed};
    QTest::newRow("a single frame") << Scenes{{1.0 / kRate, kRed.colour}} << Scenes{kRed};
    QTest::newRow("a flash is no scene")
        << Scenes{{1.6, kRed.colour}, {0.08, {255, 255, 255}}, {0.2, kRed.colour}, kGreen}
        << Scenes{kRed, kGreen};
    QTest::newRow("nor is a remnant at the end")
        << Scenes{kRed, kGreen, {0.2, kBlue.colour}} << Scenes{kRed, kGreen};
    QTest::newRow("light that wavers")
        << Scenes{{1.2, {60, 60, 200}}, {1.2, {61, 62, 203}}, {1.2, {59, 59, 199}}} << Scenes{kRed};
}

void TestClipReader::findsScenes() {
    QFETCH(std::vector<SceneSample>, scenes);
    QFETCH(std::vector<SceneSample>, expected);
    writeClip(path("scenes.avi"), scenes);
    const Reading reading = read(path("scenes.avi"));
    QVERIFY2(reading.count, samples::why(reading.count).c_str());
    QCOMPARE(reading.frames.size(), expected.size());
    QCOMPARE(*reading.count, static_cast<int>(expected.size()));
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(reading.frames[i].image.width, kWidth);
        QCOMPARE(reading.frames[i].image.height, kHeight);
        QVERIFY(looksLike(reading.frames[i].image, expected[i]));
    }
    QVERIFY(reading.notices.empty());
}

void TestClipReader::takesSharpestFrameNearMiddle() {
    writeClip(path("sharp.avi"), {{4, kRed.colour, 0.4}, {4, kGreen.colour, 0.6}});
    const Reading reading = read(path("sharp.avi"));
    QCOMPARE(reading.frames.size(), std::size_t{2});
    QCOMPARE(reading.frames[0].seconds, 0.4 * 4);
    QCOMPARE(reading.frames[1].seconds, 4 + 0.6 * 4);
}

void TestClipReader::takesAnotherFrameOfLongScenes() {
    writeClip(path("long.avi"), {{6, kRed.colour}});
    SceneOptions options;
    options.maxSeconds = 2;
    const Reading reading = read(path("long.avi"), options);
    QCOMPARE(reading.frames.size(), std::size_t{3});
    QVERIFY(reading.frames[0].seconds < 2 && reading.frames[2].seconds >= 4);
}

void TestClipReader::stopsAtMostFrames() {
    writeClip(path("many.avi"), {kRed, kGreen, kBlue});
    SceneOptions options;
    options.maxFrames = 2;
    const Reading reading = read(path("many.avi"), options);
    QCOMPARE(reading.count.value_or(-1), 2);
    QCOMPARE(reading.notices.size(), std::size_t{1});
}

void TestClipReader::readsSameFrameAgain() {
    writeClip(path("again.avi"), {kRed, kGreen, kBlue, kRed});
    const Reading reading = read(path("again.avi"));
    QCOMPARE(reading.frames.size(), std::size_t{4});
    for (const ClipFrame& frame : reading.frames) {
        const auto image = readFrameAt(path("again.avi"), frame.seconds);
        QVERIFY2(image, samples::why(image).c_str());
        QVERIFY(*image == frame.image);
    }
}

/// Phones store sideways and say so in the matrix of the track header.
void TestClipReader::turnsUpright() {
    writeClip(path("phone.mp4"), {kRed}, cv::VideoWriter::fourcc('m', 'p', '4', 'v'));
    QByteArray bytes = bytesOf(path("phone.mp4"));
    const qsizetype header = bytes.indexOf("tkhd");
    if (header < 0)
        QSKIP("OpenCV cannot write MP4 here");
    constexpr qsizetype kMatrix = 4 + 4 + 8 + 4 + 4 + 4 + 8 + 8;  // after "tkhd", version 0
    constexpr char kQuarterTurn[] =
        "\0\0\0\0\0\1\0\0\0\0\0\0\xFF\xFF\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x40\0\0";
    bytes.replace(header + kMatrix, 36, QByteArray(kQuarterTurn, 36));
    writeBytes(path("phone.mp4"), bytes);
    const Reading reading = read(path("phone.mp4"));
    QVERIFY2(reading.count, samples::why(reading.count).c_str());
    QCOMPARE(reading.frames.size(), std::size_t{1});
    QCOMPARE(reading.frames[0].image.width, kHeight);
    QCOMPARE(reading.frames[0].image.height, kWidth);
    QVERIFY(readFrameAt(path("phone.mp4"), reading.frames[0].seconds).value_or(Image())
            == reading.frames[0].image);
}

void TestClipReader::givesWhatCameBeforeDamage() {
    writeClip(path("whole.avi"), {kRed, kGreen, kBlue});
    const QByteArray bytes = bytesOf(path("whole.avi"));
    writeBytes(path("cut.avi"), bytes.left(bytes.size() * 6 / 10));
    const Reading reading = read(path("cut.avi"));
    QVERIFY2(reading.count, samples::why(reading.count).c_str());
    QCOMPARE(reading.frames.size(), std::size_t{2});
    QVERIFY(looksLike(reading.frames[0].image, kRed));
    QCOMPARE(reading.notices.size(), std::size_t{1});
}

void TestClipReader::refuses_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a missing file")
        << QByteArray("missing.mp4") << QByteArray() << ErrorCode::notFound;
    QTest::newRow("a folder") << QByteArray(".") << QByteArray() << ErrorCode::isDirectory;
    QTest::newRow("an empty file")
        << QByteArray("empty.mp4") << QByteArray("") << ErrorCode::emptyFile;
    QTest::newRow("text") << QByteArray("text.mp4") << QByteArray("Once upon a time …")
                          << ErrorCode::unsupported;
    QTest::newRow("zeros") << QByteArray("zeros.mkv") << QByteArray(5000, '\0')
                           << ErrorCode::unsupported;
    writeClip(path("header.avi"), {kRed});
    QTest::newRow("a header without frames")
        << QByteArray("headless.avi") << bytesOf(path("header.avi")).left(300)
        << ErrorCode::unsupported;
}

void TestClipReader::refuses() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, content);
    QFETCH(ErrorCode, code);
    const fs::path clip = path(name.constData());
    if (!content.isNull())
        writeBytes(clip, content);
    const Reading reading = read(clip);
    QVERIFY(!reading.count);
    QCOMPARE(reading.count.error().code, code);
    QCOMPARE(reading.count.error().subject, clip.string());
    QVERIFY(reading.frames.empty());
    const auto frame = readFrameAt(clip, 0);
    QVERIFY(!frame);
    QCOMPARE(frame.error().code, code);
}

void TestClipReader::refusesTimeBeyondEnd() {
    writeClip(path("short.avi"), {kRed});
    QVERIFY(readFrameAt(path("short.avi"), 1.9));
    for (const double seconds : {2.1, 60.0}) {
        const auto frame = readFrameAt(path("short.avi"), seconds);
        QVERIFY(!frame);
        QCOMPARE(frame.error().code, ErrorCode::corrupt);
    }
}

void TestClipReader::canBeStopped() {
    writeClip(path("stopped.avi"), {kRed, kGreen});
    std::stop_source source;
    source.request_stop();
    const Reading reading = read(path("stopped.avi"), {}, source.get_token());
    QVERIFY(!reading.count);
    QCOMPARE(reading.count.error().code, ErrorCode::cancelled);
    QVERIFY(reading.frames.empty());
}

void TestClipReader::reportsProgress() {
    writeClip(path("progress.avi"), {kRed, kGreen});
    std::vector<double> reports;
    JobHooks hooks;
    hooks.progress = [&](double fraction) { reports.push_back(fraction); };
    QVERIFY(readSceneFrames(
        path("progress.avi"), {}, [](ClipFrame) {}, hooks));
    QVERIFY(std::is_sorted(reports.begin(), reports.end()));
    QCOMPARE(reports.back(), 1.0);
}

QTEST_APPLESS_MAIN(TestClipReader)
#include "tst_clip_reader.moc"
