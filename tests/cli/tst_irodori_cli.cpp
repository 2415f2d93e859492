// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <unistd.h>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <csignal>

#include "base/paths.h"
#include "samples.h"

using namespace irodori;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDone = 0;
constexpr int kSomeFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kNothingDone = 3;

struct Outcome {
    int status = -1;
    QString out;
    QString err;
};

QByteArray contentOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be opened)");
}

void writeBytes(const QString& name, const QByteArray& bytes) {
    QFile file(name);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(name));
    file.write(bytes);
}

QByteArray bytesOf(const samples::Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

QByteArray encoded(const Image& image, FileFormat format) {
    return bytesOf(samples::encode(image, format));
}

/// Noise, which no format makes small.
Image noisyPhoto(int width, int height) {
    Image image(width, height);
    std::uint32_t state = 1;
    for (auto& value : image.pixels)
        value = static_cast<std::uint8_t>((state = state * 1664525U + 1013904223U) >> 24);
    return image;
}

bool isOpaque(const Image& image) {
    return std::ranges::all_of(image.alpha, [](std::uint8_t value) { return value == 255; });
}

}  // namespace

class TestIrodoriCli : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;
    QString before_;

    /// A process that is set up like any other; `inChild` runs just before the program does.
    static void start(QProcess& process, const QStringList& arguments,
                      const std::function<void()>& inChild = {}) {
        process.setProgram(QStringLiteral(IRODORI_CLI));
        process.setArguments(arguments);
        if (inChild)
            process.setChildProcessModifier(inChild);
        process.start();
    }

    static Outcome run(const QStringList& arguments, const std::function<void()>& inChild = {}) {
        QProcess process;
        start(process, arguments, inChild);
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return {-1, {}, u"did not end by itself: "_s + process.errorString()};
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    /// Small, so that the whole test takes seconds.
    static Outcome stylize(const QStringList& photos, const QString& output,
                           const QStringList& more = {}, const std::function<void()>& child = {}) {
        return run(QStringList{u"stylize"_s} + photos
                       + QStringList{u"--style"_s, u"ref.png"_s, u"-o"_s, output, u"--paint-size"_s,
                                     u"256"_s}
                       + more,
                   child);
    }

    static QStringList filesIn(const QString& folder) {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    /// The superuser may read and write everything: the program runs as somebody else.
    static void dropPrivileges() {
        constexpr uid_t nobody = 65534;
        if (::geteuid() == 0 && ::setuid(nobody) != 0)
            ::_exit(99);
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        before_ = QDir::currentPath();
        QDir::setCurrent(dir_->path());
        QFile::setPermissions(dir_->path(), QFile::Permissions(0x7777));
        writeBytes(u"a.png"_s, encoded(samples::photo(120, 80), FileFormat::png));
        writeBytes(u"b.jpg"_s, encoded(samples::photo(90, 120), FileFormat::jpeg));
        writeBytes(u"ref.png"_s, encoded(noisyPhoto(64, 64), FileFormat::png));
    }
    void cleanup() { QDir::setCurrent(before_); }

    void paintsOnePhoto() {
        const auto outcome = stylize({u"a.png"_s}, u"out.webp"_s);
        QVERIFY2(outcome.status == kDone, qPrintable(outcome.err));
        QCOMPARE(outcome.out, u"out.webp\n"_s);
        QCOMPARE(outcome.err, QString());
        const auto photo = loadPicture("a.png");
        const auto result = loadPicture("out.webp");
        QVERIFY(photo && result);
        QCOMPARE(result->formatName, std::string("WebP"));
        QCOMPARE(result->image.width, 120);
        QVERIFY(samples::maxDifference(photo->image, result->image) > 8);
        QVERIFY(!result->settingsJson.empty());
    }

    void paintsFoldersAndPatterns() {
        QDir().mkdir(u"photos"_s);
        QFile::copy(u"a.png"_s, u"photos/1.png"_s);
        QFile::copy(u"a.png"_s, u"photos/2.png"_s);
        const auto outcome = stylize({u"photos"_s, u"?.jpg"_s}, u"out/"_s);
        QVERIFY2(outcome.status == kDone, qPrintable(outcome.err));
        QCOMPARE(filesIn(u"out"_s), (QStringList{u"1.png"_s, u"2.png"_s, u"b.jpg"_s}));
    }

    void pixelsOfAllShardsAndRunsAgree() {
        const QStringList photos{u"a.png"_s, u"b.jpg"_s};
        const QStringList varied{u"--variation"_s, u"1"_s,        u"--seed"_s,
                                 u"5"_s,           u"--format"_s, u"png"_s};
        QCOMPARE(stylize(photos, u"whole/"_s, varied).status, kDone);
        for (const auto& shard : {u"1/2"_s, u"2/2"_s}) {
            const auto outcome =
                stylize(photos, u"shards/"_s, varied + QStringList{u"--shard"_s, shard});
            QVERIFY2(outcome.status == kDone, qPrintable(outcome.err));
            QCOMPARE(outcome.out.count(u'\n'), 1);
        }
        QCOMPARE(filesIn(u"shards"_s), filesIn(u"whole"_s));
        for (const char* name : {"a.png", "b.png"}) {
            const auto whole = loadPicture(std::string("whole/") + name);
            const auto shard = loadPicture(std::string("shards/") + name);
            QVERIFY(whole && shard);
            QVERIFY(whole->image == shard->image);
        }
    }

    void strengthZeroIsThePhoto() {
        const auto outcome = stylize({u"a.png"_s}, u"out.png"_s,
                                     {u"--strength"_s, u"0"_s, u"--variation"_s, u"1"_s});
        QVERIFY2(outcome.status == kDone, qPrintable(outcome.err));
        QVERIFY(loadPicture("out.png")->image == loadPicture("a.png")->image);
    }

    void jsonIsOneObjectPerPhoto() {
        writeBytes(u"text.jpg"_s, QByteArray("not a picture"));
        const auto outcome = stylize({u"a.png"_s, u"text.jpg"_s}, u"out/"_s, {u"--json"_s});
        QCOMPARE(outcome.status, kSomeFailed);
        const auto lines = outcome.out.trimmed().toUtf8().split('\n');
        QCOMPARE(lines.size(), 2);
        for (const QByteArray& line : lines) {
            const auto object = QJsonDocument::fromJson(line).object();
            const bool isGood = object["input"_L1].toString() == u"a.png"_s;
            QCOMPARE(object.contains("output"_L1), isGood);
            QCOMPARE(object.contains("error"_L1), !isGood);
        }
    }

    // Every kind of odd file goes with a good one, which is painted in any case.
    void oddPhotos_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("complaint");  // empty: it is painted
        const auto row = [](const char* title, const QString& name, const QByteArray& bytes,
                            const char* complaint) {
            QTest::addRow("%s", title) << name << bytes << QString::fromUtf8(complaint);
        };
        row("missing", u"missing.jpg"_s, {}, "No such file");
        row("zero bytes", u"empty.jpg"_s, "", "empty");
        row("text renamed", u"text.jpg"_s, "These are words.\n", "not a");
        const QByteArray jpeg = encoded(noisyPhoto(200, 100), FileFormat::jpeg);
        row("truncated JPEG", u"cut.jpg"_s, jpeg.left(jpeg.size() / 2), "ends too early");
        row("1×1", u"dot.png"_s, encoded(samples::photo(1, 1), FileFormat::png), "");
        row("30000×10", u"strip.png"_s, encoded(samples::photo(30000, 10), FileFormat::png), "");
        samples::PngSample grey;
        grey.width = 8;
        grey.height = 6;
        grey.bits = 16;
        grey.colourType = 4;  // grey with alpha
        grey.rows.assign(6, samples::Bytes(8 * 4, 0x40));
        row("16-bit grey with alpha", u"grey.png"_s, bytesOf(samples::png(grey)), "");
        samples::JpegSample cmyk;
        cmyk.width = 24;
        cmyk.height = 16;
        cmyk.channels = 4;
        cmyk.values.assign(24 * 16 * 4, 0x60);
        cmyk.adobeMarker = true;
        row("CMYK JPEG", u"cmyk.jpg"_s, bytesOf(samples::jpeg(cmyk)), "");
        row("animated WebP", u"moving.webp"_s,
            bytesOf(samples::animatedWebp(20, 10, {{255, 0, 0}, {0, 0, 255}})), "");
    }
    void oddPhotos() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, complaint);
        if (!bytes.isNull())
            writeBytes(name, bytes);
        const auto outcome = stylize({name, u"a.png"_s}, u"out/"_s);
        QVERIFY(QFile::exists(u"out/a.png"_s));
        if (complaint.isEmpty()) {
            QVERIFY2(outcome.status == kDone, qPrintable(outcome.err));
            const auto photo = loadPicture(name.toStdString());
            const auto result = loadPicture("out/" + name.toStdString());
            QVERIFY2(result, result ? "" : result.error().message().c_str());
            QCOMPARE(result->image.width, photo->image.width);
            QCOMPARE(result->image.height, photo->image.height);
            QCOMPARE(isOpaque(result->image), isOpaque(photo->image));
            QVERIFY(result->image.depth == photo->image.depth);
        } else {
            QCOMPARE(outcome.status, kSomeFailed);
            QVERIFY2(outcome.err.startsWith(name + u": "_s), qPrintable(outcome.err));
            QVERIFY2(outcome.err.contains(complaint), qPrintable(outcome.err));
            QCOMPARE(filesIn(u"out"_s), QStringList{u"a.png"_s});
        }
        if (!bytes.isNull())
            QCOMPARE(contentOf(name), bytes);
    }

    void anUnreadableFileIsNamed() {
        QFile::copy(u"a.png"_s, u"private.png"_s);
        QFile::setPermissions(u"private.png"_s, {});
        const auto outcome =
            stylize({u"private.png"_s, u"a.png"_s}, u"out/"_s, {}, &dropPrivileges);
        QCOMPARE(outcome.status, kSomeFailed);
        QVERIFY2(outcome.err.startsWith(u"private.png: Permission denied"_s),
                 qPrintable(outcome.err));
        QCOMPARE(filesIn(u"out"_s), QStringList{u"a.png"_s});
    }

    void aReadOnlyFolderIsNamed() {
        QDir().mkdir(u"locked"_s);
        QFile::setPermissions(
            u"locked"_s, QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
        const auto outcome = stylize({u"a.png"_s}, u"locked/"_s, {}, &dropPrivileges);
        QCOMPARE(outcome.status, kNothingDone);
        QVERIFY2(outcome.err.contains(u"locked/: Permission denied"_s), qPrintable(outcome.err));
        QCOMPARE(filesIn(u"locked"_s), QStringList());
    }

    void aFullDiskIsNamedAndLosesNothing() {
        writeBytes(u"large.png"_s, encoded(noisyPhoto(300, 300), FileFormat::png));
        writeBytes(u"out.png"_s, QByteArray("an older picture"));
        const auto outcome = stylize({u"large.png"_s}, u"out.png"_s, {}, [] {
            const rlimit limit{20'000, 20'000};  // bytes that a file may have
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
        QCOMPARE(outcome.status, kNothingDone);
        QVERIFY2(outcome.err.startsWith(u"large.png: "_s), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(u"out.png"_s), qPrintable(outcome.err));
        QCOMPARE(contentOf(u"out.png"_s), QByteArray("an older picture"));
        QCOMPARE(filesIn(u"."_s),
                 (QStringList{u"a.png"_s, u"b.jpg"_s, u"large.png"_s, u"out.png"_s, u"ref.png"_s}));
    }

    void badModels_data() {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QString>("complaint");
        QTest::addRow("of a newer version") << QByteArray("newer") << u"newer"_s;
        QTest::addRow("cut off") << QByteArray("cut") << u"model.irodori: "_s;
        QTest::addRow("no model") << QByteArray("text") << u"model.irodori: "_s;
    }
    void badModels() {
        QFETCH(QByteArray, change);
        QFETCH(QString, complaint);
        QByteArray model =
            contentOf(QString::fromStdString((resourceDir() / "models/starter.irodori").string()));
        if (change == "newer") {
            const QByteArray version = R"("format_version":"1")";
            QVERIFY(model.contains(version));
            model.replace(model.indexOf(version), version.size(), R"("format_version":"2")");
        } else {
            model = change == "cut" ? model.left(model.size() / 2) : QByteArray("words");
        }
        writeBytes(u"model.irodori"_s, model);
        const auto outcome =
            stylize({u"a.png"_s}, u"out.png"_s, {u"--model"_s, u"model.irodori"_s});
        QCOMPARE(outcome.status, kNothingDone);
        QVERIFY2(outcome.err.contains(u"model.irodori"_s), qPrintable(outcome.err));
        QVERIFY2(outcome.err.contains(complaint), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(u"out.png"_s));
    }

    void aFolderIsNoReference() {
        QDir().mkdir(u"folder"_s);
        const auto outcome =
            run({u"stylize"_s, u"a.png"_s, u"--style"_s, u"folder"_s, u"-o"_s, u"out.png"_s});
        QCOMPARE(outcome.status, kNothingDone);
        QVERIFY2(outcome.err.startsWith(u"folder: is a folder"_s), qPrintable(outcome.err));
    }

    void thePhotoMayBeTheReference() {
        const auto outcome =
            run({u"stylize"_s, u"a.png"_s, u"--style"_s, u"a.png:1"_s, u"-o"_s, u"out.png"_s});
        QVERIFY2(outcome.status == kDone, qPrintable(outcome.err));
        QVERIFY(loadPicture("out.png"));
    }

    void noInputIsReplaced_data() {
        QTest::addColumn<QString>("output");
        QTest::addRow("the photo") << u"a.png"_s;
        QTest::addRow("the reference") << u"./ref.png"_s;
    }
    void noInputIsReplaced() {
        QFETCH(QString, output);
        const QByteArray before = contentOf(output);
        const auto outcome = stylize({u"a.png"_s}, output, {u"--overwrite"_s});
        QCOMPARE(outcome.status, kNothingDone);
        QVERIFY2(outcome.err.contains(u"one of the inputs"_s), qPrintable(outcome.err));
        QCOMPARE(contentOf(output), before);
    }

    void wrongUsage() {
        const auto outcome = stylize({u"a.png"_s}, u"out.png"_s, {u"--strength"_s, u"9"_s});
        QCOMPARE(outcome.status, kWrongUsage);
        QVERIFY2(outcome.err.contains(u"--strength: 9: must be"_s), qPrintable(outcome.err));
        QCOMPARE(outcome.out, QString());
    }

    void interruption_data() {
        QTest::addColumn<int>("signal");
        QTest::addRow("Ctrl-C") << SIGINT;
        QTest::addRow("kill") << SIGTERM;
    }
    void interruption() {
        QFETCH(int, signal);
        QDir().mkdir(u"photos"_s);
        // Far more than can be painted in the time given.
        for (int i = 0; i < 200; ++i)
            QFile::copy(u"b.jpg"_s, u"photos/%1.jpg"_s.arg(i));
        QProcess process;
        start(process, {u"stylize"_s, u"photos"_s, u"--style"_s, u"ref.png"_s, u"-o"_s, u"out/"_s,
                        u"--variation"_s, u"1"_s});
        QTRY_VERIFY_WITH_TIMEOUT(!filesIn(u"out"_s).filter(u".jpg"_s).isEmpty(), 30'000);
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), kSomeFailed);
        const auto results = filesIn(u"out"_s);
        QVERIFY(results.size() < 200);
        for (const QString& name : results) {
            QVERIFY2(!name.startsWith(u'.'), qPrintable(name));
            QVERIFY(loadPicture("out/" + name.toStdString()));
        }
        const auto reported = process.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(reported.size(), results.size());
    }

    void modelsAndVersion() {
        const auto list = run({u"models"_s});
        QCOMPARE(list.status, kDone);
        QVERIFY(list.out.contains(u"starter.irodori"_s));
        const auto version = run({u"--version"_s});
        QCOMPARE(version.status, kDone);
        QVERIFY(version.out.startsWith(u"irodori-cli "_s));
    }
};

QTEST_GUILESS_MAIN(TestIrodoriCli)
#include "tst_irodori_cli.moc"
