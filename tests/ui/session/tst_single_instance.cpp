// SPDX-License-Identifier: GPL-3.0-or-later
// Two starts of the program with one folder of remembered work. The second is another process, as
// a lock knows no two owners within one: this test, started again by itself.
#include <QLockFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <optional>

#include "single_instance.h"

using namespace irodori;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kFolder = "IRODORI_TEST_FOLDER";
constexpr int kWasFirst = 10;
constexpr int kHandedOver = 11;
constexpr int kNoAnswer = 12;

/// What the second process does.
int startAgain(const QStringList& files) {
    const SingleInstance instance(qEnvironmentVariable(kFolder));
    if (instance.isFirst())
        return kWasFirst;
    return instance.handOver(files) ? kHandedOver : kNoAnswer;
}

/// Waits with the event loop running, as the first process has to answer.
int statusOfSecond(const QString& folder, const QStringList& files) {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kFolder), folder);
    process.setProcessEnvironment(environment);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QCoreApplication::applicationFilePath(), files);
    constexpr int patience = 30'000;
    return finished.wait(patience) ? process.exitCode() : -1;
}

}  // namespace

class TestSingleInstance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void secondHandsItsFilesOver() {
        const QTemporaryDir folder;
        SingleInstance first(folder.path());
        QVERIFY(first.isFirst());
        const QSignalSpy started(&first, &SingleInstance::started);
        const QStringList files{u"/photos/käse 猫.jpg"_s, u"/photos/b.png"_s};
        QCOMPARE(statusOfSecond(folder.path(), files), kHandedOver);
        QCOMPARE(started.size(), 1);
        QCOMPARE(started[0][0].toStringList(), files);
        QCOMPARE(statusOfSecond(folder.path(), {}), kHandedOver);
        QCOMPARE(started.size(), 2);
        QVERIFY(started[1][0].toStringList().isEmpty());
    }

    static void otherFoldersAreIndependent() {
        const QTemporaryDir folder;
        const QTemporaryDir other;
        const SingleInstance first(folder.path());
        QCOMPARE(statusOfSecond(other.path(), {}), kWasFirst);
    }

    static void nextIsFirstAgain() {
        const QTemporaryDir folder;
        std::optional<SingleInstance> first(std::in_place, folder.path());
        first.reset();
        QCOMPARE(statusOfSecond(folder.path(), {}), kWasFirst);
    }

    static void crashedOnesDoNotCount() {
        const QTemporaryDir folder;
        QFile left(folder.filePath(u"irodori.lock"_s));
        QVERIFY(left.open(QIODevice::WriteOnly));
        left.write("2147483646\ntst_single_instance\n" + QSysInfo::machineHostName().toUtf8()
                   + '\n');
        left.close();
        QVERIFY(SingleInstance(folder.path()).isFirst());
    }

    static void frozenOnesAreToldOf() {
        const QTemporaryDir folder;
        QLockFile frozen(folder.filePath(u"irodori.lock"_s));
        QVERIFY(frozen.tryLock());
        QCOMPARE(statusOfSecond(folder.path(), {}), kNoAnswer);
    }

    static void foldersThatCannotBeWrittenDoNotMatter() {
        QVERIFY(SingleInstance(u"/proc/irodori"_s).isFirst());
    }
};

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet(kFolder))
        return startAgain(QCoreApplication::arguments().mid(1));
    TestSingleInstance test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_single_instance.moc"
