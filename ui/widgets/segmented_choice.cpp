// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmented_choice.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "widgets/theme.h"

namespace irodori {

namespace {

/// One alternative: filled while it holds.
class Segment : public QToolButton {
public:
    Segment() {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    [[nodiscard]] QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(text()) + 2 * spacing::kSmall,
                fontMetrics().height() + 2 * spacing::kTiny + 2};
    }
    [[nodiscard]] QSize minimumSizeHint() const override {
        return {3 * spacing::kLarge, sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF body = QRectF(rect()).adjusted(2, 2, -2, -2);
        const ThemeColors& colors = themeColors(palette());
        if (isChecked() || (underMouse() && isEnabled())) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? palette().color(QPalette::Highlight) : colors.hover);
            painter.drawRoundedRect(body, spacing::kRadius - 2, spacing::kRadius - 2);
        }
        if (hasFocus()) {
            painter.setPen(QPen(
                isChecked() ? palette().color(QPalette::HighlightedText) : colors.accent, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(body.adjusted(1.5, 1.5, -1.5, -1.5), spacing::kRadius - 3,
                                    spacing::kRadius - 3);
        }
        painter.setPen(
            palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled,
                            isChecked() ? QPalette::HighlightedText : QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width() - 8));
    }
};

}  // namespace

SegmentedChoice::SegmentedChoice(int count, QWidget* parent)
    : QWidget(parent), buttons_(new QButtonGroup(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    for (int i = 0; i < count; ++i) {
        auto* segment = new Segment;
        buttons_->addButton(segment, i);
        layout->addWidget(segment, 1);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(buttons_, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT chosen(id);
    });
}

void SegmentedChoice::setTexts(const QStringList& texts, const QStringList& toolTips) {
    for (int i = 0; i < texts.size(); ++i) {
        QAbstractButton* segment = buttons_->button(i);
        segment->setText(texts[i]);
        segment->setAccessibleName(texts[i]);
        segment->setToolTip(toolTips[i]);
    }
}

void SegmentedChoice::setAvailable(int index, bool available) {
    buttons_->button(index)->setVisible(available);
}

int SegmentedChoice::current() const {
    return buttons_->checkedId();
}

void SegmentedChoice::setCurrent(int index) {
    const QSignalBlocker blocker(buttons_);
    buttons_->button(index)->setChecked(true);
}

/// The groove in which the segments lie.
void SegmentedChoice::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(themeColors(palette()).border);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                            spacing::kRadius);
}

}  // namespace irodori
