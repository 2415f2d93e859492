// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <array>

namespace irodori {

/// Blends three styles: the nearer the handle is to a corner of the triangle, the more it counts.
/// Arrow keys move the handle (with Shift ten times as far), double click or Backspace centres it.
class BlendPad : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t kCount = 3;
    /// Shares of the three styles, ≥ 0, together 1.
    using Shares = std::array<double, kCount>;

    explicit BlendPad(QWidget* parent = nullptr);

    void setStyle(std::size_t index, const QString& name, const QImage& thumbnail);
    /// Of any weights ≥ 0 that are not all 0. Without a signal.
    void setWeights(const std::array<double, kCount>& weights);
    [[nodiscard]] const Shares& shares() const { return shares_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void sharesChanged(const irodori::BlendPad::Shares& shares);  ///< live, by the artist
    void editingFinished();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Corner {
        QString name;
        QImage thumbnail;
    };

    [[nodiscard]] std::array<QPointF, kCount> corners() const;
    [[nodiscard]] QPointF handle() const;
    void moveTo(QPointF point);
    void setShares(const Shares& shares);
    void updateTexts();
    void paintCorner(QPainter& painter, std::size_t index) const;

    std::array<Corner, kCount> styles_;
    Shares shares_{1. / kCount, 1. / kCount, 1. / kCount};
};

}  // namespace irodori
