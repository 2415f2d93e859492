// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/report_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "training/run_texts.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kWidth = 900;
constexpr int kMaxHeight = 640;

/// "Style distance ↓": which way is better.
QString titleOf(const ScoreText& score) {
    return score.label + QLatin1Char(' ') + (score.lowerIsBetter ? QChar(0x2193) : QChar(0x2191));
}

/// A score that cannot be taken (the kernel distance of a single reference) is a dash.
QString textOf(double value, int decimals) {
    return std::isnan(value) ? QStringLiteral("–") : QLocale().toString(value, 'f', decimals);
}

void fillRow(QTableWidget& table, int row, const QString& name, const Scores& scores) {
    const auto put = [&](int column, const QString& text) {
        auto* item = new QTableWidgetItem(text);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setTextAlignment(Qt::AlignVCenter
                               | (column == 0 ? Qt::AlignLeading : Qt::AlignTrailing));
        table.setItem(row, column, item);
    };
    put(0, name);
    int column = 1;
    for (const ScoreText& score : scoreTexts())
        put(column++, textOf(scores.*score.member, score.decimals));
    put(column, QLocale().toString(scores.pairs));
}

QTableWidget* makeTable(const EvaluationReport& report) {
    QStringList titles{ReportDialog::tr("References")};
    for (const ScoreText& score : scoreTexts())
        titles << titleOf(score);
    titles << ReportDialog::tr("Pairs");
    auto* table = new QTableWidget(int(report.collections.size()) + 1, int(titles.size()));
    table->setHorizontalHeaderLabels(titles);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    fillRow(*table, 0, ReportDialog::tr("All"), report.all);
    int row = 1;
    for (const auto& [collection, scores] : report.collections) {
        const QString name = collection.empty() ? ReportDialog::tr("In the folder itself")
                                                : QString::fromStdString(collection);
        fillRow(*table, row++, name, scores);
    }
    table->resizeColumnsToContents();
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    return table;
}

QLayout* makeExplanations() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::kMedium);
    grid->setVerticalSpacing(spacing::kTiny);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const ScoreText& score : scoreTexts()) {
        auto* explanation = new QLabel(score.explanation);
        explanation->setWordWrap(true);
        explanation->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(new QLabel(titleOf(score)), row, 0, Qt::AlignTop);
        grid->addWidget(explanation, row++, 1);
    }
    return grid;
}

}  // namespace

ReportDialog::ReportDialog(const EvaluationReport& report, const QString& name, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Report – %1").arg(name));
    auto* intro = new QLabel(
        tr("Measured on photos and references that were held out of the training. ↓ lower is "
           "better, ↑ higher is better; compare with other runs on the same pictures."));
    intro->setWordWrap(true);
    auto* table = makeTable(report);
    table->setAccessibleName(tr("Scores"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    layout->setSpacing(spacing::kMedium);
    layout->addWidget(intro);
    layout->addWidget(table, 1);
    layout->addLayout(makeExplanations());
    layout->addWidget(buttons);
    resize(kWidth, std::min(sizeHint().height(), kMaxHeight));
}

}  // namespace irodori
