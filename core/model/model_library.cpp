// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model_library.h"

#include <algorithm>
#include <cctype>

#include "base/paths.h"
#include "base/trash.h"
#include "model/style_pack.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

constexpr const char* kExtension = ".irodori";

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

void appendModels(std::vector<ModelEntry>& out, const fs::path& folder, bool shipped) {
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    std::error_code error;
    for (const auto& file : fs::directory_iterator(folder, error)) {
        if (lower(file.path().extension().string()) != kExtension)
            continue;
        if (auto card = readModelCard(file.path()))
            out.push_back({file.path(), std::move(*card), shipped});
    }
    std::sort(out.begin() + first, out.end(), [](const ModelEntry& a, const ModelEntry& b) {
        return std::pair(lower(a.card.name), a.path) < std::pair(lower(b.card.name), b.path);
    });
}

/// Whether two cards describe one model at different times of its training.
bool isSameModel(const ModelCard& a, const ModelCard& b) {
    return a.name == b.name && a.author == b.author && a.trainingData == b.trainingData;
}

tl::unexpected<Error> shippedFailure(const ModelEntry& entry) {
    return failure(ErrorCode::noPermission, entry.path.string(), "comes with the program");
}

}  // namespace

ModelLibrary::ModelLibrary() : ModelLibrary(resourceDir() / "models", userDataDir() / "models") {}

ModelLibrary::ModelLibrary(fs::path shippedDir, fs::path userDir)
    : shippedDir_(std::move(shippedDir)), userDir_(std::move(userDir)) {}

std::vector<ModelEntry> ModelLibrary::list() const {
    std::vector<ModelEntry> models;
    appendModels(models, shippedDir_, /*shipped=*/true);
    appendModels(models, userDir_, /*shipped=*/false);
    return models;
}

Result<fs::path> ModelLibrary::find(const std::string& nameOrFile) const {
    const std::string wanted = nameOrFile.empty() ? kDefaultModelName : nameOrFile;
    std::error_code error;
    if (!nameOrFile.empty() && fs::is_regular_file(wanted, error))
        return fs::path(wanted);
    for (const auto& model : list()) {
        if (lower(model.card.name) == lower(wanted)
            || lower(model.path.stem().string()) == lower(wanted))
            return model.path;
    }
    return failure(ErrorCode::notFound, wanted, "no model of this name, and no such file");
}

Result<ModelFile> ModelLibrary::load(const fs::path& file) const {
    auto model = loadModelFile(file);
    if (!model || !model->card.isPack())
        return model;
    auto models = list();
    std::error_code error;
    appendModels(models, fs::absolute(file, error).parent_path(), /*shipped=*/false);
    const auto isBase = [&](const ModelEntry& entry) {
        return !entry.card.isPack() && entry.card.sha256 == model->card.baseSha256;
    };
    const auto base = std::find_if(models.begin(), models.end(), isBase);
    if (base == models.end())
        return failure(ErrorCode::notFound, file.string(),
                       "is a style pack for the model \"" + model->card.baseName
                           + "\", which is not here in that version: install it first");
    return loadModelFile(base->path).and_then([&](const ModelFile& whole) {
        return applied(*model, whole);
    });
}

Result<ModelEntry> ModelLibrary::install(const fs::path& file, IfExists ifExists) const {
    auto bytes = readFile(file, kMaxModelFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto model = parseModelFile(*bytes, file.string());
    if (!model)
        return tl::unexpected(model.error());
    fs::path wanted = userDir_ / (file.stem().string() + kExtension);
    IfExists ifTaken = IfExists::keepBoth;
    for (auto& present : list()) {
        if (present.card.sha256 == model->card.sha256)
            return present;
        if (ifExists == IfExists::replace && !present.shipped
            && isSameModel(present.card, model->card)) {
            wanted = present.path;
            ifTaken = IfExists::replace;
        }
    }

    std::error_code error;
    fs::create_directories(userDir_, error);
    if (error)
        return systemFailure(error.value(), userDir_.string());
    auto target = writeFile(wanted, *bytes, ifTaken);
    if (!target)
        return tl::unexpected(target.error());
    return ModelEntry{*target, model->card, /*shipped=*/false};
}

Result<void> ModelLibrary::rename(const ModelEntry& entry, const std::string& name) const {
    if (entry.shipped)
        return shippedFailure(entry);
    if (name.empty())
        return failure(ErrorCode::invalidArgument, entry.path.string(), "a model needs a name");
    for (const auto& other : list())
        if (other.path != entry.path && lower(other.card.name) == lower(name))
            return failure(ErrorCode::exists, name);
    auto model = loadModelFile(entry.path);
    if (!model)
        return tl::unexpected(model.error());
    model->card.name = name;
    const auto& tensors = model->tensors.tensors();
    const bool halves = std::any_of(tensors.begin(), tensors.end(), [](const auto& tensor) {
        return tensor.second.type == TensorType::f16;
    });
    return writeModelFile(entry.path, model->card, tensors, halves);
}

Result<void> ModelLibrary::remove(const ModelEntry& entry) const {
    if (entry.shipped)
        return shippedFailure(entry);
    return moveToTrash(entry.path).map([](const fs::path&) {});
}

}  // namespace irodori
