// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>

#include "batch/batch_bar.h"
#include "batch/batch_model.h"
#include "batch/batch_page.h"
#include "batch/batch_panel.h"
#include "batch/failure_list.h"
#include "batch_fixture.h"
#include "widgets/message_bar.h"

using namespace irodori;
using namespace Qt::StringLiterals;

class TestBatchPage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::BatchFixture> f_;
    std::unique_ptr<BatchPage> page_;

    void makePage() {
        page_ = std::make_unique<BatchPage>(*f_->session);
        page_->setStudioStyle([this] { return f_->style(); });
        page_->resize(1280, 740);
        page_->show();
    }

    [[nodiscard]] QTreeView& list() const { return *page_->findChild<QTreeView*>(); }
    [[nodiscard]] BatchModel& model() const { return *static_cast<BatchModel*>(list().model()); }
    [[nodiscard]] QAction& action(const char* text) const {
        for (QAction* action : page_->findChildren<QAction*>())
            if (action->text() == QString::fromUtf8(text))
                return *action;
        qFatal("no such command: %s", text);
    }
    [[nodiscard]] QPushButton& button(const char* text) const {
        for (QPushButton* button : page_->findChildren<QPushButton*>())
            if (button->text() == QString::fromUtf8(text))
                return *button;
        qFatal("no such button: %s", text);
    }
    [[nodiscard]] QString order() const {
        QString names;
        for (int row = 0; row < model().rowCount(); ++row)
            names += model().index(row, 0).data().toString().at(0);
        return names;
    }
    void select(std::initializer_list<int> rows) const {
        list().clearSelection();
        for (const int row : rows)
            list().selectionModel()->select(
                model().index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    [[nodiscard]] QString selection() const {
        QString names;
        for (const QModelIndex& index : list().selectionModel()->selectedRows())
            names += index.data().toString().at(0);
        return names;
    }

    void drop(QWidget& target, const QStringList& paths) {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls << QUrl::fromLocalFile(path);
        mime.setUrls(urls);
        const QPoint center = target.rect().center();
        QDragEnterEvent enter(center, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(center, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &drop);
        QTRY_VERIFY(!f_->session->isScanning());
    }
    void dropFour() {
        drop(*page_, {f_->photo("a.png"), f_->photo("b.png", 30), f_->photo("c.png", 120),
                      f_->photo("d.png", 300)});
        QCOMPARE(order(), u"abcd"_s);
    }

    /// Presses a button of the next message box.
    static void answer(const QString& text) {
        QTimer::singleShot(0, [text] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box);
            for (QAbstractButton* button : box->buttons())
                if (button->text().remove(u'&') == text)
                    return button->click();
            box->reject();
            QFAIL("no such answer");
        });
    }

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<std::vector<std::filesystem::path>>(); }
    void init() {
        f_ = std::make_unique<test::BatchFixture>();
        makePage();
    }
    void cleanup() {
        page_.reset();
        f_.reset();
    }

    void beginsWithAnInvitation() {
        QVERIFY(!list().isVisible());
        QVERIFY(button("Choose Photos…").isVisible());
        QVERIFY(button("Choose Folder…").isVisible());
        QVERIFY(!button("Start").isEnabled());
    }

    void dropAndStart() {
        QDir().mkpath(f_->path("out"));
        page_->panel().findChildren<QLineEdit*>().first()->setText(f_->path("out"));
        f_->photo("trip/a.png");
        drop(*page_, {f_->path("trip"), f_->photo("b.png")});
        QVERIFY(list().isVisible());
        QCOMPARE(f_->session->queue().plan()->styleName, std::string("Rain"));
        button("Start").click();
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"dd"_s);
        QCOMPARE(f_->results("out/trip"), QStringList{u"a_Rain.png"_s});
        QCOMPARE(model().index(0, BatchModel::kResult).data().toString(), u"a_Rain.png"_s);
        QCOMPARE(model().index(0, BatchModel::kState).data().toString(), u"Done"_s);
        QCOMPARE(page_->messages().messages().size(), 1);
        QVERIFY(button("Show Results").isEnabled());
    }

    void resultsAreNamedAnew_data() {
        QTest::addColumn<std::function<void(BatchQueue&)>>("change");
        QTest::addColumn<QStringList>("results");
        const auto row = [](const char* name, const std::function<void(BatchQueue&)>& change,
                            const QStringList& results) {
            QTest::addRow("%s", name) << change << results;
        };
        const auto byNumber = [](BatchQueue& queue) {
            BatchPlan plan = *queue.plan();
            plan.pattern = "{number}";
            QVERIFY(queue.setPlan(plan));
        };
        row("nothing changes", [](BatchQueue&) {}, {u"x.jpg"_s, u"x (2).png"_s, u"x (3).png"_s});
        row("another plan", byNumber, {u"x.jpg"_s, u"0002.png"_s, u"0003.png"_s});
        row("what was done waits again, by another plan",
            [byNumber](BatchQueue& queue) {
                byNumber(queue);
                queue.retry({1});
            },
            {u"0001.jpg"_s, u"0002.png"_s, u"0003.png"_s});
        row("one is removed", [](BatchQueue& queue) { queue.remove({2}); },
            {u"x.jpg"_s, u"x (2).png"_s});
        row("one is added",
            [](BatchQueue& queue) {
                queue.add({{"/4/x.jpg", {}}});
            },
            {u"x.jpg"_s, u"x (2).png"_s, u"x (3).png"_s, u"x (4).jpg"_s});
        row("another order", [](BatchQueue& queue) { queue.move({3}, 1); },
            {u"x (3).png"_s, u"x.jpg"_s, u"x (2).png"_s});
        row("one is painted",
            [](BatchQueue& queue) {
                QVERIFY(queue.takeNext());
                queue.finish(2, {"/out/other.png", {1, 1}, 1});
            },
            {u"x.jpg"_s, u"other.png"_s, u"x (3).png"_s});
    }
    void resultsAreNamedAnew() {
        QFETCH(std::function<void(BatchQueue&)>, change);
        BatchQueue queue;
        BatchPlan plan = f_->plan();
        plan.pattern = "{name}";
        QVERIFY(queue.setPlan(plan));
        queue.add({{"/1/x.jpg", {}}, {"/2/x.png", {}}, {"/3/x.png", {}}});
        BatchModel model;
        model.setQueue(queue);
        QVERIFY(queue.takeNext());
        model.setQueue(queue);
        queue.finish(1, {"/out/x.jpg", {1, 1}, 1});
        model.setQueue(queue);
        change(queue);
        model.setQueue(queue);
        QStringList results;
        for (int row = 0; row < model.rowCount(); ++row)
            results << model.index(row, BatchModel::kResult).data().toString();
        QTEST(results, "results");
    }

    void dropsOnEveryPart_data() {
        QTest::addColumn<bool>("onInvitation");
        QTest::addRow("on the invitation") << true;
        QTest::addRow("on the page") << false;
    }
    void dropsOnEveryPart() {
        QFETCH(bool, onInvitation);
        QWidget* target = page_.get();
        if (onInvitation)
            target = page_->findChild<QStackedWidget*>()->currentWidget();
        drop(*target, {f_->photo("a.png")});
        QCOMPARE(order(), u"a"_s);
    }

    void withoutStyle() {
        page_->setStudioStyle([] { return StylePreset{}; });
        drop(*page_, {f_->photo("a.png")});
        QVERIFY(!button("Start").isEnabled());
        page_->setStudioStyle([this] { return f_->style("Sun"); });
        button("From the Studio").click();
        QVERIFY(button("Start").isEnabled());
        QCOMPARE(f_->session->queue().plan()->styleName, std::string("Sun"));
    }

    void presets() {
        StylePreset look;  // without styles of its own
        look.name = "Faint";
        look.recipe.settings.strength = 0.25;
        page_->setPresets({f_->style("Night"), f_->style("Day"), look});
        dropFour();
        QMenu* menu = button("Preset").menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().at(1)->trigger();
        QCOMPARE(f_->session->queue().plan()->styleName, std::string("Day"));
        menu->actions().at(2)->trigger();
        QCOMPARE(f_->session->queue().plan()->styleName, std::string("Day"));
        QCOMPARE(f_->session->queue().plan()->style.recipe.settings.strength, 0.25);
    }

    void commands_data() {
        QTest::addColumn<QList<int>>("rows");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("states");
        QTest::addColumn<QString>("selected");
        QTest::addRow("up") << QList{2, 3} << u"Move Up"_s << u"acdb"_s << u"wwww"_s << u"cd"_s;
        QTest::addRow("up from the top")
            << QList{0} << u"Move Up"_s << u"abcd"_s << u"wwww"_s << u"a"_s;
        QTest::addRow("down") << QList{0} << u"Move Down"_s << u"bacd"_s << u"wwww"_s << u"a"_s;
        QTest::addRow("down gathers what is apart")
            << QList{0, 2} << u"Move Down"_s << u"bdac"_s << u"wwww"_s << u"ac"_s;
        QTest::addRow("down from the bottom")
            << QList{3} << u"Move Down"_s << u"abcd"_s << u"wwww"_s << u"d"_s;
        QTest::addRow("skip") << QList{1} << u"Skip"_s << u"abcd"_s << u"wsww"_s << u"b"_s;
        QTest::addRow("remove") << QList{0, 3} << u"Remove"_s << u"bc"_s << u"ww"_s << QString();
    }
    void commands() {
        QFETCH(QList<int>, rows);
        QFETCH(QString, command);
        dropFour();
        const QAbstractItemModelTester tester(&model());
        list().clearSelection();
        for (const int row : rows)
            list().selectionModel()->select(
                model().index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        action(command.toUtf8().constData()).trigger();
        QTEST(order(), "order");
        QTEST(f_->states(), "states");
        QTEST(selection(), "selected");
    }

    void commandsFollowTheSelection() {
        dropFour();
        list().clearSelection();
        for (const char* name : {"Move Up", "Move Down", "Skip", "Remove", "Paint Again"})
            QVERIFY2(!action(name).isEnabled(), name);
        select({0});
        QVERIFY(action("Skip").isEnabled());
        QVERIFY(!action("Paint Again").isEnabled());
        action("Skip").trigger();
        QVERIFY(!action("Skip").isEnabled());
        action("Paint Again").trigger();
        QCOMPARE(f_->states(), u"wwww"_s);
    }

    void dragsRows() {
        dropFour();
        const QAbstractItemModelTester tester(&model());
        const std::unique_ptr<QMimeData> mime(
            model().mimeData({model().index(3, 0), model().index(3, 1)}));
        QVERIFY(!model().dropMimeData(mime.get(), Qt::MoveAction, 1, 0, {}));
        QCOMPARE(order(), u"adbc"_s);
        QMimeData other;
        other.setText(u"d"_s);
        QVERIFY(!model().dropMimeData(&other, Qt::MoveAction, 0, 0, {}));
        QCOMPARE(order(), u"adbc"_s);
    }

    void failuresAreListed() {
        QVERIFY(f_->session->setPlan(f_->plan()));
        drop(*page_, {f_->photo("a.png"), f_->text("b.jpg"), f_->path("missing.png")});
        auto* failures = page_->findChild<FailureList*>();
        QVERIFY(!failures->isVisible());
        button("Start").click();
        QVERIFY(f_->finish());
        QVERIFY(failures->isVisible());
        auto* lines = failures->findChild<QListWidget*>();
        QCOMPARE(lines->count(), 2);
        QVERIFY(lines->item(0)->text().contains(u"“b.jpg” is not in a format"_s));
        QVERIFY(lines->item(1)->text().contains(u"does not exist"_s));
        lines->setCurrentRow(1);
        QCOMPARE(selection(), u"m"_s);

        f_->photo("missing.png");
        button("Try Again").click();
        QTRY_COMPARE(f_->states(), u"dfd"_s);
    }

    void pauseAndContinue() {
        f_->repaintMilliseconds = 300;
        QVERIFY(f_->session->setPlan(f_->plan()));
        drop(*page_, {f_->photo("a.png")});
        button("Start").click();
        button("Pause").click();
        QVERIFY(f_->session->isPaused());
        QVERIFY(page_->findChild<BatchBar*>()->text().contains(u"paused"_s));
        button("Continue").click();
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"d"_s);
    }

    void rowsTellWhetherTheyAreHeld_data() {
        QTest::addColumn<bool>("isPaused");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("icon");
        QTest::addRow("goes on") << false << u"Painting · 40 %"_s << u"running"_s;
        QTest::addRow("paused") << true << u"Paused · 40 %"_s << u"pause"_s;
    }
    void rowsTellWhetherTheyAreHeld() {
        QFETCH(bool, isPaused);
        BatchQueue queue;
        QVERIFY(queue.setPlan(f_->plan()));
        queue.add({{"/p/a.jpg", {}}, {"/p/b.jpg", {}}, {"/p/c.jpg", {}}});
        QVERIFY(queue.takeNext() && queue.takeNext());
        BatchModel model;
        model.setQueue(queue);
        const auto state = [&](int row, int role) {
            return model.index(row, BatchModel::kState).data(role).toString();
        };
        BatchRunner::Status status;
        status.painting = 1;
        status.fraction = 0.4;
        QSignalSpy changes(&model, &BatchModel::dataChanged);
        model.setStatus(status, isPaused);
        QVERIFY(!changes.isEmpty());
        QTEST(state(0, Qt::DisplayRole), "text");
        QTEST(state(0, BatchModel::kIcon), "icon");
        QTEST(state(1, BatchModel::kIcon), "icon");
        QCOMPARE(state(1, Qt::DisplayRole), u"Next"_s);
        QCOMPARE(state(2, BatchModel::kIcon), u"more"_s);
        model.setStatus(status, false);
        QCOMPARE(state(0, Qt::DisplayRole), u"Painting · 40 %"_s);
    }

    void wrongNames_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("works");
        QTest::addRow("good") << u"{name} by {style}"_s << true;
        QTest::addRow("the same for all") << u"picture"_s << false;
        QTest::addRow("unknown field") << u"{name}{x}"_s << false;
        QTest::addRow("empty") << QString() << false;
    }
    void wrongNames() {
        QFETCH(QString, pattern);
        QFETCH(bool, works);
        dropFour();
        QLineEdit* name = nullptr;
        for (QLineEdit* line : page_->panel().findChildren<QLineEdit*>())
            if (line->text() == QLatin1String(kDefaultNamePattern))
                name = line;
        QVERIFY(name);
        name->selectAll();
        QTest::keyClick(name, Qt::Key_Delete);
        QTest::keyClicks(name, pattern);
        QCOMPARE(page_->panel().hasProblem(), !works);
        QCOMPARE(button("Start").isEnabled(), works);
        const std::string& used = f_->session->queue().plan()->pattern;
        QCOMPARE(used == pattern.toStdString(), works);
    }

    void settingsReachThePlan() {
        dropFour();
        const auto choose = [this](const char* name, const QString& text) {
            for (QComboBox* box : page_->panel().findChildren<QComboBox*>())
                if (box->accessibleName() == QString::fromUtf8(name)) {
                    box->setCurrentIndex(box->findText(text));
                    Q_EMIT box->activated(box->currentIndex());
                    return;
                }
            qFatal("no such choice: %s", name);
        };
        choose("Format", u"WebP"_s);
        choose("If it exists", u"skip the photo"_s);
        choose("Save", u"beside each photo"_s);
        const BatchPlan& plan = *f_->session->queue().plan();
        QVERIFY(plan.style.format == FileFormat::webp);
        QVERIFY(plan.style.exporting.ifExists == IfExists::refuse);
        QVERIFY(plan.folder.empty());
    }

    void asksBeforeItReplaces_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("states");
        QTest::addColumn<QStringList>("files");
        const QStringList one{u"a_Rain.png"_s};
        QTest::addRow("replace") << u"Replace"_s << u"d"_s << one;
        QTest::addRow("keep both")
            << u"Keep Both"_s << u"d"_s << QStringList{u"a_Rain (2).png"_s, u"a_Rain.png"_s};
        QTest::addRow("cancel") << u"Cancel"_s << u"w"_s << one;
    }
    void asksBeforeItReplaces() {
        QFETCH(QString, answer);
        BatchPlan plan = f_->plan();
        plan.style.exporting.ifExists = IfExists::replace;
        QVERIFY(f_->session->setPlan(plan));
        drop(*page_, {f_->photo("a.png")});
        f_->photo("out/a_Rain.png");
        const QSignalSpy asked(f_->session.get(), &BatchSession::wouldReplace);
        connect(f_->session.get(), &BatchSession::wouldReplace, this,
                [answer] { TestBatchPage::answer(answer); });
        page_.reset();
        makePage();  // hears of it after the answer is prepared
        button("Start").click();
        QTRY_COMPARE(asked.size(), 1);
        QTRY_VERIFY(!f_->session->isRunning());
        QFETCH(QString, states);
        QTRY_COMPARE(f_->states(), states);
        QTEST(f_->results(), "files");
    }

    void whatIsLeftIsOffered() {
        QVERIFY(f_->session->setPlan(f_->plan()));
        QVERIFY(f_->add({f_->photo("a.png")}));
        page_.reset();
        f_->makeSession();
        makePage();
        QTRY_COMPARE(page_->messages().messages().size(), 1);
        QCOMPARE(page_->messages().messages().first().actionText, u"Continue"_s);
        page_->messages().messages().first().action();
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"d"_s);
    }

    void everyControlIsNamed() {
        dropFour();
        for (QWidget* widget : page_->findChildren<QWidget*>()) {
            const bool isControl = qobject_cast<QAbstractButton*>(widget)
                                   || qobject_cast<QComboBox*>(widget)
                                   || qobject_cast<QLineEdit*>(widget);
            const bool isPart = widget->parentWidget() && widget->objectName().startsWith(u"qt_"_s);
            if (!isControl || isPart || !widget->isVisible())
                continue;
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     widget->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestBatchPage)
#include "tst_batch_page.moc"
