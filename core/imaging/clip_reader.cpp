// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/clip_reader.h"

#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <optional>
#include <utility>

#include "imaging/exception_wall.h"
#include "imaging/matrix_view.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

constexpr int kLookSide = 256;          // long side at which frames are compared
constexpr int kBins = 32;               // of each axis of a histogram
constexpr double kSoftness = 1.5;       // of the bins: sigma of a Gaussian
constexpr double kSeekLead = 2;         // seconds before the wanted frame: decoders need a run-up
constexpr double kSameTime = 0.0005;    // seconds
constexpr double kCompleteShare = 0.9;  // of the frames that a header promises, often an estimate

Result<void> checkFile(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::directory)
        return failure(ErrorCode::isDirectory, path.string());
    if (::access(path.c_str(), R_OK) != 0)
        return systemFailure(errno, path.string());
    if (status.type() != fs::file_type::regular)
        return failure(ErrorCode::unsupported, path.string(), "is not a file");
    if (fs::file_size(path, error) == 0)
        return failure(ErrorCode::emptyFile, path.string());
    return {};
}

/// Decodes a clip frame by frame.
class ClipDecoder {
public:
    static Result<ClipDecoder> open(const fs::path& path) {
        if (const auto readable = checkFile(path); !readable)
            return tl::unexpected(readable.error());
        ClipDecoder decoder;
        // Absolute, so that no name is taken for an address; FFmpeg, because other backends ignore
        // how the camera was held.
        if (!decoder.capture_.open(fs::absolute(path).string(), cv::CAP_FFMPEG))
            return failure(ErrorCode::unsupported, path.string(),
                           "is not a clip in a format that can be read");
        decoder.capture_.set(cv::CAP_PROP_ORIENTATION_AUTO, 1);
        return decoder;
    }

    /// False at the end, and where the file is damaged.
    bool next() {
        if (!capture_.grab())
            return false;
        ++index_;
        return true;
    }

    /// Number of the frame since `open`; -1 before the first.
    [[nodiscard]] int index() const { return index_; }

    /// Time of the frame; counted where the file does not say.
    [[nodiscard]] double seconds() const {
        const double milliseconds = capture_.get(cv::CAP_PROP_POS_MSEC);
        return milliseconds > 0 ? milliseconds / 1000 : index_ / framesPerSecond();
    }

    /// The frame in BGR, upright; empty where it is damaged.
    [[nodiscard]] cv::Mat frame() {
        cv::Mat bgr;
        capture_.retrieve(bgr);
        return bgr;
    }

    /// By the header; 0 = it does not say.
    [[nodiscard]] double frameCount() const {
        return std::max(0.0, capture_.get(cv::CAP_PROP_FRAME_COUNT));
    }

    /// Goes to a frame at or before that time. False where the file cannot be searched.
    bool seek(double target) {
        return capture_.set(cv::CAP_PROP_POS_MSEC, 1000 * target) && next()
               && capture_.get(cv::CAP_PROP_POS_MSEC) > 0 && seconds() <= target + kSameTime;
    }

private:
    [[nodiscard]] double framesPerSecond() const {
        constexpr double kUsual = 25;
        const double rate = capture_.get(cv::CAP_PROP_FPS);
        return rate > 0 ? rate : kUsual;
    }

    cv::VideoCapture capture_;
    int index_ = -1;
};

Image imageOf(const cv::Mat& bgr) {
    cv::Mat rgb;
    cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    Image image;
    image.width = rgb.cols;
    image.height = rgb.rows;
    image.pixels = bytesOf(rgb);
    return image;
}

/// What frames are compared by.
struct FrameLook {
    cv::Mat lightness;  ///< distribution of L
    cv::Mat chroma;     ///< joint distribution of a and b
    double sharpness = 0;
};

/// Sums to 1. Softened, so that a colour on the border of two bins may waver.
cv::Mat distribution(const cv::Mat& lab, const std::vector<int>& channels) {
    const std::vector<int> bins(channels.size(), kBins);
    std::vector<float> ranges;
    for (std::size_t i = 0; i < channels.size(); ++i)
        ranges.insert(ranges.end(), {0.0F, 256.0F});
    cv::Mat histogram;
    cv::calcHist(std::vector<cv::Mat>{lab}, channels, {}, histogram, bins, ranges);
    cv::GaussianBlur(histogram, histogram, {}, kSoftness);
    return histogram / cv::sum(histogram)[0];
}

FrameLook lookOf(const cv::Mat& bgr) {
    cv::Mat small = bgr;
    const double scale = static_cast<double>(kLookSide) / std::max(bgr.cols, bgr.rows);
    if (scale < 1)
        cv::resize(bgr, small, {}, scale, scale, cv::INTER_AREA);
    cv::Mat lab;
    cv::cvtColor(small, lab, cv::COLOR_BGR2Lab);
    cv::Mat lightness;
    cv::extractChannel(lab, lightness, 0);
    cv::Mat edges;
    cv::Laplacian(lightness, edges, CV_32F);
    return {distribution(lab, {0}), distribution(lab, {1, 2}), cv::norm(edges, cv::NORM_L2SQR)};
}

/// Mean total variation distance of the distributions: 0 = alike … 1 = nothing in common.
double distance(const FrameLook& a, const FrameLook& b) {
    return 0.25
           * (cv::norm(a.lightness, b.lightness, cv::NORM_L1)
              + cv::norm(a.chroma, b.chroma, cv::NORM_L1));
}

struct FrameNote {
    int index = 0;
    double seconds = 0;
    double sharpness = 0;
};

using Scene = std::vector<FrameNote>;

double lengthOf(const Scene& scene, double end) {
    return scene.empty() ? 0 : end - scene.front().seconds;
}

/// The sharpest of the middle half.
const FrameNote& bestOf(const Scene& scene) {
    const auto margin = static_cast<std::ptrdiff_t>(scene.size() / 4);
    return *std::max_element(
        scene.begin() + margin, scene.end() - margin,
        [](const FrameNote& a, const FrameNote& b) { return a.sharpness < b.sharpness; });
}

/// Groups frames into scenes as they come.
class SceneFinder {
public:
    explicit SceneFinder(const SceneOptions& options) : options_(options) {}

    /// Takes the next frame; returns the scene that it ended, or nothing.
    Scene add(int index, double seconds, FrameLook look) {
        const double length = lengthOf(scene_, seconds);
        const bool isCut = !scene_.empty() && distance(look, last_) > options_.threshold;
        Scene ended;
        if ((isCut && length >= options_.minSeconds) || length >= options_.maxSeconds) {
            ended.swap(scene_);
            foundAny_ = true;
        }
        scene_.push_back({index, seconds, look.sharpness});
        last_ = std::move(look);
        return ended;
    }

    /// The scene at the end; nothing where it is a mere remnant.
    Scene finish() {
        const bool isRemnant =
            !scene_.empty() && lengthOf(scene_, scene_.back().seconds) < options_.minSeconds;
        return foundAny_ && isRemnant ? Scene() : std::move(scene_);
    }

private:
    SceneOptions options_;
    Scene scene_;
    FrameLook last_;  ///< of the latest frame
    bool foundAny_ = false;
};

/// Reads what the scenes chose, behind the one who looks for scenes: so no frames need be kept
/// until it is known where a scene ends.
class FrameTaker {
public:
    FrameTaker(ClipDecoder decoder, const std::function<void(ClipFrame)>& take)
        : decoder_(std::move(decoder)), take_(take) {}

    void takeFrom(const Scene& scene) {
        if (scene.empty())
            return;
        const FrameNote& best = bestOf(scene);
        while (decoder_.index() < best.index && decoder_.next()) {
        }
        if (const cv::Mat frame = decoder_.frame(); !frame.empty()) {
            take_({best.seconds, imageOf(frame)});
            ++count_;
        }
    }

    [[nodiscard]] int count() const { return count_; }

private:
    ClipDecoder decoder_;
    const std::function<void(ClipFrame)>& take_;
    int count_ = 0;
};

Result<int> readScenes(ClipDecoder scout, FrameTaker taker, const SceneOptions& options,
                       const std::string& subject, const JobHooks& hooks) {
    SceneFinder finder(options);
    const double total = scout.frameCount();
    while (taker.count() < options.maxFrames && scout.next()) {
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, subject);
        if (const cv::Mat frame = scout.frame(); !frame.empty())
            taker.takeFrom(finder.add(scout.index(), scout.seconds(), lookOf(frame)));
        if (total > 0)
            hooks.report(std::min(1.0, (scout.index() + 1) / total));
    }
    const bool isFull = taker.count() >= options.maxFrames;
    if (!isFull)
        taker.takeFrom(finder.finish());
    if (taker.count() == 0)
        return failure(ErrorCode::corrupt, subject, "no frame of the clip can be read");
    if (isFull)
        hooks.tell(subject + ": only the first " + std::to_string(taker.count())
                   + " scenes are used");
    else if (scout.index() + 1 < kCompleteShare * total)
        hooks.tell(subject + ": the clip is damaged; only its beginning is used");
    return taker.count();
}

/// The first frame at or after that time.
std::optional<Image> frameFrom(ClipDecoder& decoder, double seconds) {
    do {
        if (decoder.index() >= 0 && decoder.seconds() >= seconds - kSameTime) {
            const cv::Mat frame = decoder.frame();
            return frame.empty() ? std::nullopt : std::optional(imageOf(frame));
        }
    } while (decoder.next());
    return std::nullopt;
}

}  // namespace

const std::vector<std::string>& clipExtensions() {
    static const std::vector<std::string> extensions{"avi",  "m4v", "mkv", "mov",  "mp4",
                                                     "mpeg", "mpg", "ogv", "webm", "wmv"};
    return extensions;
}

Result<int> readSceneFrames(const fs::path& clip, const SceneOptions& options,
                            const std::function<void(ClipFrame)>& take, const JobHooks& hooks) {
    return walled(clip.string(), [&]() -> Result<int> {
        auto scout = ClipDecoder::open(clip);
        if (!scout)
            return tl::unexpected(scout.error());
        auto follower = ClipDecoder::open(clip);
        if (!follower)
            return tl::unexpected(follower.error());
        return readScenes(std::move(*scout), FrameTaker(std::move(*follower), take), options,
                          clip.string(), hooks);
    });
}

Result<Image> readFrameAt(const fs::path& clip, double seconds) {
    return walled(clip.string(), [&]() -> Result<Image> {
        auto decoder = ClipDecoder::open(clip);
        if (decoder && seconds > kSeekLead && !decoder->seek(seconds - kSeekLead))
            decoder = ClipDecoder::open(clip);
        if (!decoder)
            return tl::unexpected(decoder.error());
        if (auto image = frameFrom(*decoder, seconds))
            return std::move(*image);
        return failure(ErrorCode::corrupt, clip.string(),
                       "no frame can be read at " + std::to_string(seconds) + " s");
    });
}

}  // namespace irodori
