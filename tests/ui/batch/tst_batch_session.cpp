// SPDX-License-Identifier: GPL-3.0-or-later
#include "batch_fixture.h"

using namespace irodori;
using namespace Qt::StringLiterals;

class TestBatchSession : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::BatchFixture> f_;

    void begin(const QStringList& paths) {
        QVERIFY(f_->session->setPlan(f_->plan()));
        QVERIFY(f_->add(paths));
        f_->session->requestRun();
    }

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<std::vector<std::filesystem::path>>(); }
    void init() { f_ = std::make_unique<test::BatchFixture>(); }
    void cleanup() { f_.reset(); }

    void paintsFoldersAndKeepsThem() {
        f_->photo("trip/day 1/a.png");
        f_->photo("trip/day 2/a.png");
        f_->photo("b.jpg");
        const QSignalSpy ended(f_->session.get(), &BatchSession::ended);
        begin({f_->path("trip"), f_->path("b.jpg")});
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"ddd"_s);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(f_->results("out/trip/day 1"), QStringList{u"a_Rain.png"_s});
        QCOMPARE(f_->results("out/trip/day 2"), QStringList{u"a_Rain.png"_s});
        QCOMPARE(f_->results(), QStringList{u"b_Rain.jpg"_s});
        QCOMPARE(f_->session->fraction(), 1.);
        QCOMPARE(f_->session->secondsLeft(), 0);
    }

    void failuresGoOn() {
        begin({f_->photo("a.png"), f_->text("b.jpg"), f_->path("missing.png"), f_->photo("c.png")});
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"dffd"_s);
        QVERIFY(f_->session->queue().items()[1].failure);
    }

    void nothingToFind() {
        QDir().mkpath(f_->path("empty"));
        const QSignalSpy messages(f_->session.get(), &BatchSession::message);
        QVERIFY(f_->add({f_->path("empty")}));
        QCOMPARE(messages.size(), 1);
        QCOMPARE(messages[0][0].value<Message>().text, u"There are no pictures in “empty”."_s);
        QVERIFY(f_->session->queue().items().empty());
    }

    void runsOnlyWithPlanAndPhotos() {
        f_->session->requestRun();
        QVERIFY(!f_->session->isRunning());
        QVERIFY(f_->add({f_->photo("a.png")}));
        f_->session->requestRun();
        QVERIFY(!f_->session->isRunning());
    }

    void wrongPlan() {
        BatchPlan plan = f_->plan();
        plan.pattern = "{nobody}";
        QVERIFY(!f_->session->setPlan(plan));
        QVERIFY(!f_->session->queue().plan());
    }

    void troubleOfAll_data() {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("text");
        QTest::addRow("model is gone")
            << u"model"_s
            << u"The model “%1” is not installed. Add it to the library, or choose another style."_s
                   .arg(QString::fromStdString(test::SmallModel().card.name));
        QTest::addRow("device is gone")
            << u"device"_s << u"The device “cuda:7” is not available."_s;
        QTest::addRow("folder cannot be made")
            << u"folder"_s << u"“out” cannot be used like this."_s;
    }
    void troubleOfAll() {
        QFETCH(QString, trouble);
        BatchPlan plan = f_->plan();
        if (trouble == u"model"_s)
            plan.style.recipe.modelSha256 = "another";
        if (trouble == u"folder"_s)
            plan.folder = f_->text("file").toStdString() + "/out";
        EngineOptions options;
        options.device = "cuda:7";  // the fake engine has none
        if (trouble == u"device"_s)
            f_->settings.setEngineOptions(options);
        QVERIFY(f_->session->setPlan(plan));
        QVERIFY(f_->add({f_->photo("a.png")}));
        const QSignalSpy messages(f_->session.get(), &BatchSession::message);
        const QSignalSpy ended(f_->session.get(), &BatchSession::ended);
        f_->session->requestRun();
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"w"_s);
        QCOMPARE(messages.size(), 1);
        QTEST(messages[0][0].value<Message>().text, "text");
        QCOMPARE(ended.size(), 0);
        f_->settings.setEngineOptions({});
        QVERIFY(f_->session->setPlan(f_->plan()));
        f_->session->requestRun();
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"d"_s);
    }

    void pausesAndGoesOn() {
        f_->repaintMilliseconds = 200;
        begin({f_->photo("a.png"), f_->photo("b.png")});
        QTRY_VERIFY(f_->session->status().painting != 0);
        f_->session->setPaused(true);
        QVERIFY(f_->session->isRunning());
        QTest::qWait(300);
        QVERIFY(f_->session->isRunning());
        QVERIFY(f_->states() != u"dd"_s);
        f_->session->setPaused(false);
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"dd"_s);
    }

    void yieldsToOthers() {
        bool isBusy = true;
        f_->session->yieldTo([&isBusy] { return isBusy; });
        f_->repaintMilliseconds = 400;
        begin({f_->photo("a.png")});
        QTest::qWait(700);
        QVERIFY(f_->session->isRunning());
        isBusy = false;
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"d"_s);
    }

    void skipsWhatIsPainted() {
        f_->repaintMilliseconds = 2000;
        begin({f_->photo("a.png")});
        QTRY_VERIFY(f_->session->status().painting != 0);
        f_->session->edit([](BatchQueue& queue) { queue.skip({1}); });
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"s"_s);
        QCOMPARE(f_->results(), QStringList());
    }

    void survivesRestart() {
        f_->repaintMilliseconds = 500;
        begin({f_->photo("a.png"), f_->text("b.jpg"), f_->photo("c.png"), f_->photo("d.png")});
        QTRY_COMPARE(f_->states().left(2), u"df"_s);
        f_->makeSession();  // in the middle of the third
        const QSignalSpy restored(f_->session.get(), &BatchSession::restored);
        QTRY_COMPARE(f_->states(), u"dfww"_s);
        QCOMPARE(restored.size(), 1);
        QCOMPARE(f_->session->queue().plan()->styleName, std::string("Rain"));
        QVERIFY(!f_->session->isRunning());
        f_->session->requestRun();
        QVERIFY(f_->finish());
        QCOMPARE(f_->results(), (QStringList{u"a_Rain.png"_s, u"c_Rain.png"_s, u"d_Rain.png"_s}));
    }

    void stateOnDisk_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("messages");
        QTest::addColumn<bool>("isReplaced");
        QTest::addRow("damaged") << QByteArray("{") << 1 << true;
        QTest::addRow("of a newer version") << QByteArray(R"({"irodori-batch":99})") << 1 << false;
    }
    void stateOnDisk() {
        QFETCH(QByteArray, content);
        QFETCH(bool, isReplaced);
        f_->session.reset();
        QDir().mkpath(f_->path("state"));
        QFile file(f_->path("state/batch.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        f_->makeSession();
        const QSignalSpy messages(f_->session.get(), &BatchSession::message);
        QVERIFY(f_->add({f_->photo("a.png")}));
        QTEST(int(messages.size()), "messages");
        QCOMPARE(f_->states(), u"w"_s);  // goes on empty
        f_->session.reset();
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll() != content, isReplaced);
    }

    void asksBeforeItReplaces() {
        BatchPlan plan = f_->plan();
        plan.style.exporting.ifExists = IfExists::replace;
        QVERIFY(f_->session->setPlan(plan));
        QVERIFY(f_->add({f_->photo("a.png"), f_->photo("b.png")}));
        f_->photo("out/a_Rain.png", 0, {5, 5});
        const QSignalSpy asked(f_->session.get(), &BatchSession::wouldReplace);
        f_->session->requestRun();
        QTRY_COMPARE(asked.size(), 1);
        QVERIFY(!f_->session->isRunning());
        const auto files = asked[0][0].value<std::vector<std::filesystem::path>>();
        QCOMPARE(files.size(), 1U);
        f_->session->runReplacing(files);
        QVERIFY(f_->finish());
        QCOMPARE(f_->states(), u"dd"_s);
        QCOMPARE(QImage(f_->path("out/a_Rain.png")).size(), QSize(96, 64));
    }

    void addedWhileItRuns() {
        f_->repaintMilliseconds = 150;
        begin({f_->photo("a.png")});
        QTRY_VERIFY(f_->session->isRunning());
        QVERIFY(f_->add({f_->photo("b.png")}));
        QTRY_COMPARE_WITH_TIMEOUT(f_->states(), u"dd"_s, 10000);
    }

    void manyAtOnce() {
        const QString source = f_->photo("many/0.png", 100, {8, 8});
        for (int i = 1; i < 300; ++i)
            QVERIFY(QFile::copy(source, f_->path(u"many/%1.png"_s.arg(i))));
        begin({f_->path("many")});
        QVERIFY(f_->finish());
        QCOMPARE(f_->session->queue().count(BatchState::done), 300U);
        QCOMPARE(f_->results("out/many").size(), 300);
    }
};

QTEST_MAIN(TestBatchSession)
#include "tst_batch_session.moc"
