// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QTimer;

namespace irodori {

class ValueSlider;

/// One setting as a SliderRow shows it. `min`, `max`, `step` and `initial` are in the unit of the
/// setting; the artist reads them multiplied by `displayFactor` (100 for a share shown in %).
struct SliderSpec {
    QString label;
    QString toolTip;
    double min = 0;
    double max = 1;
    double step = 0.01;
    double initial = 0;
    double displayFactor = 1;
    int decimals = 0;
    QString suffix;            ///< " %", " px": with its space
    bool logarithmic = false;  ///< equal ways on the slider are equal ratios; needs min > 0
};

/// A labelled slider and a spin box in step. Double click on the label (or Backspace/Delete on the
/// slider) brings the default back; the wheel works only on a row that has the focus, so that
/// scrolling a panel moves no setting.
class SliderRow : public QWidget {
    Q_OBJECT

public:
    explicit SliderRow(SliderSpec spec, QWidget* parent = nullptr);

    [[nodiscard]] double value() const { return value_; }
    [[nodiscard]] const SliderSpec& spec() const { return spec_; }

    /// Shows `value` (clamped) without emitting anything: for undo and presets.
    void setValue(double value);
    /// Brings the default back as if the artist had set it.
    void reset();
    /// Something small between the name and the number, such as a button; taken over.
    void setAccessory(QWidget* accessory);
    /// Puts each of the rows into one line, with names, sliders and numbers in columns; at first
    /// the slider is below the name. Again after a change of language or font.
    static void alignInOneLine(const std::vector<SliderRow*>& rows);
    /// "Colour 40 %", or nothing while it is the default.
    [[nodiscard]] QString summary() const;
    /// New texts after a change of language; the value stays.
    void setTexts(const QString& label, const QString& toolTip);

Q_SIGNALS:
    /// At every change made by the artist, also while the thumb is dragged.
    void valueChanged(double value);
    /// Once at the end of a gesture: thumb released, number committed, or 300 ms after the last key
    /// or wheel step. Preceded by at least one valueChanged. For undo steps and full previews.
    void editingFinished(double value);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLayout();
    void placeParts();
    void connectInputs();
    void moveTo(double value);
    void finishEditing();
    void showValue();

    SliderSpec spec_;
    double value_;
    bool edited_ = false;  ///< valueChanged was emitted and editingFinished not yet
    bool oneLine_ = false;
    QGridLayout* layout_;
    QLabel* label_;
    QWidget* accessory_ = nullptr;
    QDoubleSpinBox* spinBox_;
    ValueSlider* slider_;
    QTimer* stepsEnd_;
};

}  // namespace irodori
