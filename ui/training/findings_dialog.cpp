// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/findings_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "training/findings_model.h"
#include "training/run_texts.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr QSize kSize{860, 560};
constexpr int kFileWidth = 300;
constexpr int kReasonWidth = 270;

QTableView* makeTable(FindingsModel* model) {
    auto* table = new QTableView;
    table->setModel(model);
    table->setIconSize({FindingsModel::kThumbnailSide, FindingsModel::kThumbnailSide});
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(FindingsModel::kThumbnailSide
                                                   + spacing::kMedium);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->setColumnWidth(FindingsModel::kFile, kFileWidth);
    table->setColumnWidth(FindingsModel::kReason, kReasonWidth);
    return table;
}

}  // namespace

FindingsDialog::FindingsDialog(const Dataset& dataset, const QString& title, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(title);
    auto* counts = new QLabel(tr("%1. Your files are never changed or deleted; what cannot be "
                                 "used is left out.")
                                  .arg(countsText(dataset)));
    counts->setWordWrap(true);
    auto* table = makeTable(new FindingsModel(dataset, this));
    table->setAccessibleName(title);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    layout->setSpacing(spacing::kMedium);
    layout->addWidget(counts);
    layout->addWidget(table, 1);
    layout->addWidget(buttons);
    resize(kSize);
}

}  // namespace irodori
