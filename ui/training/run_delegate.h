// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace irodori {

/// Draws a run in a list: its newest sample, its name, and two quiet lines.
class RunDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role {
        kFolder = Qt::UserRole,
        kThumbnail,      ///< QImage
        kThumbnailFile,  ///< where it comes from
        kState,
        kDetails,
        kIsRunning,
        kIsCompared
    };
    static constexpr int kThumbnailSide = 60;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

}  // namespace irodori
