// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/source_zone.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/icons.h"
#include "widgets/picture_drop.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kIconSide = 14;

/// A file name that gives way where there is little room; its end tells files apart.
class ElidedLabel : public QLabel {
public:
    explicit ElidedLabel(const QString& text) : QLabel(text) {
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading,
                         fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
    }
};

}  // namespace

SourceZone::SourceZone(QWidget* parent)
    : QWidget(parent),
      title_(new QLabel),
      browse_(new QPushButton),
      hint_(new QLabel),
      rows_(new QVBoxLayout),
      summary_(new QLabel),
      show_(new QToolButton) {
    setAcceptDrops(true);
    QFont bold = title_->font();
    bold.setWeight(QFont::DemiBold);
    title_->setFont(bold);
    for (QLabel* label : {hint_, summary_}) {
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    show_->setAutoRaise(true);
    rows_->setSpacing(0);

    auto* header = new QHBoxLayout;
    header->addWidget(title_, 1);
    header->addWidget(browse_);
    auto* footer = new QHBoxLayout;
    footer->setSpacing(spacing::kSmall);
    footer->addWidget(summary_, 1);
    footer->addWidget(show_, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kMedium, spacing::kSmall, spacing::kSmall, spacing::kSmall);
    layout->setSpacing(spacing::kTiny);
    layout->addLayout(header);
    layout->addWidget(hint_);
    layout->addLayout(rows_);
    layout->addLayout(footer);

    connect(browse_, &QPushButton::clicked, this, &SourceZone::browseRequested);
    connect(show_, &QToolButton::clicked, this, &SourceZone::findingsRequested);
    setSummary({}, false);
    updateColors();
    retranslate();
}

void SourceZone::setTexts(const QString& title, const QString& toolTip, const QString& hint) {
    title_->setText(title);
    hint_->setText(hint);
    setToolTip(toolTip);
    setAccessibleName(title);
    setAccessibleDescription(toolTip);
    browse_->setAccessibleName(tr("Add to %1").arg(title));
}

std::vector<std::filesystem::path> SourceZone::files() const {
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths_)
        files.emplace_back(path.toStdString());
    return files;
}

void SourceZone::addPaths(const QStringList& paths) {
    QStringList all = paths_;
    for (const QString& path : paths)
        if (!all.contains(path))
            all << path;
    if (all == paths_)
        return;
    setPaths(all);
    Q_EMIT changed();
}

void SourceZone::setPaths(const QStringList& paths) {
    paths_ = paths;
    rebuildRows();
    setSummary({}, false);
    update();
}

void SourceZone::removePath(const QString& path) {
    QStringList left = paths_;
    left.removeAll(path);
    setPaths(left);
    browse_->setFocus();
    Q_EMIT changed();
}

void SourceZone::setSummary(const QString& text, bool hasFindings) {
    summary_->setText(text);
    summary_->setVisible(!text.isEmpty());
    show_->setVisible(hasFindings);
}

QString SourceZone::summary() const {
    return summary_->text();
}

void SourceZone::rebuildRows() {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        // Later: the click that removes a row comes from its own button.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& path : paths_)
        rows_->addWidget(makeRow(path));
    hint_->setVisible(paths_.isEmpty());
}

QWidget* SourceZone::makeRow(const QString& path) {
    auto* row = new QWidget;
    auto* name = new ElidedLabel(QFileInfo(path).fileName());
    name->setToolTip(path);
    auto* remove = new QToolButton;
    remove->setAutoRaise(true);
    remove->setIconSize({kIconSide, kIconSide});
    setIconButton(remove, QStringLiteral("cancel"), QStringLiteral("×"),
                  tr("Leave out “%1”").arg(name->text()));
    connect(remove, &QToolButton::clicked, this, [this, path] { removePath(path); });
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(name, 1);
    layout->addWidget(remove);
    return row;
}

void SourceZone::retranslate() {
    browse_->setText(tr("Add…"));
    show_->setText(tr("Show"));
    show_->setToolTip(tr("Which pictures were found wanting, and why"));
}

/// What is only text looks like a link, so that it is seen to do something.
void SourceZone::updateColors() {
    QPalette link = palette();
    link.setColor(QPalette::ButtonText, palette().color(QPalette::Link));
    show_->setPalette(link);
}

void SourceZone::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuildRows();
    }
}

void SourceZone::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors& colors = themeColors(palette());
    QColor fill = dropTarget_ ? colors.accent : palette().color(QPalette::Base);
    fill.setAlphaF(dropTarget_ ? 0.12F : 0.6F);
    QPen pen(dropTarget_ ? colors.accent : colors.border, dropTarget_ ? 2 : 1);
    if (isEmpty())
        pen.setDashPattern({5, 4});
    painter.setBrush(fill);
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), spacing::kRadius,
                            spacing::kRadius);
}

void SourceZone::setDropTarget(bool on) {
    dropTarget_ = on;
    update();
}

void SourceZone::dragEnterEvent(QDragEnterEvent* event) {
    if (!event->mimeData()->hasUrls())
        return;
    event->acceptProposedAction();
    setDropTarget(true);
}

void SourceZone::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
    setDropTarget(false);
}

void SourceZone::dropEvent(QDropEvent* event) {
    setDropTarget(false);
    event->acceptProposedAction();
    QStringList paths;
    for (const auto& file : readPictureDrop(*event->mimeData()).files)
        paths << QString::fromStdString(file.string());
    addPaths(paths);
}

}  // namespace irodori
