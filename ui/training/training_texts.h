// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "train/training_config.h"

namespace irodori {

/// How a row of `trainingKeys()` is put before an artist. Texts are English sources; the functions
/// below translate them.
struct SettingText {
    const char* key;
    const char* group;    ///< heading above it, the same for neighbours
    const char* label;    ///< plain words
    const char* toolTip;  ///< what it does to the picture
    const char* suffix = "";
    double displayFactor = 1;  ///< the artist reads the value multiplied by it
    int decimals = 0;          ///< of what the artist reads
    double step = 1;           ///< likewise
    /// For artists: where the slider goes, in the key's own unit. Both 0: a number without one.
    double sliderMin = 0;
    double sliderMax = 0;
    const char* smallest = "";  ///< shown in place of the smallest value
};

/// One row for every training key, in no order of meaning.
[[nodiscard]] const std::vector<SettingText>& settingTexts();
/// nullptr: there is none.
[[nodiscard]] const SettingText* settingText(const std::string& key);

[[nodiscard]] QString groupOf(const SettingText& text);
[[nodiscard]] QString labelOf(const SettingText& text);
[[nodiscard]] QString suffixOf(const SettingText& text);
[[nodiscard]] QString smallestOf(const SettingText& text);
/// With the range and the default of the key.
[[nodiscard]] QString toolTipOf(const SettingText& text, const TrainingKey& key);

/// A choice of a key in words; the choice itself where there are none.
[[nodiscard]] QString choiceText(const std::string& key, const std::string& choice);

/// Reads and writes the member of a key that is a number (`isNumber`) or a text.
[[nodiscard]] bool isNumber(const TrainingKey& key);
[[nodiscard]] double numberOf(const TrainingConfig& config, const TrainingKey& key);
void setNumber(TrainingConfig& config, const TrainingKey& key, double value);
[[nodiscard]] std::string textOf(const TrainingConfig& config, const TrainingKey& key);
void setText(TrainingConfig& config, const TrainingKey& key, const std::string& value);

}  // namespace irodori
