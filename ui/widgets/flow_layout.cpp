// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flow_layout.h"

#include <QStyle>
#include <QWidget>
#include <algorithm>

namespace irodori {

FlowLayout::FlowLayout(QWidget* parent, int spacing) : QLayout(parent) {
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
    qDeleteAll(items_);
}

void FlowLayout::addItem(QLayoutItem* item) {
    items_.append(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return items_.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index) {
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

int FlowLayout::lineWidth(const Line& line) const {
    int width = std::max<int>(0, static_cast<int>(line.size()) - 1) * spacing();
    for (const QLayoutItem* item : line)
        width += item->sizeHint().width();
    return width;
}

QList<FlowLayout::Line> FlowLayout::filledLines(int width) const {
    QList<Line> lines;
    for (QLayoutItem* item : items_) {
        if (item->isEmpty())
            continue;
        const bool fits =
            !lines.isEmpty()
            && lineWidth(lines.last()) + spacing() + item->sizeHint().width() <= width;
        if (!fits)
            lines.append(Line());
        lines.last().append(item);
    }
    return lines;
}

/// No more lines than are needed, all about equally long: no orphan in the last one.
QList<FlowLayout::Line> FlowLayout::linesFor(int width) const {
    const QList<Line> filled = filledLines(width);
    int tooNarrow = 0;
    int enough = width;
    while (enough - tooNarrow > 1) {
        const int middle = (enough + tooNarrow) / 2;
        (filledLines(middle).size() > filled.size() ? tooNarrow : enough) = middle;
    }
    return filledLines(enough);
}

namespace {

int heightOf(const QList<QLayoutItem*>& line) {
    int height = 0;
    for (const QLayoutItem* item : line)
        height = std::max(height, item->sizeHint().height());
    return height;
}

}  // namespace

int FlowLayout::heightForWidth(int width) const {
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom();
    const QList<Line> lines = linesFor(width - margins.left() - margins.right());
    for (const Line& line : lines)
        height += heightOf(line);
    return height + std::max<int>(0, static_cast<int>(lines.size()) - 1) * spacing();
}

QSize FlowLayout::sizeHint() const {
    const QMargins margins = contentsMargins();
    const int width = lineWidth(items_) + margins.left() + margins.right();
    return {width, heightForWidth(width)};
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const QLayoutItem* item : items_)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::placeLine(const Line& line, const QRect& rect, int top) const {
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int left = rect.left() + std::max(0, (rect.width() - lineWidth(line)) / 2);
    for (QLayoutItem* item : line) {
        const QRect place({left, top}, item->sizeHint());
        item->setGeometry(QStyle::visualRect(direction, rect, place));
        left += place.width() + spacing();
    }
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int top = inner.top();
    for (const Line& line : linesFor(inner.width())) {
        placeLine(line, inner, top);
        top += heightOf(line) + spacing();
    }
}

}  // namespace irodori
