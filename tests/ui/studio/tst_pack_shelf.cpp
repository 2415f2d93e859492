// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "studio/pack_shelf.h"
#include "studio_fixture.h"
#include "styled_model.h"
#include "widgets/swatch_button.h"

using namespace irodori;
using namespace irodori::test;

namespace {

/// A session whose library holds a model and two packs for it.
struct PackFixture : StudioFixture {
    PackFixture() {
        QDir().mkpath(file("models"));
        writeStyledModel(file("models/base.irodori"), "Base");
        writePack("models/cel.irodori", "Cel",
                  {{"Rain", "Ann, CC0-1.0", pngOf(Qt::green)}, {"Night", "", pngOf(Qt::black)}});
        writePack("models/oil.irodori", "Oil", {{"Storm", "", pngOf(Qt::gray)}});
        makeSession();
        session->start();
        session->openPhoto(PictureSource::file(picture("photo.png", {64, 48}, Qt::darkBlue)));
    }

    void writePack(const char* name, const char* title, std::vector<ModelStyle> styles) const {
        SmallModel model;
        model.card.name = title;
        model.card.baseName = "Base";
        model.card.baseSha256 = readModelCard(path("models/base.irodori"))->sha256;
        model.addStyles(std::move(styles));
        const std::map<std::string, TensorView> codes{
            {kStyleCodesTensor, model.tensors.at(kStyleCodesTensor)}};
        if (!writeModelFile(path(name), model.card, codes, true))
            qFatal("cannot write a test pack");
    }
    [[nodiscard]] bool settles() {
        return QTest::qWaitFor(
            [this] { return session->isSettled() && !session->models().empty(); });
    }
};

QStringList titles(const PackShelf& shelf) {
    QStringList texts;
    for (const QLabel* label : shelf.findChildren<QLabel*>())
        texts << label->text();
    return texts;
}

SwatchButton* swatch(const PackShelf& shelf, const QString& name) {
    for (SwatchButton* button : shelf.findChildren<SwatchButton*>())
        if (button->text() == name)
            return button;
    return nullptr;
}

}  // namespace

class TestPackShelf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void showsPacksAndNoModels() {
        PackFixture f;
        QVERIFY(f.settles());
        QWidget window;
        const PackShelf shelf(*f.session, &window);
        QCOMPARE(titles(shelf), (QStringList{QStringLiteral("Cel"), QStringLiteral("Oil")}));
        QCOMPARE(shelf.findChildren<SwatchButton*>().size(), 3);
        const SwatchButton* rain = swatch(shelf, QStringLiteral("Rain"));
        QVERIFY(rain && !rain->thumbnail().isNull());
        QVERIFY(rain->toolTip().contains(QStringLiteral("Cel")));
        QVERIFY(rain->toolTip().contains(QStringLiteral("Ann, CC0-1.0")));
        QVERIFY(!swatch(shelf, QStringLiteral("Night"))
                     ->toolTip()
                     .contains(QStringLiteral("Taken from")));
    }

    void withoutPacksIsHidden() {
        StudioFixture f;
        f.session->start();
        QVERIFY(QTest::qWaitFor([&] { return f.session->isSettled(); }));
        QWidget window;
        const PackShelf shelf(*f.session, &window);
        QVERIFY(shelf.isHidden());
    }

    void aClickLoadsThePackAndPaints() {
        PackFixture f;
        QVERIFY(f.settles());
        QWidget window;
        PackShelf shelf(*f.session, &window);
        StyleSettings settings = f.session->settings();
        settings.strength = 0.5;
        f.session->setSettings(settings, Edit::strength);
        QTest::mouseClick(swatch(shelf, QStringLiteral("Night")), Qt::LeftButton);
        QTRY_VERIFY(f.session->engine().model().path == f.path("models/cel.irodori"));
        QVERIFY(f.settles());
        QCOMPARE(f.session->references().size(), std::size_t{1});
        QCOMPARE(f.session->references()[0].picture->name, QStringLiteral("Night"));
        QCOMPARE(f.session->references()[0].picture->storedCode, StyleCode(4, 0.25F));
        QCOMPARE(f.session->settings().strength, 0.5);
        // The pack's styles are those of the model now.
        QTRY_COMPARE(titles(shelf), QStringList{QStringLiteral("Oil")});
    }

    void aClickKeepsMaskAndRest_data() {
        QTest::addColumn<bool>("isPicture");
        QTest::addRow("a picture for the rest") << true;
        QTest::addRow("a style of the model for the rest") << false;
    }

    void aClickKeepsMaskAndRest() {
        QFETCH(bool, isPicture);
        PackFixture f;
        QVERIFY(f.settles());
        f.session->selectModel(f.file("models/base.irodori"));
        QVERIFY(f.settles());
        QWidget window;
        PackShelf shelf(*f.session, &window);
        f.session->setRegion(StyledRegion::mask);
        const auto mask = f.session->mask();
        QVERIFY(mask);
        if (isPicture)
            f.session->openStyle(PictureSource::file(f.picture("rest.png", {9, 9}, Qt::red)),
                                 StudioSession::Placement::rest);
        else
            f.session->chooseModelSwatch(1, StudioSession::Placement::rest);
        QVERIFY(f.settles());
        QCOMPARE(f.session->otherReferences().size(), std::size_t{1});

        QTest::mouseClick(swatch(shelf, QStringLiteral("Night")), Qt::LeftButton);
        QTRY_COMPARE(f.session->references()[0].picture->name, QStringLiteral("Night"));
        QVERIFY(f.settles());
        QVERIFY(f.session->canRepaint());
        QVERIFY(f.session->mask() == mask);
        QVERIFY(f.session->settings().region == StyledRegion::mask);
        QCOMPARE(f.session->otherReferences().size(), std::size_t(isPicture ? 1 : 0));
        QCOMPARE(f.engine->lastRequest().otherReferences.size(), std::size_t(isPicture ? 1 : 0));
    }

    void aPackThatCannotBeReadIsToldOf_data() {
        QTest::addColumn<bool>("isGone");
        QTest::addRow("gone") << true;
        QTest::addRow("damaged") << false;
    }

    void aPackThatCannotBeReadIsToldOf() {
        QFETCH(bool, isGone);
        PackFixture f;
        QVERIFY(f.settles());
        QWidget window;
        PackShelf shelf(*f.session, &window);
        QSignalSpy messages(&shelf, &PackShelf::message);
        if (isGone)
            QVERIFY(QFile::remove(f.file("models/cel.irodori")));
        else
            f.write("models/cel.irodori", "no model any more");
        QTest::mouseClick(swatch(shelf, QStringLiteral("Night")), Qt::LeftButton);
        QTRY_COMPARE(messages.size(), 1);
        const auto told = messages[0][0].value<Message>();
        QCOMPARE(told.severity, Severity::error);
        QVERIFY2(told.text.contains(QStringLiteral("cel.irodori")), qPrintable(told.text));
        QVERIFY(f.settles());
        QCOMPARE(f.session->engine().model().name, std::string("starter"));
        QTRY_COMPARE(titles(shelf), QStringList{QStringLiteral("Oil")});
    }

    void otherLanguages() {
        PackFixture f;
        QVERIFY(f.settles());
        QWidget window;
        PackShelf shelf(*f.session, &window);
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&shelf, &change);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(titles(shelf), (QStringList{QStringLiteral("Cel"), QStringLiteral("Oil")}));
    }
};

QTEST_MAIN(TestPackShelf)
#include "tst_pack_shelf.moc"
