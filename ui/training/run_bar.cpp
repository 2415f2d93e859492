// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "training/note_label.h"
#include "training/run_texts.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kBarSteps = 1000;
constexpr int kBarHeight = 6;

double shareDone(const RunStatus& status) {
    if (status.state == RunState::preparing || status.state == RunState::finishing)
        return status.progress;
    return status.iterations > 0 ? double(status.step) / double(status.iterations) : 0;
}

}  // namespace

RunBar::RunBar(QWidget* parent)
    : QWidget(parent),
      verdict_(new NoteLabel),
      bar_(new QProgressBar),
      progress_(new QLabel),
      main_(new QPushButton),
      stop_(new QPushButton),
      snapshot_(new QPushButton),
      report_(new QPushButton),
      use_(new QPushButton) {
    bar_->setRange(0, kBarSteps);
    bar_->setTextVisible(false);
    bar_->setFixedHeight(kBarHeight);
    progress_->setForegroundRole(QPalette::PlaceholderText);
    stop_->setIcon(themeIcon(QStringLiteral("stop")));
    snapshot_->setIcon(themeIcon(QStringLiteral("camera")));
    report_->setIcon(themeIcon(QStringLiteral("report")));
    use_->setIcon(themeIcon(QStringLiteral("palette")));

    auto* done = new QVBoxLayout;
    done->setSpacing(spacing::kTiny);
    done->addStretch(1);
    done->addWidget(bar_);
    done->addWidget(progress_);
    done->addStretch(1);
    auto* controls = new QHBoxLayout;
    controls->setSpacing(spacing::kSmall);
    controls->addLayout(done, 1);
    controls->addSpacing(spacing::kSmall);
    for (QPushButton* button : {main_, stop_, snapshot_, report_, use_})
        controls->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kMedium,
                               spacing::kMedium);
    layout->setSpacing(spacing::kSmall);
    layout->addWidget(verdict_);
    layout->addLayout(controls);

    connect(main_, &QPushButton::clicked, this, &RunBar::pressMain);
    connect(stop_, &QPushButton::clicked, this, &RunBar::stopRequested);
    connect(snapshot_, &QPushButton::clicked, this, &RunBar::snapshotRequested);
    connect(report_, &QPushButton::clicked, this, &RunBar::reportRequested);
    connect(use_, &QPushButton::clicked, this, &RunBar::useRequested);
    retranslate();
}

void RunBar::showRun(const RunStatus& status, const HealthReport& health) {
    const bool isSame =
        status_ == status && health_.health == health.health && health_.bestStep == health.bestStep;
    if (isSame)
        return;
    status_ = status;
    health_ = health;
    updateState();
}

void RunBar::setAvailable(bool hasModel, bool hasReport) {
    hasModel_ = hasModel;
    hasReport_ = hasReport;
    updateState();
}

void RunBar::setBusy(bool busy) {
    isBusy_ = busy;
    updateState();
}

QString RunBar::verdict() const {
    return verdict_->text();
}

void RunBar::pressMain() {
    switch (status_.state) {
        case RunState::training:
        case RunState::preparing:
        case RunState::finishing:
            Q_EMIT pauseRequested();
            break;
        case RunState::paused:
            Q_EMIT resumeRequested();
            break;
        case RunState::finished:
            Q_EMIT continueRequested();
            break;
        default:
            Q_EMIT startRequested();
    }
}

void RunBar::updateMain() {
    const auto show = [this](const char* icon, const QString& text, const QString& toolTip) {
        main_->setIcon(themeIcon(QLatin1String(icon)));
        main_->setText(text);
        main_->setToolTip(toolTip);
    };
    if (status_.state == RunState::created)
        show("play", tr("Start"), tr("Begin to train"));
    else if (status_.state == RunState::finished)
        show("forward", tr("Continue…"), tr("Train on with more steps"));
    else if (computes(status_.state))
        show("pause", tr("Pause"), tr("Free the processor at once; nothing is lost"));
    else
        show("play", tr("Resume"), tr("Go on where it stood"));
    const bool canPause = status_.state == RunState::training || !computes(status_.state);
    main_->setEnabled(canPause && !isBusy_);
}

QString RunBar::progressText() const {
    const QLocale locale;
    QStringList parts{tr("Step %1 of %2")
                          .arg(locale.toString(qlonglong(status_.step)),
                               locale.toString(qlonglong(status_.iterations)))};
    if (status_.state == RunState::training) {
        if (const QString left = durationText(status_.secondsLeft); !left.isEmpty())
            parts << tr("%1 left").arg(left);
        if (status_.imagesPerSecond > 0)
            parts << tr("%1 pictures/s").arg(locale.toString(status_.imagesPerSecond, 'f', 1));
    } else if (status_.secondsTrained > 0) {
        parts << tr("trained for %1").arg(durationText(status_.secondsTrained));
    }
    return parts.join(tr(" · "));
}

void RunBar::updateState() {
    const Verdict verdict = verdictOf(status_, health_);
    verdict_->setNote(verdict.severity, verdict.text);
    bar_->setValue(int(std::lround(kBarSteps * shareDone(status_))));
    progress_->setText(progressText());
    updateMain();
    const bool alive = isActive(status_.state);
    const bool answers = status_.state == RunState::training || status_.state == RunState::paused;
    stop_->setEnabled(alive && status_.state != RunState::finishing && !isBusy_);
    snapshot_->setEnabled(answers && !isBusy_);
    use_->setEnabled((answers || (!alive && hasModel_)) && !isBusy_);
    report_->setEnabled(hasReport_);
    report_->setToolTip(hasReport_ ? tr("How good the model is on pictures that it never saw")
                                   : tr("Comes with the end of the training"));
}

void RunBar::retranslate() {
    stop_->setText(tr("Stop"));
    stop_->setToolTip(tr("Save and end; it can be resumed"));
    snapshot_->setText(tr("Snapshot"));
    snapshot_->setToolTip(tr("Save the model as it is now, without interrupting the training"));
    report_->setText(tr("Report"));
    use_->setText(tr("Use in Studio"));
    use_->setToolTip(tr("Paint with the model as it is now"));
    bar_->setAccessibleName(tr("Training progress"));
    updateState();
}

void RunBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace irodori
