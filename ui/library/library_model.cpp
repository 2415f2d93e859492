// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library_model.h"

#include <algorithm>

namespace irodori {

namespace {

/// "CC-BY-SA-4.0 · The authors": what is allowed, and who made it.
QString creditOf(const LibraryItem& item) {
    QStringList parts{item.license, item.origin};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

bool holds(const LibraryItem& item, const QString& word) {
    const auto contains = [&](const QString& text) {
        return text.contains(word, Qt::CaseInsensitive);
    };
    return contains(item.name) || contains(item.origin) || contains(item.license)
           || contains(item.summary)
           || std::ranges::any_of(item.facts, contains, &LibraryItem::Fact::value);
}

}  // namespace

void LibraryModel::setItems(std::vector<LibraryItem> items) {
    beginResetModel();
    items_ = std::move(items);
    endResetModel();
}

int LibraryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(items_.size());
}

QVariant LibraryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LibraryItem& item = items_[std::size_t(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return item.name;
        case Qt::DecorationRole:
            return item.thumbnail;
        case Qt::AccessibleDescriptionRole:
            return QStringList{nameOf(item.shelf), item.summary, creditOf(item)}.join(
                QStringLiteral(", "));
        case Qt::ToolTipRole:
            return item.path;
        case kSummary:
            return item.summary;
        case kCredit:
            return creditOf(item);
        case kFavourite:
            return item.isFavourite;
        case kShelf:
            return int(item.shelf);
        default:
            return {};
    }
}

LibraryFilter::LibraryFilter(LibraryModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), model_(model) {
    setSourceModel(&model_);
}

void LibraryFilter::setShelf(std::optional<Shelf> shelf) {
    shelf_ = shelf;
    invalidateFilter();
}

void LibraryFilter::setSearch(const QString& text) {
    words_ = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

const LibraryItem* LibraryFilter::item(const QModelIndex& index) const {
    const QModelIndex source = mapToSource(index);
    return source.isValid() ? &model_.item(source.row()) : nullptr;
}

QModelIndex LibraryFilter::indexOf(Shelf shelf, const QString& path) const {
    for (int row = 0; row < rowCount(); ++row) {
        const LibraryItem* candidate = item(index(row, 0));
        if (candidate->shelf == shelf && candidate->path == path)
            return index(row, 0);
    }
    return {};
}

bool LibraryFilter::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const {
    const LibraryItem& item = model_.item(row);
    if (shelf_ && item.shelf != *shelf_)
        return false;
    return std::ranges::all_of(words_, [&](const QString& word) { return holds(item, word); });
}

}  // namespace irodori
