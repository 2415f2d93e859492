// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "library/library_item.h"
#include "library/library_model.h"
#include "library/library_shelves.h"
#include "studio/studio_session.h"

class QLabel;
class QLineEdit;
class QListView;
class QListWidget;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace irodori {

class DropZone;
class LibraryDetails;
class MessageBar;

/// The Library tab: everything that one can paint with, where it comes from and what may be done
/// with it. GUI thread.
class LibraryPage : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the page.
    LibraryPage(StudioSession& session, LibraryShelves& shelves, QWidget* parent = nullptr);

    /// Opens a shelf; none: everything.
    void setShelf(std::optional<Shelf> shelf);
    /// What was dropped on the page: to its shelves.
    void importFiles(const QStringList& files);

    [[nodiscard]] MessageBar& messages() { return *messages_; }
    [[nodiscard]] QByteArray layoutState() const;
    void restoreLayout(const QByteArray& state);

Q_SIGNALS:
    /// Something was brought to the Studio.
    void used();
    void runRequested(const QString& folder);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildShelves();
    QWidget* buildItems();
    void connectDetails();
    void retranslate();
    void showItems();
    void showCounts();
    void showEmpty();
    void showCurrent();
    void showMenu(const QPoint& where);
    [[nodiscard]] std::optional<Shelf> currentShelf() const;
    [[nodiscard]] const LibraryItem* current() const;
    void use();
    void askForName();
    void askWhereToShare();
    void askForFiles();
    void showFolder();
    void remove();

    StudioSession& session_;
    LibraryShelves& shelves_;
    LibraryModel model_;
    LibraryFilter filter_;
    MessageBar* messages_;
    QSplitter* splitter_;
    QListWidget* shelfList_;
    QLineEdit* search_;
    QPushButton* import_;
    QStackedWidget* stage_;
    QListView* view_;
    DropZone* empty_;
    LibraryDetails* details_;
};

}  // namespace irodori
