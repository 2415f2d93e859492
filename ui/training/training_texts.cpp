// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <type_traits>

namespace irodori {

namespace {

constexpr auto kContext = "TrainingSettings";

constexpr auto kPicture = QT_TRANSLATE_NOOP("TrainingSettings", "The picture");
constexpr auto kBasis = QT_TRANSLATE_NOOP("TrainingSettings", "Where it starts");
constexpr auto kPace = QT_TRANSLATE_NOOP("TrainingSettings", "Pace of learning");
constexpr auto kGoals = QT_TRANSLATE_NOOP("TrainingSettings", "What it aims for");
constexpr auto kOverfitting = QT_TRANSLATE_NOOP("TrainingSettings", "Against learning by heart");
constexpr auto kNetwork = QT_TRANSLATE_NOOP("TrainingSettings", "The network");
constexpr auto kComputer = QT_TRANSLATE_NOOP("TrainingSettings", "The computer");

constexpr auto kPercent = " %";
constexpr auto kPixels = QT_TRANSLATE_NOOP("TrainingSettings", " px");
constexpr auto kMinutes = QT_TRANSLATE_NOOP("TrainingSettings", " min");
constexpr auto kTenThousandths = " × 10⁻⁴";

/// In the order of the table of keys.
std::vector<SettingText> makeTexts() {
    return {
        {"iterations", kPicture, QT_TRANSLATE_NOOP("TrainingSettings", "Training steps"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "How long it practises. More steps bring brushwork and colours closer "
                           "to your references; past a point nothing more is gained."),
         "", 1, 0, 100, 100, 50'000},
        {"content_target", kPicture, QT_TRANSLATE_NOOP("TrainingSettings", "Kind of style"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Cel and anime styles are practised on flattened photos with drawn "
                           "outlines; painted ones on the photos as they are. Automatic looks at "
                           "your references.")},
        {"w_style", kPicture, QT_TRANSLATE_NOOP("TrainingSettings", "Likeness to the style"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: textures and strokes of the references show more strongly. "
                           "Too high: the motif dissolves into texture."),
         "", 1, 1, 0.5, 0, 30},
        {"w_content", kPicture, QT_TRANSLATE_NOOP("TrainingSettings", "Faithfulness to the photo"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: faces, hands and buildings stay recognisable. Too high: the "
                           "photo shines through and the style stays thin."),
         "", 1, 1, 0.1, 0, 10},
        {"w_flat", kPicture, QT_TRANSLATE_NOOP("TrainingSettings", "Calm areas"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: skies and skin stay smooth, without marks that the photo does "
                           "not have. Lower: more texture everywhere."),
         "", 1, 1, 1, 0, 100},
        {"w_blotch", kPicture, QT_TRANSLATE_NOOP("TrainingSettings", "Even colours"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: colours change only where the photo’s do, so that skin and "
                           "skies have no patches. Lower: more of the palette in one place."),
         "", 1, 1, 0.5, 0, 40},

        {"start", kBasis, QT_TRANSLATE_NOOP("TrainingSettings", "Start from"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Irodori’s own model can paint already and only has to learn your "
                           "style. From nothing takes many hours before pictures look like "
                           "anything.")},
        {"batch", kPace, QT_TRANSLATE_NOOP("TrainingSettings", "Pictures per step"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "More give steadier colours from sample to sample, but each step takes "
                           "longer and more memory.")},
        {"accumulate", kPace, QT_TRANSLATE_NOOP("TrainingSettings", "Rounds per step"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Like more pictures per step without more memory: steadier pictures, "
                           "slower steps.")},
        {"crop", kPace, QT_TRANSLATE_NOOP("TrainingSettings", "Size of the crops"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "How large a part of a picture it sees at once. Larger crops teach "
                           "composition and large shapes, smaller ones train faster."),
         kPixels, 1, 0, 8},
        {"lr_g", kPace, QT_TRANSLATE_NOOP("TrainingSettings", "Painter’s learning rate"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "How much the pictures may change in one step. Too high: blotches and "
                           "sudden colours; too low: hardly any style in the end."),
         kTenThousandths, 1e4, 3, 0.1},
        {"lr_d", kPace, QT_TRANSLATE_NOOP("TrainingSettings", "Critic’s learning rate"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "How fast the critic learns to tell paintings from references. Too "
                           "high: it wins and the pictures break up; too low: they stay bland."),
         kTenThousandths, 1e4, 3, 0.1},
        {"decay", kPace, QT_TRANSLATE_NOOP("TrainingSettings", "Calming down at the end"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Over this last part of the run the steps become ever smaller, so that "
                           "colours and lines settle."),
         kPercent, 100, 0, 5},
        {"clip", kPace, QT_TRANSLATE_NOOP("TrainingSettings", "Largest single change"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Caps what one odd picture may do to the others. Lower is steadier, too "
                           "low is slow."),
         "", 1, 2, 0.5},
        {"ema", kPace, QT_TRANSLATE_NOOP("TrainingSettings", "Averaging over time"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "The pictures that you see are painted by an average of the last steps. "
                           "Closer to 1: cleaner, but lagging behind; 0: every step as it is."),
         "", 1, 5, 0.001},

        {"adversarial", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "How the critic judges"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Classical gives the crispest strokes; gentle is steadier with few "
                           "references; hinge lies between.")},
        {"w_adv", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Weight of the critic"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: crisper lines and strokes like those of the references, but "
                           "also invented details. 0: soft, without a critic."),
         "", 1, 2, 0.05},
        {"w_face", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Faces"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: eyes and mouths stay where the photo has them, as far as faces "
                           "are found in it. 0: faces are painted like everything else."),
         "", 1, 2, 0.5},
        {"w_hue", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Colours in their places"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: what is warmer or cooler than the rest of the photo stays so, "
                           "in the palette of the references. 0: rather one tint over everything."),
         "", 1, 2, 0.5},
        {"w_luminance", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Light and shade"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: bright stays bright and dark stays dark, as in the photo. "
                           "Lower: the style may relight the scene."),
         "", 1, 2, 0.5},
        {"w_palette", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Palette of the references"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: the colours of the references are taken over. Lower: the "
                           "photo keeps more of its own."),
         "", 1, 2, 1},
        {"w_identity", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Repainting as it was"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "A picture painted in its own style should stay itself. Higher: low "
                           "strengths change the photo more gently."),
         "", 1, 2, 0.5},
        {"w_diversity", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Variation"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: other seeds give visibly different strokes. 0: the Variation "
                           "slider of the Studio does next to nothing."),
         "", 1, 2, 1},
        {"w_tv", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Smoothness"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: less grain and fewer specks. Too high: fine lines blur."),
         "", 1, 2, 0.05},
        {"w_grid", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "No grid"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Higher: no fine chequered pattern, which enlarging inside the network "
                           "leaves. Only seen from very near."),
         "", 1, 0, 10},
        {"w_mismatch", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Mind which style"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Teaches the critic to tell your references from one another. Higher: "
                           "each reference keeps its own look; lower: they blend."),
         "", 1, 2, 0.05},
        {"w_edge", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Clear outlines"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Teaches the critic to reject blurred outlines. Higher: clearer drawn "
                           "lines; for soft painted styles set it low."),
         "", 1, 2, 0.05},
        {"warmup", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Steps before the critic"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "First it learns colours and shapes alone. From nothing, some hundred "
                           "steps spare the first pictures from noise."),
         "", 1, 0, 50},
        {"ramp", kGoals, QT_TRANSLATE_NOOP("TrainingSettings", "Steps to let the critic in"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Over so many steps the critic gains its full weight. Longer: no "
                           "sudden break in the pictures."),
         "", 1, 0, 50},

        {"augment", kOverfitting, QT_TRANSLATE_NOOP("TrainingSettings", "Varying the references"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "The critic sees the references shifted and recoloured a little, so "
                           "that it cannot learn few of them by heart. Automatic varies as much as "
                           "is needed.")},
        {"augment_strength", kOverfitting,
         QT_TRANSLATE_NOOP("TrainingSettings", "How often they are varied"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "More helps with few references. Too much: the variations themselves "
                           "begin to show in the pictures."),
         kPercent, 100, 0, 5},
        {"augment_target", kOverfitting, QT_TRANSLATE_NOOP("TrainingSettings", "When to vary more"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "How sure the critic may be of the references before they are varied "
                           "more. Lower: more variation, less learning by heart."),
         kPercent, 100, 0, 5},
        {"r1", kOverfitting, QT_TRANSLATE_NOOP("TrainingSettings", "Holding the critic back"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Keeps the critic from judging by tiny details: steadier pictures with "
                           "few references, but softer lines."),
         "", 1, 2, 0.1},
        {"r1_interval", kOverfitting,
         QT_TRANSLATE_NOOP("TrainingSettings", "Steps between holding back"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "How often the critic is held back. Rarer is faster and looks the same "
                           "up to a point."),
         "", 1, 0, 1},
        {"test_share", kOverfitting, QT_TRANSLATE_NOOP("TrainingSettings", "Pictures held out"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Never trained on: the samples that you watch and the scores are made "
                           "with them. 0: all pictures are trained on, and nothing can be judged."),
         kPercent, 100, 0, 1},
        {"photo_scale", kOverfitting, QT_TRANSLATE_NOOP("TrainingSettings", "Closest look"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "The smallest part of a photo that fills a training picture. Smaller "
                           "prepares for large photos and fine brushes."),
         kPercent, 100, 0, 5},
        {"style_jitter", kOverfitting,
         QT_TRANSLATE_NOOP("TrainingSettings", "Recoloured references"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "How often a style picture is shown in other colours. Higher: the model "
                           "copes with more palettes. 0: it keeps to those of your pictures."),
         kPercent, 100, 0, 5},

        {"base_channels", kNetwork, QT_TRANSLATE_NOOP("TrainingSettings", "Width"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Only from nothing. Wider can hold finer brushwork and paints slower in "
                           "the Studio."),
         "", 1, 0, 8},
        {"trunk_layers", kNetwork, QT_TRANSLATE_NOOP("TrainingSettings", "Depth"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Only from nothing. Deeper can change larger shapes and paints slower "
                           "in the Studio.")},
        {"activation", kNetwork, QT_TRANSLATE_NOOP("TrainingSettings", "Response"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Only from nothing. Soft gives the richest tones; hard tends to flat "
                           "areas.")},

        {"seed", kComputer, QT_TRANSLATE_NOOP("TrainingSettings", "Seed"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Decides the order of the pictures and which are held out. The same "
                           "seed gives the same training again.")},
        {"threads", kComputer, QT_TRANSLATE_NOOP("TrainingSettings", "Processor cores"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Does not change the picture, only how fast it is learnt and how much "
                           "is left for other programs."),
         "", 1, 0, 1, 0, 0, QT_TRANSLATE_NOOP("TrainingSettings", "All")},
        {"device", kComputer, QT_TRANSLATE_NOOP("TrainingSettings", "Computes on"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "The picture looks the same from each; a graphics card is many times "
                           "faster.")},
        {"precision", kComputer, QT_TRANSLATE_NOOP("TrainingSettings", "Precision"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Full precision is slower and gives pictures that differ by less than "
                           "the eye can see.")},
        {"checkpoint_minutes", kComputer, QT_TRANSLATE_NOOP("TrainingSettings", "Save every"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Does not change the picture. After a power cut at most this much "
                           "training is done again."),
         kMinutes, 1, 2, 1},
        {"sample_steps", kComputer, QT_TRANSLATE_NOOP("TrainingSettings", "Steps between samples"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "How often the grid of samples is repainted: the frames of the "
                           "time-lapse. Rarer saves time."),
         "", 1, 0, 10},
        {"log_steps", kComputer,
         QT_TRANSLATE_NOOP("TrainingSettings", "Steps between noted values"),
         QT_TRANSLATE_NOOP("TrainingSettings",
                           "Does not change the picture, only how fine the curves are."),
         "", 1, 0, 1},
    };
}

struct ChoiceText {
    const char* key;
    const char* choice;
    const char* text;
};

constexpr ChoiceText kChoices[] = {
    {"content_target", "automatic", QT_TRANSLATE_NOOP("TrainingSettings", "Automatic")},
    {"content_target", "cel", QT_TRANSLATE_NOOP("TrainingSettings", "Cel and anime")},
    {"content_target", "photo", QT_TRANSLATE_NOOP("TrainingSettings", "Painted")},
    {"start", "base", QT_TRANSLATE_NOOP("TrainingSettings", "Irodori’s model")},
    {"start", "nothing", QT_TRANSLATE_NOOP("TrainingSettings", "Nothing")},
    {"adversarial", "cross-entropy", QT_TRANSLATE_NOOP("TrainingSettings", "Classical")},
    {"adversarial", "mse", QT_TRANSLATE_NOOP("TrainingSettings", "Gentle (least squares)")},
    {"adversarial", "hinge", QT_TRANSLATE_NOOP("TrainingSettings", "Hinge")},
    {"augment", "adaptive", QT_TRANSLATE_NOOP("TrainingSettings", "Automatic")},
    {"augment", "fixed", QT_TRANSLATE_NOOP("TrainingSettings", "Always as much")},
    {"augment", "none", QT_TRANSLATE_NOOP("TrainingSettings", "Never")},
    {"activation", "leaky_relu_0.2", QT_TRANSLATE_NOOP("TrainingSettings", "Soft (leaky 0.2)")},
    {"activation", "leaky_relu_0.1", QT_TRANSLATE_NOOP("TrainingSettings", "Medium (leaky 0.1)")},
    {"activation", "relu", QT_TRANSLATE_NOOP("TrainingSettings", "Hard (ReLU)")},
    {"device", "auto", QT_TRANSLATE_NOOP("TrainingSettings", "Automatic")},
    {"device", "cpu", QT_TRANSLATE_NOOP("TrainingSettings", "Processor")},
    {"device", "cuda", QT_TRANSLATE_NOOP("TrainingSettings", "Graphics card")},
    {"precision", "automatic", QT_TRANSLATE_NOOP("TrainingSettings", "Automatic")},
    {"precision", "fp32", QT_TRANSLATE_NOOP("TrainingSettings", "Full (fp32)")},
    {"precision", "bf16", QT_TRANSLATE_NOOP("TrainingSettings", "Half (bf16)")},
};

QString translated(const char* text) {
    return QCoreApplication::translate(kContext, text);
}

QString shown(const SettingText& text, double value) {
    const QString number = QLocale().toString(value * text.displayFactor, 'f', text.decimals);
    return number + suffixOf(text);
}

}  // namespace

const std::vector<SettingText>& settingTexts() {
    static const std::vector<SettingText> texts = makeTexts();
    return texts;
}

const SettingText* settingText(const std::string& key) {
    const auto found = std::ranges::find(settingTexts(), key, &SettingText::key);
    return found == settingTexts().end() ? nullptr : &*found;
}

QString groupOf(const SettingText& text) {
    return translated(text.group);
}

QString labelOf(const SettingText& text) {
    return translated(text.label);
}

QString suffixOf(const SettingText& text) {
    return *text.suffix ? translated(text.suffix) : QString();
}

QString smallestOf(const SettingText& text) {
    return *text.smallest ? translated(text.smallest) : QString();
}

QString toolTipOf(const SettingText& text, const TrainingKey& key) {
    const QString meaning = translated(text.toolTip);
    const TrainingConfig defaults;
    if (!isNumber(key))
        return QCoreApplication::translate(kContext, "%1\nDefault: %2.")
            .arg(meaning, choiceText(key.name, textOf(defaults, key)));
    return QCoreApplication::translate(kContext, "%1\nFrom %2 to %3, default %4.")
        .arg(meaning, shown(text, key.min), shown(text, key.max),
             shown(text, numberOf(defaults, key)));
}

QString choiceText(const std::string& key, const std::string& choice) {
    for (const ChoiceText& row : kChoices)
        if (row.key == key && row.choice == choice)
            return translated(row.text);
    return QString::fromStdString(choice);
}

bool isNumber(const TrainingKey& key) {
    return !std::holds_alternative<std::string TrainingConfig::*>(key.member);
}

double numberOf(const TrainingConfig& config, const TrainingKey& key) {
    return std::visit(
        [&](auto member) {
            if constexpr (std::is_same_v<decltype(member), std::string TrainingConfig::*>)
                return 0.0;
            else
                return double(config.*member);
        },
        key.member);
}

void setNumber(TrainingConfig& config, const TrainingKey& key, double value) {
    std::visit(
        [&](auto member) {
            using Value = std::remove_reference_t<decltype(config.*member)>;
            if constexpr (std::is_integral_v<Value>)
                config.*member = Value(std::llround(value));
            else if constexpr (std::is_floating_point_v<Value>)
                config.*member = value;
        },
        key.member);
}

std::string textOf(const TrainingConfig& config, const TrainingKey& key) {
    const auto* member = std::get_if<std::string TrainingConfig::*>(&key.member);
    return member ? config.**member : std::string();
}

void setText(TrainingConfig& config, const TrainingKey& key, const std::string& value) {
    if (const auto* member = std::get_if<std::string TrainingConfig::*>(&key.member))
        config.** member = value;
}

}  // namespace irodori
