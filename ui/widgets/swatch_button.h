// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QImage>

namespace irodori {

/// A card with a picture and its name below. Checkable where one of several is selected; clicked()
/// by mouse, Space or Enter.
class SwatchButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit SwatchButton(const QString& name, QWidget* parent = nullptr);

    /// Any size: the middle is cropped to the card's proportions. Null shows a placeholder.
    void setThumbnail(const QImage& image);
    [[nodiscard]] QImage thumbnail() const { return thumbnail_; }

    /// Of the picture in logical pixels; the card is that plus the name. Default 96 × 96.
    void setThumbnailSize(QSize size);
    [[nodiscard]] QSize thumbnailSize() const { return thumbnailSize_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] QRect nameRect() const;
    void paintPicture(QPainter& painter) const;
    void paintFrame(QPainter& painter) const;
    [[nodiscard]] const QPixmap& scaledThumbnail() const;

    QImage thumbnail_;
    QSize thumbnailSize_{96, 96};
    mutable QPixmap scaled_;  ///< cropped and scaled for the current size and pixel ratio
};

}  // namespace irodori
