// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "settings/app_settings.h"
#include "style/style_engine.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace irodori {

/// Language, appearance, computing and what exports do by default. Written to AppSettings, whose
/// signals put it into effect, when accepted.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(AppSettings& settings, const std::vector<DeviceInfo>& devices,
                   QWidget* parent = nullptr);

    /// What is known of the monitor's profile; empty: nothing is said of it.
    void setDisplayStatus(const QString& status);

    void accept() override;

private:
    void fillChoices(const std::vector<DeviceInfo>& devices);
    void showSettings();
    [[nodiscard]] QWidget* buildGroup(const QString& title, QFormLayout* form);

    AppSettings& settings_;
    QComboBox* language_;
    QComboBox* theme_;
    QComboBox* scale_;
    QLabel* scaleNote_;
    QCheckBox* reducedMotion_;
    QCheckBox* colourManaged_;
    QLabel* displayNote_;
    QComboBox* device_;
    QSpinBox* threads_;
    QSpinBox* memory_;
    QCheckBox* aiLabel_;
    QCheckBox* metadata_;
};

}  // namespace irodori
