// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "jobs/job_lane.h"
#include "train/training_runs.h"

class QLabel;
class QScrollArea;
class QSlider;
class QToolButton;

namespace irodori {

class SampleSheet;

/// What the model paints, from the first sample to the newest: a fixed grid of held-out photos and
/// references with a time-lapse. Shows the newest until the artist goes back in time.
class SampleBoard : public QWidget {
    Q_OBJECT

public:
    explicit SampleBoard(QWidget* parent = nullptr);

    /// Another run: forgets its samples.
    void setRun(const RunFolder& run);
    void setSamples(const std::vector<SampleGrid>& samples);
    /// The sample that is nearest to this step.
    void goToStep(std::int64_t step);

    /// −1: none.
    [[nodiscard]] std::int64_t step() const;
    [[nodiscard]] SampleSheet& sheet() { return *sheet_; }

Q_SIGNALS:
    /// Another moment is shown; −1: none.
    void stepShown(qint64 step);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum JobKind { kSources, kSamples };
    struct Sources {
        std::vector<QImage> photos;
        std::vector<QImage> references;
    };

    void connectInputs();
    void loadSources();
    void showIndex();
    void loadSamples();
    void enlarge(int row, int column);
    void setPlaying(bool playing);
    void playNext();
    void updateState();
    void retranslate();

    RunFolder run_;
    std::vector<SampleGrid> grids_;
    bool hasSources_ = false;
    QLabel* title_;
    QLabel* empty_;
    QScrollArea* scroll_;
    SampleSheet* sheet_;
    QWidget* lapse_;
    QToolButton* play_;
    QSlider* slider_;
    QLabel* moment_;
    QTimer frames_;
    JobLane lane_;
};

}  // namespace irodori
