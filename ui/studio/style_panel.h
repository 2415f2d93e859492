// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

#include "studio/studio_session.h"
#include "studio/swatches.h"

class QBoxLayout;
class QLabel;
class QLayout;
class QMimeData;
class QSplitter;
class QToolButton;

namespace irodori {

class BlendPad;
class FlowLayout;
class FoldSection;
class MaskBrush;
class ReferenceThumb;
class RegionPanel;
class SettingsPanel;
class SwatchButton;
class ThumbnailStrip;

/// The style pane: references with their weights, the swatches of the model, the artist's own and
/// those that ship with the program, the settings and the region. Shows what the session holds and
/// hands every gesture to it.
class StylePanel : public QWidget {
    Q_OBJECT

public:
    /// `swatchFolder`: where the shipped swatches are.
    StylePanel(StudioSession& session, const QString& swatchFolder, QWidget* parent = nullptr);

    /// Shown above the swatches; taken over.
    void setPresetShelf(QWidget* shelf);

    /// Where the pictures are that the artist has imported; none by default. Shows them as soon as
    /// they are read: to be called again when they came, went or got another name.
    void showImported(const QString& folder);

    [[nodiscard]] MaskBrush& maskBrush();

    /// Which sections are folded and how the room is shared out.
    [[nodiscard]] QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

Q_SIGNALS:
    void maskBrushHeld(bool held);  ///< whether the pointer paints on the picture
    void openRequested();
    /// The same for what the region leaves out.
    void restOpenRequested();
    void restDropped(const QMimeData* mime);  ///< valid during the call only
    void dropped(const QMimeData* mime);      ///< valid during the call only
    /// Pictures dropped on a reference to take its place; `mime` is valid during the call only.
    void droppedOn(std::uint64_t id, const QMimeData* mime);
    void message(const irodori::Message& message);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// Swatches of a folder under a title, which goes where there are none.
    struct SwatchShelf {
        QLabel* title = nullptr;
        FlowLayout* flow = nullptr;
        std::vector<Swatch> swatches;
        std::vector<SwatchButton*> buttons;  ///< of `swatches`
    };
    enum LaneJob { kImported, kThumbnail };

    QLayout* buildReferences();
    QWidget* buildSwatches();
    SwatchButton* addSwatch(FlowLayout* flow, const QString& name);
    QWidget* buildSettings();
    void connectBlendPad();
    void retranslate();

    void showReferences();
    void showModelSwatches();
    void useModelSwatch(const std::shared_ptr<const StylePicture>& swatch,
                        StudioSession::Placement placement);
    void fitStrip();
    [[nodiscard]] ReferenceThumb* makeThumb(const StudioReference& reference);
    void showSwatches(SwatchShelf& shelf, std::vector<Swatch> swatches);
    void loadThumbnail(SwatchButton& button, const Swatch& swatch);
    void showBlendPad();
    void showRegion();
    void wireSwatch(SwatchButton& swatch, const std::function<void(StudioSession::Placement)>& use);
    [[nodiscard]] std::vector<FoldSection*> sections() const;

    StudioSession& session_;
    QString swatchFolder_;

    QLabel* referencesTitle_ = nullptr;
    QToolButton* swap_ = nullptr;
    QToolButton* add_ = nullptr;
    QLabel* hint_ = nullptr;
    ThumbnailStrip* strip_ = nullptr;
    std::vector<StudioReference> shownReferences_;  ///< of the cards, whatever their weights

    QBoxLayout* swatchSections_ = nullptr;
    QLabel* modelSwatchesTitle_ = nullptr;
    FlowLayout* modelSwatches_ = nullptr;
    ModelSwatches shownModelSwatches_;

    SwatchShelf imported_;
    SwatchShelf shipped_;

    QSplitter* splitter_ = nullptr;  ///< between swatches and settings
    QLabel* settingsTitle_ = nullptr;
    QToolButton* reset_ = nullptr;
    FoldSection* blend_ = nullptr;
    BlendPad* pad_ = nullptr;
    SettingsPanel* settings_ = nullptr;
    FoldSection* regionSection_ = nullptr;
    RegionPanel* region_ = nullptr;

    std::uint64_t lastThumbnail_ = 0;
    JobLane swatchLane_;
};

}  // namespace irodori
