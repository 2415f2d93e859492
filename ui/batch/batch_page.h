// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <filesystem>
#include <functional>
#include <vector>

#include "style/preset.h"

class QAction;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolBar;
class QTreeView;

namespace irodori {

class BatchBar;
class BatchModel;
class BatchPanel;
class BatchSession;
class DropZone;
class FailureList;
class MessageBar;

/// The Batch tab: the queue, how it is painted and written, and how far it is. Connects what others
/// do. GUI thread.
class BatchPage : public QWidget {
    Q_OBJECT

public:
    /// `session` must outlive the page.
    explicit BatchPage(BatchSession& session, QWidget* parent = nullptr);

    /// What photos are painted in at first: the styles and settings that the Studio has when asked.
    void setStudioStyle(std::function<StylePreset()> style);
    void setPresets(std::vector<StylePreset> presets);
    /// Adds files and folders.
    void addPaths(const QStringList& paths);

    [[nodiscard]] MessageBar& messages() { return *messages_; }
    [[nodiscard]] BatchPanel& panel() { return *panel_; }

protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildList();
    void buildLayout();
    void buildActions();
    QAction* addAction(const char* icon, const QKeySequence& keys, std::function<void()> run);
    void connectSession();
    void retranslate();
    void setCommand(QAction* action, const QString& text, const QString& toolTip);

    void browsePhotos();
    void browseFolder();
    void usePlan();
    void showQueue();
    void refresh();
    void updateActions();
    void showMenu(const QPoint& where);

    [[nodiscard]] std::vector<std::uint64_t> selected() const;
    void moveSelected(int rows);
    void openSelected();
    void showResults();
    void askToReplace(const std::vector<std::filesystem::path>& files);
    void tellRestored();
    void tellEnd();

    BatchSession& session_;
    MessageBar* messages_;
    QSplitter* columns_;
    QStackedWidget* stage_;
    DropZone* empty_;
    QPushButton* chooseFolder_;
    QWidget* work_;
    QToolBar* tools_;
    QTreeView* list_;
    BatchModel* model_;
    FailureList* failures_;
    BatchPanel* panel_;
    BatchBar* bar_;

    QAction* addPhotos_ = nullptr;
    QAction* addFolder_ = nullptr;
    QAction* skip_ = nullptr;
    QAction* retry_ = nullptr;
    QAction* up_ = nullptr;
    QAction* down_ = nullptr;
    QAction* remove_ = nullptr;
    QAction* removeDone_ = nullptr;
};

}  // namespace irodori
