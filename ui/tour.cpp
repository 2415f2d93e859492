// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kCardWidth = 340;
constexpr int kGap = spacing::kMedium;  ///< between the part that is shown and the card
constexpr double kDimming = 0.55;
constexpr double kTitleSize = 1.25;  ///< of the text's

/// The ground of the card: opaque, with the rounded border of the program's other cards.
class Card : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(themeColors(palette()).border);
        painter.setBrush(palette().window());
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                                spacing::kRadius);
    }
};

}  // namespace

Tour::Tour(QList<TourStep> steps, QWidget& window)
    : QWidget(&window),
      steps_(std::move(steps)),
      focusBefore_(QApplication::focusWidget()),
      card_(new Card(this)),
      title_(new QLabel),
      text_(new QLabel),
      count_(new QLabel),
      skip_(new QPushButton(tr("Skip"))),
      back_(new QPushButton(tr("Back"))),
      next_(new QPushButton) {
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Tour of the program"));
    buildCard();
    connect(skip_, &QPushButton::clicked, this, &Tour::end);
    connect(back_, &QPushButton::clicked, this, [this] { showStep(step_ - 1); });
    connect(next_, &QPushButton::clicked, this, [this] { showStep(step_ + 1); });
    window.installEventFilter(this);
    show();
    raise();
    showStep(0);
}

void Tour::buildCard() {
    QFont font = title_->font();
    font.setPointSizeF(font.pointSizeF() * kTitleSize);
    font.setWeight(QFont::DemiBold);
    title_->setFont(font);
    text_->setWordWrap(true);
    count_->setForegroundRole(QPalette::PlaceholderText);
    next_->setDefault(true);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(spacing::kSmall);
    buttons->addWidget(count_);
    buttons->addStretch(1);
    for (QPushButton* button : {skip_, back_, next_})
        buttons->addWidget(button);
    auto* layout = new QVBoxLayout(card_);
    layout->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kMedium);
    layout->setSpacing(spacing::kSmall);
    layout->addWidget(title_);
    layout->addWidget(text_);
    layout->addSpacing(spacing::kSmall);
    layout->addLayout(buttons);
    card_->setFixedWidth(kCardWidth);
}

void Tour::showStep(int step) {
    if (step >= steps_.size())
        return end();
    step_ = std::max(0, step);
    const TourStep& shown = steps_[step_];
    const bool isLast = step_ + 1 == steps_.size();
    title_->setText(shown.title);
    text_->setText(shown.text);
    count_->setText(tr("%1 of %2").arg(step_ + 1).arg(steps_.size()));
    back_->setVisible(step_ > 0);
    skip_->setVisible(!isLast);
    next_->setText(isLast ? tr("Begin") : tr("Next"));
    next_->setAccessibleDescription(shown.title + QStringLiteral(". ") + shown.text);
    place();
    next_->setFocus();
}

void Tour::end() {
    parentWidget()->removeEventFilter(this);
    if (focusBefore_)
        focusBefore_->setFocus();
    Q_EMIT finished();
    close();
}

QRect Tour::targetRect() const {
    const QWidget* target = steps_[step_].target;
    if (!target || !target->isVisible())
        return {};
    return QRect(target->mapTo(parentWidget(), QPoint()), target->size())
        .intersected(rect().adjusted(kGap, kGap, -kGap, -kGap));
}

/// Beside the target where there is room, else over it; always inside the window.
QPoint Tour::cardPosition(const QRect& target) const {
    const QSize card = card_->size();
    const QRect room = rect().adjusted(kGap, kGap, -kGap, -kGap);
    QPoint at = room.center() - QRect({}, card).center();
    if (!target.isNull()) {
        const QPoint middle = target.center() - QRect({}, card).center();
        if (room.right() - target.right() > card.width() + kGap)
            at = {target.right() + kGap, middle.y()};
        else if (target.left() - room.left() > card.width() + kGap)
            at = {target.left() - kGap - card.width(), middle.y()};
        else if (room.bottom() - target.bottom() > card.height() + kGap)
            at = {middle.x(), target.bottom() + kGap};
        else
            at = middle;
    }
    return {std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - card.width())),
            std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - card.height()))};
}

void Tour::place() {
    setGeometry(parentWidget()->rect());
    card_->setFixedHeight(card_->layout()->totalHeightForWidth(kCardWidth));
    card_->move(cardPosition(targetRect()));
    update();
}

bool Tour::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

bool Tour::focusNextPrevChild(bool next) {
    QList<QPushButton*> buttons{skip_, back_, next_};
    buttons.removeIf([](const QPushButton* button) { return button->isHidden(); });
    const auto now = buttons.indexOf(static_cast<QPushButton*>(focusWidget()));
    const auto count = buttons.size();
    buttons[(now + (next ? 1 : count - 1)) % count]->setFocus(next ? Qt::TabFocusReason
                                                                   : Qt::BacktabFocusReason);
    return true;
}

void Tour::keyPressEvent(QKeyEvent* event) {
    const bool isForward =
        event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right);
    if (event->key() == Qt::Key_Escape)
        end();
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        showStep(step_ + (isForward ? 1 : -1));
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        static_cast<QPushButton*>(focusWidget())->click();
}

/// What lies below is shown, not used.
void Tour::mousePressEvent(QMouseEvent* event) {
    event->accept();
}

void Tour::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shade;
    shade.addRect(rect());
    const QRect target = targetRect();
    if (!target.isNull()) {
        const QRectF window = QRectF(target).adjusted(-2, -2, 2, 2);
        shade.addRoundedRect(window, spacing::kRadius, spacing::kRadius);
        painter.setPen(QPen(themeColors(palette()).accent, 2));
        painter.drawRoundedRect(window, spacing::kRadius, spacing::kRadius);
    }
    QColor dim = Qt::black;
    dim.setAlphaF(kDimming);
    painter.fillPath(shade, dim);
}

}  // namespace irodori
