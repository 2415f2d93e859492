// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QSize>
#include <functional>

#include "settings/app_settings.h"
#include "studio/export_estimate.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace irodori {

/// What is to be exported.
struct ExportSubject {
    QString path;                                 ///< the proposed name
    QSize size;                                   ///< of the photo, in pixels
    PixelDepth depth = PixelDepth::u8;            ///< of the photo
    std::function<bool(const QString&)> isInput;  ///< whether a path must not be written
};

/// Asks where and how to export, and shows beside it what that gives: a part of the picture as the
/// file would hold it, its size in pixels and about how many bytes. An existing file is replaced
/// only after a question, a picture that is worked from never.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(ExportSubject subject, const ExportPreferences& preferences,
                 QWidget* parent = nullptr);

    [[nodiscard]] QString path() const;
    [[nodiscard]] ExportPreferences preferences() const;

    void accept() override;

public Q_SLOTS:
    void showEstimate(const irodori::ExportEstimate& estimate);
    void showNoEstimate();

Q_SIGNALS:
    void preferencesChanged(const irodori::ExportPreferences& preferences);

private:
    void fillChoices();
    [[nodiscard]] QLayout* buildForm();
    [[nodiscard]] QLayout* buildOutlook();
    void connectFields();
    void showPreferences(const ExportPreferences& preferences);
    void browse();
    void followFormat();
    void followPath();
    void enableFields();
    void updateOutlook();
    void check();  ///< says what is wrong with the file name
    [[nodiscard]] FileFormat format() const;
    [[nodiscard]] QSize resultSize() const;

    ExportSubject subject_;
    int givenSide_ = 0;  ///< limit of earlier exports; 0: none
    QLineEdit* path_;
    QLabel* problem_;
    QComboBox* format_;
    QLabel* qualityLabel_;
    QSlider* quality_;
    QSpinBox* qualityNumber_;
    QComboBox* profile_;
    QLabel* depthLabel_;
    QComboBox* depth_;
    QCheckBox* limitSide_;
    QSpinBox* side_;
    QCheckBox* metadata_;
    QCheckBox* label_;
    QCheckBox* settings_;
    QLabel* proof_;
    QLabel* pixels_;
    QLabel* bytes_;
    QDialogButtonBox* buttons_;
    QPushButton* export_;
};

}  // namespace irodori
