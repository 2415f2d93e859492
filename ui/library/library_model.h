// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <optional>
#include <vector>

#include "library/library_item.h"

namespace irodori {

/// All items as rows.
class LibraryModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { kSummary = Qt::UserRole, kCredit, kFavourite, kShelf };

    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<LibraryItem> items);
    [[nodiscard]] const LibraryItem& item(int row) const { return items_[std::size_t(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<LibraryItem> items_;
};

/// The items of one shelf, or of all, that hold every word looked for in their name, origin,
/// licence or facts.
class LibraryFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit LibraryFilter(LibraryModel& model, QObject* parent = nullptr);

    void setShelf(std::optional<Shelf> shelf);
    void setSearch(const QString& text);
    /// nullptr for an invalid index.
    [[nodiscard]] const LibraryItem* item(const QModelIndex& index) const;
    /// Of the item with this path on that shelf; invalid if it is not shown.
    [[nodiscard]] QModelIndex indexOf(Shelf shelf, const QString& path) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    LibraryModel& model_;
    std::optional<Shelf> shelf_;
    QStringList words_;
};

}  // namespace irodori
