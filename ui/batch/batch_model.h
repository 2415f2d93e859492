// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "batch/batch_runner.h"
#include "batch/batch_thumbnails.h"

namespace irodori {

/// The queue as a table, a photo a row, in the order in which they are painted. Rows keep their
/// selection when the queue changes; dragging them asks for another order. GUI thread.
class BatchModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { kPhoto, kResult, kState, kColumns };
    enum Role {
        kDetail = Qt::UserRole,  ///< second line of the cell
        kIcon,                   ///< of the state, for themeIcon()
        kFraction,               ///< of a photo that is painted; negative: none
        kIsFailed
    };

    explicit BatchModel(QObject* parent = nullptr);

    void setQueue(const BatchQueue& queue);
    /// `isPaused`: by the artist.
    void setStatus(const BatchRunner::Status& status, bool isPaused);

    [[nodiscard]] const BatchItem& item(int row) const { return rows_[std::size_t(row)].item; }
    [[nodiscard]] int rowOf(std::uint64_t id) const;  ///< negative: there is none
    /// Why it failed or was skipped, as a sentence; empty without a reason.
    [[nodiscard]] const QString& reason(int row) const { return rows_[std::size_t(row)].reason; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* mime, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    /// `before`: id of the photo that follows them; 0: none.
    void moveRequested(const std::vector<std::uint64_t>& ids, std::uint64_t before);

private:
    struct Row {
        BatchItem item;
        std::filesystem::path result;  ///< where it is or will be
        QString reason;
    };

    bool removeMissing(const BatchQueue& queue);
    bool append(const BatchQueue& queue);
    void reorder(const BatchQueue& queue);
    [[nodiscard]] bool isOneWaitingAgain(const BatchQueue& queue) const;
    void nameResults(const BatchQueue& queue);
    [[nodiscard]] QString text(const Row& row, Column column) const;
    [[nodiscard]] QString icon(const Row& row) const;
    [[nodiscard]] QString detail(const Row& row, Column column) const;
    [[nodiscard]] QString toolTip(const Row& row) const;

    std::vector<Row> rows_;
    std::shared_ptr<const BatchPlan> plan_;  ///< that `rows_` are named by
    BatchRunner::Status status_;
    bool isPaused_ = false;
    mutable BatchThumbnails thumbnails_;  ///< reads what is looked at
};

}  // namespace irodori
