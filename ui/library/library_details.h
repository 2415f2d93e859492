// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "library/library_item.h"

class QFormLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;

namespace irodori {

/// All that is known of one item, and what can be done with it.
class LibraryDetails : public QWidget {
    Q_OBJECT

public:
    explicit LibraryDetails(QWidget* parent = nullptr);

    /// Nothing: invites to select something.
    void setItem(const std::optional<LibraryItem>& item);
    [[nodiscard]] const std::optional<LibraryItem>& item() const { return item_; }

Q_SIGNALS:
    void useRequested();
    void showRunRequested();
    void favouriteRequested(bool favourite);
    void renameRequested();
    void hideRequested(bool hide);
    void duplicateRequested();
    void shareRequested();
    void folderRequested();
    void removeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    class Cover;

    QToolButton* addTool(void (LibraryDetails::*request)());
    void showItem();
    void showFacts();
    void retranslate();

    std::optional<LibraryItem> item_;
    QLabel* hint_;
    QWidget* content_;
    Cover* cover_;
    QLabel* name_;
    QLabel* shelf_;
    QPushButton* use_;
    QPushButton* showRun_;
    QToolButton* favourite_;
    QToolButton* hide_;  ///< checked: it is hidden
    QToolButton* rename_;
    QToolButton* duplicate_;
    QToolButton* share_;
    QToolButton* folder_;
    QToolButton* remove_;
    QWidget* facts_ = nullptr;
    QScrollArea* scroll_;
};

}  // namespace irodori
