// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTreeWidget>
#include <memory>

#include "base/paths.h"
#include "guide_window.h"
#include "settings/app_settings.h"

using namespace irodori;
using namespace Qt::StringLiterals;

class TestGuideWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void listsPagesAndChapters();
    void chaptersOpen();
    void linksOpen();
    void searchLeavesChaptersWithAllWords_data();
    void searchLeavesChaptersWithAllWords();
    void searchOpensAndMarks();
    void widePicturesFit();
    void missingGuideIsEmpty();
    void sizeIsRemembered();
    void shippedGuideIsWhole();

private:
    void write(const QString& name, const QByteArray& text) const {
        QFile file(dir_->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QStringList titlesOf(GuideWindow& guide) {
        QStringList titles;
        for (QTreeWidgetItemIterator item(&guide.contents()); *item; ++item)
            titles << QString((*item)->parent() ? 1 : 0, u'-') + (*item)->text(0);
        return titles;
    }

    std::unique_ptr<QTemporaryDir> dir_;
    std::unique_ptr<AppSettings> settings_;
};

void TestGuideWindow::init() {
    dir_ = std::make_unique<QTemporaryDir>();
    settings_ = std::make_unique<AppSettings>(dir_->filePath(u"settings.ini"_s));
    write(u"index.md"_s,
          "# Basics\n\nSee [the second](second.md) and [again](second.md).\n\n"
          "## Opening\n\nText.\n\n### Detail\n\n## Saving\n\nText.\n");
    QByteArray second = "# Second\n\n![wide](wide.png)\n\n";
    for (int i = 0; i < 200; ++i)
        second += "A line that makes the page long.\n\n";
    write(u"second.md"_s, second + "## The end\n\nText.\n" + QByteArray("line\n\n").repeated(200));
    write(u"unlinked.md"_s, "# Nobody links here\n");
    QVERIFY(QImage(2000, 100, QImage::Format_RGB32).save(dir_->filePath(u"wide.png"_s)));
}

void TestGuideWindow::listsPagesAndChapters() {
    GuideWindow guide(dir_->path(), *settings_);
    QCOMPARE(titlesOf(guide),
             (QStringList{u"Basics"_s, u"-Opening"_s, u"-Saving"_s, u"Second"_s, u"-The end"_s}));
    QVERIFY(guide.text().toPlainText().startsWith(u"Basics"_s));
}

void TestGuideWindow::chaptersOpen() {
    GuideWindow guide(dir_->path(), *settings_);
    guide.show();
    QTreeWidgetItem* end = guide.contents().topLevelItem(1)->child(0);
    Q_EMIT guide.contents().itemClicked(end, 0);
    QVERIFY(guide.text().toPlainText().startsWith(u"Second"_s));
    QVERIFY(guide.text().verticalScrollBar()->value() > 500);
    const QTextCursor top = guide.text().cursorForPosition({60, 24});
    QCOMPARE(top.block().text(), u"The end"_s);
    Q_EMIT guide.contents().itemClicked(guide.contents().topLevelItem(0), 0);
    QVERIFY(guide.text().toPlainText().startsWith(u"Basics"_s));
    QCOMPARE(guide.text().verticalScrollBar()->value(), 0);
}

void TestGuideWindow::linksOpen() {
    GuideWindow guide(dir_->path(), *settings_);
    QVERIFY(guide.contents().topLevelItem(0)->isSelected());
    guide.text().setSource(QUrl(u"second.md"_s));
    QVERIFY(guide.text().toPlainText().startsWith(u"Second"_s));
    QVERIFY(guide.contents().topLevelItem(1)->isSelected());
    guide.text().backward();
    QVERIFY(guide.text().toPlainText().startsWith(u"Basics"_s));
    QVERIFY(guide.contents().topLevelItem(0)->isSelected());
}

void TestGuideWindow::searchLeavesChaptersWithAllWords_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("left");
    const QStringList all{u"Basics"_s, u"-Opening"_s, u"-Saving"_s, u"Second"_s, u"-The end"_s};
    QTest::addRow("nothing asked") << u""_s << all;
    QTest::addRow("blanks") << u"  "_s << all;
    QTest::addRow("in a title") << u"saving"_s << QStringList{u"Basics"_s, u"-Saving"_s};
    QTest::addRow("below a smaller heading")
        << u"DETAIL"_s << QStringList{u"Basics"_s, u"-Opening"_s};
    QTest::addRow("two words of one chapter") << u"page long"_s << QStringList{u"Second"_s};
    QTest::addRow("two words of different chapters") << u"saving opening"_s << QStringList();
    QTest::addRow("not there") << u"zeppelin"_s << QStringList();
}

void TestGuideWindow::searchLeavesChaptersWithAllWords() {
    QFETCH(QString, query);
    GuideWindow guide(dir_->path(), *settings_);
    guide.show();
    guide.search().setText(query);
    QStringList left;
    for (QTreeWidgetItemIterator item(&guide.contents(), QTreeWidgetItemIterator::NotHidden); *item;
         ++item)
        if (!(*item)->parent() || !(*item)->parent()->isHidden())
            left << QString((*item)->parent() ? 1 : 0, u'-') + (*item)->text(0);
    QTEST(left, "left");
    QCOMPARE(guide.contents().isVisible(), !left.isEmpty());
}

void TestGuideWindow::searchOpensAndMarks() {
    GuideWindow guide(dir_->path(), *settings_);
    guide.show();
    guide.search().setText(u"line"_s);
    QTest::keyClick(&guide.search(), Qt::Key_Return);
    QVERIFY(guide.text().toPlainText().startsWith(u"Second"_s));
    QVERIFY(guide.text().extraSelections().size() >= 200);
    guide.search().clear();
    QVERIFY(guide.text().extraSelections().isEmpty());
}

void TestGuideWindow::widePicturesFit() {
    GuideWindow guide(dir_->path(), *settings_);
    guide.resize(980, 700);
    guide.show();
    guide.text().setSource(QUrl(u"second.md"_s));
    QCOMPARE(guide.text().horizontalScrollBar()->maximum(), 0);
}

void TestGuideWindow::missingGuideIsEmpty() {
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"No document for index.md"_s));
    GuideWindow guide(dir_->filePath(u"nowhere"_s), *settings_);
    guide.show();
    QCOMPARE(guide.contents().topLevelItemCount(), 0);
    QVERIFY(guide.text().toPlainText().isEmpty());
}

void TestGuideWindow::sizeIsRemembered() {
    {
        GuideWindow guide(dir_->path(), *settings_);
        guide.resize(700, 500);
        guide.show();
        guide.close();
    }
    const GuideWindow again(dir_->path(), *settings_);
    QCOMPARE(again.size(), QSize(700, 500));
}

/// Every page and picture that it speaks of is there.
void TestGuideWindow::shippedGuideIsWhole() {
    const QDir folder(QString::fromStdString((resourceDir() / "guide").string()));
    GuideWindow guide(folder.path(), *settings_);
    QVERIFY(guide.contents().topLevelItemCount() >= 2);
    for (const QString& page : folder.entryList({u"*.md"_s}, QDir::Files)) {
        guide.text().setSource(QUrl(page));
        for (QTextBlock block = guide.text().document()->begin(); block.isValid();
             block = block.next())
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                const QTextCharFormat format = part.fragment().charFormat();
                const QString target =
                    format.isImageFormat() ? format.toImageFormat().name() : format.anchorHref();
                if (!target.isEmpty() && QUrl(target).isRelative())
                    QVERIFY2(folder.exists(target), qPrintable(page + u": "_s + target));
            }
    }
}

QTEST_MAIN(TestGuideWindow)
#include "tst_guide_window.moc"
