// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "train/training_config.h"
#include "training/training_texts.h"

class QToolButton;

namespace irodori {

/// One training setting with its editor and a button that brings the default back, which shows
/// while the value is another.
class SettingRow : public QWidget {
    Q_OBJECT

public:
    /// The editor that suits a key: a slider where its text has a range for one, else a number
    /// field or a list of choices.
    [[nodiscard]] static SettingRow* make(const TrainingKey& key, const SettingText& text);

    [[nodiscard]] const TrainingKey& key() const { return key_; }
    /// Shows the value without a signal.
    void show(const TrainingConfig& config);
    /// Puts what is shown into `config`.
    virtual void apply(TrainingConfig& config) const = 0;

Q_SIGNALS:
    void edited();

protected:
    SettingRow(const TrainingKey& key, const SettingText& text);

    [[nodiscard]] const SettingText& text() const { return text_; }
    /// To be placed by the editor, between name and value.
    [[nodiscard]] QWidget* resetButton() const;
    void setEditor(QWidget* editor);
    virtual void showValue(const TrainingConfig& config) = 0;
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;

private:
    void updateTexts();
    void reset();
    void updateReset();

    const TrainingKey& key_;
    const SettingText& text_;
    QToolButton* reset_;
};

}  // namespace irodori
