// SPDX-License-Identifier: GPL-3.0-or-later
// How long events take with a run of 100 000 rows open, two more beside it, rows arriving, and
// somebody at the mouse. Not a test: figures to be read by people.
#include <time.h>

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <random>

#include "plot/line_chart.h"
#include "training/chart_panel.h"
#include "ui/training/synthetic_run.h"
#include "widgets/theme.h"

using namespace irodori;

namespace {

constexpr std::int64_t kRows = 100000;

double cpuMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

/// Measures every event from its delivery to its end.
class MeasuringApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (depth_++ > 0 || !measures) {
            const bool done = QApplication::notify(receiver, event);
            --depth_;
            return done;
        }
        QElapsedTimer clock;
        clock.start();
        const double cpu = cpuMilliseconds();
        const bool done = QApplication::notify(receiver, event);
        this->cpu.push_back(cpuMilliseconds() - cpu);
        wall.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-6);
        --depth_;
        return done;
    }

    bool measures = false;
    std::vector<double> wall;
    std::vector<double> cpu;

private:
    int depth_ = 0;
};

void print(const char* name, std::vector<double> times) {
    std::sort(times.begin(), times.end());
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
    };
    std::printf("%-5s p50 %6.2f  p99 %6.2f  p99.9 %6.2f  max %6.2f ms  (%zu events)\n", name,
                at(0.5), at(0.99), at(0.999), times.back(), times.size());
}

/// What somebody does who looks for something.
class Hand {
public:
    explicit Hand(QList<LineChart*> charts) : charts_(std::move(charts)) {}

    void act() {
        LineChart* chart = charts_[static_cast<int>(random_() % charts_.size())];
        if (!chart->isVisible())
            return;
        const QPointF position(chart->width() * share_(random_), chart->height() * 0.6);
        const unsigned what = random_() % 100;
        if (what < 60)
            send(chart, QEvent::MouseMove, position, Qt::NoButton);
        else if (what < 85)
            wheel(chart, position, random_() % 2 == 0 ? 120 : -120);
        else if (what < 97)
            drag(chart, position);
        else
            send(chart, QEvent::MouseButtonDblClick, position, Qt::LeftButton);
    }

private:
    static void send(LineChart* chart, QEvent::Type type, QPointF position,
                     Qt::MouseButton button) {
        QCoreApplication::postEvent(
            chart, new QMouseEvent(type, position, chart->mapToGlobal(position), button, button,
                                   Qt::NoModifier));
    }
    static void wheel(LineChart* chart, QPointF position, int angle) {
        QCoreApplication::postEvent(
            chart, new QWheelEvent(position, chart->mapToGlobal(position), {}, {0, angle},
                                   Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false));
    }
    static void drag(LineChart* chart, QPointF position) {
        send(chart, QEvent::MouseButtonPress, position, Qt::LeftButton);
        for (int i = 1; i <= 8; ++i)
            send(chart, QEvent::MouseMove, position + QPointF(i * 12, 0), Qt::LeftButton);
        send(chart, QEvent::MouseButtonRelease, position, Qt::LeftButton);
    }

    QList<LineChart*> charts_;
    std::mt19937 random_{7};
    std::uniform_real_distribution<double> share_{0.15, 0.85};
};

void click(const ChartPanel& panel, const char* text) {
    for (auto* button : panel.findChildren<QAbstractButton*>()) {
        if (button->text() == QLatin1String(text))
            button->click();
    }
}

/// As an event of its own, so that it is measured.
void later(ChartPanel& panel, std::function<void()> call) {
    QMetaObject::invokeMethod(&panel, std::move(call), Qt::QueuedConnection);
}

}  // namespace

int main(int argc, char** argv) {
    MeasuringApplication app(argc, argv);
    applyTheme(ThemeChoice::dark);
    std::vector<MetricsRow> shown = syntheticRun(kRows);
    std::vector<MetricsRow> first = syntheticRun(kRows, 1, 2);
    std::vector<MetricsRow> second = syntheticRun(kRows, 1, 3);
    ChartPanel panel;
    panel.resize(1400, 1000);
    panel.show();
    for (const char* chart : {"D(real), D(fake)", "Overfitting", "Held-out scores"})
        click(panel, chart);
    QCoreApplication::processEvents();

    const QList<LineChart*> charts = panel.findChildren<LineChart*>();
    const auto isOpen = [&] {
        const auto readings = charts.first()->readingsAt(kRows - 1);
        return !readings.empty() && !readings.front().values.value(2).isEmpty();
    };
    app.measures = true;
    QElapsedTimer opening;
    opening.start();
    later(panel, [&] { panel.append(std::move(shown)); });
    later(panel, [&] {
        panel.addComparison(QStringLiteral("a"), QStringLiteral("First"), std::move(first));
    });
    later(panel, [&] {
        panel.addComparison(QStringLiteral("b"), QStringLiteral("Second"), std::move(second));
    });
    while (!isOpen())
        QCoreApplication::processEvents();
    std::printf("three runs of %lld rows opened in %lld ms\n", static_cast<long long>(kRows),
                static_cast<long long>(opening.elapsed()));
    print("wall", app.wall);
    print("cpu", app.cpu);

    app.wall.clear();
    app.cpu.clear();
    Hand hand(charts);
    for (std::int64_t turn = 0; turn < 600; ++turn) {
        if (turn % 10 == 0)
            later(panel,
                  [&, rows = syntheticRun(3, 1, 5, kRows + 3 * turn)] { panel.append(rows); });
        if (turn % 200 == 100)
            later(panel, [&] { click(panel, "Log"); });
        hand.act();
        QCoreApplication::processEvents();
    }
    std::printf("pointing, zooming and panning while rows arrive\n");
    print("wall", app.wall);
    print("cpu", app.cpu);
    return 0;
}
