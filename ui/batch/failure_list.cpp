// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/failure_list.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "batch/batch_model.h"
#include "batch/batch_texts.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kMaxLines = 5;

/// The reason, which mostly names the photo itself.
QString lineFor(const BatchItem& item, const QString& reason) {
    const QString name = fileName(item.photo);
    return reason.contains(name) ? reason : FailureList::tr("%1 — %2").arg(name, reason);
}

}  // namespace

FailureList::FailureList(QWidget* parent)
    : QFrame(parent),
      title_(new QLabel),
      retry_(new QPushButton),
      copy_(new QToolButton),
      list_(new QListWidget) {
    QFont bold = title_->font();
    bold.setWeight(QFont::DemiBold);
    title_->setFont(bold);
    copy_->setAutoRaise(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setUniformItemSizes(true);
    list_->setTextElideMode(Qt::ElideRight);
    auto* header = new QHBoxLayout;
    header->setSpacing(spacing::kSmall);
    header->addWidget(title_, 1);
    header->addWidget(copy_);
    header->addWidget(retry_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium, 0);
    layout->setSpacing(spacing::kTiny);
    layout->addLayout(header);
    layout->addWidget(list_);
    connect(retry_, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(ids_); });
    connect(copy_, &QToolButton::clicked, this, &FailureList::copyText);
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            Q_EMIT chosen(ids_[std::size_t(row)]);
    });
    retranslate();
    hide();
}

void FailureList::show(const BatchModel& model) {
    std::vector<std::uint64_t> ids;
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.item(row).state == BatchState::failed) {
            ids.push_back(model.item(row).id);
            lines << lineFor(model.item(row), model.reason(row));
        }
    setVisible(!ids.empty());
    if (ids == ids_)
        return;
    ids_ = std::move(ids);
    list_->clear();
    list_->addItems(lines);
    for (int row = 0; row < list_->count(); ++row)
        list_->item(row)->setToolTip(lines[row]);
    const int shown = std::min(kMaxLines, list_->count());
    list_->setFixedHeight(shown * list_->sizeHintForRow(0) + spacing::kTiny);
    retranslate();
}

void FailureList::retranslate() {
    title_->setText(tr("%1 failed").arg(QLocale().toString(qulonglong(ids_.size()))));
    retry_->setText(tr("Try Again"));
    retry_->setToolTip(tr("Let all photos that failed wait again"));
    setIconButton(copy_, QStringLiteral("copy"), tr("Copy"), tr("Copy the list"));
    list_->setAccessibleName(tr("Photos that failed"));
}

void FailureList::copyText() const {
    QStringList lines;
    for (int row = 0; row < list_->count(); ++row)
        lines << list_->item(row)->text();
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void FailureList::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace irodori
