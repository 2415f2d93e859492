// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "base/atomic_file.h"

using namespace irodori;
namespace fs = std::filesystem;

namespace {

std::span<const std::byte> bytesOf(const QByteArray& text) {
    return std::as_bytes(
        std::span<const char>(text.constData(), static_cast<std::size_t>(text.size())));
}

QByteArray contentOf(const fs::path& path) {
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be opened)");
}

/// No file can grow beyond `bytes` while it lives: what a full disk looks like.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

/// The superuser may read everything: as long as it lives, files are opened as somebody else.
class Unprivileged {
public:
    explicit Unprivileged(const QTemporaryDir& visible) {
        fs::permissions(visible.path().toStdString(), fs::perms(0755));
        constexpr uid_t nobody = 65534;
        if (isSuperuser_)
            isSuperuser_ = ::seteuid(nobody) == 0;
    }
    ~Unprivileged() {
        if (isSuperuser_ && ::seteuid(0) != 0)
            std::abort();
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

private:
    bool isSuperuser_ = ::geteuid() == 0;
};

}  // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;

    fs::path at(const char* name) const { return fs::path(dir_->path().toStdString()) / name; }
    QStringList names() const {
        return QDir(dir_->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    static void addUnreadable() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("expected");
        QTest::addRow("missing") << QByteArray("missing") << static_cast<int>(ErrorCode::notFound);
        QTest::addRow("folder") << QByteArray(".") << static_cast<int>(ErrorCode::isDirectory);
        QTest::addRow("empty") << QByteArray("empty") << static_cast<int>(ErrorCode::emptyFile);
        QTest::addRow("no ordinary file")
            << QByteArray("/dev/zero") << static_cast<int>(ErrorCode::unsupported);
        QTest::addRow("link to nothing")
            << QByteArray("dangling") << static_cast<int>(ErrorCode::notFound);
        QTest::addRow("not permitted")
            << QByteArray("private") << static_cast<int>(ErrorCode::noPermission);
    }

private Q_SLOTS:
    void init() { dir_ = std::make_unique<QTemporaryDir>(); }

    void replaces() {
        QVERIFY(writeFile(at("a.txt"), bytesOf("old")));
        const auto name = writeFile(at("a.txt"), bytesOf("new"), IfExists::replace);
        QVERIFY(name);
        QCOMPARE(*name, at("a.txt"));
        QCOMPARE(contentOf(at("a.txt")), QByteArray("new"));
        QCOMPARE(names(), QStringList{QStringLiteral("a.txt")});
    }

    void refuses() {
        QVERIFY(writeFile(at("a.txt"), bytesOf("old")));
        const auto name = writeFile(at("a.txt"), bytesOf("new"), IfExists::refuse);
        QVERIFY(!name);
        QCOMPARE(name.error().code, ErrorCode::exists);
        QCOMPARE(contentOf(at("a.txt")), QByteArray("old"));
        QCOMPARE(names(), QStringList{QStringLiteral("a.txt")});
    }

    void followsSymbolicLinks() {
        QVERIFY(writeFile(at("real.txt"), bytesOf("old")));
        fs::create_symlink("real.txt", at("link.txt"));
        QVERIFY(writeFile(at("link.txt"), bytesOf("new"), IfExists::replace));
        QVERIFY(fs::is_symlink(at("link.txt")));
        QCOMPARE(contentOf(at("real.txt")), QByteArray("new"));
    }

    void neitherReplacesNorReadsAPipe() {
        const auto pipe = at("pipe");
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const auto name = writeFile(pipe, bytesOf("new"), IfExists::replace);
        QVERIFY(!name);
        QCOMPARE(name.error().code, ErrorCode::unsupported);
        QVERIFY(fs::is_fifo(pipe));
        const auto read = readFile(pipe, 100);  // would wait for a writer for ever
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::unsupported);
    }

    void keepsBoth_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QStringList>("expected");
        QTest::addRow("ending") << QByteArray("a.txt")
                                << QStringList{QStringLiteral("a (2).txt"),
                                               QStringLiteral("a (3).txt"),
                                               QStringLiteral("a.txt")};
        QTest::addRow("no ending")
            << QByteArray("a")
            << QStringList{QStringLiteral("a"), QStringLiteral("a (2)"), QStringLiteral("a (3)")};
        QTest::addRow("several dots")
            << QByteArray("a.b.txt")
            << QStringList{QStringLiteral("a.b (2).txt"), QStringLiteral("a.b (3).txt"),
                           QStringLiteral("a.b.txt")};
    }
    void keepsBoth() {
        QFETCH(QByteArray, name);
        for (const char* text : {"1", "2", "3"}) {
            const auto written = writeFile(at(name), bytesOf(text), IfExists::keepBoth);
            QVERIFY(written);
            QCOMPARE(contentOf(*written), QByteArray(text));
        }
        QTEST(names(), "expected");
    }

    void keepBothInParallelLosesNothing() {
        constexpr int threads = 8;
        constexpr int filesEach = 12;
        {
            std::vector<std::jthread> writers;
            for (int thread = 0; thread < threads; ++thread)
                writers.emplace_back([&, thread] {
                    for (int i = 0; i < filesEach; ++i)
                        (void)writeFile(at("a.txt"), bytesOf(QByteArray::number(100 * thread + i)),
                                        IfExists::keepBoth);
                });
        }
        QSet<QByteArray> contents;
        const auto written = names();
        for (const QString& name : written)
            contents.insert(contentOf(at(name.toUtf8().constData())));
        QCOMPARE(written.size(), threads * filesEach);
        QCOMPARE(contents.size(), threads * filesEach);
    }

    void discardLeavesNothing() {
        {
            auto file = AtomicFile::create(at("a.txt"));
            QVERIFY(file);
            QVERIFY(file->write(bytesOf("half")));
            QVERIFY(fs::exists(file->temporaryPath()));
            AtomicFile moved = std::move(*file);
            QVERIFY(fs::exists(moved.temporaryPath()));
        }
        QCOMPARE(names(), QStringList());
    }

    void moveAssignmentDiscardsTheOldFile() {
        auto first = AtomicFile::create(at("a.txt"));
        auto second = AtomicFile::create(at("b.txt"));
        QVERIFY(first && second);
        *first = std::move(*second);
        QCOMPARE(names().size(), 1);
        QVERIFY(first->commit(IfExists::refuse));
        QCOMPARE(names(), QStringList{QStringLiteral("b.txt")});
    }

    void permissionsFollowTheUmask_data() {
        QTest::addColumn<uint>("mask");
        QTest::addColumn<uint>("expected");
        QTest::addRow("022") << 0022u << 0644u;
        QTest::addRow("077") << 0077u << 0600u;
        QTest::addRow("002") << 0002u << 0664u;
    }
    void permissionsFollowTheUmask() {
        QFETCH(uint, mask);
        const mode_t before = ::umask(mask);
        const auto name = writeFile(at("a.txt"), bytesOf("x"));
        ::umask(before);
        QVERIFY(name);
        struct stat status {};
        QCOMPARE(::stat(name->c_str(), &status), 0);
        QTEST(static_cast<uint>(status.st_mode & 0777), "expected");
    }

    void aFullDiskLeavesTheOldFile() {
        QVERIFY(writeFile(at("a.txt"), bytesOf("old")));
        Result<fs::path> name;
        {
            const FileSizeLimit limit(1000);
            name = writeFile(at("a.txt"), bytesOf(QByteArray(5000, 'x')), IfExists::replace);
        }
        QVERIFY(!name);
        QCOMPARE(name.error().code, ErrorCode::diskFull);
        QCOMPARE(name.error().subject, at("a.txt").string());
        QCOMPARE(contentOf(at("a.txt")), QByteArray("old"));
        QCOMPARE(names(), QStringList{QStringLiteral("a.txt")});
    }

    void cannotWrite_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("expected");
        QTest::addRow("missing folder")
            << QByteArray("missing/a.txt") << static_cast<int>(ErrorCode::notFound);
        QTest::addRow("a folder of that name")
            << QByteArray(".") << static_cast<int>(ErrorCode::isDirectory);
        // sysfs refuses new files even to the superuser; where it is not mounted, /sys does not.
        if (fs::exists("/sys/kernel"))
            QTest::addRow("read-only folder")
                << QByteArray("/sys/a.txt") << static_cast<int>(ErrorCode::noPermission);
        QTest::addRow("a file where a folder should be")
            << QByteArray("/dev/null/a.txt") << static_cast<int>(ErrorCode::unreadable);
    }
    void cannotWrite() {
        QFETCH(QByteArray, path);
        const auto name = writeFile(at(path), bytesOf("x"));
        QVERIFY(!name);
        QTEST(static_cast<int>(name.error().code), "expected");
        QCOMPARE(name.error().subject, at(path).string());
    }

    void readsWhatWasWritten() {
        const QByteArray text(300000, 'z');
        QVERIFY(writeFile(at("a.txt"), bytesOf(text)));
        const auto bytes = readFile(at("a.txt"), 300000);
        QVERIFY(bytes);
        QVERIFY(std::ranges::equal(*bytes, bytesOf(text)));
    }

    void overwritesItsHeader() {
        auto file = AtomicFile::create(at("a.txt"));
        QVERIFY(file);
        QVERIFY(file->write(bytesOf("......, world")));
        QVERIFY(file->writeAt(1, bytesOf("hello")));
        QVERIFY(file->write(bytesOf("!")));  // still appends
        QVERIFY(file->commit(IfExists::replace));
        QCOMPARE(contentOf(at("a.txt")), QByteArray(".hello, world!"));
    }

    void mapsWhatWasWritten() {
        const QByteArray text(300000, 'z');
        QVERIFY(writeFile(at("a.txt"), bytesOf(text)));
        const auto file = mapFile(at("a.txt"));
        QVERIFY(file);
        QVERIFY(writeFile(at("a.txt"), bytesOf("other")));  // the mapping keeps the old file
        QVERIFY(std::ranges::equal(file->bytes, bytesOf(text)));
    }

    void cannotMap_data() { addUnreadable(); }
    void cannotMap() {
        QFETCH(QByteArray, path);
        QVERIFY(writeFile(at("empty"), {}));
        QVERIFY(writeFile(at("private"), bytesOf("x")));
        fs::permissions(at("private"), fs::perms::none);
        fs::create_symlink("nowhere", at("dangling"));
        const Unprivileged unprivileged(*dir_);
        const auto file = mapFile(at(path));
        QVERIFY(!file);
        QTEST(static_cast<int>(file.error().code), "expected");
        QCOMPARE(file.error().subject, at(path).string());
    }

    void cannotRead_data() {
        addUnreadable();
        QTest::addRow("too large") << QByteArray("large") << static_cast<int>(ErrorCode::tooLarge);
    }
    void cannotRead() {
        QFETCH(QByteArray, path);
        QVERIFY(writeFile(at("empty"), {}));
        QVERIFY(writeFile(at("large"), bytesOf(QByteArray(101, 'x'))));
        QVERIFY(writeFile(at("private"), bytesOf("x")));
        fs::permissions(at("private"), fs::perms::none);
        fs::create_symlink("nowhere", at("dangling"));
        const Unprivileged unprivileged(*dir_);
        const auto bytes = readFile(at(path), 100);
        QVERIFY(!bytes);
        QTEST(static_cast<int>(bytes.error().code), "expected");
        QCOMPARE(bytes.error().subject, at(path).string());
    }
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"
