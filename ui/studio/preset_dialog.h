// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QImage>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace irodori {

class PresetCollection;
struct ShownPreset;

/// Asks for what a new preset needs: a name, its author, and whether the styles in use are part of
/// it.
class PresetDialog : public QDialog {
    Q_OBJECT

public:
    /// `result`: how the photo looks with it; may be null. Without styles in use (`hasStyles`) the
    /// preset is a look that goes with any style.
    PresetDialog(const QString& name, const QString& author, const QImage& result, bool hasStyles,
                 QWidget* parent = nullptr);

    [[nodiscard]] QString name() const;
    [[nodiscard]] QString author() const;
    [[nodiscard]] bool withStyles() const;

private:
    QLineEdit* name_;
    QLineEdit* author_;
    QCheckBox* styles_;
    QPushButton* save_;
};

/// Asks where to, and writes a copy of the preset there.
void sharePreset(PresetCollection& presets, const ShownPreset& preset, QWidget* parent);

/// Asks for another name of something; empty if it is to stay as it is.
[[nodiscard]] QString askForNewName(const QString& title, const QString& name, QWidget* parent);

}  // namespace irodori
