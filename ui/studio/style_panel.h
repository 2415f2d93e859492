// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "studio/studio_session.h"
#include "studio/swatches.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLayout;
class QMimeData;
class QToolButton;

namespace irodori {

class FlowLayout;
class ReferenceThumb;
class SliderRow;
class SwatchButton;
class ThumbnailStrip;

/// The style pane: references with their weights, the swatches of the model and those that ship
/// with the program, and the settings. Shows what the session holds and hands every gesture to it.
class StylePanel : public QWidget {
    Q_OBJECT

public:
    /// `swatchFolder`: where the shipped swatches are.
    StylePanel(StudioSession& session, const QString& swatchFolder, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void dropped(const QMimeData* mime);  ///< valid during the call only
    /// Pictures dropped on a reference to take its place; `mime` is valid during the call only.
    void droppedOn(std::uint64_t id, const QMimeData* mime);

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QLayout* buildReferences();
    QLayout* buildSwatches();
    SwatchButton* addSwatch(FlowLayout* flow, const QString& name);
    QLayout* buildSettings();
    QLayout* buildBrushRow();
    QLayout* buildSeedRow();
    void connectSettings();
    void retranslate();

    void showReferences();
    void showModelSwatches();
    void fitStrip();
    [[nodiscard]] ReferenceThumb* makeThumb(const StudioReference& reference);
    void loadSwatches();
    void chooseSwatch(std::size_t index);
    void showSettings();
    template <class Change>
    void changeSettings(Edit edit, Change change);

    StudioSession& session_;
    QString swatchFolder_;

    QLabel* referencesTitle_ = nullptr;
    QToolButton* swap_ = nullptr;
    QToolButton* add_ = nullptr;
    QLabel* hint_ = nullptr;
    ThumbnailStrip* strip_ = nullptr;
    std::vector<std::uint64_t> shownIds_;

    QLabel* modelSwatchesTitle_ = nullptr;
    FlowLayout* modelSwatches_ = nullptr;
    ModelSwatches shownModelSwatches_;

    QLabel* swatchesTitle_ = nullptr;
    std::vector<Swatch> swatches_;
    std::vector<SwatchButton*> swatchButtons_;

    QLabel* settingsTitle_ = nullptr;
    QToolButton* reset_ = nullptr;
    SliderRow* strength_ = nullptr;
    SliderRow* brush_ = nullptr;
    QCheckBox* native_ = nullptr;
    SliderRow* variation_ = nullptr;
    QLabel* seedLabel_ = nullptr;
    QDoubleSpinBox* seed_ = nullptr;  ///< an int would not hold every seed
    QToolButton* dice_ = nullptr;

    JobLane swatchLane_;
};

}  // namespace irodori
