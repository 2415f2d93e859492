// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/message_bar.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kMaxMessages = 3;
constexpr int kIconSide = 20;

QString iconNameOf(Severity severity) {
    switch (severity) {
        case Severity::info:
            return QStringLiteral("info");
        case Severity::warning:
            return QStringLiteral("warning");
        case Severity::error:
            break;
    }
    return QStringLiteral("error");
}

QColor colorOf(Severity severity, const QPalette& palette) {
    const ThemeColors& colors = themeColors(palette);
    switch (severity) {
        case Severity::info:
            return colors.info;
        case Severity::warning:
            return colors.warning;
        case Severity::error:
            break;
    }
    return colors.error;
}

}  // namespace

/// One message: icon, text, action, close.
class MessageBar::Row : public QWidget {
public:
    Row(MessageBar* bar, Message message)
        : QWidget(bar), bar_(bar), message_(std::move(message)), icon_(new QLabel(this)) {
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(spacing::kMedium, spacing::kTiny + 2, spacing::kSmall,
                                   spacing::kTiny + 2);
        layout->setSpacing(spacing::kSmall);
        layout->addWidget(icon_, 0, Qt::AlignVCenter);
        layout->addWidget(makeText(), 1);
        if (!message_.actionText.isEmpty())
            layout->addWidget(makeAction(), 0, Qt::AlignVCenter);
        layout->addWidget(makeClose(), 0, Qt::AlignVCenter);
        setAccessibleName(message_.text);
        updateIcon();
        if (message_.severity == Severity::info)
            startTimer(bar->infoMilliseconds_);
    }

    [[nodiscard]] const Message& message() const { return message_; }
    [[nodiscard]] const QString& key() const {
        return message_.key.isEmpty() ? message_.text : message_.key;
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor color = colorOf(message_.severity, palette());
        QColor fill = color;
        fill.setAlphaF(0.10F);
        QColor frame = color;
        frame.setAlphaF(0.55F);
        painter.setBrush(fill);
        painter.setPen(QPen(frame, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::kRadius,
                                spacing::kRadius);
    }

    void changeEvent(QEvent* event) override {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::PaletteChange)
            updateIcon();
    }

    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Escape)
            bar_->removeRow(this);
        else
            QWidget::keyPressEvent(event);
    }

    /// Who is reading or about to press the button gets another period.
    void timerEvent(QTimerEvent* /*event*/) override {
        if (!underMouse() && !hasFocusInside())
            bar_->removeRow(this);
    }

private:
    [[nodiscard]] bool hasFocusInside() const {
        const QWidget* focused = window()->focusWidget();
        return focused && isAncestorOf(focused) && focused->hasFocus();
    }

    QWidget* makeText() {
        auto* text = new QLabel(message_.text, this);
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);  // file names are not markup
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setMinimumHeight(kIconSide);
        text->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
        return text;
    }

    QWidget* makeAction() {
        auto* button = new QPushButton(message_.actionText, this);
        connect(button, &QPushButton::clicked, this, [this] {
            const auto action = message_.action;  // outlives this row
            bar_->removeRow(this);
            if (action)
                action();
        });
        return button;
    }

    QWidget* makeClose() {
        auto* close = new QToolButton(this);
        setIconButton(close, QStringLiteral("cancel"), QStringLiteral("×"),
                      MessageBar::tr("Close this message"));
        close->setAutoRaise(true);
        close->setIconSize({14, 14});
        connect(close, &QToolButton::clicked, this, [this] { bar_->removeRow(this); });
        return close;
    }

    void updateIcon() {
        const QPixmap pixmap =
            iconPixmap(iconNameOf(message_.severity), kIconSide,
                       colorOf(message_.severity, palette()), devicePixelRatioF());
        icon_->setPixmap(pixmap);
        icon_->setVisible(!pixmap.isNull());
    }

    MessageBar* bar_;
    Message message_;
    QLabel* icon_;
};

MessageBar::MessageBar(QWidget* parent) : QWidget(parent), layout_(new QVBoxLayout(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(spacing::kTiny);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setAccessibleName(tr("Messages"));
    hide();
}

void MessageBar::post(Message message) {
    auto* row = new Row(this, std::move(message));
    dismiss(row->key());
    if (rows_.size() == kMaxMessages)
        removeRow(rows_.first());
    rows_.append(row);
    layout_->addWidget(row);
    show();
    QAccessibleEvent alert(row, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    Q_EMIT changed();
}

void MessageBar::dismiss(const QString& key) {
    for (Row* row : QList<Row*>(rows_)) {
        if (row->key() == key)
            removeRow(row);
    }
}

void MessageBar::clear() {
    while (!rows_.isEmpty())
        removeRow(rows_.last());
}

QList<Message> MessageBar::messages() const {
    QList<Message> messages;
    for (const Row* row : rows_)
        messages.append(row->message());
    return messages;
}

void MessageBar::removeRow(Row* row) {
    if (!rows_.removeOne(row))
        return;
    layout_->removeWidget(row);
    row->hide();
    row->deleteLater();
    setVisible(!rows_.isEmpty());
    Q_EMIT changed();
}

}  // namespace irodori
