// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QTextBrowser;
class QTreeWidget;
class QTreeWidgetItem;
class QUrl;

namespace irodori {

class AppSettings;

/// The user guide, which ships with the program: pages in Markdown, with their chapters at the
/// side. A search leaves the chapters that hold all of its words and marks them in the text. Stays
/// open beside the window.
class GuideWindow : public QDialog {
    Q_OBJECT

public:
    /// `folder` holds `index.md` and the pages that it links to, in the order of its links.
    /// `settings` must outlive the window.
    GuideWindow(const QString& folder, AppSettings& settings, QWidget* parent = nullptr);

    [[nodiscard]] QTextBrowser& text() { return *text_; }
    [[nodiscard]] QTreeWidget& contents() { return *contents_; }
    [[nodiscard]] QLineEdit& search() { return *search_; }

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void listChapters();
    void addPage(const QString& file);
    void openChapter(const QTreeWidgetItem& item);
    void showPage(const QUrl& page);
    void filter();
    void openFirstMatch();
    void markMatches();
    void retranslate();

    QString folder_;
    AppSettings& settings_;
    QLineEdit* search_;
    QLabel* nothing_;  ///< said where no chapter holds the words
    QTreeWidget* contents_;
    QTextBrowser* text_;
};

}  // namespace irodori
