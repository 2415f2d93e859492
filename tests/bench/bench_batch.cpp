// SPDX-License-Identifier: GPL-3.0-or-later
// bench_batch [PHOTOS]: how near a batch of 2 MP JPEGs comes to what the engine alone paints, taken
// in turn, and what memory does meanwhile.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "base/paths.h"
#include "batch/batch_pipeline.h"

namespace {

namespace fs = std::filesystem;
using namespace irodori;

constexpr double kMinShare = 0.85;
constexpr double kMegabyte = 1 << 20;

/// Waves and grain: as hard to compress as a photo.
Image photo(int seed) {
    Image image(1632, 1224);
    unsigned state = 12345U + static_cast<unsigned>(seed);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        state = state * 1664525U + 1013904223U;
        const std::size_t wave = (i / 3) % 1632 + (i / 3) / 1632;
        image.pixels[i] = static_cast<std::uint8_t>(40 + wave % 150 + (state >> 28));
    }
    return image;
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
    void finished(const BatchTask& task, Result<BatchResult> result) override {
        if (!result)
            std::fprintf(stderr, "%s\n", result.error().message().c_str());
        const double now = residentMegabytes();
        (task.id < static_cast<std::uint64_t>(count_) / 4 ? early : late) =
            std::max(task.id < static_cast<std::uint64_t>(count_) / 4 ? early : late, now);
    }

    double early = 0;  ///< most memory during the first quarter
    double late = 0;   ///< and after it

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
    for (int i = 0; i < count; ++i)
        if (!savePicture(folder / (std::to_string(i) + ".jpg"), photo(i), nullptr, jpeg))
            return 1;

    const auto engine = makeStyleEngine();
    if (!engine->loadModel(resourceDir() / "models" / "starter.irodori"))
        return 1;
    const auto image = std::make_shared<const Image>(photo(0));
    auto style = std::make_shared<BatchStyle>();
    style->recipe.references = {{"style", {}, 1, *engine->encode(photo(1)), {}}};

    const auto paintAlone = [&] {
        RepaintRequest request;
        request.photo = std::make_shared<const Image>(*image);  // new each time, as in a batch
        request.references = {{style->recipe.references.front().code, 1}};
        request.photoCode = *engine->encode(*request.photo);
        return engine->repaint(request).has_value();
    };
    if (!paintAlone())
        return 1;
    double alone = 0;
    double batch = 0;
    Client client(count, folder, style);
    for (int part = 0; part < 2; ++part) {  // before and after: a busy machine changes meanwhile
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < (count + 1) / 2; ++i)
            static_cast<void>(paintAlone());
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
    std::printf("memory: %.0f MiB in the first quarter, %.0f MiB after it\n", client.early,
                client.late);
    return 0;
}
