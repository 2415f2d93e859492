// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Internal to PictureView: its state and what its parts share.

#include <QCursor>
#include <QTimer>
#include <optional>

#include "widgets/picture_scene.h"
#include "widgets/picture_view.h"
#include "widgets/wipe_line.h"

class QGestureEvent;
class QKeyEvent;
class QMouseEvent;
class QNativeGestureEvent;
class QScrollBar;

namespace irodori {

class OverlayBar;
class PictureNavigator;
class ProgressLine;

class PictureView::Private {
public:
    static constexpr int kLoupeSide = 240;  ///< its diameter, logical pixels

    enum class Drag { none, pan, wipe, turn, tool };

    explicit Private(PictureView* view);

    // What is shown
    [[nodiscard]] bool isEmpty() const { return scene.isEmpty(); }
    [[nodiscard]] bool hasAfter() const { return scene.hasRepaint(); }
    [[nodiscard]] bool wiping() const { return mode == ViewMode::wipe && hasAfter(); }
    /// Whether the pointer works with the tool, so that nothing else is to be taken hold of.
    [[nodiscard]] bool holdsTool() const { return tool && !panHeld; }
    void updateGround();
    void updateTexts();
    void updateEmptyState();
    void updateCommands();
    void updateNavigator();

    // Where it is shown
    [[nodiscard]] const ViewTransform& transform() const { return scene.transform(); }
    [[nodiscard]] bool mirrored() const { return q->layoutDirection() == Qt::RightToLeft; }
    [[nodiscard]] qsizetype paneAt(QPointF point) const;
    [[nodiscard]] QPointF inPane(QPointF point) const;
    void setTransform(const ViewTransform& changed);
    void updatePanes();
    void viewMoved(double oldScale);
    void zoomTo(double scale, QPointF anchor);
    void zoomBy(double factor) { zoomTo(transform().scale() * factor, zoomAnchor()); }
    [[nodiscard]] QPointF zoomAnchor() const;
    void panBy(QPointF offset);
    void toggleFit(QPointF anchor);
    void updateScrollBars();
    void scrolled();
    void reportRest();
    void copyView(const Private& other);

    // Comparing
    [[nodiscard]] QRectF visiblePhoto() const { return transform().photoInView() & panes.first(); }
    [[nodiscard]] WipeLine wipeLine() const;
    [[nodiscard]] QPointF handleCenter() const;
    [[nodiscard]] std::optional<QPointF> turnHandleCenter() const;
    [[nodiscard]] Drag wipeDragAt(QPointF point) const;
    void moveWipe(double position);
    void dragWipeTo(QPointF point);

    // Loupe
    [[nodiscard]] bool seesThroughLoupe() const;
    [[nodiscard]] ViewTransform loupeTransform() const;

    // Painting (picture_view_painting.cpp)
    void paintPictures(QPainter& painter);
    void paintWipe(QPainter& painter, PictureScene::Quality quality);
    [[nodiscard]] PictureScene::Content contentOf(qsizetype pane) const;
    void paintOverlay(QPainter& painter) const;
    void paintTool(QPainter& painter) const;
    void paintLoupe(QPainter& painter) const;
    [[nodiscard]] PictureScene::Content contentAt(QPointF point) const;
    void paintDivider(QPainter& painter) const;
    void paintWipeLabels(QPainter& painter) const;
    void paintPaneLabels(QPainter& painter) const;
    void paintDropTarget(QPainter& painter) const;
    void paintFrame(QPainter& painter, double width, const QColor& fill) const;
    void paintPillIn(QPainter& painter, const QRect& area, const QString& text,
                     Qt::Alignment alignment) const;
    [[nodiscard]] QString beforeLabel() const;
    [[nodiscard]] QString afterLabel() const;
    [[nodiscard]] int spaceForCommands() const;

    // Input (picture_view_input.cpp)
    bool handleKey(const QKeyEvent* event);
    bool handleZoomKey(int key);
    bool handleWipeKey(int key);
    bool handlePanKey(int key);
    void hold(int key, bool down);
    [[nodiscard]] Drag dragOf(const QMouseEvent& press) const;
    void startDrag(Drag what, const QMouseEvent& press);
    void continueDrag(const QMouseEvent& move);
    void endDrag();
    void hover(QPointF point);
    void updateCursor(QPointF point);
    [[nodiscard]] QCursor cursorAt(QPointF point) const;
    bool handleGesture(QGestureEvent* event);
    bool handleNativeGesture(QNativeGestureEvent* event);

    PictureView* q;
    DropZone* emptyState;
    OverlayBar* commands;
    PictureNavigator* navigator;
    ProgressLine* progress;
    QScrollBar* horizontal;
    QScrollBar* vertical;

    PictureScene scene;
    ViewMode mode = ViewMode::result;
    QList<QRect> panes{QRect()};
    WipeLine wipe;
    double lastWipe = 0.5;  ///< where the divider was before it was put away
    bool showingBefore = false;
    bool loupe = false;
    bool showsNavigator = true;
    QStringList variantLabels;
    QStringList pairLabels;
    int chosenVariant = -1;

    Drag drag = Drag::none;
    Qt::MouseButton dragButton = Qt::NoButton;
    QPointF pressedAt;
    QPointF dragFrom;
    QPointF turnPivot;
    PictureTool* tool = nullptr;
    bool panHeld = false;            ///< Space takes the pointer back from the tool
    std::optional<QPointF> pointer;  ///< where it hovers
    Drag hot = Drag::none;           ///< the handle that it hovers over
    bool dropTarget = false;
    bool focusByKeyboard = false;
    QMetaObject::Connection followed[2];
    QTimer rest;
    QTimer zoomShown;
};

}  // namespace irodori
