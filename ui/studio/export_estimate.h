// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <cstdint>
#include <memory>

#include "imaging/picture_io.h"
#include "jobs/job_lane.h"
#include "settings/app_settings.h"
#include "style/style_engine.h"

namespace irodori {

class StudioSession;

/// Parts of a result at export size, spread over it and set side by side; all of it where it is
/// small. Immutable.
struct ResultSample {
    Image parts;
    Size whole;  ///< size of the result
};

/// Paints the sample that tells about the result of `request`, whose region is ignored.
[[nodiscard]] Result<ResultSample> sampleOf(StyleEngine& engine, RepaintRequest request,
                                            const JobHooks& hooks = {});

/// What an export would give.
struct ExportEstimate {
    std::int64_t bytes = 0;
    QImage proof;  ///< a part of the middle as the file would hold it, pixel by pixel

    static constexpr int kProofSide = 208;  ///< at most; a multiple of JPEG's blocks of 16
};

/// Encodes the sample as the file would be and reckons up its size: what the parts take, in
/// proportion to the whole, and what profile and metadata take once. Thread-safe.
[[nodiscard]] Result<ExportEstimate> estimateExport(const ResultSample& sample,
                                                    const Picture* origin,
                                                    const ExportOptions& options);

/// Estimates exports of the session's result while an artist ponders over them. The parts are
/// painted once for each size and depth; the rest is done on a lane of its own. GUI thread.
class ExportEstimator : public QObject {
    Q_OBJECT

public:
    /// `session` must outlive the estimator.
    explicit ExportEstimator(StudioSession& session, QObject* parent = nullptr);
    /// Stops what is under way.
    ~ExportEstimator() override;

    /// The newest request wins.
    void request(const ExportPreferences& preferences);

Q_SIGNALS:
    void estimated(const irodori::ExportEstimate& estimate);
    void failed();  ///< there is no estimate for what was requested last

private:
    void encode();

    StudioSession& session_;
    ExportPreferences preferences_;
    std::shared_ptr<const ResultSample> sample_;
    ExportPreferences sampled_;  ///< what `sample_` was painted for
    JobLane lane_;
};

}  // namespace irodori
