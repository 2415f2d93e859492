// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/result_drag.h"

#include <QApplication>
#include <QDir>
#include <QDrag>
#include <QEventLoop>
#include <QMouseEvent>
#include <QTimer>
#include <QUrl>

#include "studio/studio_session.h"
#include "widgets/icons.h"
#include "widgets/picture_drop.h"

namespace irodori {

namespace {

constexpr int kThumbnailSide = 96;
constexpr int kPatienceMilliseconds = 60'000;  ///< with whoever asks for the file too early

/// The address of a file that is still being written.
class ResultMimeData : public QMimeData {
    Q_OBJECT

public:
    explicit ResultMimeData(const QString& path) {
        setUrls({QUrl::fromLocalFile(path)});
        setData(kResultFormat, {});
    }

    void finish(bool written) {
        written_ = written;
        isFinished_ = true;
        Q_EMIT finished();
    }

Q_SIGNALS:
    void finished();

protected:
    QVariant retrieveData(const QString& format, QMetaType type) const override {
        await();
        return written_ ? QMimeData::retrieveData(format, type) : QVariant();
    }

private:
    void await() const {
        if (isFinished_)
            return;
        QEventLoop loop;
        connect(this, &ResultMimeData::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(kPatienceMilliseconds, &loop, &QEventLoop::quit);
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }

    bool isFinished_ = false;
    bool written_ = false;
};

}  // namespace

ResultDragButton::ResultDragButton(StudioSession& session, const AppSettings& settings,
                                   std::function<QString(FileFormat)> nameFor, QWidget* parent)
    : QToolButton(parent), session_(session), settings_(settings), nameFor_(std::move(nameFor)) {
    setCursor(Qt::OpenHandCursor);
    const auto enable = [this] { setEnabled(session_.canRepaint()); };
    connect(&session_, &StudioSession::busyChanged, this, enable);
    connect(&session_, &StudioSession::photoChanged, this, enable);
    connect(&session_, &StudioSession::referencesChanged, this, enable);
    connect(this, &QToolButton::clicked, this, &ResultDragButton::hintRequested);
    enable();
    retranslate();
}

std::unique_ptr<QMimeData> ResultDragButton::makeMimeData() {
    const ExportPreferences preferences = settings_.exportPreferences();
    // A file that was dropped elsewhere stays as it was.
    const QDir folder(folder_.filePath(QString::number(++drags_)));
    folder.mkpath(QStringLiteral("."));
    const QString path = folder.filePath(nameFor_(preferences.format));
    auto mime = std::make_unique<ResultMimeData>(path);
    session_.writeResult(path, preferences, mime.get(), [data = mime.get()](const QString& file) {
        data->finish(!file.isEmpty());
    });
    return mime;
}

void ResultDragButton::drag() {
    auto* drag = new QDrag(this);
    drag->setMimeData(makeMimeData().release());
    if (const auto& photo = session_.photo())
        drag->setPixmap(QPixmap::fromImage(photo->thumbnail.scaled(
            kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction);
}

void ResultDragButton::mousePressEvent(QMouseEvent* event) {
    pressedAt_ = event->pos();
    QToolButton::mousePressEvent(event);
}

void ResultDragButton::mouseMoveEvent(QMouseEvent* event) {
    const bool isFar =
        (event->pos() - pressedAt_).manhattanLength() >= QApplication::startDragDistance();
    if (!event->buttons().testFlag(Qt::LeftButton) || !isFar || !isDown())
        return QToolButton::mouseMoveEvent(event);
    setDown(false);
    drag();
}

void ResultDragButton::changeEvent(QEvent* event) {
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ResultDragButton::retranslate() {
    setIconButton(this, QStringLiteral("drag-out"), QStringLiteral("⇱"),
                  tr("Drag the result from here into another program or folder"));
}

}  // namespace irodori

#include "result_drag.moc"
