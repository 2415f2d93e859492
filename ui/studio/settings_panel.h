// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "studio/studio_session.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace irodori {

class FoldSection;
class SliderRow;

/// All settings of the repaint that are numbers, in sections that fold. Shows what the session
/// holds and hands every gesture to it.
class SettingsPanel : public QWidget {
    Q_OBJECT

public:
    /// `session` must outlive the panel.
    explicit SettingsPanel(StudioSession& session, QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<FoldSection*>& sections() const { return sections_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    /// A setting that is shown as it is stored.
    struct Row {
        SliderRow* row;
        Edit edit;
        double StyleSettings::*value;
        std::size_t section;
    };

    SliderRow* addRow(QVBoxLayout* layout, const SettingRange& range, Edit edit,
                      double StyleSettings::*value);
    QVBoxLayout* addSection();
    void buildPaint();
    void buildColour();
    void buildLines();
    void buildVariation();
    void connectBrush();
    void connectSeed();
    void showSettings();
    void showSummaries();
    void retranslate();
    void alignRows();
    void openSeedSheet();
    template <class Change>
    void changeSettings(Edit edit, Change change);

    StudioSession& session_;
    std::vector<FoldSection*> sections_;
    std::vector<Row> rows_;

    SliderRow* strength_ = nullptr;
    SliderRow* brush_ = nullptr;
    QCheckBox* native_ = nullptr;
    SliderRow* color_ = nullptr;
    SliderRow* calm_ = nullptr;
    SliderRow* detail_ = nullptr;
    SliderRow* lines_ = nullptr;
    SliderRow* lineDensity_ = nullptr;
    SliderRow* flatness_ = nullptr;
    SliderRow* variation_ = nullptr;
    QLabel* seedLabel_ = nullptr;
    QDoubleSpinBox* seed_ = nullptr;  ///< an int would not hold every seed
    QToolButton* dice_ = nullptr;
    QToolButton* sheet_ = nullptr;
};

}  // namespace irodori
