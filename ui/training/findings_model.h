// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QPixmap>
#include <vector>

#include "data/dataset.h"
#include "jobs/job_lane.h"

namespace irodori {

/// The pictures of a dataset that something was found about. Thumbnails come one after the
/// other.
class FindingsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { kFile, kReason, kRights, kColumns };
    static constexpr int kThumbnailSide = 72;

    explicit FindingsModel(const Dataset& dataset, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void load(std::size_t row);

    std::vector<DatasetPicture> pictures_;
    std::vector<QPixmap> thumbnails_;  ///< of each; transparent until it is loaded
    JobLane lane_;
};

}  // namespace irodori
