// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "studio/preset_collection.h"
#include "studio/studio_session.h"

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace irodori {

class AppSettings;
class FlowLayout;
class PresetCard;

/// The presets as cards: under the pointer one is tried out on the photo, a click applies it, its
/// menu does the rest. GUI thread.
class PresetShelf : public QWidget {
    Q_OBJECT

public:
    /// All must outlive it.
    PresetShelf(StudioSession& session, PresetCollection& presets, AppSettings& settings,
                QWidget* parent = nullptr);

    /// Asks for a name and keeps settings and styles as they are.
    void saveDialog();

    [[nodiscard]] const std::vector<PresetCard*>& cards() const { return cards_; }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showPresets();
    void showMatching();
    [[nodiscard]] PresetCard* makeCard(const ShownPreset& preset);
    void fillMenu(QMenu& menu, const ShownPreset& preset);
    void tryOutSoon(const std::string& name, bool on);
    void tryOut();
    void keepResult(const Preview& preview);
    [[nodiscard]] const ShownPreset* find(const std::string& name) const;
    [[nodiscard]] StylePreset currentPreset() const;
    void askForName(const PresetEntry& entry);
    void retranslate();

    StudioSession& session_;
    PresetCollection& presets_;
    AppSettings& settings_;
    QLabel* title_;
    QToolButton* save_;
    QLineEdit* search_;
    QLabel* hint_;
    FlowLayout* flow_;
    std::vector<PresetCard*> cards_;  ///< in the order of the presets
    std::string regarded_;            ///< name of the preset that is to be tried out
    QTimer regard_;
    QImage result_;  ///< the whole photo as it was last painted with the artist's own settings
};

}  // namespace irodori
