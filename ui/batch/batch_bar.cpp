// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "batch/batch_session.h"
#include "batch/batch_texts.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kBarSteps = 1000;
constexpr int kBarHeight = 6;
const QKeySequence kStartKeys(Qt::CTRL | Qt::Key_Return);

}  // namespace

BatchBar::BatchBar(const BatchSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      bar_(new QProgressBar),
      progress_(new QLabel),
      results_(new QPushButton),
      main_(new QPushButton) {
    bar_->setRange(0, kBarSteps);
    bar_->setTextVisible(false);
    bar_->setFixedHeight(kBarHeight);
    progress_->setForegroundRole(QPalette::PlaceholderText);
    results_->setIcon(themeIcon(QStringLiteral("open")));
    main_->setShortcut(kStartKeys);
    main_->setDefault(true);

    auto* done = new QVBoxLayout;
    done->setSpacing(spacing::kTiny);
    done->addStretch(1);
    done->addWidget(bar_);
    done->addWidget(progress_);
    done->addStretch(1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium,
                               spacing::kMedium);
    layout->setSpacing(spacing::kSmall);
    layout->addLayout(done, 1);
    layout->addSpacing(spacing::kSmall);
    layout->addWidget(results_);
    layout->addWidget(main_);
    connect(main_, &QPushButton::clicked, this, &BatchBar::press);
    connect(results_, &QPushButton::clicked, this, &BatchBar::resultsRequested);
    refresh(false);
}

void BatchBar::press() {
    if (!session_.isRunning())
        Q_EMIT startRequested();
    else
        Q_EMIT pauseRequested(!session_.isPaused());
}

void BatchBar::refresh(bool isReady) {
    isReady_ = isReady;
    const bool isRunning = session_.isRunning();
    const bool isGoing = isRunning && !session_.isPaused();
    const std::size_t waiting = session_.queue().count(BatchState::waiting);
    bar_->setValue(int(session_.fraction() * kBarSteps));
    bar_->setAccessibleName(tr("Progress of the batch"));
    progress_->setText(progressText());
    results_->setText(tr("Show Results"));
    results_->setToolTip(tr("Open the folder of the results"));
    results_->setEnabled(session_.queue().count(BatchState::done) > 0);
    main_->setIcon(themeIcon(isGoing ? QStringLiteral("pause") : QStringLiteral("play")));
    main_->setText(isGoing ? tr("Pause") : isRunning ? tr("Continue") : tr("Start"));
    main_->setShortcut(kStartKeys);  // setText() takes it away
    const QString toolTip =
        isGoing ? tr("Hold the batch where it stands") : tr("Paint all photos that wait");
    main_->setToolTip(tr("%1 (%2)").arg(toolTip, kStartKeys.toString(QKeySequence::NativeText)));
    main_->setEnabled(isRunning || (isReady && waiting > 0));
}

QString BatchBar::text() const {
    return progress_->text();
}

QString BatchBar::progressText() const {
    const BatchQueue& queue = session_.queue();
    const QLocale locale;
    const auto number = [&](BatchState state) {
        return locale.toString(qulonglong(queue.count(state)));
    };
    if (session_.isScanning())
        return tr("Looking for photos…");
    QStringList parts{
        tr("%1 of %2 done")
            .arg(number(BatchState::done), locale.toString(qulonglong(queue.items().size())))};
    if (queue.count(BatchState::failed) > 0)
        parts << tr("%1 failed").arg(number(BatchState::failed));
    if (queue.count(BatchState::skipped) > 0)
        parts << tr("%1 skipped").arg(number(BatchState::skipped));
    if (session_.isRunning() && session_.isPaused())
        parts << tr("paused");
    else if (session_.isRunning() && session_.secondsLeft() >= 0)
        parts << timeLeftText(session_.secondsLeft());
    return parts.join(tr(" · "));
}

void BatchBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh(isReady_);
}

}  // namespace irodori
