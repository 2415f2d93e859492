// SPDX-License-Identifier: GPL-3.0-or-later
// What PictureView does with keys, buttons and gestures.

#include <QApplication>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWheelEvent>
#include <cmath>
#include <utility>

#include "widgets/picture_tool.h"
#include "widgets/picture_view_p.h"

namespace irodori {

namespace {

constexpr double kWheelZoomStep = 1.2;  ///< per notch
constexpr double kWheelNotch = 120;
constexpr int kKeyPan = 64;  ///< logical pixels
constexpr double kKeyWipeStep = 0.05;
constexpr double kKeyTurnStep = 15;  ///< degrees

}  // namespace

// --- Keys ----------------------------------------------------------------------------------------

bool PictureView::Private::handlePanKey(int key) {
    switch (key) {
        case Qt::Key_Left:
            panBy({kKeyPan, 0});
            return true;
        case Qt::Key_Right:
            panBy({-kKeyPan, 0});
            return true;
        case Qt::Key_Up:
            panBy({0, kKeyPan});
            return true;
        case Qt::Key_Down:
            panBy({0, -kKeyPan});
            return true;
        case Qt::Key_PageUp:
            panBy({0, q->height() * 0.9});
            return true;
        case Qt::Key_PageDown:
            panBy({0, q->height() * -0.9});
            return true;
        default:
            return false;
    }
}

bool PictureView::Private::handleZoomKey(int key) {
    switch (key) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            q->zoomIn();
            return true;
        case Qt::Key_Minus:
            q->zoomOut();
            return true;
        case Qt::Key_0:
            q->fit();
            return true;
        case Qt::Key_1:
            q->actualSize();
            return true;
        default:
            return false;
    }
}

/// Everywhere else the brackets change the size of a brush: left to the owner of the tool.
bool PictureView::Private::handleWipeKey(int key) {
    if (tool || panes.size() > 1)
        return false;
    switch (key) {
        case Qt::Key_BracketLeft:
            q->setDividerPosition(q->dividerPosition() - kKeyWipeStep);
            return true;
        case Qt::Key_BracketRight:
            q->setDividerPosition(q->dividerPosition() + kKeyWipeStep);
            return true;
        case Qt::Key_BraceLeft:
            q->setDividerAngle(wipe.angle - kKeyTurnStep);
            return true;
        case Qt::Key_BraceRight:
            q->setDividerAngle(wipe.angle + kKeyTurnStep);
            return true;
        default:
            return false;
    }
}

bool PictureView::Private::handleKey(const QKeyEvent* event) {
    const auto allowed = Qt::ControlModifier | Qt::ShiftModifier | Qt::KeypadModifier;
    if (isEmpty() || (event->modifiers() & ~allowed))
        return false;
    const int key = event->key();
    if (handleZoomKey(key))
        return true;
    if (event->modifiers() & Qt::ControlModifier)
        return false;
    switch (key) {
        case Qt::Key_F:
            q->fit();
            return true;
        case Qt::Key_Space:
        case Qt::Key_Backslash:
            if (!event->isAutoRepeat())
                hold(key, true);
            return true;
        default:
            return handleWipeKey(key) || handlePanKey(key);
    }
}

/// Space shows the photo, or pans while a tool has the pointer; backslash always shows the photo.
void PictureView::Private::hold(int key, bool down) {
    if (key == Qt::Key_Space && tool)
        panHeld = down;
    else
        q->showBefore(down);
    if (pointer)
        hover(*pointer);
    q->update();  // handles come and go
}

// --- Pointer -------------------------------------------------------------------------------------

PictureView::Private::Drag PictureView::Private::dragOf(const QMouseEvent& press) const {
    const bool left = press.button() == Qt::LeftButton;
    if (isEmpty() || drag != Drag::none)
        return Drag::none;
    if (press.button() == Qt::MiddleButton)
        return Drag::pan;
    if (const Drag handle = wipeDragAt(press.position()); left && handle != Drag::none)
        return handle;
    if (holdsTool() && (left || press.button() == Qt::RightButton))
        return Drag::tool;
    return left ? Drag::pan : Drag::none;
}

void PictureView::Private::startDrag(Drag what, const QMouseEvent& press) {
    pressedAt = dragFrom = press.position();
    const QPointF photoPoint = q->toPhoto(pressedAt);
    drag = what;
    dragButton = press.button();
    turnPivot = handleCenter();
    if (what == Drag::tool)
        tool->press(photoPoint,
                    press.button() == Qt::RightButton || press.modifiers() & Qt::AltModifier,
                    transform().scale() / scene.devicePixelRatio());
}

void PictureView::Private::continueDrag(const QMouseEvent& move) {
    const QPointF point = move.position();
    switch (drag) {
        case Drag::wipe:
            dragWipeTo(point);
            break;
        case Drag::turn:
            wipe.mirrored = mirrored();
            wipe.turnTowards(point, turnPivot, move.modifiers() & Qt::ShiftModifier);
            wipe.moveThrough(turnPivot, visiblePhoto());
            q->update();
            break;
        case Drag::pan:
            panBy(point - std::exchange(dragFrom, point));
            break;
        case Drag::tool:
            tool->move(q->toPhoto(point));
            break;
        case Drag::none:
            break;
    }
}

void PictureView::Private::endDrag() {
    const Drag ended = std::exchange(drag, Drag::none);
    if (ended == Drag::tool)
        tool->release();
    if (ended == Drag::wipe)
        q->setDividerPosition(wipe.position);  // snaps shut at the edge
}

void PictureView::Private::hover(QPointF point) {
    pointer = point;
    updateCursor(point);
    updateCommands();
    if (loupe)
        rest.start();
    if (tool || loupe)
        q->update();  // they follow
}

void PictureView::Private::updateCursor(QPointF point) {
    const Drag handle = wipeDragAt(point);
    if (std::exchange(hot, handle) != handle)
        q->update();
    q->setCursor(cursorAt(point));
}

QCursor PictureView::Private::cursorAt(QPointF point) const {
    const Drag what = drag == Drag::none ? wipeDragAt(point) : drag;
    if (what == Drag::wipe) {
        const QPointF n = wipeLine().normal();
        return std::abs(n.x()) >= std::abs(n.y()) ? Qt::SplitHCursor : Qt::SplitVCursor;
    }
    if (what == Drag::turn)
        return Qt::PointingHandCursor;
    if (what == Drag::pan)
        return Qt::ClosedHandCursor;
    if (holdsTool() && !isEmpty())
        return tool->cursor();
    if (seesThroughLoupe())
        return Qt::BlankCursor;
    return !isEmpty() && transform().canPan() ? Qt::OpenHandCursor : Qt::ArrowCursor;
}

bool PictureView::Private::handleGesture(QGestureEvent* event) {
    const auto* pinch = static_cast<QPinchGesture*>(event->gesture(Qt::PinchGesture));
    if (!pinch || isEmpty())
        return false;
    if (pinch->changeFlags() & QPinchGesture::ScaleFactorChanged)
        zoomTo(transform().scale() * pinch->scaleFactor(), q->mapFromGlobal(pinch->centerPoint()));
    if (pinch->changeFlags() & QPinchGesture::CenterPointChanged)
        panBy(pinch->centerPoint() - pinch->lastCenterPoint());
    event->accept();
    return true;
}

bool PictureView::Private::handleNativeGesture(QNativeGestureEvent* event) {
    if (isEmpty() || event->gestureType() != Qt::ZoomNativeGesture)
        return false;
    zoomTo(transform().scale() * (1 + event->value()), event->position());
    return true;
}

// --- Events --------------------------------------------------------------------------------------

void PictureView::mousePressEvent(QMouseEvent* event) {
    const Private::Drag drag = d_->dragOf(*event);
    if (drag == Private::Drag::none) {
        QWidget::mousePressEvent(event);
        return;
    }
    d_->focusByKeyboard = false;
    d_->startDrag(drag, *event);
    d_->hover(event->position());
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    d_->continueDrag(*event);
    d_->hover(event->position());
}

void PictureView::mouseReleaseEvent(QMouseEvent* event) {
    const bool isDragButton = event->button() == d_->dragButton;
    const QPointF way = event->position() - d_->pressedAt;
    const bool clicked = isDragButton && d_->drag == Private::Drag::pan
                         && event->button() == Qt::LeftButton
                         && way.manhattanLength() < QApplication::startDragDistance();
    const int pane = static_cast<int>(d_->paneAt(event->position()));
    if (isDragButton)
        d_->endDrag();
    d_->hover(event->position());
    if (clicked && mode() == ViewMode::variants && pane < d_->variantLabels.size())
        Q_EMIT variantChosen(pane);
}

void PictureView::mouseDoubleClickEvent(QMouseEvent* event) {
    const Private::Drag drag = d_->dragOf(*event);
    if (drag == Private::Drag::tool)
        mousePressEvent(event);  // two quick dabs
    else if (drag == Private::Drag::pan && event->button() == Qt::LeftButton)
        d_->toggleFit(event->position());
    else
        QWidget::mouseDoubleClickEvent(event);
}

void PictureView::wheelEvent(QWheelEvent* event) {
    if (isEmpty()) {
        event->ignore();
        return;
    }
    event->accept();
    // Two fingers on a touch pad move the picture as they do everywhere else; a wheel zooms.
    const bool touchPad =
        event->device() && event->device()->type() == QInputDevice::DeviceType::TouchPad;
    if (touchPad && !event->pixelDelta().isNull() && !(event->modifiers() & Qt::ControlModifier)) {
        d_->panBy(event->pixelDelta());
        return;
    }
    const double notches = event->angleDelta().y() / kWheelNotch;
    if (notches != 0)
        d_->zoomTo(scale() * std::pow(kWheelZoomStep, notches), event->position());
}

void PictureView::keyPressEvent(QKeyEvent* event) {
    if (!d_->handleKey(event))
        QWidget::keyPressEvent(event);
}

void PictureView::keyReleaseEvent(QKeyEvent* event) {
    const bool holds = event->key() == Qt::Key_Space || event->key() == Qt::Key_Backslash;
    if (holds && !event->isAutoRepeat())
        d_->hold(event->key(), false);
    else
        QWidget::keyReleaseEvent(event);
}

void PictureView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    d_->focusByKeyboard =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void PictureView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    d_->focusByKeyboard = false;
    d_->panHeld = false;  // the key's release will go elsewhere
    showBefore(false);
    update();
}

void PictureView::enterEvent(QEnterEvent* event) {
    QWidget::enterEvent(event);
    d_->updateCommands();
    update();
}

void PictureView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    d_->hot = Private::Drag::none;
    d_->pointer.reset();
    d_->updateCommands();
    if (d_->loupe)
        d_->rest.start();
    update();
}

}  // namespace irodori
