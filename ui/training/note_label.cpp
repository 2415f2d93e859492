// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/note_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kIconSide = 18;

}  // namespace

NoteLabel::NoteLabel(QWidget* parent) : QWidget(parent), icon_(new QLabel), text_(new QLabel) {
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::PlainText);  // file names are not markup
    text_->setMinimumHeight(kIconSide);
    icon_->setFixedSize(kIconSide, kIconSide);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kSmall);
    layout->addWidget(icon_, 0, Qt::AlignTop);
    layout->addWidget(text_, 1);
}

void NoteLabel::setNote(Severity severity, const QString& text) {
    severity_ = severity;
    text_->setText(text);
    setAccessibleName(text);
    updateIcon();
}

QString NoteLabel::text() const {
    return text_->text();
}

void NoteLabel::updateIcon() {
    const ThemeColors& colors = themeColors(palette());
    const bool isInfo = severity_ == Severity::info;
    const bool isWarning = severity_ == Severity::warning;
    const char* name = isInfo ? "info" : isWarning ? "warning" : "error";
    icon_->setPixmap(iconPixmap(QLatin1String(name), kIconSide,
                                isInfo      ? colors.info
                                : isWarning ? colors.warning
                                            : colors.error,
                                devicePixelRatioF()));
}

void NoteLabel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcon();
}

}  // namespace irodori
