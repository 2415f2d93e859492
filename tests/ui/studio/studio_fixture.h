// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QImage>
#include <QList>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "fake_engine.h"
#include "settings/app_settings.h"
#include "studio/studio_session.h"

namespace irodori::test {

inline QByteArray readAll(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A session with the fake engine, all of whose files lie in a temporary folder.
class StudioFixture {
public:
    /// `realEngine`, with the shipped model, in place of the fake one; may be null.
    explicit StudioFixture(std::shared_ptr<StyleEngine> realEngine = nullptr)
        : settings(file("settings.ini")),
          engine(std::make_shared<FakeEngine>()),
          engineOfSession(realEngine ? std::move(realEngine) : engine),
          library(path("shipped"), path("models")) {
        if (engineOfSession == engine)
            settings.setModelPath(write("starter.irodori", "a model"));
        else
            settings.setModelPath(QString::fromLocal8Bit(qgetenv("IRODORI_RESOURCES"))
                                  + QStringLiteral("/models/starter.irodori"));
        makeSession();
    }

    /// As after a restart of the program.
    void makeSession() {
        session.reset();
        messages.clear();
        previews.clear();
        session = std::make_unique<StudioSession>(engineOfSession, settings, library);
        QObject::connect(session.get(), &StudioSession::message, session.get(),
                         [this](const Message& message) { messages.append(message); });
        QObject::connect(session.get(), &StudioSession::previewReady, session.get(),
                         [this](const Preview& preview) { previews.append(preview); });
    }

    [[nodiscard]] QString file(const char* name) const {
        return folder.filePath(QString::fromUtf8(name));
    }
    [[nodiscard]] std::filesystem::path path(const char* name) const {
        return file(name).toStdString();
    }

    QString write(const char* name, const QByteArray& bytes) const {
        QFile out(file(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return out.fileName();
    }

    QString picture(const char* name, QSize size, const QColor& color) const {
        QImage image(size, QImage::Format_RGB32);
        image.fill(color);
        if (!image.save(file(name)))
            qFatal("cannot write a test picture");
        return file(name);
    }

    /// Starts, opens a photo and a style and waits for the repaint.
    [[nodiscard]] bool openBoth(QSize size = {640, 480}) {
        session->start();
        session->openPhoto(PictureSource::file(picture("photo.png", size, Qt::darkBlue)));
        session->openStyle(PictureSource::file(picture("style.png", {64, 64}, Qt::red)));
        return QTest::qWaitFor([this] { return session->isSettled() && !previews.isEmpty(); });
    }

    [[nodiscard]] QString messageTexts() const {
        QStringList texts;
        for (const Message& message : messages)
            texts << message.text;
        return texts.join(QLatin1Char('\n'));
    }

    QTemporaryDir folder;
    AppSettings settings;
    std::shared_ptr<FakeEngine> engine;
    std::shared_ptr<StyleEngine> engineOfSession;
    ModelLibrary library;
    QList<Message> messages;
    QList<Preview> previews;
    std::unique_ptr<StudioSession> session;  ///< last: refers to all above
};

}  // namespace irodori::test
