// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reference_thumb.h"

#include <QDropEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/icons.h"
#include "widgets/picture_drop.h"
#include "widgets/swatch_button.h"
#include "widgets/theme.h"
#include "widgets/value_slider.h"

namespace irodori {

namespace {

constexpr int kBadgeSide = 22;
constexpr int kBadgeIconSide = 14;
constexpr int kBadgeMargin = 8;

/// On any picture, bright or dark: white on a dark disc.
class BadgeButton : public QToolButton {
public:
    BadgeButton(const QString& icon, QWidget* parent) : QToolButton(parent), icon_(icon) {
        setFixedSize(kBadgeSide, kBadgeSide);
        setCursor(Qt::ArrowCursor);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool hot = underMouse() || hasFocus();
        painter.setPen(hasFocus() ? QPen(themeColors(palette()).accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(QColor(0, 0, 0, hot ? 220 : 150));
        painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
        const int margin = (kBadgeSide - kBadgeIconSide) / 2;
        painter.drawPixmap(margin, margin,
                           iconPixmap(icon_, kBadgeIconSide, Qt::white, devicePixelRatioF()));
    }

private:
    QString icon_;
};

}  // namespace

ReferenceThumb::ReferenceThumb(const QString& name, const WeightRange& range, QWidget* parent)
    : QWidget(parent),
      swatch_(new SwatchButton(name, this)),
      remove_(new BadgeButton(QStringLiteral("cancel"), this)),
      crop_(new BadgeButton(QStringLiteral("crop"), this)),
      weight_(new ValueSlider({range.min, range.max, range.step, range.initial, false}, this)),
      weightEnd_(new QTimer(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(swatch_, 0, Qt::AlignHCenter);
    layout->addWidget(weight_);
    layout->addStretch();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusProxy(swatch_);
    setAcceptDrops(true);
    swatch_->setCheckable(true);
    swatch_->setAutoExclusive(false);
    for (QWidget* part : std::initializer_list<QWidget*>{swatch_, remove_, crop_})
        part->installEventFilter(this);
    weightEnd_->setSingleShot(true);
    weightEnd_->setInterval(300);
    connectInputs();
    updateTexts();
    updateButtons();
}

void ReferenceThumb::connectInputs() {
    connect(swatch_, &SwatchButton::clicked, this, [this](bool checked) {
        swatch_->setChecked(!checked);  // selection is the strip's business
        Q_EMIT clicked();
        if (croppable_)
            Q_EMIT cropRequested();
    });
    connect(remove_, &QToolButton::clicked, this, &ReferenceThumb::removeRequested);
    connect(crop_, &QToolButton::clicked, this, &ReferenceThumb::cropRequested);
    connect(weight_, &ValueSlider::realValueChanged, this, [this](double weight) {
        updateTexts();
        Q_EMIT weightChanged(weight);
        if (!weight_->isSliderDown())
            weightEnd_->start();
    });
    connect(weight_, &ValueSlider::resetRequested, this, [this] { weight_->resetRealValue(); });
    connect(weight_, &QSlider::sliderReleased, this, &ReferenceThumb::finishWeight);
    connect(weightEnd_, &QTimer::timeout, this, &ReferenceThumb::finishWeight);
}

void ReferenceThumb::finishWeight() {
    weightEnd_->stop();
    Q_EMIT weightEditingFinished(weight());
}

void ReferenceThumb::setThumbnail(const QImage& image) {
    swatch_->setThumbnail(image);
}

void ReferenceThumb::setName(const QString& name) {
    swatch_->setText(name);
    updateTexts();
}

QString ReferenceThumb::name() const {
    return swatch_->text();
}

double ReferenceThumb::weight() const {
    return weight_->realValue();
}

void ReferenceThumb::setWeight(double weight) {
    weight_->setRealValue(weight);
    updateTexts();
}

void ReferenceThumb::setWeightVisible(bool visible) {
    weight_->setVisible(visible);
}

void ReferenceThumb::setCroppable(bool croppable) {
    croppable_ = croppable;
    updateTexts();
    updateButtons();
}

void ReferenceThumb::setSelected(bool selected) {
    swatch_->setChecked(selected);
}

bool ReferenceThumb::isSelected() const {
    return swatch_->isChecked();
}

void ReferenceThumb::updateTexts() {
    const QString weightText = tr("Weight: %1 %").arg(locale().toString(qRound(weight() * 100)));
    swatch_->setToolTip(
        croppable_ ? tr("%1\nClick to choose the part whose style is taken").arg(name()) : name());
    crop_->setToolTip(tr("Crop %1").arg(name()));
    crop_->setAccessibleName(crop_->toolTip());
    swatch_->setAccessibleName(tr("Style reference %1").arg(name()));
    weight_->setToolTip(weightText);
    weight_->setAccessibleDescription(weightText);
    weight_->setAccessibleName(tr("Weight of %1").arg(name()));
    remove_->setToolTip(tr("Remove %1").arg(name()));
    remove_->setAccessibleName(remove_->toolTip());
}

void ReferenceThumb::updateButtons() {
    const bool hot =
        underMouse() || swatch_->hasFocus() || remove_->hasFocus() || crop_->hasFocus();
    remove_->setVisible(hot);
    crop_->setVisible(hot && croppable_);
}

void ReferenceThumb::setDropTarget(bool on) {
    dropTarget_ = on;
    update();
}

void ReferenceThumb::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removeRequested();
    else
        QWidget::keyPressEvent(event);
}

void ReferenceThumb::dragEnterEvent(QDragEnterEvent* event) {
    if (!mayHoldPicture(*event->mimeData()))
        return;
    event->acceptProposedAction();
    setDropTarget(true);
}

void ReferenceThumb::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    setDropTarget(false);
}

void ReferenceThumb::dropEvent(QDropEvent* event) {
    setDropTarget(false);
    event->acceptProposedAction();
    Q_EMIT dropped(event->mimeData());
}

void ReferenceThumb::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const QRect card(0, 0, width(), swatch_->height());
    const QRect right(card.right() - kBadgeSide - kBadgeMargin + 3, kBadgeMargin, kBadgeSide,
                      kBadgeSide);
    const QRect left(kBadgeMargin - 2, kBadgeMargin, kBadgeSide, kBadgeSide);
    remove_->move(QStyle::visualRect(layoutDirection(), card, right).topLeft());
    crop_->move(QStyle::visualRect(layoutDirection(), card, left).topLeft());
    remove_->raise();
    crop_->raise();
}

void ReferenceThumb::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    QWidget::changeEvent(event);
}

void ReferenceThumb::paintEvent(QPaintEvent* /*event*/) {
    if (!dropTarget_)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = themeColors(palette()).accent;
    painter.setPen(QPen(fill, 2));
    fill.setAlphaF(0.2F);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), spacing::kRadius,
                            spacing::kRadius);
}

bool ReferenceThumb::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        QTimer::singleShot(0, this, &ReferenceThumb::updateButtons);
    return QWidget::eventFilter(watched, event);
}

void ReferenceThumb::enterEvent(QEnterEvent* event) {
    QWidget::enterEvent(event);
    updateButtons();
}

void ReferenceThumb::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    updateButtons();
}

}  // namespace irodori
