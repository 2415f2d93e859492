// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window and its dialogs for those who do not see it, do not use a mouse, read from right
// to left, or need contrast. New parts are covered by being in the window.
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QWidgetAction>
#include <memory>

#include "guide_window.h"
#include "settings_dialog.h"
#include "studio/export_dialog.h"
#include "widgets/theme.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

constexpr double kReadable = 4.5;  ///< WCAG 2.1 AA for text

template <class... T>
bool isAny(const QWidget* widget) {
    return (qobject_cast<const T*>(widget) || ...);
}

/// Made by Qt as a part of a control: the control speaks for it.
bool isPart(const QWidget* widget) {
    const QWidget* parent = widget->parentWidget();
    return widget->objectName().startsWith(QLatin1String("qt_"))
           || isAny<QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QScrollBar>(parent)
           || qobject_cast<const QScrollBar*>(widget);
}

/// All that can be operated and is to be seen.
QList<QWidget*> controlsOf(QWidget& root) {
    QList<QWidget*> controls;
    for (QWidget* widget : root.findChildren<QWidget*>())
        if (widget->isVisible() && !isPart(widget)
            && isAny<QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox,
                     QComboBox, QLineEdit, QTabBar, QTextEdit>(widget))
            controls << widget;
    return controls;
}

QString accessibleName(QWidget* widget) {
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name).trimmed() : QString();
}

/// Where a widget is, for messages.
QString pathOf(const QWidget* widget) {
    QStringList path;
    for (; widget; widget = widget->parentWidget())
        path.prepend(QLatin1String(widget->metaObject()->className()));
    return path.mid(std::max<qsizetype>(0, path.size() - 5)).join(QStringLiteral(" › "));
}

bool hasVisibleText(const QWidget* widget) {
    if (const auto* tool = qobject_cast<const QToolButton*>(widget);
        tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
        return false;
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
        return !button->text().isEmpty();
    return !isAny<QAbstractSlider>(widget);  // others show their content, beside a label
}

/// What a command of the menus does can be reached from there.
bool isInMenus(const QWidget* widget) {
    const auto* tool = qobject_cast<const QToolButton*>(widget);
    return tool && tool->defaultAction();
}

/// What shows when the pointer rests there: a row speaks for its parts.
QString toolTipOf(const QWidget* widget) {
    const QWidget* parent = widget->parentWidget();
    return widget->toolTip().isEmpty() && parent ? parent->toolTip() : widget->toolTip();
}

QColor groundOf(const QWidget* widget) {
    for (const QWidget* at = widget; at; at = at->parentWidget())
        if (at->isWindow() || at->autoFillBackground())
            return at->palette().color(at->backgroundRole());
    return {};
}

}  // namespace

class TestAccessibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void controlsHaveNames_data();
    void controlsHaveNames();
    void controlsWithoutTextHaveToolTips_data();
    void controlsWithoutTextHaveToolTips();
    void controlsCanBeReachedByKeyboard_data();
    void controlsCanBeReachedByKeyboard();
    void textsCanBeRead_data();
    void textsCanBeRead();
    void commandsHaveTexts();
    void shortcutsAreUnique();
    void layoutSurvivesMirroring_data();
    void layoutSurvivesMirroring();
    void windowFitsSmallScreens();

private:
    /// Rows for all that can be opened.
    static void addScreens();
    /// Shows the screen of a row; null where this program has no such tab.
    QWidget* open(const QString& screen);

    std::unique_ptr<WindowFixture> f_;
    std::unique_ptr<QDialog> dialog_;
};

void TestAccessibility::addScreens() {
    QTest::addColumn<QString>("screen");
    const WindowFixture f;
    for (int i = 0; i < f.tabs().count(); ++i)
        QTest::newRow(qPrintable(f.tabs().tabText(i))) << QString::number(i);
    for (const char* screen : {"photo", "settings", "export", "guide"})
        QTest::newRow(screen) << QString::fromLatin1(screen);
}

QWidget* TestAccessibility::open(const QString& screen) {
    dialog_.reset();
    f_ = std::make_unique<WindowFixture>();
    bool isTab = false;
    const int tab = screen.toInt(&isTab);
    if (isTab)
        f_->tabs().setCurrentIndex(tab);
    else if (!f_->dropBoth())
        return nullptr;
    if (screen == QLatin1String("settings"))
        dialog_ = std::make_unique<SettingsDialog>(f_->settings, f_->engine->devices());
    else if (screen == QLatin1String("export"))
        dialog_ =
            std::make_unique<ExportDialog>(ExportSubject{f_->file("x.jpg"),
                                                         {640, 480},
                                                         PixelDepth::u8,
                                                         [](const QString&) { return false; }},
                                           ExportPreferences{});
    else if (screen == QLatin1String("guide"))
        dialog_ = std::make_unique<GuideWindow>(
            QString::fromLocal8Bit(qgetenv("IRODORI_RESOURCES")) + QStringLiteral("/guide"),
            f_->settings);
    if (!dialog_)
        return f_->window.get();
    dialog_->show();
    return dialog_.get();
}

void TestAccessibility::controlsHaveNames_data() {
    addScreens();
}

void TestAccessibility::controlsHaveNames() {
    QFETCH(QString, screen);
    QWidget* root = open(screen);
    QVERIFY(root);
    QStringList nameless;
    for (QWidget* control : controlsOf(*root))
        if (accessibleName(control).isEmpty())
            nameless << pathOf(control);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
}

void TestAccessibility::controlsWithoutTextHaveToolTips_data() {
    addScreens();
}

void TestAccessibility::controlsWithoutTextHaveToolTips() {
    QFETCH(QString, screen);
    QWidget* root = open(screen);
    QVERIFY(root);
    QStringList mute;
    for (QWidget* control : controlsOf(*root))
        if (!hasVisibleText(control) && toolTipOf(control).isEmpty())
            mute << pathOf(control) + QStringLiteral(": ") + accessibleName(control);
    QVERIFY2(mute.isEmpty(), qPrintable(mute.join(QLatin1Char('\n'))));
}

void TestAccessibility::controlsCanBeReachedByKeyboard_data() {
    addScreens();
}

void TestAccessibility::controlsCanBeReachedByKeyboard() {
    QFETCH(QString, screen);
    QWidget* root = open(screen);
    QVERIFY(root);
    QStringList unreachable;
    for (QWidget* control : controlsOf(*root))
        if (control->isEnabled() && !(control->focusPolicy() & Qt::TabFocus)
            && !control->focusProxy() && !isInMenus(control))
            unreachable << pathOf(control) + QStringLiteral(": ") + accessibleName(control);
    QVERIFY2(unreachable.isEmpty(), qPrintable(unreachable.join(QLatin1Char('\n'))));
}

void TestAccessibility::textsCanBeRead_data() {
    addScreens();
}

void TestAccessibility::textsCanBeRead() {
    QFETCH(QString, screen);
    for (const auto theme : {ThemeChoice::light, ThemeChoice::dark}) {
        applyTheme(theme);
        QWidget* root = open(screen);
        QVERIFY(root);
        QStringList faint;
        for (const QLabel* label : root->findChildren<QLabel*>()) {
            if (!label->isVisible() || !label->isEnabled() || label->text().isEmpty())
                continue;
            const QColor text = label->palette().color(label->foregroundRole());
            const double contrast = contrastRatio(text, groundOf(label));
            if (contrast < kReadable)
                faint << QStringLiteral("%1 %2").arg(label->text()).arg(contrast);
        }
        QVERIFY2(faint.isEmpty(), qPrintable(faint.join(QLatin1Char('\n'))));
    }
    applyTheme(ThemeChoice::light);
}

void TestAccessibility::commandsHaveTexts() {
    const WindowFixture f;
    for (const QAction* action : f.window->findChildren<QAction*>()) {
        const auto* owner = qobject_cast<const QWidget*>(action->parent());
        const bool isOfQt = action->objectName().startsWith(QLatin1String("_q_"))
                            || (owner && isPart(owner)) || qobject_cast<const QLineEdit*>(owner);
        // The menu of a button has no title.
        const bool isShown = !std::ranges::all_of(action->associatedObjects(), [](QObject* place) {
            return qobject_cast<QToolButton*>(place) != nullptr;
        });
        const bool isWidget = qobject_cast<const QWidgetAction*>(action) != nullptr;
        if (isShown && !isWidget && !action->isSeparator() && !isOfQt)
            QVERIFY2(!action->text().isEmpty(),
                     qPrintable(owner ? pathOf(owner) : action->objectName()));
    }
}

void TestAccessibility::shortcutsAreUnique() {
    const WindowFixture f;
    QHash<QString, const QAction*> owners;
    for (const QAction* action : f.window->findChildren<QAction*>())
        for (const QKeySequence& keys : action->shortcuts()) {
            if (action->shortcutContext() != Qt::WindowShortcut)
                continue;
            const QAction* other = owners.value(keys.toString(), action);
            QVERIFY2(other == action,
                     qPrintable(keys.toString() + QStringLiteral(": ") + action->text()
                                + QStringLiteral(" and ") + other->text()));
            owners.insert(keys.toString(), action);
        }
    QVERIFY(owners.size() > 10);
}

void TestAccessibility::layoutSurvivesMirroring_data() {
    addScreens();
}

/// Everything lies inside its parent and nothing on top of its neighbours.
void TestAccessibility::layoutSurvivesMirroring() {
    QFETCH(QString, screen);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const auto restore = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
    QWidget* root = open(screen);
    QVERIFY(root);
    QCoreApplication::processEvents();
    if (root == f_->window.get() && f_->window->currentTab() == MainWindow::Tab::studio)
        QVERIFY(f_->panel().mapTo(root, QPoint()).x() < f_->view().mapTo(root, QPoint()).x());
    for (const QWidget* control : controlsOf(*root)) {
        const QWidget* parent = control->parentWidget();
        if (qobject_cast<const QScrollArea*>(parent->parentWidget()))
            continue;  // may be larger than what is seen of it
        QVERIFY2(parent->rect().contains(control->geometry()), qPrintable(pathOf(control)));
        for (const QWidget* other : controlsOf(*root))
            if (other != control && other->parentWidget() == parent && parent->layout()
                && parent->layout()->indexOf(const_cast<QWidget*>(control)) >= 0
                && parent->layout()->indexOf(const_cast<QWidget*>(other)) >= 0)
                QVERIFY2(!other->geometry().intersects(control->geometry()),
                         qPrintable(pathOf(control)));
    }
}

void TestAccessibility::windowFitsSmallScreens() {
    const WindowFixture f;
    for (int tab = 0; tab < f.tabs().count(); ++tab) {
        f.tabs().setCurrentIndex(tab);
        const QSize least = f.window->minimumSizeHint();
        QVERIFY2(least.width() <= 1280 && least.height() <= 720,
                 qPrintable(QStringLiteral("%1 × %2").arg(least.width()).arg(least.height())));
    }
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
