// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include "style/style_settings.h"

namespace irodori {

/// The crop that leaves out borders of one colour on any side; the whole picture if it has none or
/// is nothing but one colour.
[[nodiscard]] ReferenceCrop withoutBorders(const QImage& picture);

/// A picture with a crop rectangle: its edges and corners are dragged, its inside moves it, a drag
/// outside draws a new one. The arrow keys move it, with Shift they move its lower right corner.
/// A double click takes the whole picture.
class CropFrame : public QWidget {
    Q_OBJECT

public:
    /// No side becomes smaller than this share of the picture's.
    static constexpr double kMinSide = 0.05;

    explicit CropFrame(const QImage& picture, QWidget* parent = nullptr);

    [[nodiscard]] const ReferenceCrop& crop() const { return crop_; }
    /// Without a signal.
    void setCrop(const ReferenceCrop& crop);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 150}; }

Q_SIGNALS:
    void cropChanged(const irodori::ReferenceCrop& crop);  ///< live, by the artist
    void editingFinished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] QRectF cropRect() const;               ///< in widget pixels
    [[nodiscard]] QPointF shareAt(QPointF point) const;  ///< 0 … 1 within the picture
    [[nodiscard]] Qt::Edges edgesAt(QPointF point) const;
    void updateCursor(QPointF point);
    void change(const QRectF& shares);

    QImage picture_;
    ReferenceCrop crop_;
    QPixmap scaled_;
    Qt::Edges dragged_;   ///< of the drag under way; none: the inside
    QPointF dragStart_;   ///< in shares
    QRectF cropAtStart_;  ///< in shares
    bool dragging_ = false;
};

}  // namespace irodori
