// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/chart_catalogue.h"

#include <QCoreApplication>
#include <cmath>

namespace irodori {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(irodori::ChartCatalogue)

public:
    static ChartTexts losses() {
        return {{},
                tr("Losses"),
                tr("What generator and discriminator try to lower. They pull against each other: "
                   "in a healthy run both settle, and neither falls to zero."),
                {tr("Generator"), tr("Discriminator")}};
    }
    static ChartTexts terms() {
        return {tr("Loss terms"),
                tr("Loss terms"),
                tr("The parts of the generator’s loss before their weights: which of them still "
                   "falls, and which works against another."),
                {tr("Style"), tr("Content"), tr("Luminance"), tr("Palette"), tr("Identity"),
                 tr("Diversity"), tr("Adversarial"), tr("Total variation"), tr("Flatness"),
                 tr("Patches"), tr("Grid"), tr("Faces"), tr("Hues"), tr("R1 penalty")}};
    }
    static ChartTexts belief() {
        return {tr("D(real), D(fake)"),
                tr("Taken for real"),
                tr("How sure the discriminator is that a picture is real: 1 is certain, 0.5 is a "
                   "guess. Real pictures near 1 and fakes near 0 mean that it sees through all."),
                {tr("D(real)"), tr("D(fake)"), tr("D(held-out)")}};
    }
    static ChartTexts value() {
        return {tr("Value"),
                tr("Classical value"),
                tr("E[log D(x)] + E[log(1 − D(G))]: the discriminator raises it, the generator "
                   "lowers it. The dotted line, −log 4, is where nothing can be told apart."),
                {tr("Value")}};
    }
    static ChartTexts overfitting() {
        return {tr("Overfitting"),
                tr("Overfitting and augmentation"),
                tr("How well the discriminator knows the references by heart. Augmentation rises "
                   "to keep r_t at the dotted line; where it cannot, add references or stop."),
                {tr("r_t (sign of D)"), tr("r_v (held-out)"), tr("Augmentation")}};
    }
    static ChartTexts scores() {
        return {tr("Held-out scores"),
                tr("Held-out scores"),
                tr("Distances on pictures that are kept out of training; lower is better. Where "
                   "style no longer falls, more steps gain nothing."),
                {tr("Style distance"), tr("Content distance")}};
    }
    static ChartTexts rates() {
        return {tr("Learning rates"),
                tr("Learning rates"),
                tr("How large the steps of both networks are. They fall by themselves after a "
                   "roll-back."),
                {tr("Generator"), tr("Discriminator")}};
    }
    static ChartTexts speed() {
        return {tr("Speed"),
                tr("Images per second"),
                tr("How fast the run learns on this computer."),
                {tr("Images per second")}};
    }
};

ChartSpec lines(std::initializer_list<const char*> keys) {
    ChartSpec spec;
    for (const char* key : keys)
        spec.curves.push_back({.key = key});
    return spec;
}

ChartSpec lossSpec() {
    ChartSpec spec;
    spec.curves = {{.key = "g", .canHide = false}, {.key = "d", .onRight = true, .canHide = false}};
    return spec;
}

ChartSpec beliefSpec() {
    ChartSpec spec = lines({"d_real", "d_fake", "d_test"});
    spec.canBeLogarithmic = false;
    spec.range = {0, 1};
    spec.guide = 0.5;
    return spec;
}

ChartSpec valueSpec() {
    ChartSpec spec = lines({"value"});
    spec.canBeLogarithmic = false;
    spec.guide = -std::log(4);
    return spec;
}

/// The target of r_t is that of Karras et al., "Training GANs with limited data" (NeurIPS 2020).
ChartSpec overfittingSpec() {
    ChartSpec spec = lines({"r_t", "r_v", "augment"});
    spec.curves.back().isExact = true;
    spec.canBeLogarithmic = false;
    spec.guide = 0.6;
    return spec;
}

ChartSpec scoresSpec() {
    ChartSpec spec;
    spec.curves = {{.key = "test_style", .hasPoints = true},
                   {.key = "test_content", .hasPoints = true}};
    return spec;
}

ChartSpec ratesSpec() {
    ChartSpec spec;
    spec.curves = {{.key = "lr_g", .isExact = true}, {.key = "lr_d", .isExact = true}};
    return spec;
}

}  // namespace

const ChartKind& lossChart() {
    static const ChartKind kind{QStringLiteral("losses"), lossSpec(), Texts::losses};
    return kind;
}

const std::vector<ChartKind>& detailCharts() {
    static const std::vector<ChartKind> kinds{
        {QStringLiteral("terms"),
         lines({"g_style", "g_content", "g_luminance", "g_palette", "g_identity", "g_diversity",
                "g_adv", "g_tv", "g_flat", "g_blotch", "g_grid", "g_face", "g_hue", "r1"}),
         Texts::terms},
        {QStringLiteral("belief"), beliefSpec(), Texts::belief},
        {QStringLiteral("value"), valueSpec(), Texts::value},
        {QStringLiteral("overfitting"), overfittingSpec(), Texts::overfitting},
        {QStringLiteral("scores"), scoresSpec(), Texts::scores},
        {QStringLiteral("rates"), ratesSpec(), Texts::rates},
        {QStringLiteral("speed"), lines({"images_per_second"}), Texts::speed},
    };
    return kinds;
}

}  // namespace irodori
