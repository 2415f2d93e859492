// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/export_estimate.h"

#include <algorithm>
#include <cmath>

#include "studio/studio_session.h"
#include "widgets/image_conversion.h"

namespace irodori {

namespace {

constexpr int kTileSide = ExportEstimate::kProofSide;
constexpr int kTiles = 3;  ///< per side
constexpr int kSampleSide = kTiles * kTileSide;

/// Where the i-th of `kTiles` parts begins, on JPEG's grid of blocks.
int tileStart(int i, int side) {
    constexpr int kBlock = 16;
    const int center = (2 * i + 1) * side / (2 * kTiles);
    return std::clamp(center - kTileSide / 2, 0, side - kTileSide) / kBlock * kBlock;
}

void paste(const Image& part, int x, int y, Image& onto) {
    const auto copy = [&](const std::vector<std::uint8_t>& from, std::vector<std::uint8_t>& to,
                          std::size_t pixelBytes) {
        for (int row = 0; row < part.height; ++row) {
            const std::size_t source = std::size_t(row) * part.width * pixelBytes;
            const std::size_t target = (std::size_t(y + row) * onto.width + x) * pixelBytes;
            std::copy_n(from.data() + source, std::size_t(part.width) * pixelBytes,
                        to.data() + target);
        }
    };
    const auto valueBytes = std::size_t(part.depth);
    copy(part.pixels, onto.pixels, 3 * valueBytes);
    if (!part.hasAlpha())
        return;
    onto.alpha.resize(std::size_t(onto.width) * onto.height * valueBytes);
    copy(part.alpha, onto.alpha, valueBytes);
}

Size outputSize(const RepaintRequest& request) {
    const Image& photo = *request.photo;
    const int side =
        request.outputSide > 0 ? std::min(request.outputSide, photo.longSide()) : photo.longSide();
    return scaledToLongSide({photo.width, photo.height}, side);
}

QImage middleOf(const QImage& image) {
    const QSize size =
        image.size().boundedTo({ExportEstimate::kProofSide, ExportEstimate::kProofSide});
    return image.copy(
        QRect({(image.width() - size.width()) / 2, (image.height() - size.height()) / 2}, size));
}

}  // namespace

Result<ResultSample> sampleOf(StyleEngine& engine, RepaintRequest request, const JobHooks& hooks) {
    const Size whole = outputSize(request);
    request.region = {};
    if (whole.width < kSampleSide || whole.height < kSampleSide)
        return engine.repaint(request, hooks).map([&](RepaintResult&& result) {
            return ResultSample{std::move(result.image), whole};
        });
    ResultSample sample{Image(kSampleSide, kSampleSide, request.depth), whole};
    for (int i = 0; i < kTiles * kTiles; ++i) {
        const int column = i % kTiles;
        const int row = i / kTiles;
        request.region = {tileStart(column, whole.width), tileStart(row, whole.height), kTileSide,
                          kTileSide};
        const auto part = engine.repaint(request, hooks);
        if (!part)
            return tl::unexpected(part.error());
        paste(part->image, column * kTileSide, row * kTileSide, sample.parts);
    }
    return sample;
}

Result<ExportEstimate> estimateExport(const ResultSample& sample, const Picture* origin,
                                      const ExportOptions& options) {
    const auto file = encodePicture(sample.parts, origin, options);
    const auto frame = encodePicture(Image(1, 1, sample.parts.depth), origin, options);
    if (!file || !frame)
        return tl::unexpected(file ? frame.error() : file.error());
    const auto shown = decodePicture(*file, {});
    if (!shown)
        return tl::unexpected(shown.error());

    const double share = double(sample.whole.width) * sample.whole.height
                         / (double(sample.parts.width) * sample.parts.height);
    const auto once = double(frame->size());
    ExportEstimate estimate;
    estimate.bytes = std::llround(once + (double(file->size()) - once) * share);
    estimate.proof = middleOf(imageToQImage(std::make_shared<const Image>(shown->image)));
    return estimate;
}

ExportEstimator::ExportEstimator(StudioSession& session, QObject* parent)
    : QObject(parent), session_(session) {}

ExportEstimator::~ExportEstimator() {
    session_.cancelSample();
}

void ExportEstimator::request(const ExportPreferences& preferences) {
    preferences_ = preferences;
    const auto depth = [this](const ExportPreferences& p) {
        return exportDepth(p.format, p.depth, session_.photo()->picture->image.depth);
    };
    if (sample_ && sampled_.maxSide == preferences.maxSide && depth(sampled_) == depth(preferences))
        return encode();
    lane_.cancelAll();
    session_.sampleResult(preferences, this,
                          [this, preferences](std::shared_ptr<const ResultSample> sample) {
                              sample_ = std::move(sample);
                              sampled_ = preferences;
                              if (sample_)
                                  encode();
                              else
                                  Q_EMIT failed();
                          });
}

void ExportEstimator::encode() {
    lane_.start<ExportEstimate>(
        {}, this,
        {[sample = sample_, origin = session_.photo()->picture,
          options = session_.exportOptions(preferences_, IfExists::replace)](const JobHooks&) {
             return estimateExport(*sample, origin.get(), options);
         },
         [this](const Result<ExportEstimate>& estimate) {
             if (estimate)
                 Q_EMIT estimated(*estimate);
             else
                 Q_EMIT failed();
         },
         {},
         {}});
}

}  // namespace irodori
