// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "train/metrics.h"

namespace irodori {

/// How a run is doing, to be said in words with the remedy.
enum class Health {
    tooEarly,            ///< nothing to judge yet
    warmingUp,           ///< the discriminator does not take part yet
    learning,            ///< held-out style distance falls
    plateau,             ///< it has stopped to fall: stopping loses nothing
    discriminatorWins,   ///< D tells everything apart: lower its rate or raise augmentation
    discriminatorLoses,  ///< D tells nothing apart: raise its rate
    overfitting,         ///< D knows the references by heart: add some, or stop at `bestStep`
    contentFades,        ///< pictures lose what the photo shows: raise the content weight
    tooFewToTell,        ///< looks like overfitting, but under about 200 references that may be
                         ///< chance; or no picture at all is held out
    unstable,            ///< losses jump or were rolled back: lower the rate
};

struct HealthReport {
    Health health = Health::tooEarly;
    std::int64_t bestStep = -1;  ///< of the lowest held-out style distance; −1: none yet
};

/// Judged on means over the newest rows, never on a single one: r_v = (E D(train) − E D(test)) / (E
/// D(train) − E D(fake)) from Karras et al., "Training GANs with limited data" (NeurIPS 2020),
/// D(real)/D(fake), and the held-out scores of the whole run. Where several things are true, the
/// one that must be acted on first is told. `references` = pictures in the style training split.
/// Takes some milliseconds on a hundred thousand rows.
[[nodiscard]] HealthReport judge(const std::vector<MetricsRow>& rows, std::size_t references);

}  // namespace irodori
