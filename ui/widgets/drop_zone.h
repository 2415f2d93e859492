// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QMimeData;
class QPushButton;
class QVBoxLayout;

namespace irodori {

/// An inviting empty place: icon, title, subtitle, a button, and below them whatever else helps to
/// start. Takes drops anywhere on it; scrolls where it has too little room.
class DropZone : public QWidget {
    Q_OBJECT

public:
    explicit DropZone(QWidget* parent = nullptr);

    void setIconName(const QString& name);  ///< as for themeIcon()
    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    void setButtonText(const QString& text);
    /// Shown below the button; taken over. nullptr removes it.
    void setContent(QWidget* content);

    [[nodiscard]] QPushButton* button() const { return button_; }

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void openRequested();
    void dropped(const QMimeData* mime);  ///< valid during the call only

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void updateIcon();
    void updateFonts();
    void setDropTarget(bool on);

    QString iconName_;
    QLabel* icon_;
    QLabel* title_;
    QLabel* subtitle_;
    QPushButton* button_;
    QVBoxLayout* contentPlace_;
    QWidget* content_ = nullptr;
    bool dropTarget_ = false;
};

}  // namespace irodori
