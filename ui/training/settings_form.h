// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "train/training_config.h"

class QLabel;
class QToolButton;

namespace irodori {

class SettingRow;

/// All training settings, those for experts folded away. Holds the configuration: what no row can
/// show exactly stays as it is until its row is edited.
class SettingsForm : public QWidget {
    Q_OBJECT

public:
    explicit SettingsForm(QWidget* parent = nullptr);

    [[nodiscard]] const TrainingConfig& config() const { return config_; }
    /// Without a signal.
    void setConfig(const TrainingConfig& config);

    [[nodiscard]] bool isExpertShown() const;
    void setExpertShown(bool shown);

    /// The row of a key; nullptr if there is none.
    [[nodiscard]] SettingRow* row(const std::string& key) const;

Q_SIGNALS:
    void edited();  ///< by the artist

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildRows();
    void retranslate();

    struct Heading {
        QLabel* label;
        const char* key;  ///< first setting below it
    };

    TrainingConfig config_;
    std::vector<SettingRow*> rows_;
    std::vector<Heading> headings_;
    QToolButton* fold_;
    QWidget* expert_;
};

}  // namespace irodori
