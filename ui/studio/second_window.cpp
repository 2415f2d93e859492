// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/second_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/drop_zone.h"
#include "widgets/icons.h"
#include "widgets/picture_view.h"

namespace irodori {

namespace {

constexpr double kWindowShare = 0.6;  ///< of the monitor, while not in full screen

/// Null if there is only one.
QScreen* otherScreen(const QScreen* taken) {
    const QList<QScreen*> screens = QGuiApplication::screens();
    const auto other =
        std::ranges::find_if(screens, [taken](const QScreen* screen) { return screen != taken; });
    return other == screens.end() ? nullptr : *other;
}

QRect centred(QSize size, const QRect& area) {
    QRect rect(QPoint(), size);
    rect.moveCenter(area.center());
    return rect;
}

}  // namespace

SecondWindow::SecondWindow(PictureView& leader, QWidget* parent)
    : QWidget(parent, Qt::Window), leader_(leader), view_(new PictureView) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view_);
    view_->setAcceptDrops(false);

    inStep_ = addCommand(Qt::Key_S, true);
    inStep_->setIcon(themeIcon(QStringLiteral("in-step")));
    fullScreen_ = addCommand(Qt::Key_F11, true);
    fullScreen_->setIcon(themeIcon(QStringLiteral("full-screen")));
    leave_ = addCommand(Qt::Key_Escape, false);
    leave_->setIcon(themeIcon(QStringLiteral("cancel")));
    connect(inStep_, &QAction::toggled, this, &SecondWindow::setInStep);
    connect(fullScreen_, &QAction::triggered, this, &SecondWindow::setFullScreen);
    connect(leave_, &QAction::triggered, this, &SecondWindow::leave);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &SecondWindow::screenRemoved);
    view_->setCommands({inStep_, fullScreen_, leave_});
    view_->follow(leader_, false);
    retranslate();
}

QAction* SecondWindow::addCommand(const QKeySequence& keys, bool checkable) {
    auto* action = new QAction(this);
    action->setShortcut(keys);
    action->setCheckable(checkable);
    addAction(action);
    return action;
}

void SecondWindow::present() {
    QScreen* own = leader_.screen();
    QScreen* other = otherScreen(own);
    const QRect area = (other ? other : own)->availableGeometry();
    setGeometry(centred(area.size() * kWindowShare, area));
    setFullScreen(other != nullptr);
    raise();
}

bool SecondWindow::isInStep() const {
    return inStep_->isChecked();
}

void SecondWindow::setInStep(bool on) {
    inStep_->setChecked(on);
    view_->follow(leader_, on);
    if (!on)
        view_->fit();
}

void SecondWindow::setFullScreen(bool on) {
    if (on)
        showFullScreen();
    else
        showNormal();
}

void SecondWindow::leave() {
    if (isFullScreen() && otherScreen(leader_.screen()) == nullptr)
        setFullScreen(false);
    else
        close();
}

/// Qt moves the window to a monitor that is left, where it would cover the Studio.
void SecondWindow::screenRemoved() {
    if (!isVisible() || otherScreen(leader_.screen()))
        return;
    setFullScreen(false);
    const QRect area = leader_.screen()->availableGeometry();
    setGeometry(centred(area.size() * kWindowShare, area));
}

void SecondWindow::retranslate() {
    setWindowTitle(tr("Result"));
    view_->setAccessibleName(tr("Result"));
    view_->emptyState()->setTitle(tr("The result appears here"));
    const auto name = [](QAction* action, const QString& text) {
        action->setText(text);
        action->setToolTip(QStringLiteral("%1 (%2)").arg(
            text, action->shortcut().toString(QKeySequence::NativeText)));
    };
    name(inStep_, tr("In Step with the Studio"));
    name(fullScreen_, tr("Full Screen"));
    name(leave_, tr("Close"));
}

void SecondWindow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::WindowStateChange)
        fullScreen_->setChecked(isFullScreen());
}

void SecondWindow::closeEvent(QCloseEvent* event) {
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

}  // namespace irodori
