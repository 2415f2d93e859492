// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

namespace irodori {

/// A horizontal slider over real values with an even step (or, logarithmic, an even ratio), that
/// marks its default. The wheel moves it only while it has the focus; Backspace and Delete ask for
/// the default.
class ValueSlider : public QSlider {
    Q_OBJECT

public:
    struct Range {
        double min = 0;
        double max = 1;
        double step = 0.01;
        double initial = 0;
        bool logarithmic = false;  ///< needs min > 0
    };

    explicit ValueSlider(const Range& range, QWidget* parent = nullptr);

    [[nodiscard]] double realValue() const { return toReal(value()); }
    /// The nearest position; without a signal.
    void setRealValue(double value);
    /// Back to the default, as if the artist had moved it there.
    void resetRealValue() { setValue(toPosition(range_.initial)); }

Q_SIGNALS:
    void realValueChanged(double value);  ///< by the artist, live
    void resetRequested();

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double toReal(int position) const;
    [[nodiscard]] int toPosition(double value) const;

    Range range_;
};

}  // namespace irodori
