// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <filesystem>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace irodori {

/// Where pictures to train on come from: folders, pictures and clips, dropped or chosen, with what
/// was found in them.
class SourceZone : public QWidget {
    Q_OBJECT

public:
    explicit SourceZone(QWidget* parent = nullptr);

    /// `hint` shows while there is nothing.
    void setTexts(const QString& title, const QString& toolTip, const QString& hint);

    [[nodiscard]] const QStringList& paths() const { return paths_; }
    [[nodiscard]] std::vector<std::filesystem::path> files() const;
    [[nodiscard]] bool isEmpty() const { return paths_.isEmpty(); }
    void addPaths(const QStringList& paths);
    /// Without a signal.
    void setPaths(const QStringList& paths);

    /// What was found; `hasFindings` offers to show them. Empty: nothing known.
    void setSummary(const QString& text, bool hasFindings);
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changed();  ///< by the artist or addPaths()
    void browseRequested();
    void findingsRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void rebuildRows();
    [[nodiscard]] QWidget* makeRow(const QString& path);
    void removePath(const QString& path);
    void setDropTarget(bool on);
    void updateColors();
    void retranslate();

    QStringList paths_;
    QLabel* title_;
    QPushButton* browse_;
    QLabel* hint_;
    QVBoxLayout* rows_;
    QLabel* summary_;
    QToolButton* show_;
    bool dropTarget_ = false;
};

}  // namespace irodori
