// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "batch/batch_queue.h"
#include "style/preset.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QSlider;
class QSpinBox;
class QToolButton;

namespace irodori {

/// How the photos of the batch are painted and written. Shows a plan and tells of every change that
/// the artist makes to it. GUI thread.
class BatchPanel : public QWidget {
    Q_OBJECT

public:
    explicit BatchPanel(QWidget* parent = nullptr);

    /// Without a signal.
    void setPlan(const BatchPlan& plan);
    [[nodiscard]] const BatchPlan& plan() const { return plan_; }
    /// What "Style of the Studio" takes: the settings of the moment. No references: there are none.
    void setStudioStyle(std::function<StylePreset()> style) { studioStyle_ = std::move(style); }
    void setPresets(std::vector<StylePreset> presets);
    /// Takes over what the Studio paints at the moment.
    void useStudioStyle();
    /// Whether it says what must be changed before anything can be painted.
    [[nodiscard]] bool hasProblem() const;
    /// A photo of the batch, to show how its result will be called.
    void setExample(const QString& photo);

Q_SIGNALS:
    void planChanged();     ///< to one that can be used
    void problemChanged();  ///< there is one, or another, or none any more

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildStyle();
    void buildOutput();
    void buildFormat();
    void connectFields();
    void retranslate();
    void setTexts(QComboBox* box, const QStringList& texts);

    void useStyle(const StylePreset& preset);
    void showPlan();
    void showStyle();
    void showExample();
    void takePlan();
    [[nodiscard]] QString problem() const;
    void showProblem(const QString& problem);
    void browse();
    void fillPresetMenu();
    void fillFieldMenu();
    void enableFields();

    BatchPlan plan_;
    std::function<StylePreset()> studioStyle_;
    std::vector<StylePreset> presets_;
    QString example_;

    QLabel* styleTitle_;
    QLabel* thumbnail_;
    QLabel* styleName_;
    QLabel* styleSummary_;
    QPushButton* fromStudio_;
    QPushButton* fromPreset_;
    QMenu* presetMenu_;

    QFormLayout* form_;  ///< all below the style, so that it lines up
    QLabel* outputTitle_;
    QComboBox* place_;
    QLineEdit* folder_;
    QToolButton* browse_;
    QCheckBox* keepsFolders_;
    QLineEdit* pattern_;
    QToolButton* fields_;
    QMenu* fieldMenu_;
    QLabel* exampleName_;
    QLabel* problem_;
    QComboBox* ifExists_;

    QLabel* formatTitle_;
    QComboBox* format_;
    QSlider* quality_;
    QSpinBox* qualityNumber_;
    QCheckBox* limitSide_;
    QSpinBox* side_;
    QComboBox* profile_;
    QComboBox* depth_;
    QCheckBox* metadata_;
    QCheckBox* label_;
    QCheckBox* settings_;

    /// Labels of the forms with their texts, set again when the language changes.
    struct FieldLabel {
        QLabel* label;
        const char* source;
    };
    std::vector<FieldLabel> labels_;
    QLabel* labelFor(QWidget* field, const char* source);
};

}  // namespace irodori
