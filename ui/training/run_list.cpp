// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_list.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>

#include "training/run_delegate.h"
#include "training/run_texts.h"
#include "training/thumbnails.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kIconSide = 18;
constexpr int kLoadSide = 2 * RunDelegate::kThumbnailSide;  // sharp on fine screens, too

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

QString stateLine(const RunSummary& run) {
    const QLocale locale;
    return RunList::tr("%1 · step %2 of %3")
        .arg(stateName(run.status.state), locale.toString(qlonglong(run.status.step)),
             locale.toString(qlonglong(run.status.iterations)));
}

QString detailLine(const RunSummary& run) {
    const QLocale locale;
    const QDate date = QDateTime::fromSecsSinceEpoch(run.created).date();
    QStringList parts{locale.toString(date, QLocale::ShortFormat)};
    if (run.styles > 0)
        parts << RunList::tr("%1 pictures").arg(locale.toString(qulonglong(run.styles)));
    if (const auto style = run.scores.find("test_style"); style != run.scores.end())
        parts << RunList::tr("style %1").arg(locale.toString(style->second, 'f', 3));
    return parts.join(RunList::tr(" · "));
}

}  // namespace

QString folderOf(const RunSummary& run) {
    return pathText(run.folder.path);
}

RunList::RunList(QWidget* parent)
    : QWidget(parent), empty_(new QLabel), list_(new QListWidget), bar_(new QToolBar) {
    empty_->setWordWrap(true);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setForegroundRole(QPalette::PlaceholderText);
    empty_->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    list_->setItemDelegate(new RunDelegate(list_));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setContextMenuPolicy(Qt::CustomContextMenu);
    list_->viewport()->setAutoFillBackground(false);
    bar_->setIconSize({kIconSide, kIconSide});
    buildActions();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kSmall, spacing::kSmall, spacing::kSmall, spacing::kSmall);
    layout->setSpacing(spacing::kTiny);
    layout->addWidget(empty_, 1);
    layout->addWidget(list_, 1);
    layout->addWidget(bar_);
    connect(list_, &QListWidget::currentItemChanged, this, [this] {
        updateActions();
        Q_EMIT currentChanged();
    });
    connect(list_, &QWidget::customContextMenuRequested, this, &RunList::showMenu);
    retranslate();
    setRuns({});
}

QAction* RunList::addAction(const char* icon, Request request) {
    auto* action = bar_->addAction(themeIcon(QLatin1String(icon)), {});
    if (request)
        connect(action, &QAction::triggered, this, [this, request] {
            if (const RunSummary* run = current())
                Q_EMIT(this->*request)(folderOf(*run));
        });
    return action;
}

void RunList::buildActions() {
    continue_ = addAction("forward", &RunList::continueRequested);
    duplicate_ = addAction("copy", &RunList::duplicateRequested);
    compare_ = addAction("compare", nullptr);
    compare_->setCheckable(true);
    folder_ = addAction("open", &RunList::folderRequested);
    auto* gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar_->addWidget(gap);
    trash_ = addAction("trash", &RunList::trashRequested);
    trash_->setShortcut(QKeySequence::Delete);
    trash_->setShortcutContext(Qt::WidgetShortcut);
    list_->addAction(trash_);
    connect(compare_, &QAction::triggered, this, [this](bool on) {
        if (const RunSummary* run = current())
            Q_EMIT compareToggled(folderOf(*run), on);
    });
}

void RunList::setRuns(std::vector<RunSummary> runs) {
    const RunSummary* before = current();
    const QString selected = before ? folderOf(*before) : QString();
    runs_ = std::move(runs);
    {
        const QSignalBlocker blocker(list_);
        while (list_->count() > int(runs_.size()))
            delete list_->takeItem(list_->count() - 1);
        for (std::size_t i = 0; i < runs_.size(); ++i) {
            if (int(i) >= list_->count())
                list_->addItem(new QListWidgetItem);
            showItem(list_->item(int(i)), runs_[i]);
        }
        const QListWidgetItem* item = list_->currentItem();
        if (!item || item->data(RunDelegate::kFolder).toString() != selected) {
            list_->setCurrentItem(nullptr);
            setCurrent(selected);
        }
    }
    empty_->setVisible(runs_.empty());
    list_->setVisible(!runs_.empty());
    bar_->setVisible(!runs_.empty());
    updateActions();
    const RunSummary* after = current();
    if ((after ? folderOf(*after) : QString()) != selected)
        Q_EMIT currentChanged();
}

void RunList::setStatus(const QString& folder, const RunStatus& status) {
    for (std::size_t i = 0; i < runs_.size(); ++i) {
        if (folderOf(runs_[i]) != folder || runs_[i].status == status)
            continue;
        runs_[i].status = status;
        showItem(list_->item(int(i)), runs_[i]);
        updateActions();
    }
}

const RunSummary* RunList::find(const QString& folder) const {
    const auto found = std::ranges::find(runs_, folder, folderOf);
    return found == runs_.end() ? nullptr : &*found;
}

const RunSummary* RunList::current() const {
    const QListWidgetItem* item = list_->currentItem();
    return item ? find(item->data(RunDelegate::kFolder).toString()) : nullptr;
}

void RunList::setCurrent(const QString& folder) {
    for (int i = 0; i < list_->count(); ++i)
        if (list_->item(i)->data(RunDelegate::kFolder).toString() == folder)
            list_->setCurrentRow(i);
}

void RunList::setCompared(const QString& folder, bool on) {
    if (on)
        compared_.insert(folder);
    else
        compared_.remove(folder);
    for (int i = 0; i < list_->count(); ++i)
        showItem(list_->item(i), runs_[std::size_t(i)]);
    updateActions();
}

void RunList::showItem(QListWidgetItem* item, const RunSummary& run) {
    const QString folder = folderOf(run);
    const bool isOther = item->data(RunDelegate::kFolder).toString() != folder;
    item->setText(QString::fromStdString(run.request.name));
    item->setData(RunDelegate::kFolder, folder);
    item->setData(RunDelegate::kState, stateLine(run));
    item->setData(RunDelegate::kDetails, detailLine(run));
    item->setData(RunDelegate::kIsRunning, isActive(run.status.state));
    item->setData(RunDelegate::kIsCompared, isCompared(folder));
    item->setData(Qt::AccessibleDescriptionRole,
                  QString(stateLine(run) + QLatin1String(", ") + detailLine(run)));
    item->setToolTip(folder);
    if (isOther)
        item->setData(RunDelegate::kThumbnail, QImage());
    const QString thumbnail = pathText(run.thumbnail);
    const bool isNew = isOther || item->data(RunDelegate::kThumbnailFile).toString() != thumbnail;
    item->setData(RunDelegate::kThumbnailFile, thumbnail);
    if (isNew && !thumbnail.isEmpty())
        loadThumbnail(run);
}

void RunList::loadThumbnail(const RunSummary& run) {
    Job<QImage> job;
    job.body = [file = pathText(run.thumbnail)](const JobHooks&) {
        return irodori::loadThumbnail(file, -1, kLoadSide);
    };
    job.done = [this, folder = folderOf(run)](const Result<QImage>& image) {
        for (int i = 0; image && i < list_->count(); ++i)
            if (list_->item(i)->data(RunDelegate::kFolder).toString() == folder)
                list_->item(i)->setData(RunDelegate::kThumbnail, *image);
    };
    lane_.start<QImage>({0, qHash(folderOf(run))}, this, std::move(job));
}

void RunList::updateActions() {
    const RunSummary* run = current();
    const bool alive = run && isActive(run->status.state);
    duplicate_->setEnabled(run);
    folder_->setEnabled(run);
    compare_->setEnabled(run);
    compare_->setChecked(run && isCompared(folderOf(*run)));
    continue_->setEnabled(run && !alive);
    trash_->setEnabled(run && !alive);
    trash_->setToolTip(alive ? tr("Stop the training first") : trash_->text());
}

void RunList::retranslate() {
    empty_->setText(
        tr("Runs appear here once you have started one, with their curves, samples "
           "and models. Nothing is ever lost by closing the window."));
    list_->setAccessibleName(tr("Runs"));
    continue_->setText(tr("Continue…"));
    continue_->setToolTip(tr("Continue with more steps"));
    duplicate_->setText(tr("Duplicate"));
    duplicate_->setToolTip(tr("Set up another run with the same pictures and settings"));
    compare_->setText(tr("Compare"));
    compare_->setToolTip(tr("Draw its curves beside those of other runs"));
    folder_->setText(tr("Open Folder"));
    trash_->setText(tr("Move to Trash…"));
    for (std::size_t i = 0; i < runs_.size(); ++i)
        showItem(list_->item(int(i)), runs_[i]);
    updateActions();
}

void RunList::showMenu(const QPoint& where) {
    if (!list_->itemAt(where))
        return;
    QMenu menu;
    menu.addActions({continue_, duplicate_, compare_, folder_});
    menu.addSeparator();
    menu.addAction(trash_);
    menu.exec(list_->viewport()->mapToGlobal(where));
}

void RunList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace irodori
