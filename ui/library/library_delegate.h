// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace irodori {

/// Draws an item of the Library as a card: its picture, name, what is to be known of it, and whose
/// it is.
class LibraryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr QSize kPictureSize{164, 123};  ///< logical pixels

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

/// `image` in `place` with round corners, its middle cropped to fit; without one the shelf's icon.
void paintCover(QPainter& painter, const QRectF& place, const QImage& image, const QString& icon,
                const QPalette& palette);

}  // namespace irodori
