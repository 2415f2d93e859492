// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/studio_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDataStream>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

#include "base/paths.h"
#include "studio/display_colours.h"
#include "studio/export_dialog.h"
#include "studio/history_strip.h"
#include "studio/mask_brush.h"
#include "studio/preset_collection.h"
#include "studio/preset_shelf.h"
#include "studio/second_window.h"
#include "studio/strength_board.h"
#include "studio/studio_history.h"
#include "studio/style_panel.h"
#include "widgets/drop_zone.h"
#include "widgets/message_bar.h"
#include "widgets/picture_drop.h"
#include "widgets/picture_view.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kPanelWidth = 372;
constexpr int kMinPanelWidth = 300;
constexpr int kMaxPanelWidth = 620;

bool isModel(const QString& path) {
    return path.endsWith(QLatin1String(".irodori"), Qt::CaseInsensitive);
}

QString pictureFilter() {
    QStringList patterns;
    for (const std::string& extension : readableExtensions())
        patterns << QStringLiteral("*.") + QString::fromStdString(extension);
    return StudioPage::tr("Pictures (%1)").arg(patterns.join(QLatin1Char(' ')));
}

/// A name without ending and without what a file name cannot hold.
QString baseName(const QString& name) {
    const bool isFile = formatFromPath(name.toStdString()) || name.contains(QLatin1Char('.'));
    QString base = isFile ? QFileInfo(name).completeBaseName() : name;
    return base.replace(QLatin1Char('/'), QLatin1Char('_'));
}

}  // namespace

StudioPage::StudioPage(StudioSession& session, AppSettings& settings, QWidget* parent)
    : QWidget(parent),
      session_(session),
      settings_(settings),
      messages_(new MessageBar),
      splitter_(new QSplitter),
      column_(new QVBoxLayout),
      view_(new PictureView),
      panel_(new StylePanel(session, QString::fromStdString((resourceDir() / "styles").string()))) {
    panel_->setMinimumWidth(kMinPanelWidth);
    panel_->setMaximumWidth(kMaxPanelWidth);
    auto* left = new QWidget;
    left->setLayout(column_);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    column_->addWidget(view_, 1);
    splitter_->addWidget(left);
    splitter_->addWidget(panel_);
    splitter_->setChildrenCollapsible(false);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 0);
    splitter_->setHandleWidth(1);
    splitter_->setSizes({QWIDGETSIZE_MAX, kPanelWidth});

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages_);
    layout->addWidget(splitter_, 1);

    connect(view_, &PictureView::dropped, this,
            [this](const QMimeData* mime) { openMime(*mime, FileKind::photo); });
    connect(view_->emptyState(), &DropZone::openRequested, this, &StudioPage::openPhotoDialog);
    connect(view_, &PictureView::viewChanged, &session_, &StudioSession::setView);
    new StrengthBoard(session_, *view_, this);
    connect(panel_, &StylePanel::openRequested, this, &StudioPage::openStyleDialog);
    connect(panel_, &StylePanel::dropped, this,
            [this](const QMimeData* mime) { openMime(*mime, FileKind::style); });
    connect(panel_, &StylePanel::droppedOn, this,
            [this](std::uint64_t id, const QMimeData* mime) { replaceReference(id, *mime); });

    connect(panel_, &StylePanel::restOpenRequested, this, &StudioPage::openRestDialog);
    connect(panel_, &StylePanel::restDropped, this,
            [this](const QMimeData* mime) { openRest(sourcesOf(readDrop(*mime))); });
    connect(panel_, &StylePanel::maskBrushHeld, this,
            [this](bool held) { view_->setTool(held ? &panel_->maskBrush() : nullptr); });
    connect(&panel_->maskBrush(), &MaskBrush::changed, view_, qOverload<>(&QWidget::update));

    connect(&session_, &StudioSession::photoChanged, this, &StudioPage::showPhoto);
    connect(&session_, &StudioSession::previewReady, this,
            [this](const Preview& preview) { view_->setAfter(preview.image, preview.region); });
    connect(&session_, &StudioSession::previewCleared, view_, &PictureView::clearAfter);
    connect(&session_, &StudioSession::busyChanged, this,
            [this] { view_->setBusy(session_.isBusy()); });
    connect(&session_, &StudioSession::message, messages_, &MessageBar::post);
    connect(panel_, &StylePanel::message, messages_, &MessageBar::post);
    connect(&session_, &StudioSession::exportFinished, this, &StudioPage::confirmExport);
    retranslate();
}

void StudioPage::setPresets(PresetCollection& presets) {
    presets_ = &presets;
    presetShelf_ = new PresetShelf(session_, presets, settings_);
    panel_->setPresetShelf(presetShelf_);
}

QByteArray StudioPage::layoutState() const {
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << splitter_->saveState() << panel_->layoutState();
    return state;
}

void StudioPage::restoreLayout(const QByteArray& state) {
    QByteArray sizes;
    QByteArray panel;
    QDataStream in(state);
    in >> sizes >> panel;
    splitter_->restoreState(sizes);
    splitter_->setHandleWidth(1);
    panel_->restoreLayout(panel);
}

QWidget* StudioPage::setHistory(StudioHistory& history) {
    auto* strip = new HistoryStrip(history, *view_);
    column_->addWidget(strip);
    connect(&history, &StudioHistory::message, messages_, &MessageBar::post);
    return strip;
}

void StudioPage::setDisplayColours(DisplayColours& colours) {
    colours_ = &colours;
    colours.follow(*view_);
}

void StudioPage::showSecondWindow(bool on) {
    if (on && !second_) {
        second_ = new SecondWindow(*view_, this);
        connect(second_, &SecondWindow::closed, this, &StudioPage::secondWindowClosed);
        if (colours_)
            colours_->follow(second_->view());
    }
    if (on)
        second_->present();
    else if (second_)
        second_->close();
}

void StudioPage::retranslate() {
    DropZone* empty = view_->emptyState();
    empty->setIconName(QStringLiteral("drop-photo"));
    empty->setTitle(tr("Drop a photo here"));
    empty->setSubtitle(
        tr("or paste one. It is repainted in the style that you pick on the right."));
    empty->setButtonText(tr("Open Photo…"));
    view_->setAccessibleName(tr("Photo and result"));
}

void StudioPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StudioPage::showPhoto() {
    messages_->dismiss(QStringLiteral("restore"));
    const auto& photo = session_.photo();
    if (photo)
        view_->setBefore(photo->display,
                         QSize(photo->picture->image.width, photo->picture->image.height));
    else
        view_->clear();
}

// ---- opening

void StudioPage::openSources(const std::vector<PictureSource>& sources, FileKind kind) {
    std::vector<PictureSource> styles;
    bool photoTaken = false;
    int leftOut = 0;
    for (const PictureSource& source : sources) {
        if (isModel(source.path)) {
            session_.installModel(source.path);
        } else if (presets_ && isPresetFile(source.path)) {
            presets_->import({source.path});
        } else if (kind == FileKind::style) {
            styles.push_back(source);
        } else if (!photoTaken) {
            session_.openPhoto(source);
            photoTaken = true;
        } else {
            ++leftOut;
        }
    }
    session_.openStyles(styles);
    if (leftOut > 0)
        messages_->postInfo(
            tr("The Studio paints one photo at a time. Pictures left out: %1.").arg(leftOut));
}

void StudioPage::openFiles(const QStringList& paths, FileKind kind) {
    std::vector<PictureSource> sources;
    for (const QString& path : paths)
        sources.push_back(PictureSource::file(path));
    openSources(sources, kind);
}

PictureDrop StudioPage::readDrop(const QMimeData& mime) {
    PictureDrop drop = readPictureDrop(mime);
    if (!drop.message.isEmpty())
        messages_->postWarning(drop.message);
    return drop;
}

void StudioPage::openMime(const QMimeData& mime, FileKind kind) {
    openSources(sourcesOf(readDrop(mime)), kind);
}

void StudioPage::openRest(const std::vector<PictureSource>& sources) {
    if (!sources.empty())
        session_.openStyle(sources.front(), StudioSession::Placement::rest);
}

void StudioPage::replaceReference(std::uint64_t id, const QMimeData& mime) {
    const PictureDrop drop = readPictureDrop(mime);
    const auto sources = sourcesOf(drop);
    if (sources.size() == 1 && !isModel(sources.front().path))
        session_.replaceReference(id, sources.front());
    else
        openMime(mime, FileKind::style);
}

void StudioPage::paste() {
    const bool intoStyle = session_.photo() && panel_->isAncestorOf(QApplication::focusWidget());
    openMime(*QApplication::clipboard()->mimeData(), intoStyle ? FileKind::style : FileKind::photo);
}

QStringList StudioPage::askForPictures(FileKind kind, const QString& title, bool several) {
    QFileDialog dialog(this, title, settings_.openFolder(kind), pictureFilter());
    dialog.setFileMode(several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    if (dialog.exec() != QDialog::Accepted)
        return {};
    settings_.setOpenFolder(kind, dialog.directory().absolutePath());
    return dialog.selectedFiles();
}

void StudioPage::openPhotoDialog() {
    openFiles(askForPictures(FileKind::photo, tr("Open Photo"), false), FileKind::photo);
}

void StudioPage::openStyleDialog() {
    openFiles(askForPictures(FileKind::style, tr("Open Style Pictures"), true), FileKind::style);
}

void StudioPage::openRestDialog() {
    const QStringList paths = askForPictures(FileKind::style, tr("Open Style for the Rest"), false);
    if (!paths.isEmpty())
        openRest({PictureSource::file(paths.front())});
}

void StudioPage::installModelDialog() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Install Model"), QDir::homePath(),
                                                      tr("Irodori models (*.irodori)"));
    if (!path.isEmpty())
        session_.installModel(path);
}

void StudioPage::savePresetDialog() {
    presetShelf_->saveDialog();
}

// ---- exporting

QString StudioPage::exportPathFor(FileFormat format) const {
    const QString photoPath = session_.photo() ? session_.photo()->path : QString();
    QString folder = settings_.exportFolder();
    if (folder.isEmpty())
        folder = photoPath.isEmpty() ? settings_.openFolder(FileKind::photo)
                                     : QFileInfo(photoPath).absolutePath();
    const auto& references = session_.references();
    const QString photo = baseName(session_.photoName());
    const QString style =
        references.empty() ? tr("repainted") : baseName(references.front().picture->name);
    const QString name =
        QStringLiteral("%1 – %2.%3").arg(photo, style, QLatin1String(extensionOf(format)));
    return QDir(folder).filePath(name);
}

void StudioPage::exportDialog() {
    if (!session_.canRepaint())
        return;
    const ExportPreferences preferences = settings_.exportPreferences();
    const Image& photo = session_.photo()->picture->image;
    ExportDialog dialog({exportPathFor(preferences.format),
                         {photo.width, photo.height},
                         photo.depth,
                         [this](const QString& path) { return session_.isInput(path); }},
                        preferences, this);
    ExportEstimator estimator(session_);
    connect(&dialog, &ExportDialog::preferencesChanged, &estimator, &ExportEstimator::request);
    connect(&estimator, &ExportEstimator::estimated, &dialog, &ExportDialog::showEstimate);
    connect(&estimator, &ExportEstimator::failed, &dialog, &ExportDialog::showNoEstimate);
    estimator.request(dialog.preferences());
    if (dialog.exec() != QDialog::Accepted)
        return;
    settings_.setExportPreferences(dialog.preferences());
    settings_.setExportFolder(QFileInfo(dialog.path()).absolutePath());
    session_.exportPicture(dialog.path(), dialog.preferences(), IfExists::replace);
}

void StudioPage::exportAgain() {
    const ExportPreferences preferences = settings_.exportPreferences();
    if (session_.canRepaint())
        session_.exportPicture(exportPathFor(preferences.format), preferences, IfExists::keepBoth);
}

void StudioPage::confirmExport(const QString& path) {
    if (path.isEmpty())
        return;
    const QFileInfo file(path);
    Message done;
    done.text = tr("Exported “%1”.").arg(file.fileName());
    done.actionText = tr("Show Folder");
    done.action = [folder = file.absolutePath()] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    };
    done.key = QStringLiteral("exported");
    messages_->post(done);
}

}  // namespace irodori
