// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong in an artist's day: each is said or healed, and no setting is ever lost.
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "widgets/message_bar.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

class TestBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void unreadableReference_data();
    void unreadableReference();
    void unwritableExport_data();
    void unwritableExport();
    void photoDeletedWhileOpen();
    void referenceDeletedWhileInUse();
    void manyPhotosAtOnce();
    void deviceLostWhileDragging();
    void deviceLostInExport();
    void unknownDevice();

private:
    [[nodiscard]] QList<Message> shown() const {
        return f_->window->studio().messages().messages();
    }
    void dragStrengthTo(double strength) const {
        StyleSettings settings = f_->session->settings();
        settings.strength = strength;
        f_->session->setSettings(settings, Edit::strength);
    }

    std::unique_ptr<WindowFixture> f_;
    StudioDocument before_;
};

/// A photo and a style, with settings that could be lost.
void TestBadInput::init() {
    f_ = std::make_unique<WindowFixture>();
    QVERIFY(f_->dropBoth());
    dragStrengthTo(0.6);
    QTRY_VERIFY(f_->session->isSettled());
    before_ = f_->session->document();
    f_->messages.clear();
}

void TestBadInput::cleanup() {
    f_.reset();
}

void TestBadInput::unreadableReference_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("exists");
    QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");
    QTest::addRow("is gone") << QByteArray() << false;
    QTest::addRow("is empty") << QByteArray() << true;
    QTest::addRow("is text") << QByteArray("not a picture") << true;
    QTest::addRow("ends in its header") << png << true;
    QTest::addRow("is a program") << QByteArray(
                                         "\x7f"
                                         "ELF\2\1\1")
                                         + QByteArray(200, '\0')
                                  << true;
}

void TestBadInput::unreadableReference() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, exists);
    const QString file = exists ? f_->write("bad.png", bytes) : f_->file("bad.png");
    f_->drop(f_->panel(), {QUrl::fromLocalFile(file)});
    QTRY_COMPARE(shown().size(), 1);
    QVERIFY2(shown().first().text.contains(QStringLiteral("bad.png")),
             qPrintable(shown().first().text));
    QVERIFY(f_->session->document() == before_);
    QVERIFY(f_->session->canRepaint());
}

void TestBadInput::unwritableExport_data() {
    QTest::addColumn<QString>("folder");
    QTest::addRow("nobody may write there") << QStringLiteral("/proc");
    QTest::addRow("folder is a file") << QStringLiteral("photo.png");
    QTest::addRow("folder is gone") << QStringLiteral("gone/deep");
}

void TestBadInput::unwritableExport() {
    QFETCH(QString, folder);
    const QString path = QDir(f_->folder.path()).filePath(folder) + QStringLiteral("/out.jpg");
    const QSignalSpy finished(f_->session.get(), &StudioSession::exportFinished);
    f_->session->exportPicture(path, {}, IfExists::replace);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().toString().isEmpty());
    QCOMPARE(shown().size(), 1);
    QVERIFY(shown().first().severity == Severity::error);
    QVERIFY(f_->session->document() == before_);

    f_->session->exportPicture(f_->file("out.jpg"), {}, IfExists::replace);
    QTRY_VERIFY(QFile::exists(f_->file("out.jpg")));
}

void TestBadInput::photoDeletedWhileOpen() {
    QVERIFY(QFile::remove(f_->file("photo.png")));
    dragStrengthTo(0.3);
    QTRY_VERIFY(f_->session->isSettled());
    f_->session->exportPicture(f_->file("out.png"), {}, IfExists::replace);
    QTRY_VERIFY(QFile::exists(f_->file("out.png")));
    QCOMPARE(QImage(f_->file("out.png")).size(), QSize(640, 480));
    QVERIFY2(f_->messages.isEmpty(), qPrintable(f_->messageTexts()));
}

void TestBadInput::referenceDeletedWhileInUse() {
    QVERIFY(QFile::remove(f_->file("style.png")));
    f_->session->closePhoto();
    f_->session->openPhoto(PictureSource::file(f_->file("photo.png")));
    QTRY_VERIFY(f_->session->canRepaint());
    QVERIFY(f_->session->document() == before_);
    const auto isError = [](const Message& message) { return message.severity == Severity::error; };
    QVERIFY2(std::ranges::none_of(f_->messages, isError), qPrintable(f_->messageTexts()));
}

void TestBadInput::manyPhotosAtOnce() {
    QList<QUrl> urls;
    for (int i = 0; i < 300; ++i)
        urls << QUrl::fromLocalFile(
            f_->picture(qPrintable(QStringLiteral("%1.png").arg(i)), {8, 8}, Qt::green));
    f_->drop(f_->view(), urls);
    QTRY_COMPARE(f_->session->photoName(), QStringLiteral("0.png"));
    QCOMPARE(shown().size(), 2);  // the second offers the photo before
    QVERIFY2(shown().first().text.contains(QStringLiteral("299")),
             qPrintable(shown().first().text));
    QVERIFY(f_->session->document() == before_);
}

void TestBadInput::deviceLostWhileDragging() {
    f_->engine->failRepaint = true;
    for (int i = 0; i < 5; ++i)
        dragStrengthTo(0.1 * i);
    QTRY_VERIFY(f_->session->isSettled());
    QVERIFY(!f_->messages.isEmpty());
    QCOMPARE(f_->session->settings().strength, 0.4);
    QVERIFY(f_->session->references() == before_.references);

    f_->engine->failRepaint = false;
    const qsizetype previews = f_->previews.size();
    dragStrengthTo(0.8);
    QTRY_VERIFY(f_->previews.size() > previews);
}

void TestBadInput::deviceLostInExport() {
    f_->engine->failRepaint = true;
    f_->session->exportPicture(f_->file("out.jpg"), {}, IfExists::replace);
    QTRY_COMPARE(shown().size(), 1);
    QVERIFY(!f_->session->isExporting());
    QVERIFY(!QFile::exists(f_->file("out.jpg")));
    QVERIFY(f_->session->document() == before_);
}

void TestBadInput::unknownDevice() {
    EngineOptions options;
    options.device = "cuda:7";
    f_->settings.setEngineOptions(options);
    QTRY_COMPARE(f_->messages.size(), 1);
    QVERIFY(f_->session->document() == before_);
    QTRY_VERIFY(f_->session->isSettled());
    QVERIFY(f_->session->canRepaint());
}

QTEST_MAIN(TestBadInput)
#include "tst_bad_input.moc"
