// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cerrno>

#include "base/result.h"

using namespace irodori;

class TestResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void message_data() {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("expected");
        QTest::addRow("subject and detail") << "a.jpg"
                                            << "the header is cut"
                                            << "a.jpg: the header is cut";
        QTest::addRow("the code speaks where there is no detail") << "a.jpg"
                                                                  << ""
                                                                  << "a.jpg: the file is damaged";
        QTest::addRow("no subject") << ""
                                    << "the header is cut"
                                    << "the header is cut";
        QTest::addRow("neither") << ""
                                 << ""
                                 << "the file is damaged";
    }
    void message() {
        QFETCH(QString, subject);
        QFETCH(QString, detail);
        const Error error{ErrorCode::corrupt, subject.toStdString(), detail.toStdString()};
        QTEST(QString::fromStdString(error.message()), "expected");
    }

    void everyCodeIsDescribed() {
        QSet<QString> texts;
        constexpr int count = static_cast<int>(ErrorCode::internal) + 1;
        for (int code = 0; code < count; ++code)
            texts.insert(QString::fromUtf8(describe(static_cast<ErrorCode>(code))));
        QCOMPARE(texts.size(), count);
        QVERIFY(!texts.contains(QStringLiteral("unknown error")));
    }

    void errnoMapping_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<ErrorCode>("expected");
        QTest::addRow("ENOENT") << ENOENT << ErrorCode::notFound;
        QTest::addRow("EISDIR") << EISDIR << ErrorCode::isDirectory;
        QTest::addRow("EACCES") << EACCES << ErrorCode::noPermission;
        QTest::addRow("EPERM") << EPERM << ErrorCode::noPermission;
        QTest::addRow("EROFS") << EROFS << ErrorCode::noPermission;
        QTest::addRow("ENOSPC") << ENOSPC << ErrorCode::diskFull;
        QTest::addRow("EDQUOT") << EDQUOT << ErrorCode::diskFull;
        QTest::addRow("EFBIG") << EFBIG << ErrorCode::diskFull;
        QTest::addRow("EEXIST") << EEXIST << ErrorCode::exists;
        QTest::addRow("ENOMEM") << ENOMEM << ErrorCode::outOfMemory;
        QTest::addRow("anything else") << EIO << ErrorCode::unreadable;
    }
    void errnoMapping() {
        QFETCH(int, number);
        const Result<void> result = systemFailure(number, "a.jpg");
        QTEST(result.error().code, "expected");
        QCOMPARE(result.error().subject, std::string("a.jpg"));
        QVERIFY(!result.error().detail.empty());
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
