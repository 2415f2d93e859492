// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace irodori {

/// Whether what moves by itself should stand still, because the artist or the desktop asks for it.
/// Ask at paint time: it may change live. GUI thread, with a running QApplication.
[[nodiscard]] bool reducesMotion();

/// The artist's wish; the desktop's holds as well.
void setReducedMotion(bool reduced);

}  // namespace irodori
