// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/readout.h"

#include <QPainter>
#include <algorithm>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kPadding = 8;
constexpr int kSample = 20;
constexpr int kRowGap = 2;
constexpr int kSectionGap = 6;
constexpr int kPointerGap = 14;
constexpr int kMostNameWidth = 90;

int rowHeight(const QFontMetrics& metrics) {
    return metrics.height() + kRowGap;
}

}  // namespace

Readout::Readout(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

Readout::Layout Readout::measure() const {
    const QFontMetrics metrics = fontMetrics();
    const int row = rowHeight(metrics);
    Layout layout;
    layout.nameWidth = metrics.horizontalAdvance(title_);
    for (const QString& name : runNames_)
        layout.columns.append(std::min(kMostNameWidth, metrics.horizontalAdvance(name)));
    int height = row;
    for (const Section& section : sections_) {
        height += kSectionGap + row * static_cast<int>(section.size());
        for (const ChartReading& reading : section) {
            layout.nameWidth =
                std::max(layout.nameWidth,
                         kSample + spacing::kSmall + metrics.horizontalAdvance(reading.name));
            layout.columns.resize(std::max(layout.columns.size(), reading.values.size()));
            for (qsizetype i = 0; i < reading.values.size(); ++i)
                layout.columns[i] =
                    std::max(layout.columns[i], metrics.horizontalAdvance(reading.values[i]));
        }
    }
    int width = layout.nameWidth;
    for (const int column : std::as_const(layout.columns))
        width += spacing::kMedium + column;
    layout.size = QSize(width, height) + QSize(2 * kPadding, 2 * kPadding);
    return layout;
}

void Readout::showAt(const QPoint& position, const QString& title, const QStringList& runNames,
                     std::vector<Section> sections) {
    title_ = title;
    runNames_ = runNames;
    sections_ = std::move(sections);
    // Where not all fit, the chart under the pointer comes first and the last ones stay away.
    while (sections_.size() > 1 && measure().size.height() > parentWidget()->height())
        sections_.pop_back();
    const QSize size = measure().size;
    const QRect inside = parentWidget()->rect();
    int x = position.x() + kPointerGap;
    if (x + size.width() > inside.right())
        x = position.x() - kPointerGap - size.width();
    const int y = std::clamp(position.y() - size.height() / 2, 0,
                             std::max(0, inside.height() - size.height()));
    setGeometry(QRect(QPoint(std::max(0, x), y), size));
    show();
    raise();
    update();
}

void Readout::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(themeColors(palette()).border);
    painter.setBrush(palette().toolTipBase());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                            spacing::kRadius);

    const Layout layout = measure();
    const int row = rowHeight(fontMetrics());
    int y = kPadding;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QRect(kPadding, y, layout.nameWidth, row), Qt::AlignLeft | Qt::AlignVCenter,
                     title_);
    paintCells(painter, y, runNames_, layout);
    y += row;
    for (const Section& section : sections_) {
        y += kSectionGap;
        for (const ChartReading& reading : section) {
            paintRow(painter, y, reading, layout);
            y += row;
        }
    }
}

void Readout::paintRow(QPainter& painter, int y, const ChartReading& reading,
                       const Layout& layout) const {
    const int row = rowHeight(fontMetrics());
    drawSample(painter, QRectF(kPadding, y, kSample, row), reading.style);
    painter.setPen(palette().color(QPalette::ToolTipText));
    const int nameLeft = kPadding + kSample + spacing::kSmall;
    painter.drawText(QRect(nameLeft, y, layout.nameWidth, row), Qt::AlignLeft | Qt::AlignVCenter,
                     reading.name);
    paintCells(painter, y, reading.values, layout);
}

void Readout::paintCells(QPainter& painter, int y, const QStringList& cells,
                         const Layout& layout) const {
    int left = kPadding + layout.nameWidth;
    for (qsizetype i = 0; i < layout.columns.size(); ++i) {
        left += spacing::kMedium;
        const QString text =
            fontMetrics().elidedText(cells.value(i), Qt::ElideRight, layout.columns[i]);
        painter.drawText(QRect(left, y, layout.columns[i], rowHeight(fontMetrics())),
                         Qt::AlignRight | Qt::AlignVCenter, text);
        left += layout.columns[i];
    }
}

}  // namespace irodori
