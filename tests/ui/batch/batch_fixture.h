// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "batch/batch_session.h"
#include "model/model_file.h"
#include "style/preset.h"
#include "tests/model/model_fixture.h"
#include "tests/ui/fake_engine.h"

namespace irodori::test {

/// A batch session over a fake engine, with photos, a model and everything else in a folder of its
/// own.
struct BatchFixture {
    BatchFixture() {
        SmallModel model;
        const std::filesystem::path folder = path("models").toStdString();
        std::filesystem::create_directories(folder);
        if (!writeModelFile(folder / "Small.irodori", model.card, model.tensors, false))
            qFatal("cannot write a test model");
        makeSession();
    }

    /// As after a restart of the program.
    void makeSession() {
        session.reset();
        const std::filesystem::path models = path("models").toStdString();
        session = std::make_unique<BatchSession>(
            [this] {
                auto made = std::make_unique<FakeEngine>();
                engine = made.get();
                engine->repaintMilliseconds = repaintMilliseconds;
                engine->failRepaint = failRepaint;
                return made;
            },
            settings, ModelLibrary(models, models / "none"), path("state/batch.json"));
        session->start();
    }

    [[nodiscard]] QString path(const QString& name) const { return dir.filePath(name); }
    [[nodiscard]] QString path(const char* name) const { return path(QString::fromUtf8(name)); }

    /// A photo-like picture: sky, hill, sun.
    QString photo(const char* name, int hue = 210, QSize size = {96, 64}) const {
        QImage image(size, QImage::Format_RGB32);
        QPainter painter(&image);
        QLinearGradient sky(0, 0, 0, size.height());
        sky.setColorAt(0, QColor::fromHsv(hue, 150, 230));
        sky.setColorAt(1, QColor::fromHsv((hue + 40) % 360, 60, 255));
        painter.fillRect(image.rect(), sky);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromHsv((hue + 150) % 360, 160, 130));
        painter.drawEllipse(QPointF(size.width() * 0.6, size.height()), size.width() * 0.7,
                            size.height() * 0.45);
        painter.setBrush(QColor(255, 240, 200));
        painter.drawEllipse(QPointF(size.width() * 0.25, size.height() * 0.3), size.height() * 0.12,
                            size.height() * 0.12);
        const QString file = path(name);
        QDir().mkpath(QFileInfo(file).path());
        if (!image.save(file))
            qFatal("cannot write a test picture");
        return file;
    }

    QString text(const char* name) const {
        QFile file(path(name));
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write("not a picture") < 0)
            qFatal("cannot write a test file");
        return file.fileName();
    }

    /// The style that the Studio would give.
    [[nodiscard]] StylePreset style(const char* name = "Rain") const {
        StylePreset style;
        style.name = name;
        style.recipe.references = {{name, {}, 1, StyleCode(256, 0.5F), {}}};
        for (const auto& model : ModelLibrary(path("models").toStdString(), "/none").list()) {
            style.recipe.modelName = model.card.name;
            style.recipe.modelSha256 = model.card.sha256;
        }
        return style;
    }

    [[nodiscard]] BatchPlan plan() const {
        BatchPlan plan;
        plan.style.recipe = style().recipe;
        plan.style.exporting.ifExists = IfExists::keepBoth;
        plan.styleName = "Rain";
        plan.folder = path("out").toStdString();
        return plan;
    }

    bool add(const QStringList& paths) {
        session->addPaths(paths);
        return QTest::qWaitFor([this] { return !session->isScanning(); });
    }
    bool finish() {
        return QTest::qWaitFor([this] { return !session->isRunning(); }, 20000);
    }

    /// "wrds" …: first letters of the states, in order.
    [[nodiscard]] QString states() const {
        QString letters;
        for (const auto& item : session->queue().items())
            letters += QStringLiteral("wrdsf").at(int(item.state));
        return letters;
    }
    [[nodiscard]] QStringList results(const char* folder = "out") const {
        return QDir(path(folder)).entryList(QDir::Files, QDir::Name);
    }

    QTemporaryDir dir;
    AppSettings settings{dir.filePath(QStringLiteral("settings.ini"))};
    int repaintMilliseconds = 0;
    bool failRepaint = false;
    FakeEngine* engine = nullptr;  ///< once there is one; owned by the session
    std::unique_ptr<BatchSession> session;
};

}  // namespace irodori::test
