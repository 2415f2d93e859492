// SPDX-License-Identifier: GPL-3.0-or-later
#include "guide_window.h"

#include <QAbstractTextDocumentLayout>
#include <QDir>
#include <QEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextTable>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "settings/app_settings.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr QSize kFirstSize{980, 720};
constexpr int kContentsWidth = 270;
constexpr int kRowHeight = 26;
constexpr int kListedLevel = 2;      ///< of headings that are chapters
constexpr double kLineHeight = 130;  ///< percent
constexpr int kMaxPictureWidth = 620;
constexpr int kFileRole = Qt::UserRole;
constexpr int kChapterRole = Qt::UserRole + 1;  ///< number among the page's headings
constexpr int kTextRole = Qt::UserRole + 2;     ///< what the chapter says

QString read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<QTextBlock> headings(const QTextDocument& document) {
    QList<QTextBlock> blocks;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0)
            blocks << block;
    return blocks;
}

/// From a heading to the next of those that are listed.
QString textOf(const QTextBlock& heading) {
    QString text = heading.text();
    for (QTextBlock block = heading.next(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level > 0 && level <= kListedLevel)
            break;
        text += QLatin1Char('\n') + block.text();
    }
    return text;
}

QStringList wordsOf(const QString& query) {
    return query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool holds(const QTreeWidgetItem& item, const QStringList& words) {
    const QString text = item.data(0, kTextRole).toString();
    return std::ranges::all_of(
        words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// The pages that a page links to, each once.
QStringList linkedPages(const QTextDocument& document) {
    QStringList pages;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QString link = part.fragment().charFormat().anchorHref();
            if (link.endsWith(QLatin1String(".md")) && !pages.contains(link))
                pages << link;
        }
    return pages;
}

/// Room between lines, chapters and the cells of tables, which Markdown does not speak of.
void loosen(QTextDocument& document) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
        if (format.headingLevel() > 1)
            format.setTopMargin(spacing::kLarge);
        QTextCursor(block).setBlockFormat(format);
    }
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setCellPadding(spacing::kSmall);
        format.setCellSpacing(0);
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(QColor(128, 128, 128, 110));  // on light and on dark
        table->setFormat(format);
    }
}

/// Shows large pictures as wide as the text.
class GuideText : public QTextBrowser {
protected:
    QVariant loadResource(int type, const QUrl& name) override {
        const QVariant resource = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource)
            return resource;
        QImage picture = QImage::fromData(resource.toByteArray());
        if (picture.width() > kMaxPictureWidth)
            picture.setDevicePixelRatio(double(picture.width()) / kMaxPictureWidth);
        return picture;
    }
};

}  // namespace

GuideWindow::GuideWindow(const QString& folder, AppSettings& settings, QWidget* parent)
    : QDialog(parent),
      folder_(folder),
      settings_(settings),
      search_(new QLineEdit),
      nothing_(new QLabel),
      contents_(new QTreeWidget),
      text_(new GuideText) {
    contents_->setHeaderHidden(true);
    contents_->setFrameShape(QFrame::NoFrame);
    contents_->setRootIsDecorated(false);
    connect(contents_, &QTreeWidget::itemClicked, this,
            [this](const QTreeWidgetItem* item) { openChapter(*item); });
    connect(contents_, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem* item) { openChapter(*item); });
    search_->setClearButtonEnabled(true);
    search_->addAction(themeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    connect(search_, &QLineEdit::textChanged, this, &GuideWindow::filter);
    connect(search_, &QLineEdit::returnPressed, this, &GuideWindow::openFirstMatch);
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, search_, [this] {
        search_->setFocus(Qt::ShortcutFocusReason);
        search_->selectAll();
    });
    nothing_->setWordWrap(true);
    nothing_->setForegroundRole(QPalette::PlaceholderText);
    nothing_->hide();
    connect(text_, &QTextBrowser::sourceChanged, this, &GuideWindow::showPage);
    text_->setFrameShape(QFrame::NoFrame);
    text_->setSearchPaths({folder_});
    text_->setOpenExternalLinks(true);
    text_->document()->setDocumentMargin(spacing::kLarge);

    auto* splitter = new QSplitter;
    auto* side = new QWidget;
    auto* sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(spacing::kMedium, spacing::kLarge, spacing::kMedium,
                                   spacing::kSmall);
    sideLayout->setSpacing(spacing::kMedium);
    sideLayout->addWidget(search_);
    sideLayout->addWidget(nothing_);
    sideLayout->addWidget(contents_);
    side->setAutoFillBackground(true);
    side->setBackgroundRole(contents_->viewport()->backgroundRole());
    splitter->addWidget(side);
    splitter->addWidget(text_);
    splitter->setStretchFactor(1, 1);
    splitter->setHandleWidth(1);
    splitter->setSizes({kContentsWidth, kFirstSize.width() - kContentsWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    resize(kFirstSize);
    restoreGeometry(settings_.guideGeometry());
    listChapters();
    text_->setSource(QUrl(QStringLiteral("index.md")));
    retranslate();
}

void GuideWindow::listChapters() {
    const QString index = QStringLiteral("index.md");
    addPage(index);
    QTextDocument document;
    document.setMarkdown(read(QDir(folder_).filePath(index)));
    for (const QString& page : linkedPages(document))
        addPage(page);
    contents_->expandAll();
}

void GuideWindow::addPage(const QString& file) {
    QTextDocument document;
    document.setMarkdown(read(QDir(folder_).filePath(file)));
    QTreeWidgetItem* page = nullptr;
    const QList<QTextBlock> chapters = headings(document);
    for (int i = 0; i < int(chapters.size()); ++i) {
        if (chapters[i].blockFormat().headingLevel() > kListedLevel)
            continue;
        auto* item = new QTreeWidgetItem({chapters[i].text()});
        item->setData(0, kFileRole, file);
        item->setData(0, kChapterRole, i);
        item->setData(0, kTextRole, textOf(chapters[i]));
        item->setSizeHint(0, {0, kRowHeight});
        item->setToolTip(0, item->text(0));
        if (page)
            page->addChild(item);
        else
            contents_->addTopLevelItem(page = item);
    }
}

void GuideWindow::openChapter(const QTreeWidgetItem& item) {
    text_->setSource(QUrl(item.data(0, kFileRole).toString()));
    const QTextDocument& document = *text_->document();
    const QTextBlock chapter = headings(document).value(item.data(0, kChapterRole).toInt());
    const int top = int(document.documentLayout()->blockBoundingRect(chapter).top());
    text_->verticalScrollBar()->setValue(chapter.blockNumber() == 0 ? 0 : top - spacing::kMedium);
}

void GuideWindow::filter() {
    const QStringList words = wordsOf(search_->text());
    bool any = false;
    for (int i = 0; i < contents_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* page = contents_->topLevelItem(i);
        bool holdsAny = holds(*page, words);
        for (int k = 0; k < page->childCount(); ++k) {
            const bool isMatch = holds(*page->child(k), words);
            page->child(k)->setHidden(!isMatch);
            holdsAny |= isMatch;
        }
        page->setHidden(!holdsAny);
        any |= holdsAny;
    }
    contents_->setVisible(any);
    nothing_->setVisible(!any);
    markMatches();
}

void GuideWindow::openFirstMatch() {
    const QStringList words = wordsOf(search_->text());
    for (QTreeWidgetItemIterator item(contents_, QTreeWidgetItemIterator::NotHidden); *item; ++item)
        if (holds(**item, words)) {
            contents_->setCurrentItem(*item);
            return openChapter(**item);
        }
}

void GuideWindow::markMatches() {
    QList<QTextEdit::ExtraSelection> marks;
    QTextCharFormat mark;
    mark.setBackground(palette().brush(QPalette::Highlight));
    mark.setForeground(palette().brush(QPalette::HighlightedText));
    for (const QString& word : wordsOf(search_->text()))
        for (QTextCursor found = text_->document()->find(word); !found.isNull();
             found = text_->document()->find(word, found))
            marks.append({found, mark});
    text_->setExtraSelections(marks);
}

void GuideWindow::showPage(const QUrl& page) {
    loosen(*text_->document());
    markMatches();
    const QString file = page.fileName();
    const QTreeWidgetItem* current = contents_->currentItem();
    if (current && current->data(0, kFileRole) == file)
        return;
    for (int i = 0; i < contents_->topLevelItemCount(); ++i)
        if (contents_->topLevelItem(i)->data(0, kFileRole) == file)
            contents_->setCurrentItem(contents_->topLevelItem(i));
}

void GuideWindow::retranslate() {
    setWindowTitle(tr("User Guide"));
    contents_->setAccessibleName(tr("Contents"));
    search_->setPlaceholderText(tr("Search the guide"));
    search_->setAccessibleName(tr("Search the guide"));
    search_->setToolTip(
        tr("Search the guide (%1)")
            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    nothing_->setText(tr("No chapter holds these words. Try fewer or others."));
    text_->setAccessibleName(tr("User Guide"));
}

void GuideWindow::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void GuideWindow::hideEvent(QHideEvent* event) {
    settings_.setGuideGeometry(saveGeometry());
    QDialog::hideEvent(event);
}

}  // namespace irodori
