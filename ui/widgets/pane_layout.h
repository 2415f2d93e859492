// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>

namespace irodori {

/// How photo and repaints share a view.
enum class ViewMode {
    result,      ///< the repaint alone
    wipe,        ///< photo and repaint on either side of a line
    sideBySide,  ///< photo and repaint in a pane each
    variants,    ///< four repaints in a pane each
};

inline constexpr int kVariantPanes = 4;

/// The panes of a view of size `view`, in logical pixels: all of one size, in reading order. Side
/// by side, photo and repaint stand where a photo of size `photo` is seen larger: beside or above
/// each other.
[[nodiscard]] QList<QRect> panesOf(ViewMode mode, QSize view, QSize photo, bool mirrored);

}  // namespace irodori
