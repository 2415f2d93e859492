// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/drop_zone.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/icons.h"
#include "widgets/picture_drop.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kIconSide = 72;
constexpr int kDashMargin = 14;
constexpr int kDashRadius = 12;

}  // namespace

DropZone::DropZone(QWidget* parent)
    : QWidget(parent),
      icon_(new QLabel(this)),
      title_(new QLabel(this)),
      subtitle_(new QLabel(this)),
      button_(new QPushButton(this)),
      layout_(new QVBoxLayout(this)) {
    setAcceptDrops(true);
    const int margin = kDashMargin + spacing::kLarge;
    layout_->setContentsMargins(margin, margin, margin, margin);
    layout_->setSpacing(spacing::kSmall);
    layout_->addStretch(1);
    layout_->addWidget(icon_, 0, Qt::AlignHCenter);
    layout_->addSpacing(spacing::kSmall);
    for (QLabel* label : {title_, subtitle_}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        layout_->addWidget(label);
    }
    layout_->addSpacing(spacing::kSmall);
    layout_->addWidget(button_, 0, Qt::AlignHCenter);
    layout_->addStretch(1);
    button_->hide();
    connect(button_, &QPushButton::clicked, this, &DropZone::openRequested);
    updateFonts();
}

void DropZone::setIconName(const QString& name) {
    iconName_ = name;
    updateIcon();
}

void DropZone::setTitle(const QString& title) {
    title_->setText(title);
    setAccessibleName(title);
}

void DropZone::setSubtitle(const QString& subtitle) {
    subtitle_->setText(subtitle);
    setAccessibleDescription(subtitle);
}

void DropZone::setButtonText(const QString& text) {
    button_->setText(text);
    button_->setVisible(!text.isEmpty());
}

void DropZone::setContent(QWidget* content) {
    delete content_;
    content_ = content;
    if (!content)
        return;
    const int afterButton = layout_->indexOf(button_) + 1;
    layout_->insertSpacing(afterButton, spacing::kMedium);
    layout_->insertWidget(afterButton + 1, content);
}

void DropZone::updateIcon() {
    const QPixmap pixmap =
        iconPixmap(iconName_, kIconSide, themeColors(palette()).accent, devicePixelRatioF());
    icon_->setPixmap(pixmap);
    icon_->setVisible(!pixmap.isNull());
}

void DropZone::updateFonts() {
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    font.setWeight(QFont::DemiBold);
    title_->setFont(font);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, palette().color(QPalette::PlaceholderText));
    subtitle_->setPalette(quiet);
}

void DropZone::setDropTarget(bool on) {
    dropTarget_ = on;
    update();
}

void DropZone::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& colors = themeColors(palette());
    QColor fill = dropTarget_ ? colors.accent : palette().color(QPalette::Base);
    fill.setAlphaF(dropTarget_ ? 0.12F : 0.35F);
    painter.setBrush(fill);
    QPen pen(dropTarget_ ? colors.accent : colors.border, dropTarget_ ? 2 : 1.5);
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(kDashMargin, kDashMargin, -kDashMargin, -kDashMargin), kDashRadius,
        kDashRadius);
}

void DropZone::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateFonts();
}

void DropZone::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const QPixmap shown = icon_->pixmap();
    if (shown.devicePixelRatio() != devicePixelRatioF())
        updateIcon();
}

void DropZone::dragEnterEvent(QDragEnterEvent* event) {
    if (!mayHoldPicture(*event->mimeData()))
        return;
    event->acceptProposedAction();
    setDropTarget(true);
}

void DropZone::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    setDropTarget(false);
}

void DropZone::dropEvent(QDropEvent* event) {
    setDropTarget(false);
    event->acceptProposedAction();
    Q_EMIT dropped(event->mimeData());
}

}  // namespace irodori
