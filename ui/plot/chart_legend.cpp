// SPDX-License-Identifier: GPL-3.0-or-later
#include "plot/chart_legend.h"

#include <QAbstractButton>
#include <QPainter>

#include "widgets/flow_layout.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kSampleWidth = 20;
constexpr int kGap = 6;

int widthOf(const QString& name, const QFontMetrics& metrics) {
    return kSampleWidth + kGap + metrics.horizontalAdvance(name);
}

void drawEntry(QPainter& painter, const QRectF& rect, const ChartLegend::Entry& entry,
               const QPalette& palette) {
    CurveStyle style = entry.style;
    if (!entry.isShown)
        style.color = palette.color(QPalette::Disabled, QPalette::Text);
    drawSample(painter, QRectF(rect.left(), rect.top(), kSampleWidth, rect.height()), style);
    painter.setPen(
        palette.color(entry.isShown ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    painter.drawText(rect.adjusted(kSampleWidth + kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     entry.name);
}

}  // namespace

/// One entry: checked while its line is shown.
class ChartLegend::Button : public QAbstractButton {
public:
    explicit Button(QWidget* parent) : QAbstractButton(parent) {
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
    }

    void setEntry(const Entry& entry) {
        entry_ = entry;
        setText(entry.name);
        setChecked(entry.isShown);
        setCursor(entry.canHide ? Qt::PointingHandCursor : Qt::ArrowCursor);
        setFocusPolicy(entry.canHide ? Qt::TabFocus : Qt::NoFocus);
        setToolTip(!entry.canHide  ? QString()
                   : entry.isShown ? ChartLegend::tr("Click to hide this curve")
                                   : ChartLegend::tr("Click to show this curve"));
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override {
        return {widthOf(entry_.name, fontMetrics()) + 2 * spacing::kTiny,
                fontMetrics().height() + spacing::kTiny};
    }

protected:
    /// An entry that cannot be hidden is a label.
    [[nodiscard]] bool hitButton(const QPoint& position) const override {
        return entry_.canHide && QAbstractButton::hitButton(position);
    }

    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area(rect());
        if (entry_.canHide && underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(themeColors(palette()).hover);
            painter.drawRoundedRect(area, spacing::kTiny, spacing::kTiny);
        }
        if (hasFocus()) {
            painter.setPen(themeColors(palette()).accent);
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), spacing::kTiny,
                                    spacing::kTiny);
        }
        drawEntry(painter, area.adjusted(spacing::kTiny, 0, -spacing::kTiny, 0), entry_, palette());
    }

private:
    Entry entry_;
};

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent) {
    new FlowLayout(this, spacing::kTiny);
}

void ChartLegend::setEntries(const QList<Entry>& entries) {
    entries_ = entries;
    while (buttons_.size() > entries.size())
        delete buttons_.takeLast();
    while (buttons_.size() < entries.size()) {
        auto* button = new Button(this);
        const qsizetype index = buttons_.size();
        connect(button, &QAbstractButton::clicked, this,
                [this, index](bool checked) { Q_EMIT toggled(entries_[index].key, checked); });
        buttons_.append(button);
        layout()->addWidget(button);
        button->show();
    }
    for (qsizetype i = 0; i < entries.size(); ++i)
        buttons_[i]->setEntry(entries[i]);
}

void ChartLegend::paint(QPainter& painter, const QRectF& rect, const QList<Entry>& entries,
                        const QPalette& palette) {
    QRectF cell = rect;
    for (const Entry& entry : entries) {
        cell.setWidth(widthOf(entry.name, painter.fontMetrics()));
        if (!entry.isShown || cell.right() > rect.right())
            continue;
        drawEntry(painter, cell, entry, palette);
        cell.moveLeft(cell.right() + spacing::kLarge);
    }
}

}  // namespace irodori
