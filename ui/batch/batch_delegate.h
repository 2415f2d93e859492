// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace irodori {

/// Draws the cells of a BatchModel: a picture or an icon, a name, a quiet second line, and a bar
/// while a photo is painted.
class BatchDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int kThumbnailSide = 40;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

}  // namespace irodori
