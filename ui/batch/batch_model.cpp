// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch/batch_model.h"

#include <QDataStream>
#include <QIODevice>
#include <QLocale>
#include <QMimeData>
#include <algorithm>
#include <ranges>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "batch/batch_texts.h"

namespace irodori {

namespace {

const QString& idsMimeType() {
    static const QString type = QStringLiteral("application/x-irodori-batch-photos");
    return type;
}

QString pictureOf(const BatchItem& item) {
    return pathText(item.output.empty() ? item.photo : item.output);
}

}  // namespace

BatchModel::BatchModel(QObject* parent) : QAbstractTableModel(parent) {
    connect(&thumbnails_, &BatchThumbnails::loaded, this, [this](const QString& file) {
        for (int row = 0; row < rowCount(); ++row)
            if (pictureOf(item(row)) == file)
                Q_EMIT dataChanged(index(row, kPhoto), index(row, kPhoto), {Qt::DecorationRole});
    });
}

// ---- following the queue

void BatchModel::setQueue(const BatchQueue& queue) {
    // Names of thousands take their time, and most changes of the queue change none.
    bool isRenamed = std::exchange(plan_, queue.plan()) != queue.plan();
    isRenamed |= removeMissing(queue);
    isRenamed |= append(queue);
    reorder(queue);
    isRenamed |= isOneWaitingAgain(queue);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        Row& row = rows_[i];
        const BatchItem& next = queue.items()[i];
        // Reasons are written to the log as they are translated: once is enough.
        if (row.item.state != next.state
            || row.item.failure.has_value() != next.failure.has_value())
            row.reason = reasonOf(next);
        row.item = next;
        if (!next.output.empty())
            row.result = next.output;
    }
    if (isRenamed)
        nameResults(queue);
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

/// Who does is named by the plan again, whatever the result was called. Rows are those of `queue`.
bool BatchModel::isOneWaitingAgain(const BatchQueue& queue) const {
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (queue.items()[i].state == BatchState::waiting
            && rows_[i].item.state != BatchState::waiting)
            return true;
    return false;
}

void BatchModel::nameResults(const BatchQueue& queue) {
    const auto results = queue.expectedResults();
    for (Row& row : rows_) {
        const auto expected = results.find(row.item.id);
        row.result = row.item.output.empty() && expected != results.end() ? expected->second
                                                                          : row.item.output;
    }
}

/// Returns whether there were any.
bool BatchModel::removeMissing(const BatchQueue& queue) {
    std::unordered_set<std::uint64_t> there;
    for (const BatchItem& item : queue.items())
        there.insert(item.id);
    const std::size_t before = rows_.size();
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (there.contains(item(row).id))
            continue;
        beginRemoveRows({}, row, row);
        rows_.erase(rows_.begin() + row);
        endRemoveRows();
    }
    return rows_.size() != before;
}

/// Returns whether there were any.
bool BatchModel::append(const BatchQueue& queue) {
    std::unordered_set<std::uint64_t> there;
    for (const Row& row : rows_)
        there.insert(row.item.id);
    std::vector<Row> added;
    for (const BatchItem& item : queue.items())
        if (!there.contains(item.id))
            added.push_back({item, {}, reasonOf(item)});
    if (added.empty())
        return false;
    beginInsertRows({}, rowCount(), rowCount() + int(added.size()) - 1);
    std::ranges::move(added, std::back_inserter(rows_));
    endInsertRows();
    return true;
}

void BatchModel::reorder(const BatchQueue& queue) {
    const auto idOf = [](const Row& row) { return row.item.id; };
    if (std::ranges::equal(rows_, queue.items(), {}, idOf, &BatchItem::id))
        return;
    Q_EMIT layoutAboutToBeChanged();
    std::unordered_map<std::uint64_t, int> places;
    for (const BatchItem& item : queue.items())
        places.emplace(item.id, int(places.size()));
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& old : before)
        after << index(places.at(item(old.row()).id), old.column());
    std::ranges::sort(rows_, {}, [&](const Row& row) { return places.at(row.item.id); });
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void BatchModel::setStatus(const BatchRunner::Status& status, bool isPaused) {
    const int before = rowOf(status_.painting);
    status_ = status;
    const bool wasPaused = std::exchange(isPaused_, isPaused);
    if (wasPaused != isPaused && !rows_.empty())
        Q_EMIT dataChanged(index(0, kState), index(rowCount() - 1, kState));
    for (const int row : {before, rowOf(status_.painting)})
        if (row >= 0)
            Q_EMIT dataChanged(index(row, kState), index(row, kState));
}

int BatchModel::rowOf(std::uint64_t id) const {
    const auto found = std::ranges::find(rows_, id, [](const Row& row) { return row.item.id; });
    return found == rows_.end() ? -1 : int(found - rows_.begin());
}

void BatchModel::retranslate() {
    for (Row& row : rows_)
        row.reason = reasonOf(row.item);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, kColumns - 1);
    if (!rows_.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

// ---- what the view asks for

int BatchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(rows_.size());
}

int BatchModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QString BatchModel::text(const Row& row, Column column) const {
    if (column == kPhoto)
        return fileName(row.item.photo);
    if (column != kState)
        return fileName(row.result);
    if (row.item.id != status_.painting)
        return nameOf(row.item.state);
    const int percent = int(status_.fraction * 100);
    return isPaused_ ? tr("Paused · %1 %").arg(percent) : tr("Painting · %1 %").arg(percent);
}

QString BatchModel::icon(const Row& row) const {
    const bool isHeld = isPaused_ && row.item.state == BatchState::running;
    return isHeld ? QStringLiteral("pause") : iconOf(row.item.state);
}

QString BatchModel::detail(const Row& row, Column column) const {
    if (column == kPhoto)
        return pathText(row.item.folder.empty() ? row.item.photo.parent_path() : row.item.folder);
    if (column == kState && row.item.state == BatchState::done) {
        const QString note = QString::fromStdString(row.item.note);
        const QString duration = workTimeText(row.item.seconds);
        return note.isEmpty() ? duration : tr("%1 · %2").arg(duration, note);
    }
    if (column == kState)
        return row.reason;
    return pathText(row.result.parent_path());
}

QString BatchModel::toolTip(const Row& row) const {
    QStringList lines{pathText(row.item.photo)};
    if (!row.item.output.empty())
        lines << tr("Result: %1").arg(pathText(row.item.output));
    if (!row.item.note.empty())
        lines << QString::fromStdString(row.item.note);
    if (!row.reason.isEmpty())
        lines << row.reason;
    return lines.join(u'\n');
}

QVariant BatchModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rows_[std::size_t(index.row())];
    const auto column = Column(index.column());
    switch (role) {
        case Qt::DisplayRole:
            return text(row, column);
        case kDetail:
            return detail(row, column);
        case Qt::ToolTipRole:
            return toolTip(row);
        case Qt::AccessibleTextRole:
            return QString(text(row, column) + QLatin1String(", ") + detail(row, column));
        case Qt::DecorationRole:
            return column == kPhoto ? QVariant(thumbnails_.find(pictureOf(row.item))) : QVariant();
        case kIcon:
            return column == kState ? icon(row) : QString();
        case kFraction:
            return column == kState && row.item.id == status_.painting ? status_.fraction : -1.;
        case kIsFailed:
            return column == kState && row.item.state == BatchState::failed;
        default:
            return {};
    }
}

QVariant BatchModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case kPhoto:
            return tr("Photo");
        case kResult:
            return tr("Result");
        default:
            return tr("State");
    }
}

// ---- another order

Qt::ItemFlags BatchModel::flags(const QModelIndex& index) const {
    // Drops go between rows, never onto one.
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled
                           : Qt::ItemIsDropEnabled;
}

QStringList BatchModel::mimeTypes() const {
    return {idsMimeType()};
}

QMimeData* BatchModel::mimeData(const QModelIndexList& indexes) const {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    for (const QModelIndex& index : indexes)
        if (index.column() == kPhoto)
            stream << quint64(item(index.row()).id);
    auto* mime = new QMimeData;
    mime->setData(idsMimeType(), bytes);
    return mime;
}

bool BatchModel::dropMimeData(const QMimeData* mime, Qt::DropAction action, int row, int /*column*/,
                              const QModelIndex& /*parent*/) {
    if (action != Qt::MoveAction || !mime->hasFormat(idsMimeType()))
        return false;
    std::vector<std::uint64_t> ids;
    QDataStream stream(mime->data(idsMimeType()));
    while (!stream.atEnd()) {
        quint64 id = 0;
        stream >> id;
        ids.push_back(id);
    }
    const bool isBefore = row >= 0 && row < rowCount();
    Q_EMIT moveRequested(ids, isBefore ? item(row).id : 0);
    return false;  // nothing is left for the view to remove
}

}  // namespace irodori
