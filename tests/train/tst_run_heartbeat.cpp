// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fstream>
#include <thread>

#include "train/run_heartbeat.h"

using namespace irodori;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr int kNoDisk = 77;  // exit status: there may be no file system of one's own

RunStatus fullDisk() {
    RunStatus status;
    status.state = RunState::paused;
    status.note = "no room";
    status.errorCode = static_cast<int>(ErrorCode::diskFull);
    return status;
}

/// No file may grow from now on, or they may again.
void limitFiles(bool isLimited) {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = isLimited ? 0 : limit.rlim_max;
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

bool comesTrue(const std::function<bool()>& condition) {
    for (int look = 0; look < 1000 && !condition(); ++look)
        std::this_thread::sleep_for(20ms);
    return condition();
}

std::string noteIn(const RunFolder& run) {
    return readStatus(run).value_or(RunStatus()).note;
}

void put(const char* file, const std::string& text) {
    std::ofstream(file) << text;
}

/// A small disk that only this process sees.
bool mountDisk(const fs::path& folder) {
    const auto user = std::to_string(::getuid());
    const auto group = std::to_string(::getgid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) {
        put("/proc/self/setgroups", "deny");
        put("/proc/self/uid_map", "0 " + user + " 1");
        put("/proc/self/gid_map", "0 " + group + " 1");
    } else if (::unshare(CLONE_NEWNS) != 0) {
        return false;
    }
    return ::mount("disk", folder.c_str(), "tmpfs", 0, "size=256k") == 0;
}

void fillDisk(const fs::path& folder) {
    const int file = ::open((folder / "large").c_str(), O_WRONLY | O_CREAT, 0666);
    const std::string block(4096, 'x');
    while (::write(file, block.data(), block.size()) > 0) {
    }
    ::close(file);
}

/// In a process of its own; its exit status says which expectation failed.
int tellOnAFullDisk(const fs::path& folder) {
    if (!mountDisk(folder))
        return kNoDisk;
    const RunFolder run{folder};
    int status = 0;
    {
        RunHeartbeat heartbeat(run, RunLock::take(run).value());
        heartbeat.set({});
        if (!comesTrue([&] { return fs::exists(run.reserve()); }))
            status = 1;
        fillDisk(folder);
        if (writeStatus(run, {}))
            status = 2;  // the disk is not full
        heartbeat.set(fullDisk());
        if (!comesTrue([&] { return noteIn(run) == fullDisk().note; }))
            status = 3;
    }
    ::umount2(folder.c_str(), MNT_DETACH);
    return status;
}

}  // namespace

class TestRunHeartbeat : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFullDiskSaysSo() {
        const QTemporaryDir dir;
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(tellOnAFullDisk(dir.path().toStdString()));
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        if (WEXITSTATUS(status) == kNoDisk)
            QSKIP("no file system may be mounted here");
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    /// Where not even the reserve helps.
    void whatCannotBeWrittenIsKnown() {
        const QTemporaryDir dir;
        const RunFolder run{dir.path().toStdString()};
        std::signal(SIGXFSZ, SIG_IGN);
        {
            RunHeartbeat heartbeat(run, RunLock::take(run).value());
            heartbeat.set({});
            QTRY_VERIFY(fs::exists(run.reserve()));
            limitFiles(true);
            heartbeat.set(fullDisk());
            QTRY_VERIFY(!fs::exists(run.reserve()));
            const std::string written = noteIn(run);
            const RunStatus known = heartbeat.status();
            limitFiles(false);
            QCOMPARE(written, std::string());
            QVERIFY(known == fullDisk());

            QTRY_COMPARE(noteIn(run), fullDisk().note);
            QVERIFY(!fs::exists(run.reserve()));  // not as long as room is wanted
            heartbeat.set({});
            QTRY_VERIFY(fs::exists(run.reserve()));
        }
        QVERIFY(!fs::exists(run.reserve()));
    }
};

QTEST_GUILESS_MAIN(TestRunHeartbeat)
#include "tst_run_heartbeat.moc"
