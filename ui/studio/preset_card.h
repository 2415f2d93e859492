// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/swatch_button.h"

namespace irodori {

/// The card of a preset: tells when the pointer or the keyboard comes to it, and wears a star if it
/// is a favourite.
class PresetCard : public SwatchButton {
    Q_OBJECT

public:
    explicit PresetCard(const QString& name, QWidget* parent = nullptr);

    void setFavourite(bool favourite);
    [[nodiscard]] bool isFavourite() const { return favourite_; }

Q_SIGNALS:
    /// By the pointer, or by the keyboard's focus.
    void regarded(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool favourite_ = false;
};

}  // namespace irodori
