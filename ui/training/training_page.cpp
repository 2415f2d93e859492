// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_page.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "settings/app_settings.h"
#include "widgets/drop_zone.h"
#include "widgets/message_bar.h"

namespace irodori {

namespace {

bool computes(RunState state) {
    return state == RunState::preparing || state == RunState::training
           || state == RunState::finishing;
}

}  // namespace

TrainingPage::TrainingPage(std::shared_ptr<TrainingRuns> runs, AppSettings& settings,
                           QWidget* parent)
    : QWidget(parent),
      runs_(std::move(runs)),
      settings_(settings),
      messages_(new MessageBar),
      empty_(new DropZone) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(messages_);
    layout->addWidget(empty_, 1);
    retranslate();
}

void TrainingPage::start() {
    lane_.start<std::vector<RunSummary>>(
        {}, this,
        {[runs = runs_](const JobHooks&) -> Result<std::vector<RunSummary>> {
             return runs->list();
         },
         [this](const Result<std::vector<RunSummary>>& runs) {
             if (runs)
                 showRuns(*runs);
         },
         {},
         {}});
}

void TrainingPage::openFolders(const QStringList& paths) {
    folders_ += paths;
}

void TrainingPage::openRun(const QString& folder) {
    folders_ = QStringList{folder};
}

void TrainingPage::showRuns(const std::vector<RunSummary>& runs) {
    const bool training =
        std::ranges::any_of(runs, [](const RunSummary& run) { return computes(run.status.state); });
    if (std::exchange(isTraining_, training) != training)
        Q_EMIT runningChanged(training);
}

void TrainingPage::retranslate() {
    empty_->setIconName(QStringLiteral("drop-photo"));
    empty_->setTitle(tr("Train a style of your own"));
    empty_->setSubtitle(
        tr("Drop a folder of photos here, then one of pictures whose style you like."));
}

void TrainingPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace irodori
