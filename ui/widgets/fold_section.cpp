// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/fold_section.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kChevronSide = 8;

QFont titleFont(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

}  // namespace

/// Checked: unfolded.
class FoldHeader : public QAbstractButton {
public:
    FoldHeader() {
        setCheckable(true);
        setChecked(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setSummary(const QString& summary) {
        summary_ = summary;
        setAccessibleDescription(summary);
        update();
    }

    [[nodiscard]] QSize sizeHint() const override {
        const QFontMetrics metrics(titleFont(font()));
        return {textLeft() + metrics.horizontalAdvance(text()) + spacing::kSmall,
                metrics.height() + 2 * spacing::kTiny};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const ThemeColors& colors = themeColors(palette());
        if (underMouse() || hasFocus()) {
            painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(underMouse() ? QBrush(colors.hover) : QBrush(Qt::NoBrush));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), spacing::kRadius,
                                    spacing::kRadius);
        }
        paintChevron(painter);
        paintTexts(painter);
    }

private:
    static int textLeft() { return 2 * spacing::kTiny + kChevronSide + spacing::kTiny; }
    [[nodiscard]] bool isMirrored() const { return layoutDirection() == Qt::RightToLeft; }

    void paintChevron(QPainter& painter) const {
        const double x = spacing::kTiny + kChevronSide / 2.0 + 1;
        painter.save();
        painter.translate(isMirrored() ? width() - x : x, height() / 2.0);
        painter.rotate(isChecked() ? 90 : isMirrored() ? 180 : 0);
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1.75, Qt::SolidLine,
                            Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF({{-2, -4}, {2, 0}, {-2, 4}}));
        painter.restore();
    }

    void paintTexts(QPainter& painter) const {
        const QRect line = rect().adjusted(textLeft(), 0, -spacing::kSmall, 0);
        const auto place = [&](const QRect& r) {
            return QStyle::visualRect(layoutDirection(), rect(), r);
        };
        painter.setFont(titleFont(font()));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(place(line), Qt::AlignVCenter | Qt::AlignLeading, text());
        if (isChecked() || summary_.isEmpty())
            return;
        const int taken = painter.fontMetrics().horizontalAdvance(text()) + spacing::kMedium;
        const QRect rest = line.adjusted(taken, 0, 0, 0);
        painter.setFont(font());
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(place(rest), Qt::AlignVCenter | Qt::AlignTrailing,
                         fontMetrics().elidedText(summary_, Qt::ElideRight, rest.width()));
    }

    QString summary_;
};

FoldSection::FoldSection(QWidget* content, QWidget* parent)
    : QWidget(parent), header_(new FoldHeader), content_(content) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kTiny);
    layout->addWidget(header_);
    layout->addWidget(content_);
    connect(header_, &QAbstractButton::toggled, this, [this](bool unfolded) {
        content_->setVisible(unfolded);
        Q_EMIT foldedChanged(!unfolded);
    });
}

void FoldSection::setTitle(const QString& title) {
    header_->setText(title);
    header_->setAccessibleName(title);
    header_->setToolTip(tr("Click to fold or unfold “%1”").arg(title));
    header_->updateGeometry();
}

void FoldSection::setSummary(const QString& summary) {
    header_->setSummary(summary);
}

void FoldSection::setFolded(bool folded) {
    header_->setChecked(!folded);
}

bool FoldSection::isFolded() const {
    return !header_->isChecked();
}

}  // namespace irodori
