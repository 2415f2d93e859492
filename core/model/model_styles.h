// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "model/model_file.h"

namespace irodori {

/// The `styles` of a model card as they stand in its metadata: a JSON list of
/// `{"name", "attribution", "thumbnail"}`, the last a PNG in base64. Fails (invalidArgument) beyond
/// the bounds of `kMaxModelStyles` and `kMaxThumbnailBytes`.
[[nodiscard]] Result<std::string> modelStylesToJson(const std::vector<ModelStyle>& styles);

/// The same, read: untrusted text. Thumbnails are known to start like a PNG, no more.
[[nodiscard]] Result<std::vector<ModelStyle>> modelStylesFromJson(const std::string& text);

}  // namespace irodori
