// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QImage>

namespace irodori {

/// A picture of the grid of samples that fills its place, the middle of it where the proportions
/// differ. Its text is what a screen reader says.
class SampleCell : public QAbstractButton {
    Q_OBJECT

public:
    explicit SampleCell(QWidget* parent = nullptr);

    void setImage(const QImage& image);
    [[nodiscard]] const QImage& image() const { return image_; }

    [[nodiscard]] QSize sizeHint() const override { return {96, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QImage image_;
    QPixmap scaled_;  ///< for the current size and pixel ratio
};

}  // namespace irodori
