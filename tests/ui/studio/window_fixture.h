// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QTabBar>
#include <QUrl>
#include <atomic>
#include <memory>

#include "batch/batch_session.h"
#include "main_window.h"
#include "studio/studio_page.h"
#include "studio/style_panel.h"
#include "studio_fixture.h"
#include "training/fake_training_runs.h"
#include "widgets/picture_view.h"
#include "widgets/slider_row.h"
#include "widgets/value_slider.h"

namespace irodori::test {

/// Counts how often training was asked to leave the cores alone.
class CountingRuns : public FakeTrainingRuns {
public:
    using FakeTrainingRuns::FakeTrainingRuns;
    std::atomic_int yields = 0;
    void yield(double seconds) override { yields += seconds > 0 ? 1 : 0; }
};

/// The whole window over the fixture's session.
struct WindowFixture : StudioFixture {
    explicit WindowFixture(std::shared_ptr<StyleEngine> realEngine = nullptr)
        : StudioFixture(std::move(realEngine)), runs(std::make_shared<CountingRuns>(path("runs"))) {
        makeWindow();
        session->start();
    }

    /// As after a restart of the program.
    void makeWindow() {
        const UserCollections collections{PresetLibrary(path("presets"), path("shipped-presets")),
                                          path("styles")};
        window = std::make_unique<MainWindow>(*session, batch, runs, settings, collections);
        window->show();
    }

    static void drop(QWidget& target, const QList<QUrl>& urls) {
        QMimeData mime;
        mime.setUrls(urls);
        dropMime(target, mime);
    }

    static void dropMime(QWidget& target, const QMimeData& mime) {
        const QPoint center = target.rect().center();
        QDragEnterEvent enter(center, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &enter);
        QDropEvent drop(center, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&target, &drop);
    }

    [[nodiscard]] bool dropBoth() {
        drop(view(), {QUrl::fromLocalFile(picture("photo.png", {640, 480}, Qt::darkBlue))});
        drop(panel(), {QUrl::fromLocalFile(picture("style.png", {64, 64}, Qt::red))});
        return QTest::qWaitFor([this] { return session->isSettled() && view().hasAfter(); });
    }

    [[nodiscard]] PictureView& view() const { return window->studio().view(); }
    [[nodiscard]] StylePanel& panel() const { return window->studio().stylePanel(); }
    [[nodiscard]] QTabBar& tabs() const {
        for (auto* bar : window->findChildren<QTabBar*>())
            if (bar->accessibleName() == QLatin1String("Pages"))
                return *bar;
        qFatal("the window has no tabs");
    }
    [[nodiscard]] ValueSlider& strengthSlider() const {
        return *panel().findChild<SliderRow*>()->findChild<ValueSlider*>();
    }
    [[nodiscard]] QAction& action(const char* text) const {
        for (QAction* action : window->findChildren<QAction*>())
            if (action->text().remove(QLatin1Char('&')).startsWith(QString::fromUtf8(text)))
                return *action;
        qFatal("no such command: %s", text);
    }

    BatchSession batch{[] { return std::make_unique<FakeEngine>(); }, settings, library,
                       file("state/batch.json")};
    std::shared_ptr<CountingRuns> runs;
    std::unique_ptr<MainWindow> window;
};

}  // namespace irodori::test
