// SPDX-License-Identifier: GPL-3.0-or-later
// What PictureView draws: its panes, and over them handles, labels and frames.

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <cmath>

#include "widgets/overlay_bar.h"
#include "widgets/picture_overlay.h"
#include "widgets/picture_tool.h"
#include "widgets/picture_view_p.h"
#include "widgets/theme.h"

namespace irodori {

PictureScene::Content PictureView::Private::contentOf(qsizetype pane) const {
    if (showingBefore || (mode == ViewMode::sideBySide && pane == 0))
        return PictureScene::kBefore;
    if (mode == ViewMode::variants)
        return PictureScene::Content(PictureScene::kVariants + pane);
    return PictureScene::kAfter;
}

/// While the view moves, straight and fast; at rest, smooth.
void PictureView::Private::paintPictures(QPainter& painter) {
    const auto quality =
        rest.isActive() ? PictureScene::Quality::fast : PictureScene::Quality::smooth;
    if (wiping() && !showingBefore) {
        paintWipe(painter, quality);
        return;
    }
    if (panes.size() > 1)
        painter.fillRect(q->rect(), themeColors(q->palette()).border);
    for (qsizetype pane = 0; pane < panes.size(); ++pane)
        scene.paint(painter, contentOf(pane), panes[pane].topLeft(), panes[pane], quality);
}

void PictureView::Private::paintWipe(QPainter& painter, PictureScene::Quality quality) {
    const QRectF photo = visiblePhoto();
    WipeLine line = wipeLine();
    const QRectF all = q->rect();
    const QPointF at = line.across(photo).center();
    line.moveThrough({std::round(at.x()), std::round(at.y())}, all);
    for (const bool before : {true, false}) {
        const QPolygonF side = line.side(before, all);
        painter.save();
        QPainterPath path;
        path.addPolygon(side);
        painter.setClipPath(path);
        scene.paint(painter, before ? PictureScene::kBefore : PictureScene::kAfter, {},
                    side.boundingRect(), quality);
        painter.restore();
    }
}

int PictureView::Private::spaceForCommands() const {
    return commands->isVisible() ? q->height() - commands->y() : 0;
}

QString PictureView::Private::beforeLabel() const {
    return scene.hasPair() ? pairLabels[0] : PictureView::tr("Before");
}

QString PictureView::Private::afterLabel() const {
    return scene.hasPair() ? pairLabels[1] : PictureView::tr("After");
}

void PictureView::Private::paintDivider(QPainter& painter) const {
    overlay::paintDivider(painter, wipeLine().across(visiblePhoto()));
    if (holdsTool())
        return;
    const auto isHot = [this](Drag handle) { return hot == handle || drag == handle; };
    if (const auto turn = turnHandleCenter(); turn && (q->underMouse() || drag == Drag::turn))
        overlay::paintTurnHandle(painter, *turn, isHot(Drag::turn));
    overlay::paintHandle(painter, handleCenter(), wipeLine().normal(), isHot(Drag::wipe));
}

/// Beside the beginning of the line, each on its side, as far as there is room.
void PictureView::Private::paintWipeLabels(QPainter& painter) const {
    const QRectF visible = visiblePhoto();
    const QPointF along = wipeLine().direction();
    const QPointF normal = wipeLine().normal();
    const QPointF start = wipeLine().across(visible).p1();
    const QString texts[] = {beforeLabel(), afterLabel()};
    for (const int side : {0, 1}) {
        const QSizeF half = overlay::pillSize(painter, texts[side]) / 2;
        const auto reach = [&half](QPointF way) {
            return std::abs(way.x()) * half.width() + std::abs(way.y()) * half.height()
                   + spacing::kMedium;
        };
        const QPointF center =
            start + along * reach(along) + normal * (side == 0 ? -1 : 1) * reach(normal);
        const QRectF pill(center - QPointF(half.width(), half.height()), 2 * half);
        if (visible.contains(pill))
            overlay::paintPill(painter, center, texts[side]);
    }
}

void PictureView::Private::paintPaneLabels(QPainter& painter) const {
    const auto corner = Qt::AlignTop | Qt::AlignLeading;
    if (mode == ViewMode::sideBySide) {
        paintPillIn(painter, panes[0], beforeLabel(), corner);
        paintPillIn(painter, panes[1], afterLabel(), corner);
        return;
    }
    for (qsizetype pane = 0; pane < std::min(panes.size(), variantLabels.size()); ++pane) {
        const bool chosen = pane == chosenVariant;
        if (chosen)
            overlay::paintChosen(painter, panes[pane], themeColors(q->palette()).accent);
        paintPillIn(painter, panes[pane],
                    chosen ? QStringLiteral("✓ ") + variantLabels[pane] : variantLabels[pane],
                    corner);
    }
}

void PictureView::Private::paintPillIn(QPainter& painter, const QRect& area, const QString& text,
                                       Qt::Alignment alignment) const {
    const QSizeF size = overlay::pillSize(painter, text);
    const int margin = spacing::kMedium + 4;
    const QRect place = QStyle::alignedRect(q->layoutDirection(), alignment, size.toSize(),
                                            area.adjusted(margin, margin, -margin, -margin));
    overlay::paintPill(painter, QRectF(place).center(), text);
}

/// In every pane; its brush only where the pointer is.
void PictureView::Private::paintTool(QPainter& painter) const {
    const QPointF corner = transform().photoInView().topLeft();
    const double scale = transform().scale() / scene.devicePixelRatio();
    for (const QRect& pane : panes) {
        const QPointF origin = corner + pane.topLeft();
        const bool hovered = pointer && !panHeld && pane.contains(pointer->toPoint());
        painter.save();
        painter.setClipRect(pane);
        tool->paint(painter, {scale, 0, 0, scale, origin.x(), origin.y()},
                    hovered ? &*pointer : nullptr);
        painter.restore();
    }
}

PictureScene::Content PictureView::Private::contentAt(QPointF point) const {
    const bool onBefore =
        wiping() && !showingBefore
        && wipeLine().side(true, visiblePhoto()).containsPoint(point, Qt::OddEvenFill);
    return onBefore ? PictureScene::kBefore : contentOf(paneAt(point));
}

void PictureView::Private::paintLoupe(QPainter& painter) const {
    QRectF glass(0, 0, kLoupeSide, kLoupeSide);
    glass.moveCenter(*pointer);
    QPainterPath rim;
    rim.addEllipse(glass);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(rim);
    scene.magnify(painter, contentAt(*pointer), loupeTransform(), glass.topLeft(),
                  glass.size().toSize());
    painter.restore();
    overlay::paintRim(painter, glass);
}

void PictureView::Private::paintOverlay(QPainter& painter) const {
    if (tool && !showingBefore)
        paintTool(painter);
    if (showingBefore && hasAfter()) {
        paintPillIn(painter, q->rect(), beforeLabel(), Qt::AlignTop | Qt::AlignLeading);
    } else if (wiping()) {
        paintDivider(painter);
        paintWipeLabels(painter);
    } else if (panes.size() > 1) {
        paintPaneLabels(painter);
    } else if (hasAfter() && q->underMouse() && !holdsTool()) {
        overlay::paintHandle(painter, handleCenter(), wipeLine().normal(), hot == Drag::wipe);
    }
    if (seesThroughLoupe())
        paintLoupe(painter);
    if (zoomShown.isActive())
        paintPillIn(painter, q->rect().adjusted(0, 0, 0, -spaceForCommands()),
                    PictureView::tr("%1 %").arg(q->locale().toString(
                        static_cast<int>(std::lround(transform().scale() * 100)))),
                    Qt::AlignBottom | Qt::AlignHCenter);
    if (dropTarget)
        paintDropTarget(painter);
    else if (focusByKeyboard)
        paintFrame(painter, 2, Qt::transparent);
}

void PictureView::Private::paintDropTarget(QPainter& painter) const {
    QColor fill = themeColors(q->palette()).accent;
    fill.setAlphaF(0.18F);
    paintFrame(painter, 4, fill);
    paintPillIn(painter, q->rect(), PictureView::tr("Drop to open"), Qt::AlignCenter);
}

void PictureView::Private::paintFrame(QPainter& painter, double width, const QColor& fill) const {
    painter.setBrush(fill);
    painter.setPen(
        QPen(themeColors(q->palette()).accent, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    const double inset = width / 2;
    painter.drawRect(QRectF(q->rect()).adjusted(inset, inset, -inset, -inset));
}

}  // namespace irodori
