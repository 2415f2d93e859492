// SPDX-License-Identifier: GPL-3.0-or-later
// bench_batch [COUNT [PICTURE…]]: how near a batch of 2 MP JPEGs comes to what the engine alone
// paints, taken in turn, and what memory does meanwhile. The photos are the pictures in turn, made
// as small as that; without pictures, drawn.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <span>
#include <vector>

#include "base/paths.h"
#include "batch/batch_pipeline.h"

namespace {

namespace fs = std::filesystem;
using namespace irodori;

constexpr double kMinShare = 0.85;
constexpr double kMegabyte = 1 << 20;

constexpr Size kPhotoSize{1632, 1224};

/// Waves and grain: as hard to compress as a photo.
Image drawnPhoto(int seed) {
    Image image(kPhotoSize.width, kPhotoSize.height);
    unsigned state = 12345U + static_cast<unsigned>(seed);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        const std::size_t wave = (i / 3) % kPhotoSize.width + (i / 3) / kPhotoSize.width;
        image.pixels[i] = static_cast<std::uint8_t>(40 + wave % 150 + (state >> 28));
    }
    return image;
}

std::vector<Image> photosOf(std::span<char*> pictures) {
    std::vector<Image> photos;
    for (const char* picture : pictures)
        if (const auto loaded = loadPicture(picture))
            photos.push_back(resized(withDepth(loaded->image, PixelDepth::u8), kPhotoSize));
        else
            std::fprintf(stderr, "%s\n", loaded.error().message().c_str());
    for (int seed = 0; photos.size() < 2; ++seed)
        photos.push_back(drawnPhoto(seed));
    return photos;
}

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double residentMegabytes() {
    std::ifstream file("/proc/self/statm");
    long total = 0;
    long resident = 0;
    file >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / kMegabyte;
}

class Client : public BatchClient {
public:
    Client(int count, fs::path folder, std::shared_ptr<const BatchStyle> style)
        : count_(count), folder_(std::move(folder)), style_(std::move(style)) {}

    std::optional<BatchTask> next() override {
        if (next_ == count_)
            return std::nullopt;
        const auto target = [path = folder_ / ("out" + std::to_string(next_))](FileFormat format) {
            return fs::path(path.string() + "." + extensionOf(format));
        };
        return BatchTask{static_cast<std::uint64_t>(next_),
                         folder_ / (std::to_string(next_++) + ".jpg"),
                         style_,
                         target,
                         {}};
    }
    Result<void> mayReplace(const fs::path&) override { return {}; }
    void progress(const BatchTask&, double) override {}
    void notice(const BatchTask&, const std::string&) override {}
    void finished(const BatchTask& /*task*/, Result<BatchResult> result) override {
        if (!result)
            std::fprintf(stderr, "%s\n", result.error().message().c_str());
        memory.push_back(residentMegabytes());
    }

    std::vector<double> memory;  ///< after each photo

private:
    int count_;
    fs::path folder_;
    std::shared_ptr<const BatchStyle> style_;
    int next_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 20;
    const fs::path folder = fs::temp_directory_path() / ("bench_batch." + std::to_string(getpid()));
    fs::create_directories(folder);
    ExportOptions jpeg;
    jpeg.format = FileFormat::jpeg;
    const auto photos = photosOf(std::span(argv, std::size_t(argc)).subspan(std::min(argc, 2)));
    const auto photo = [&](int i) -> const Image& {
        return photos[std::size_t(i) % photos.size()];
    };
    for (int i = 0; i < count; ++i)
        if (!savePicture(folder / (std::to_string(i) + ".jpg"), photo(i), nullptr, jpeg))
            return 1;

    const auto engine = makeStyleEngine();
    if (!engine->loadModel(resourceDir() / "models" / "starter.irodori"))
        return 1;
    auto style = std::make_shared<BatchStyle>();
    style->recipe.references = {{"style", {}, 1, *engine->encode(photo(1)), {}}};

    const auto paintAlone = [&](int i) {
        RepaintRequest request;
        request.photo = std::make_shared<const Image>(photo(i));  // new each time, as in a batch
        request.references = {{style->recipe.references.front().code, 1}};
        request.photoCode = *engine->encode(*request.photo);
        return engine->repaint(request).has_value();
    };
    if (!paintAlone(0))
        return 1;
    engine->releaseMemory();
    const double before = residentMegabytes();
    double alone = 0;
    double batch = 0;
    Client client(count, folder, style);
    for (int part = 0; part < 2; ++part) {  // before and after: a busy machine changes meanwhile
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < (count + 1) / 2; ++i)
            static_cast<void>(paintAlone(i));
        alone += secondsSince(start) / ((count + 1) / 2) / 2;
        if (part == 0) {
            const auto batchStart = std::chrono::steady_clock::now();
            runBatch(*engine, client, Overlap::full, {});
            batch = secondsSince(batchStart) / count;
        }
    }
    fs::remove_all(folder);
    const double share = alone / batch;
    std::printf("engine alone %.2f s a photo, batch %.2f s: %.0f %%   target %.0f %% %s\n", alone,
                batch, share * 100, kMinShare * 100, share >= kMinShare ? "met" : "MISSED");
    for (const int row : {1, count / 10, count / 2, count})
        if (row > 0)
            std::printf("memory after %d photos: %.0f MiB\n", row,
                        client.memory[std::size_t(row) - 1]);
    engine->releaseMemory();
    std::printf("memory that stays: %.0f MiB; %.0f MiB before\n", residentMegabytes(), before);
    return 0;
}
