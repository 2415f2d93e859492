// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <functional>

#include "train/health.h"

using namespace irodori;

namespace {

/// A made-up run: curves over its progress p = 0 … 1, each with the noise that such curves have.
struct Curves {
    using Curve = std::function<double(double p)>;
    int steps = 2000;
    int shown = 2000;  ///< rows so far
    int scoreSteps = 100;
    Curve g = [](double p) { return 12 - 4 * p; };
    Curve real = [](double) { return 0.65; };
    Curve fake = [](double) { return 0.35; };
    Curve rv = [](double) { return 0.1; };
    Curve style = [](double p) { return 1 - 0.5 * p; };
    Curve content = [](double p) { return 1 + 0.1 * p; };
    Curve rate = [](double p) { return p < 0.7 ? 2e-4 : 2e-4 * (1 - p) / 0.3; };
    double warmup = 0;     ///< share of the steps
    bool holdsOut = true;  ///< some pictures
    std::size_t references = 500;
};

Curves::Curve constant(double value) {
    return [value](double) { return value; };
}

std::vector<MetricsRow> rowsOf(const Curves& curves) {
    std::vector<MetricsRow> rows;
    for (int step = 0; step < curves.shown; ++step) {
        const double p = static_cast<double>(step) / curves.steps;
        const double noise = 0.1 * std::sin(step * 12.9898);
        MetricsRow row{step, {{"g", curves.g(p) * (1 + noise)}, {"lr_g", curves.rate(p)}}};
        if (p >= curves.warmup) {
            row.values["d_real"] = curves.real(p) + noise / 4;
            row.values["d_fake"] = curves.fake(p) - noise / 4;
            if (curves.holdsOut)
                row.values["r_v"] = curves.rv(p) + noise;
        }
        if (curves.holdsOut && step % curves.scoreSteps == 0) {
            row.values["test_style"] = curves.style(p);
            row.values["test_content"] = curves.content(p);
        }
        rows.push_back(row);
    }
    return rows;
}

/// Falls to its lowest at 40 % and rises again.
double fallsAndRises(double p) {
    return 0.6 + std::abs(p - 0.4);
}

}  // namespace

class TestHealth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verdicts_data() {
        QTest::addColumn<int>("expected");
        QTest::addColumn<qint64>("bestStep");
        QTest::addColumn<std::shared_ptr<Curves>>("curves");
        const auto row = [](const char* name, Health expected, qint64 bestStep,
                            const std::function<void(Curves&)>& change) {
            auto curves = std::make_shared<Curves>();
            change(*curves);
            QTest::addRow("%s", name) << static_cast<int>(expected) << bestStep << curves;
        };

        row("no step yet", Health::tooEarly, -1, [](Curves& c) { c.shown = 0; });
        row("a few steps", Health::tooEarly, 0, [](Curves& c) { c.shown = 19; });
        row("too few scores", Health::tooEarly, 100, [](Curves& c) { c.shown = 150; });

        row("warm-up", Health::warmingUp, 300, [](Curves& c) {
            c.warmup = 0.5;
            c.shown = 400;
        });
        row("after the warm-up", Health::learning, 1200, [](Curves& c) {
            c.warmup = 0.5;
            c.shown = 1300;
        });

        row("learning", Health::learning, 1900, [](Curves&) {});
        row("learning from the third score on", Health::learning, 200,
            [](Curves& c) { c.shown = 201; });
        row("learning slowly", Health::learning, 1900,
            [](Curves& c) { c.style = [](double p) { return 1 - 0.1 * p; }; });
        row("learning while D knows some by heart", Health::learning, 1900,
            [](Curves& c) { c.rv = constant(0.8); });
        row("learning while D says little", Health::learning, 1900,
            [](Curves& c) { c.real = c.fake = constant(0.5); });
        row("a single jump of the loss", Health::learning, 1900, [](Curves& c) {
            c.g = [](double p) { return std::abs(p - 0.99) < 0.0003 ? 500 : 10; };
        });
        row("content gives way a little", Health::learning, 1900,
            [](Curves& c) { c.content = [](double p) { return 1 + 0.2 * p; }; });

        row("plateau", Health::plateau, 800,
            [](Curves& c) { c.style = [](double p) { return p < 0.4 ? 1 - p : 0.6; }; });
        row("a plateau with a little noise", Health::plateau, 500, [](Curves& c) {
            c.style = [](double p) { return p < 0.2 ? 1 - p : 0.801 + 0.003 * std::sin(70 * p); };
        });

        row("D wins", Health::discriminatorWins, 1900, [](Curves& c) {
            c.real = constant(0.9);
            c.fake = constant(0.03);
        });
        row("D wins without held-out pictures", Health::discriminatorWins, -1, [](Curves& c) {
            c.real = constant(0.9);
            c.fake = constant(0.03);
            c.holdsOut = false;
        });
        row("D won, but no longer", Health::learning, 1900, [](Curves& c) {
            c.fake = [](double p) { return p < 0.9 ? 0.03 : 0.3; };
            c.real = constant(0.9);
        });
        row("D loses", Health::discriminatorLoses, 0, [](Curves& c) {
            c.real = constant(0.51);
            c.fake = constant(0.5);
            c.style = constant(1);
        });

        row("overfitting, as D shows", Health::overfitting, 800, [](Curves& c) {
            c.rv = [](double p) { return p; };
            c.style = [](double p) { return p < 0.4 ? 1 - p : 0.6; };
        });
        row("overfitting, as scores show", Health::overfitting, 800,
            [](Curves& c) { c.style = fallsAndRises; });
        row("overfitting of few references", Health::tooFewToTell, 800, [](Curves& c) {
            c.style = fallsAndRises;
            c.references = 199;
        });
        row("few references that go well", Health::learning, 1900,
            [](Curves& c) { c.references = 30; });
        row("nothing held out", Health::tooFewToTell, -1, [](Curves& c) { c.holdsOut = false; });

        row("content fades", Health::contentFades, 1900,
            [](Curves& c) { c.content = [](double p) { return 1 + 0.6 * p; }; });
        row("content had faded", Health::learning, 1900,
            [](Curves& c) { c.content = [](double p) { return p < 0.5 ? 1 + p : 1; }; });

        row("the loss blows up", Health::unstable, 1900,
            [](Curves& c) { c.g = [](double p) { return p < 0.975 ? 10 : 40; }; });
        row("the loss more than doubles", Health::unstable, 1900,
            [](Curves& c) { c.g = [](double p) { return p < 0.975 ? 10 : 25; }; });
        row("the loss jumps", Health::unstable, 1900, [](Curves& c) {
            c.g = [](double p) { return std::fmod(p * 2000, 10) < 1 && p > 0.98 ? 100 : 10; };
        });
        row("rolled back lately", Health::unstable, 1900,
            [](Curves& c) { c.rate = [](double p) { return p < 0.95 ? 2e-4 : 1e-4; }; });
        row("rolled back long ago", Health::learning, 1900,
            [](Curves& c) { c.rate = [](double p) { return p < 0.5 ? 2e-4 : 1e-4; }; });
        row("unstable in the warm-up", Health::unstable, 300, [](Curves& c) {
            c.warmup = 0.5;
            c.shown = 400;
            c.rate = [](double p) { return p < 0.19 ? 2e-4 : 1e-4; };
        });
    }
    void verdicts() {
        QFETCH(std::shared_ptr<Curves>, curves);
        const auto report = judge(rowsOf(*curves), curves->references);
        QTEST(static_cast<int>(report.health), "expected");
        QTEST(qint64(report.bestStep), "bestStep");
    }

    void rowsWithoutValuesAreNoReason() {
        std::vector<MetricsRow> rows(500);
        QCOMPARE(judge(rows, 500).health, Health::warmingUp);
        for (auto& row : rows)
            row.values = {{"test_style", 1.0}};  // half a score
        QCOMPARE(judge(rows, 500).bestStep, std::int64_t(-1));
    }
};

QTEST_APPLESS_MAIN(TestHealth)
#include "tst_health.moc"
