// SPDX-License-Identifier: GPL-3.0-or-later
// An artist's session, played again and again while a watchdog listens whether the window answers.
//
//   IRODORI_SESSION_SECONDS   how long; 60 unless told
//   IRODORI_SESSION_ENGINE    "real": with the shipped model in place of the fake engine
#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QTabBar>
#include <QTest>
#include <functional>

#include "watchdog.h"
#include "widgets/reference_thumb.h"
#include "widgets/swatch_button.h"
#include "widgets/theme.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;

namespace {

constexpr double kBusyLimit999 = 50;  ///< milliseconds of a turn of the event loop
constexpr double kBusyLimit = 150;
constexpr int kFrameMilliseconds = 16;
constexpr int kFakeRepaintMilliseconds = 25;

qint64 sessionMilliseconds() {
    bool isSet = false;
    const int seconds = qEnvironmentVariableIntValue("IRODORI_SESSION_SECONDS", &isSet);
    return 1000 * (isSet ? seconds : 60);
}

bool wantsRealEngine() {
    return qEnvironmentVariable("IRODORI_SESSION_ENGINE") == QLatin1String("real");
}

/// What the artist does, in small steps between which the event loop turns.
class Artist {
public:
    explicit Artist(WindowFixture& f)
        : f_(f),
          small_(f.picture("small.png", {900, 700}, Qt::darkCyan)),
          large_(f.picture("large.png", {3000, 2000}, Qt::darkYellow)),
          red_(f.picture("red.png", {200, 160}, Qt::red)),
          green_(f.picture("green.png", {200, 160}, Qt::green)),
          rubbish_(f.write("rubbish.jpg", "text")) {}

    void dropSmallPhoto() { drop(f_.view(), small_); }
    void dropLargePhoto() { drop(f_.view(), large_); }
    void dropRubbish() { drop(f_.view(), rubbish_); }
    void dropStyles() {
        drop(f_.panel(), red_);
        drop(f_.panel(), green_);
    }

    void dragAllSliders() {
        for (SliderRow* row : f_.panel().findChildren<SliderRow*>()) {
            auto* slider = row->findChild<ValueSlider*>();
            if (!slider->isVisible() || !slider->isEnabled())
                continue;
            slider->setSliderDown(true);
            for (int i = 0; i <= 12; ++i) {
                slider->setSliderPosition(slider->minimum()
                                          + (slider->maximum() - slider->minimum()) * i / 12);
                frames(1);
            }
            slider->setSliderDown(false);
            row->reset();
            frames(1);
        }
    }

    void look() {
        for (const char* command : {"Zoom In", "Zoom In", "100 %", "Zoom Out", "Side by Side",
                                    "Compare with", "Result Only", "Fit to"})
            trigger(command);
    }

    void undoAndRedo() {
        for (const char* command : {"Undo", "Undo", "Redo"})
            trigger(command);
    }

    void pickSwatch() {
        for (auto* swatch : f_.panel().findChildren<SwatchButton*>())
            if (swatch->isVisible() && !qobject_cast<ReferenceThumb*>(swatch->parentWidget())) {
                swatch->click();
                break;
            }
        frames(5);
        trigger("Swap Photo");
        trigger("Swap Photo");  // exports go beside the photo, and the swatch ships
        trigger("Undo");
    }

    void exportTwice() {
        for (int i = 0; i < 2; ++i) {
            trigger("Export Again");
            if (i == 0)
                f_.session->cancelExport();
            frames(10);
        }
        for (const QString& file :
             QDir(f_.folder.path()).entryList({QStringLiteral("* – *.jpg")}, QDir::Files))
            QFile::remove(f_.folder.filePath(file));
    }

    void changeTabs() {
        for (int i = f_.tabs().count() - 1; i >= 0; --i) {
            f_.tabs().setCurrentIndex(i);
            frames(6);
        }
    }

    void changeTheme() {
        for (const auto theme : {ThemeChoice::dark, ThemeChoice::light}) {
            applyTheme(theme);
            frames(4);
        }
    }

private:
    void drop(QWidget& target, const QString& file) {
        f_.drop(target, {QUrl::fromLocalFile(file)});
        frames(15);
    }

    static void frames(int count) {
        for (int i = 0; i < count; ++i)
            QTest::qWait(kFrameMilliseconds);
    }

    void trigger(const char* command) {
        f_.action(command).trigger();
        frames(4);
    }

    WindowFixture& f_;
    QString small_;
    QString large_;
    QString red_;
    QString green_;
    QString rubbish_;
};

}  // namespace

class TestSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windowAnswersAllTheTime();
};

void TestSession::windowAnswersAllTheTime() {
    applyTheme(ThemeChoice::light);
    WindowFixture f(wantsRealEngine() ? makeStyleEngine({}) : nullptr);
    f.engine->repaintMilliseconds = kFakeRepaintMilliseconds;
    f.engine->encodeMilliseconds = kFakeRepaintMilliseconds;
    Artist artist(f);
    artist.dropSmallPhoto();
    artist.dropStyles();

    const std::pair<const char*, std::function<void()>> scenes[] = {
        {"drop a large photo", [&] { artist.dropLargePhoto(); }},
        {"drag all sliders", [&] { artist.dragAllSliders(); }},
        {"zoom and compare", [&] { artist.look(); }},
        {"undo and redo", [&] { artist.undoAndRedo(); }},
        {"pick a swatch", [&] { artist.pickSwatch(); }},
        {"export", [&] { artist.exportTwice(); }},
        {"switch tabs", [&] { artist.changeTabs(); }},
        {"change the theme", [&] { artist.changeTheme(); }},
        {"drop rubbish", [&] { artist.dropRubbish(); }},
        {"drop a small photo", [&] { artist.dropSmallPhoto(); }},
    };
    const qint64 length = sessionMilliseconds();
    Watchdog watchdog;
    QElapsedTimer clock;
    clock.start();
    int rounds = 0;
    for (double longest = 0; clock.elapsed() < length; ++rounds)
        for (const auto& [name, play] : scenes) {
            play();
            if (const double now = watchdog.longestBusy(); now > longest) {
                qInfo("%s: %.0f ms", name, now);
                longest = now;
            }
        }
    QTRY_VERIFY_WITH_TIMEOUT(f.session->isSettled(), 60'000);
    QVERIFY(f.session->photo());

    const auto [busy999, busyLongest] = watchdog.busy();
    const auto [away999, awayLongest] = watchdog.away();
    qInfo(
        "%d rounds; a turn of the event loop: p99.9 %.1f ms, longest %.1f ms of processor time; "
        "p99.9 %.1f ms, longest %.1f ms on the clock",
        rounds, busy999, busyLongest, away999, awayLongest);
    QVERIFY(busy999 <= kBusyLimit999);
    QVERIFY(busyLongest <= kBusyLimit);
}

int main(int argc, char** argv) {
    // Qt Test ends a function after five minutes unless told otherwise, before it begins.
    constexpr qint64 reserve = 300'000;
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(sessionMilliseconds() + reserve));
    const QApplication app(argc, argv);
    TestSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_session.moc"
