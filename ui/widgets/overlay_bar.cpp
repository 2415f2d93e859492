// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/overlay_bar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kIconSide = 18;
constexpr double kOpacity = 0.92;

}  // namespace

OverlayBar::OverlayBar(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::kTiny, spacing::kTiny, spacing::kTiny, spacing::kTiny);
    layout->setSpacing(2);
    setCursor(Qt::ArrowCursor);
    setAttribute(Qt::WA_NoMousePropagation);  // a click beside a button is none on the picture
}

void OverlayBar::setCommands(const QList<QAction*>& actions) {
    qDeleteAll(findChildren<QToolButton*>());
    auto& bar = static_cast<QHBoxLayout&>(*layout());
    while (QLayoutItem* item = bar.takeAt(0))
        delete item;
    for (QAction* action : actions) {
        if (action->isSeparator()) {
            bar.addSpacing(spacing::kSmall);
            continue;
        }
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->setIconSize({kIconSide, kIconSide});
        bar.addWidget(button);
    }
    adjustSize();
}

void OverlayBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = palette().color(QPalette::Window);
    ground.setAlphaF(kOpacity);
    painter.setPen(themeColors(palette()).border);
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius + 2,
                            spacing::kRadius + 2);
}

}  // namespace irodori
