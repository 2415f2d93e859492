// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "base/result.h"
#include "imaging/image.h"

namespace irodori {

/// File name endings of clips, lower case, without the dot.
[[nodiscard]] const std::vector<std::string>& clipExtensions();

struct SceneOptions {
    /// Distance 0 … 1 of colour histograms that begins a new scene. Between unrelated photos it is
    /// above 0.21 (95 %), between neighbouring frames of a moving camera below 0.06.
    double threshold = 0.2;
    double minSeconds = 1.0;   ///< a scene is at least this long
    double maxSeconds = 20.0;  ///< a longer one gives another frame
    int maxFrames = 400;       ///< of one clip
};

struct ClipFrame {
    double seconds = 0;  ///< from the beginning of the clip
    Image image;         ///< 8 bit, upright
};

/// One sharp frame of each scene of a clip, in order, handed to `take` as it is found; a scene
/// begins where the colour histogram jumps. Fails on files that are no clips; a clip that is
/// damaged in the middle gives what came before, with a notice. Returns the number of frames.
Result<int> readSceneFrames(const std::filesystem::path& clip, const SceneOptions& options,
                            const std::function<void(ClipFrame)>& take, const JobHooks& hooks = {});

/// The frame at this time, exactly as `readSceneFrames` gave it.
[[nodiscard]] Result<Image> readFrameAt(const std::filesystem::path& clip, double seconds);

}  // namespace irodori
