// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include "model/model_file.h"
#include "style/style_engine.h"

namespace irodori::test {

/// A StyleEngine without LibTorch: tints the photo with the mean colour of the references. Honours
/// region, output side, strength and stop; takes as long and fails as the test wants. Any file is a
/// model to it, but only a real one carries styles.
class FakeEngine : public StyleEngine {
public:
    // To be set by tests; any thread.
    std::atomic_int repaintMilliseconds = 0;
    std::atomic_int encodeMilliseconds = 0;
    std::atomic<double> paintSeconds = 0.2;  // that a repaint says it took: slow enough for drafts
    std::atomic_bool failRepaint = false;
    std::atomic_bool throwInRepaint = false;
    std::atomic_bool failModel = false;

    // What happened.
    std::atomic_int encodes = 0;
    std::atomic_int repaints = 0;
    std::atomic_int cancelled = 0;
    [[nodiscard]] std::vector<RepaintRequest> requests() const {
        const std::lock_guard lock(mutex_);
        return requests_;
    }
    [[nodiscard]] RepaintRequest lastRequest() const { return requests().back(); }

    [[nodiscard]] std::vector<DeviceInfo> devices() const override {
        return {{"cpu", "Fake CPU"}, {"cuda:0", "Fake GPU"}};
    }

    Result<void> configure(const EngineOptions& options) override {
        const std::lock_guard lock(mutex_);
        if (options.device == "cuda:7")
            return failure(ErrorCode::device, options.device);
        device_ = options.device == "cuda:0" ? "Fake GPU" : "Fake CPU";
        return {};
    }

    Result<ModelInfo> loadModel(const std::filesystem::path& path) override {
        if (failModel)
            return failure(ErrorCode::corrupt, path.string());
        const std::lock_guard lock(mutex_);
        if (const auto card = readModelCard(path))
            model_ = {card->name, card->sha256, card->license, path};
        else  // most tests need no more than a name
            model_ = {path.stem().string(), "sha-of-" + path.stem().string(), "CC0-1.0", path};
        return model_;
    }

    Result<StyleCode> encode(const Image& image, const JobHooks& hooks) override {
        ++encodes;
        if (!work(encodeMilliseconds, hooks))
            return failure(ErrorCode::cancelled, {});
        StyleCode code(256, 0.F);
        const std::size_t count = image.pixels.size() / 3 / std::size_t(image.depth);
        const double top = image.depth == PixelDepth::u8 ? 255 : 65535;
        for (std::size_t i = 0; i < count * 3; ++i)
            code[i % 3] += float(valueAt(image, i) / top / double(count));
        return code;
    }

    Result<RepaintResult> repaint(const RepaintRequest& request, const JobHooks& hooks) override {
        bool isAtHand = false;  // the real one remembers what it has just painted, too
        {
            const std::lock_guard lock(mutex_);
            isAtHand = !requests_.empty() && looksLike(requests_.back(), request);
            requests_.push_back(request);
        }
        ++repaints;
        if (throwInRepaint)
            throw std::runtime_error("thrown by the fake engine");
        if (failRepaint)
            return failure(ErrorCode::outOfMemory, {});
        if (!work(repaintMilliseconds / request.draftDivisor, hooks)) {
            ++cancelled;
            return failure(ErrorCode::cancelled, {});
        }
        RepaintResult result = tinted(request);
        result.seconds = isAtHand ? 0.001 : double(paintSeconds);
        return result;
    }

    void releaseMemory() override {}

    [[nodiscard]] EngineStatus status() const override {
        const std::lock_guard lock(mutex_);
        return {device_, "fp32", "Fake", 0};
    }

    [[nodiscard]] ModelInfo model() const override {
        const std::lock_guard lock(mutex_);
        return model_;
    }

private:
    static double valueAt(const Image& image, std::size_t i) {
        return image.depth == PixelDepth::u8
                   ? image.pixels[i]
                   : reinterpret_cast<const std::uint16_t*>(image.pixels.data())[i];
    }

    static bool looksLike(const RepaintRequest& a, const RepaintRequest& b) {
        const auto sameStyle = [](const WeightedCode& one, const WeightedCode& other) {
            return one.code == other.code && one.weight == other.weight;
        };
        return a.photo == b.photo && a.settings == b.settings && a.draftDivisor == b.draftDivisor
               && a.outputSide == b.outputSide
               && std::ranges::equal(a.references, b.references, sameStyle);
    }

    /// False if stopped.
    static bool work(int milliseconds, const JobHooks& hooks) {
        constexpr int kStep = 5;
        for (int done = 0; done < milliseconds; done += kStep) {
            if (hooks.stopped())
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(kStep));
            hooks.report(double(done) / milliseconds);
        }
        hooks.report(1);
        return !hooks.stopped();
    }

    static RepaintResult tinted(const RepaintRequest& request) {
        const Image& photo = *request.photo;
        const int side = request.outputSide > 0 ? std::min(request.outputSide, photo.longSide())
                                                : photo.longSide();
        RepaintResult result;
        result.outputSize = scaledToLongSide({photo.width, photo.height}, side);
        Image image = resized(photo, result.outputSize);
        if (!request.region.isEmpty())
            image = cropped(image, request.region);
        image = withDepth(image, PixelDepth::u8);
        double tint[3] = {};
        double sum = 0;
        for (const WeightedCode& reference : request.references) {
            sum += reference.weight;
            for (std::size_t c = 0; c < 3; ++c)
                tint[c] += reference.weight * double(reference.code[c]) * 255;
        }
        const double share = std::min(1.0, request.settings.strength / 2);
        for (std::size_t i = 0; i < image.pixels.size(); ++i)
            image.pixels[i] = std::uint8_t(
                std::clamp(image.pixels[i] * (1 - share) + tint[i % 3] / sum * share, 0., 255.));
        result.image = withDepth(image, request.depth);
        return result;
    }

    mutable std::mutex mutex_;  ///< guards all below
    std::string device_ = "Fake CPU";
    ModelInfo model_;
    std::vector<RepaintRequest> requests_;
};

}  // namespace irodori::test
