// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/model_swatches.h"

#include "model/model_file.h"

namespace irodori {

Result<ModelSwatches> readModelSwatches(const std::filesystem::path& model) {
    // The card alone first: most models carry no styles, and reading tensors takes time.
    const auto card = readModelCard(model);
    if (!card)
        return tl::unexpected(card.error());
    ModelSwatches swatches;
    if (card->styles.empty())
        return swatches;
    const auto file = loadModelFile(model);
    if (!file)
        return tl::unexpected(file.error());
    auto codes = styleCodes(*file);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const ModelStyle& style = file->card.styles[i];
        StylePicture swatch;
        swatch.name = QString::fromStdString(style.name);
        swatch.thumbnail = decodedThumbnail(style.thumbnail);
        swatch.storedCode = std::move(codes[i]);
        swatch.storedCodeModel = file->card.sha256;
        swatches.push_back(std::make_shared<const StylePicture>(std::move(swatch)));
    }
    return swatches;
}

}  // namespace irodori
