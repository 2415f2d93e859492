// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/strength_board.h"

#include <QLocale>
#include <algorithm>
#include <array>

#include "widgets/picture_view.h"

namespace irodori {

namespace {

constexpr std::array<double, kVariantPanes> kStrengths{0.5, 0.75, 1.0, 1.25};

StyleSettings withStrength(StyleSettings settings, double strength) {
    settings.strength = strength;
    return settings;
}

}  // namespace

StrengthBoard::StrengthBoard(StudioSession& session, PictureView& view, QObject* parent)
    : QObject(parent), session_(session), view_(view) {
    connect(&view_, &PictureView::modeChanged, this, &StrengthBoard::modeChanged);
    connect(&view_, &PictureView::viewChanged, this, &StrengthBoard::paint);
    connect(&view_, &PictureView::variantChosen, this, &StrengthBoard::take);
    connect(&session_, &StudioSession::settingsChanged, this, &StrengthBoard::settingsChanged);
    connect(&session_, &StudioSession::referencesChanged, this, &StrengthBoard::paint);
    connect(&session_, &StudioSession::engineChanged, this, &StrengthBoard::paint);
    connect(&session_, &StudioSession::variantReady, this,
            [this](VariantBoard board, int index, const Preview& preview) {
                if (board == VariantBoard::view)
                    view_.setVariant(index, preview.image, preview.region);
            });
}

bool StrengthBoard::isShown() const {
    return view_.mode() == ViewMode::variants;
}

void StrengthBoard::showNames() {
    QStringList names;
    for (const double strength : kStrengths)
        names << tr("%1 %").arg(QLocale().toString(qRound(strength * 100)));
    const auto* chosen = std::ranges::find(kStrengths, session_.settings().strength);
    view_.setVariants(names, chosen == kStrengths.end() ? -1 : int(chosen - kStrengths.begin()));
}

/// The panes are painted as soon as the view has come to rest in its new mode.
void StrengthBoard::modeChanged() {
    if (isShown())
        showNames();
    else
        session_.paintVariants(VariantBoard::view, {});
}

void StrengthBoard::paint() {
    if (!isShown())
        return;
    showNames();
    painted_ = withStrength(session_.settings(), 0);
    std::vector<StyleSettings> wanted;
    for (const double strength : kStrengths)
        wanted.push_back(withStrength(painted_, strength));
    session_.paintVariants(VariantBoard::view, wanted);
}

/// The strength alone changes no pane.
void StrengthBoard::settingsChanged() {
    if (isShown() && painted_ == withStrength(session_.settings(), 0))
        showNames();
    else
        paint();
}

void StrengthBoard::take(int index) {
    session_.setSettings(withStrength(session_.settings(), kStrengths[index]), Edit::strength);
    session_.endGesture();
}

}  // namespace irodori
