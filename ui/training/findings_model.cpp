// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/findings_model.h"

#include <QFileInfo>
#include <algorithm>

#include "training/run_texts.h"
#include "training/thumbnails.h"

namespace irodori {

namespace {

constexpr int kSharpness = 2;  // on fine screens, too
constexpr int kLoadSide = kSharpness * FindingsModel::kThumbnailSide;

QString joined(std::initializer_list<QString> lines) {
    QStringList filled;
    for (const QString& line : lines)
        if (!line.isEmpty())
            filled << line;
    return filled.join(QLatin1Char('\n'));
}

QString nameOf(const DatasetPicture& picture) {
    const QString file = QFileInfo(QString::fromStdString(picture.file.string())).fileName();
    if (picture.seconds < 0)
        return file;
    return FindingsModel::tr("%1, at %2 s").arg(file).arg(picture.seconds, 0, 'f', 1);
}

QString reasonsOf(const DatasetPicture& picture) {
    QStringList reasons;
    for (const Finding finding : picture.findings)
        reasons << findingText(finding);
    return joined({reasons.join(QLatin1Char('\n')), QString::fromStdString(picture.detail)});
}

QString rightsOf(const DatasetPicture& picture) {
    const PictureRights& rights = picture.rights;
    const QString all =
        joined({QString::fromStdString(rights.author), QString::fromStdString(rights.license),
                QString::fromStdString(rights.source), QString::fromStdString(rights.optOut)});
    return all.isEmpty() ? FindingsModel::tr("Not stated") : all;
}

}  // namespace

FindingsModel::FindingsModel(const Dataset& dataset, QObject* parent)
    : QAbstractTableModel(parent) {
    std::ranges::copy_if(dataset.pictures, std::back_inserter(pictures_),
                         [](const DatasetPicture& picture) { return !picture.findings.empty(); });
    // What needs an answer or a look first: opt-outs and broken files before mere copies.
    std::ranges::stable_sort(pictures_, std::ranges::greater(), [](const DatasetPicture& picture) {
        return picture.findings.front() == Finding::optOut
                   ? 2
                   : int(picture.findings.front() == Finding::unreadable);
    });
    QPixmap place(kLoadSide, kLoadSide);
    place.setDevicePixelRatio(kSharpness);
    place.fill(Qt::transparent);
    thumbnails_.assign(pictures_.size(), place);
    load(0);
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(pictures_.size());
}

int FindingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DatasetPicture& picture = pictures_[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeading);
    if (role == Qt::DecorationRole && index.column() == kFile)
        return thumbnails_[std::size_t(index.row())];
    if (role == Qt::ToolTipRole && index.column() == kFile)
        return QString::fromStdString(picture.file.string());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
        case kFile:
            return nameOf(picture);
        case kReason:
            return reasonsOf(picture);
        default:
            return rightsOf(picture);
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | Qt::AlignLeading);
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    const QString titles[] = {tr("Picture"), tr("Why"), tr("Author, licence, source")};
    return titles[section];
}

/// One after the other, from the top: the artist reads in the same order.
void FindingsModel::load(std::size_t row) {
    if (row >= pictures_.size())
        return;
    const DatasetPicture& picture = pictures_[row];
    Job<QImage> job;
    job.body = [file = QString::fromStdString(picture.file.string()), seconds = picture.seconds](
                   const JobHooks&) { return loadThumbnail(file, seconds, kLoadSide); };
    job.done = [this, row](const Result<QImage>& image) {
        if (image) {  // where not, the reason beside it says so
            thumbnails_[row] = QPixmap::fromImage(*image);
            thumbnails_[row].setDevicePixelRatio(kSharpness);
            const QModelIndex changed = index(int(row), kFile);
            Q_EMIT dataChanged(changed, changed, {Qt::DecorationRole});
        }
        load(row + 1);
    };
    lane_.start<QImage>({}, this, std::move(job));
}

}  // namespace irodori
