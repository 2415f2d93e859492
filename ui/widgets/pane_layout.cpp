// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pane_layout.h"

#include <QStyle>

namespace irodori {

namespace {

constexpr int kGap = 2;

QSize paneSize(QSize view, int columns, int rows) {
    return {(view.width() - (columns - 1) * kGap) / columns,
            (view.height() - (rows - 1) * kGap) / rows};
}

QList<QRect> grid(QSize view, int columns, int rows, bool mirrored) {
    const QSize size = paneSize(view, columns, rows);
    QList<QRect> panes;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const QPoint corner(column * (size.width() + kGap), row * (size.height() + kGap));
            panes << QStyle::visualRect(mirrored ? Qt::RightToLeft : Qt::LeftToRight,
                                        QRect({}, view), QRect(corner, size));
        }
    return panes;
}

/// The width at which a photo is seen when it is fitted into a pane.
int fittedWidth(QSize photo, QSize pane) {
    return photo.scaled(pane, Qt::KeepAspectRatio).width();
}

}  // namespace

QList<QRect> panesOf(ViewMode mode, QSize view, QSize photo, bool mirrored) {
    switch (mode) {
        case ViewMode::sideBySide: {
            const bool beside = fittedWidth(photo, paneSize(view, 2, 1))
                                >= fittedWidth(photo, paneSize(view, 1, 2));
            return grid(view, beside ? 2 : 1, beside ? 1 : 2, mirrored);
        }
        case ViewMode::variants:
            return grid(view, 2, kVariantPanes / 2, mirrored);
        default:
            return {QRect({}, view)};
    }
}

}  // namespace irodori
