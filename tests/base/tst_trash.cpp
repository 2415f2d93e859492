// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "base/trash.h"

using namespace irodori;
namespace fs = std::filesystem;

class TestTrash : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> dir_;

    fs::path at(const QString& name) const { return dir_->filePath(name).toStdString(); }
    void make(const QString& name, const QByteArray& text) const {
        QVERIFY(QDir(dir_->path()).mkpath(QFileInfo(name).path()));
        QFile file(dir_->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QByteArray content(const QString& name) const {
        QFile file(dir_->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    QStringList trashed(const char* part) const {
        return QDir(dir_->filePath(QStringLiteral("data/Trash/") + QString::fromUtf8(part)))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

private Q_SLOTS:
    void init() {
        dir_ = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", dir_->filePath(QStringLiteral("data")).toUtf8());
    }

    void folders_data() {
        QTest::addColumn<QString>("path");
        QTest::addRow("plain") << QStringLiteral("runs/a");
        QTest::addRow("ends with a slash") << QStringLiteral("runs/a/");
        QTest::addRow("goes back and forth") << QStringLiteral("runs/../runs/./a");
    }
    void folders() {
        QFETCH(QString, path);
        make(QStringLiteral("runs/a/config.json"), "{}");
        const auto moved = moveToTrash(at(path));
        QVERIFY2(moved, moved ? "" : moved.error().message().c_str());
        QCOMPARE(*moved, at(QStringLiteral("data/Trash/files/a")));
        QVERIFY(!fs::exists(at(QStringLiteral("runs/a"))));
        QCOMPARE(content(QStringLiteral("data/Trash/files/a/config.json")), QByteArray("{}"));
        const auto info = QString::fromUtf8(content(QStringLiteral("data/Trash/info/a.trashinfo")));
        const QRegularExpression expected(QStringLiteral(
            R"(^\[Trash Info\]\nPath=(.*)\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$)"));
        const auto match = expected.match(info);
        QVERIFY2(match.hasMatch(), qPrintable(info));
        QCOMPARE(match.captured(1), dir_->filePath(QStringLiteral("runs/a")));
    }

    void namesAreKeptApart() {
        for (int i = 0; i < 3; ++i) {
            make(QStringLiteral("a b.txt"), QByteArray::number(i));
            QVERIFY(moveToTrash(at(QStringLiteral("a b.txt"))));
        }
        QCOMPARE(trashed("files"),
                 (QStringList{QStringLiteral("a b.txt"), QStringLiteral("a b.txt.2"),
                              QStringLiteral("a b.txt.3")}));
        QCOMPARE(trashed("info").size(), 3);
        QCOMPARE(content(QStringLiteral("data/Trash/files/a b.txt.3")), QByteArray("2"));
    }

    void unusualNamesAreEncoded() {
        make(QStringLiteral("50% 光\n"), "x");
        QVERIFY(moveToTrash(at(QStringLiteral("50% 光\n"))));
        const auto info = content(QStringLiteral("data/Trash/info/50% 光\n.trashinfo"));
        QVERIFY2(info.contains("/50%25%20%E5%85%89%0A\n"), info.constData());
    }

    void linksAreNotFollowed() {
        make(QStringLiteral("real.txt"), "x");
        fs::create_symlink("real.txt", at(QStringLiteral("link.txt")));
        QVERIFY(moveToTrash(at(QStringLiteral("link.txt"))));
        QCOMPARE(content(QStringLiteral("real.txt")), QByteArray("x"));
        QVERIFY(fs::is_symlink(at(QStringLiteral("data/Trash/files/link.txt"))));
    }

    void whatCannotBeMoved_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("code");
        QTest::addRow("missing") << QStringLiteral("nothing")
                                 << static_cast<int>(ErrorCode::notFound);
        QTest::addRow("in a missing folder")
            << QStringLiteral("no/thing") << static_cast<int>(ErrorCode::notFound);
        QTest::addRow("empty name") << QString() << static_cast<int>(ErrorCode::notFound);
    }
    void whatCannotBeMoved() {
        QFETCH(QString, path);
        const auto moved = moveToTrash(path.isEmpty() ? fs::path() : at(path));
        QVERIFY(!moved);
        QTEST(static_cast<int>(moved.error().code), "code");
        QCOMPARE(trashed("files"), QStringList());
    }

    void theTrashStaysWhereItIs() {
        make(QStringLiteral("data/a.txt"), "x");
        const auto moved = moveToTrash(at(QStringLiteral("data")));
        QVERIFY(!moved);
        QCOMPARE(moved.error().code, ErrorCode::invalidArgument);
        QCOMPARE(content(QStringLiteral("data/a.txt")), QByteArray("x"));
    }
};

QTEST_APPLESS_MAIN(TestTrash)
#include "tst_trash.moc"
