// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "studio/studio_session.h"

class QAction;
class QHBoxLayout;
class QKeySequence;
class QLabel;
class QMimeData;
class QToolButton;

namespace irodori {

class MaskBrush;
class SegmentedChoice;
class SliderRow;

/// Where the style goes: everywhere, on the subject, on the background or where the artist paints
/// it; with a soft edge, and with a second style for the rest.
class RegionPanel : public QWidget {
    Q_OBJECT

public:
    /// `session` must outlive the panel.
    explicit RegionPanel(StudioSession& session, QWidget* parent = nullptr);

    [[nodiscard]] MaskBrush& brush() { return *brush_; }
    /// What is set, in a few words; empty: everywhere.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    /// Whether the pointer paints on the picture.
    void brushHeld(bool held);
    void summaryChanged();
    void restOpenRequested();
    void restDropped(const QMimeData* mime);  ///< valid during the call only

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildTools();
    void buildRest();
    [[nodiscard]] QToolButton* addTool(QHBoxLayout* row, void (RegionPanel::*run)());
    QAction* addKey(const QKeySequence& keys, std::function<void()> run);
    void connectBrush();
    void choose(int index);
    void hold(QToolButton* tool);
    void clearMask();
    void invertMask();
    void showState();
    void showRest();
    [[nodiscard]] QString noteText() const;
    [[nodiscard]] static QStringList regionNames();
    void retranslate();
    [[nodiscard]] StyledRegion region() const { return session_.settings().region; }

    StudioSession& session_;
    MaskBrush* brush_;
    SegmentedChoice* choice_;
    QLabel* note_;
    QWidget* tools_;
    QToolButton* paint_ = nullptr;
    QToolButton* erase_ = nullptr;
    QToolButton* subject_ = nullptr;
    QToolButton* invert_ = nullptr;
    QToolButton* clear_ = nullptr;
    QToolButton* overlay_ = nullptr;
    SliderRow* size_ = nullptr;
    SliderRow* hardness_ = nullptr;
    SliderRow* feather_;
    QWidget* rest_;
    QLabel* restTitle_ = nullptr;
    QLabel* restHint_ = nullptr;
    QToolButton* addRest_ = nullptr;
    QHBoxLayout* restCards_ = nullptr;
    std::vector<StudioReference> shownRest_;
    QAction* paintKey_ = nullptr;
    QAction* eraseKey_ = nullptr;
    QAction* smallerKey_ = nullptr;
    QAction* largerKey_ = nullptr;
};

}  // namespace irodori
