// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/drop_zone.h"

#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
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
      icon_(new QLabel),
      title_(new QLabel),
      subtitle_(new QLabel),
      button_(new QPushButton),
      contentPlace_(new QVBoxLayout) {
    setAcceptDrops(true);
    buildLayout();
    button_->hide();
    connect(button_, &QPushButton::clicked, this, &DropZone::openRequested);
    updateFonts();
}

/// Everything scrolls where the window is too small for it.
void DropZone::buildLayout() {
    auto* inner = new QWidget;
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    column->setSpacing(spacing::kSmall);
    column->addStretch(1);
    column->addWidget(icon_, 0, Qt::AlignHCenter);
    column->addSpacing(spacing::kSmall);
    for (QLabel* label : {title_, subtitle_}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(spacing::kSmall);
    column->addWidget(button_, 0, Qt::AlignHCenter);
    contentPlace_->setContentsMargins(0, spacing::kMedium, 0, 0);
    column->addLayout(contentPlace_);
    column->addStretch(1);

    auto* scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kDashMargin, kDashMargin, kDashMargin, kDashMargin);
    layout->addWidget(scroll);
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
    if (content)
        contentPlace_->addWidget(content);
}

/// Enough for all but the content, which scrolls.
QSize DropZone::minimumSizeHint() const {
    const QSize inner = contentPlace_->parentWidget()->minimumSizeHint();
    const QSize content = contentPlace_->minimumSize();
    return QSize(inner.width(), inner.height() - content.height())
        .grownBy(contentsMargins() + layout()->contentsMargins());
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
