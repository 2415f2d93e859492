// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QString>

namespace irodori {

/// The shelves of the Library tab, in their order.
enum class Shelf { presets, models, packs, swatches, runs };
inline constexpr int kShelfCount = 5;

/// One thing on a shelf, as the artist sees it. A plain value.
struct LibraryItem {
    struct Fact {
        QString label;
        QString value;
        friend bool operator==(const Fact&, const Fact&) = default;
    };

    Shelf shelf = Shelf::presets;
    QString path;  ///< file or folder; with the shelf, what tells it from all others
    QString name;
    QString model;      ///< of a run: its newest export; empty: none yet
    QString license;    ///< empty: not stated
    QString origin;     ///< who made it, or what of; empty: not stated
    QString summary;    ///< the one thing to know besides: state, scores, size
    QList<Fact> facts;  ///< all that is known, for the details
    QImage thumbnail;   ///< null: none
    bool isShipped = false;
    bool isFavourite = false;
    bool isHidden = false;  ///< not offered in the Studio
    bool isUsable = true;   ///< whether the Studio can paint with it
    bool isBusy = false;    ///< a process works on it: stays where it is
};

/// Whether it may get another name or be removed.
[[nodiscard]] inline bool canChange(const LibraryItem& item) {
    return !item.isShipped && !item.isBusy;
}

/// "Models" and so on, translated.
[[nodiscard]] QString nameOf(Shelf shelf);
/// As for themeIcon().
[[nodiscard]] QString iconOf(Shelf shelf);

}  // namespace irodori
