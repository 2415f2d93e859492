// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRectF>
#include <QWidget>

namespace irodori {

/// The whole picture, small, with a frame around the part that a view shows: a click or a drag
/// moves the frame. Takes no focus: the arrow keys of the view do the same. GUI thread.
class PictureNavigator : public QWidget {
    Q_OBJECT

public:
    static constexpr int kSide = 168;  ///< of the longer side, logical pixels

    explicit PictureNavigator(QWidget* parent = nullptr);

    /// Takes the shape of the picture, which may have any size.
    void setPicture(const QImage& image);
    /// In shares of the picture's sides.
    void setVisiblePart(const QRectF& part);

Q_SIGNALS:
    /// Where the middle of the visible part should be, in shares of the picture's sides.
    void centerRequested(QPointF center);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void requestCenter(QPointF point);
    void updateTexts();
    [[nodiscard]] QRectF pictureArea() const;

    QImage image_;
    QRectF part_;
};

}  // namespace irodori
