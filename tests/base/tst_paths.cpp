// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/paths.h"

using namespace irodori;

class TestPaths : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        for (const char* name : {"IRODORI_RESOURCES", "XDG_DATA_HOME", "XDG_STATE_HOME"})
            qunsetenv(name);
        qputenv("HOME", "/home/artist");
    }

    void resourcesFollowTheEnvironment() {
        qputenv("IRODORI_RESOURCES", "/somewhere/else");
        QCOMPARE(resourceDir(), std::filesystem::path("/somewhere/else"));
    }

    void resourcesAreFoundWithoutInstallation_data() {
        QTest::addColumn<bool>("isSet");
        QTest::addRow("variable not set") << false;
        QTest::addRow("variable empty") << true;
    }
    void resourcesAreFoundWithoutInstallation() {
        QFETCH(bool, isSet);
        if (isSet)
            qputenv("IRODORI_RESOURCES", "");
        QVERIFY(std::filesystem::is_directory(resourceDir() / "models"));
    }

    void userData_data() {
        QTest::addColumn<QByteArray>("dataHome");
        QTest::addColumn<QByteArray>("home");
        QTest::addColumn<QString>("expected");
        QTest::addRow("by default in the home folder")
            << QByteArray() << QByteArray("/home/artist")
            << QStringLiteral("/home/artist/.local/share/irodori");
        QTest::addRow("where XDG says")
            << QByteArray("/data") << QByteArray("/home/artist") << QStringLiteral("/data/irodori");
        QTest::addRow("without a home")
            << QByteArray() << QByteArray() << QStringLiteral("/tmp/.local/share/irodori");
    }
    void userData() {
        QFETCH(QByteArray, dataHome);
        QFETCH(QByteArray, home);
        qputenv("XDG_DATA_HOME", dataHome);
        qputenv("HOME", home);
        QTEST(QString::fromStdString(userDataDir().string()), "expected");
    }

    void userState_data() {
        QTest::addColumn<QByteArray>("stateHome");
        QTest::addColumn<QString>("expected");
        QTest::addRow("by default in the home folder")
            << QByteArray() << QStringLiteral("/home/artist/.local/state/irodori");
        QTest::addRow("where XDG says") << QByteArray("/state") << QStringLiteral("/state/irodori");
    }
    void userState() {
        QFETCH(QByteArray, stateHome);
        qputenv("XDG_STATE_HOME", stateHome);
        QTEST(QString::fromStdString(userStateDir().string()), "expected");
    }
};

QTEST_APPLESS_MAIN(TestPaths)
#include "tst_paths.moc"
