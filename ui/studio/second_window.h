// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;

namespace irodori {

class PictureView;

/// The result in a window of its own, for a second monitor: full screen there, in step with the
/// Studio's view or the whole picture. When its monitor goes, it becomes a plain window on the one
/// that is left. F11 and a double click on the frame toggle full screen, Esc leaves it and closes.
class SecondWindow : public QWidget {
    Q_OBJECT

public:
    /// `leader` must outlive the window.
    explicit SecondWindow(PictureView& leader, QWidget* parent = nullptr);

    /// On the monitor where the leader is not, if there is one.
    void present();

    [[nodiscard]] PictureView& view() { return *view_; }
    [[nodiscard]] bool isInStep() const;
    void setInStep(bool on);

Q_SIGNALS:
    void closed();

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    QAction* addCommand(const QKeySequence& keys, bool checkable);
    void setFullScreen(bool on);
    void leave();
    void screenRemoved();
    void retranslate();

    PictureView& leader_;
    PictureView* view_;
    QAction* inStep_;
    QAction* fullScreen_;
    QAction* leave_;
};

}  // namespace irodori
