// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <functional>

#include "settings/app_settings.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace irodori {

/// Asks where and how to export. An existing file is replaced only after a question, a picture that
/// is worked from never.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `path`: the proposed name; `photoSide`: long side of the photo in pixels; `isInput`: whether
    /// a path must not be written.
    ExportDialog(const QString& path, const ExportPreferences& preferences, int photoSide,
                 std::function<bool(const QString&)> isInput, QWidget* parent = nullptr);

    [[nodiscard]] QString path() const;
    [[nodiscard]] ExportPreferences preferences() const;

    void accept() override;

private:
    void buildForm();
    void showPreferences(const ExportPreferences& preferences);
    void browse();
    void followFormat();
    void followPath();
    void enableQuality();
    void check();  ///< says what is wrong with the file name
    [[nodiscard]] FileFormat format() const;

    std::function<bool(const QString&)> isInput_;
    int photoSide_;
    QLineEdit* path_;
    QLabel* problem_;
    QComboBox* format_;
    QLabel* qualityLabel_;
    QSlider* quality_;
    QSpinBox* qualityNumber_;
    QComboBox* profile_;
    QCheckBox* limitSide_;
    QSpinBox* side_;
    QCheckBox* metadata_;
    QCheckBox* label_;
    QCheckBox* settings_;
    QDialogButtonBox* buttons_;
    QPushButton* export_;
};

}  // namespace irodori
