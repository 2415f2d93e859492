// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "settings/app_settings.h"
#include "train/training_runs.h"
#include "training/run_texts.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace irodori {

class Inspection;
class NoteLabel;
class SettingsForm;
class SourceZone;

/// "New style": what to train on and how, looked through before it can start.
class NewRunPanel : public QWidget {
    Q_OBJECT

public:
    /// `settings` must outlive the panel.
    NewRunPanel(std::shared_ptr<TrainingRuns> runs, AppSettings& settings,
                QWidget* parent = nullptr);
    ~NewRunPanel() override;

    /// To the photos if there are none yet, else to the styles.
    void addFolders(const QStringList& paths);
    /// Fills everything in as in an earlier run.
    void showRequest(const TrainingRequest& request);
    [[nodiscard]] TrainingRequest request() const;

    /// A start is on its way: no second one.
    void setStarting(bool starting);

    /// Why it cannot start yet; an empty text if it can.
    [[nodiscard]] Verdict obstacle() const;

    [[nodiscard]] const SourceZone& photos() const { return *photos_; }
    [[nodiscard]] const SourceZone& styles() const { return *styles_; }

Q_SIGNALS:
    void startRequested(const TrainingRequest& request);
    void changed();  ///< what to train on, or what stands in the way

public Q_SLOTS:
    /// Something beside the pictures has changed that may speak against a start.
    void weigh();
    void browsePhotos();
    void browseStyles();

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget* buildOptOut();
    [[nodiscard]] QLayout* buildFields();
    [[nodiscard]] QWidget* buildFooter();
    void connectInputs();
    void retranslate();

    void browse(SourceZone& zone, FileKind kind, const QString& title);
    void showFindings(const Dataset& dataset, const QString& title);
    void forgetAnswer();
    void inspect();
    void proposeName();
    void fillPresets();
    void showPreset();
    void choosePreset();
    void showInspection();
    void showSummaries();
    void showConcerns();
    [[nodiscard]] bool mustAnswerOptOut() const;

    AppSettings& settings_;
    Inspection* inspection_;
    bool isNameProposed_ = true;
    bool isStarting_ = false;

    SourceZone* photos_;
    SourceZone* styles_;
    QWidget* optOut_ = nullptr;
    NoteLabel* optOutNote_ = nullptr;
    QRadioButton* leaveOut_ = nullptr;
    QRadioButton* permitted_ = nullptr;
    QButtonGroup* answers_ = nullptr;
    QLabel* nameLabel_;
    QLineEdit* name_;
    QLabel* authorLabel_;
    QLineEdit* author_;
    QLabel* presetLabel_;
    QComboBox* preset_;
    QCheckBox* faces_;
    SettingsForm* form_;
    QVBoxLayout* concerns_;
    QPushButton* start_;
};

}  // namespace irodori
