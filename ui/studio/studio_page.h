// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include "studio/studio_session.h"

class QMimeData;
class QSplitter;
class QVBoxLayout;

namespace irodori {

class DisplayColours;
class MessageBar;
class PictureView;
class PresetCollection;
class PresetShelf;
class SecondWindow;
class StudioHistory;
class StylePanel;

/// The Studio: photo pane and style pane side by side, messages above them. Opens what is dropped,
/// pasted or chosen, and asks where to export. The session does the work.
class StudioPage : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the page.
    StudioPage(StudioSession& session, AppSettings& settings, QWidget* parent = nullptr);

    /// Shows them above the styles; to be called once. They must outlive the page.
    void setPresets(PresetCollection& presets);

    /// Shows earlier states below the picture; to be called once. Returns the strip. `history` must
    /// outlive the page.
    QWidget* setHistory(StudioHistory& history);

    /// Shows pictures in the colours of the monitor; to be called once. `colours` must outlive the
    /// page.
    void setDisplayColours(DisplayColours& colours);

    [[nodiscard]] PictureView& view() { return *view_; }
    [[nodiscard]] StylePanel& stylePanel() { return *panel_; }
    [[nodiscard]] MessageBar& messages() { return *messages_; }

    [[nodiscard]] QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

    /// Opens each file as what it is: models are installed, the first picture becomes the photo or
    /// all of them styles.
    void openFiles(const QStringList& paths, FileKind kind);
    /// The same for what was dropped or is on the clipboard.
    void openMime(const QMimeData& mime, FileKind kind);

    /// "<photo> – <style>" in the folder of the last export or of the photo, with the ending of the
    /// format.
    [[nodiscard]] QString exportPathFor(FileFormat format) const;

public Q_SLOTS:
    void openPhotoDialog();
    void openStyleDialog();
    void installModelDialog();
    /// Keeps settings and styles under a name.
    void savePresetDialog();
    /// Into the pane that has the focus; the photo pane if there is no photo yet.
    void paste();
    void exportDialog();
    /// Once more, as the last time, under a new name.
    void exportAgain();
    /// The result in a window of its own, on another monitor if there is one.
    void showSecondWindow(bool on);

Q_SIGNALS:
    void secondWindowClosed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void openSources(const std::vector<PictureSource>& sources, FileKind kind);
    /// What there is to open in a drop; tells why there is nothing.
    [[nodiscard]] PictureDrop readDrop(const QMimeData& mime);
    void openRest(const std::vector<PictureSource>& sources);
    void openRestDialog();
    void replaceReference(std::uint64_t id, const QMimeData& mime);
    [[nodiscard]] QStringList askForPictures(FileKind kind, const QString& title, bool several);
    void showPhoto();
    void confirmExport(const QString& path);
    void retranslate();

    StudioSession& session_;
    AppSettings& settings_;
    PresetCollection* presets_ = nullptr;
    PresetShelf* presetShelf_ = nullptr;
    DisplayColours* colours_ = nullptr;
    MessageBar* messages_;
    QSplitter* splitter_;
    QVBoxLayout* column_;  ///< the picture and what stands below it
    PictureView* view_;
    SecondWindow* second_ = nullptr;  ///< made when it is first wanted
    StylePanel* panel_;
};

}  // namespace irodori
