// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <memory>

#include "base/result.h"
#include "imaging/display_transform.h"
#include "settings/app_settings.h"
#include "studio/monitor_profiles.h"

namespace irodori {

class PictureView;

/// Shows pictures in the colours of the monitor that they are on, if the artist wants it and the
/// monitor has a profile; follows windows to other monitors, and changes of profile and setting.
/// GUI thread.
class DisplayColours : public QObject {
    Q_OBJECT

public:
    /// `profiles` may be null: none are known. `settings` must outlive this.
    DisplayColours(std::unique_ptr<MonitorProfiles> profiles, AppSettings& settings,
                   QObject* parent = nullptr);

    /// From now on, as long as both live.
    void follow(PictureView& view);

    /// What is known of the monitor's profile, as a sentence.
    [[nodiscard]] QString statusOf(const QScreen& screen);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Transform = Result<std::shared_ptr<const DisplayTransform>>;

    [[nodiscard]] QByteArray profileOf(const QScreen& screen) const;
    [[nodiscard]] const Transform& transformOf(const QByteArray& profile);
    void watchWindowOf(PictureView& view);
    void update(PictureView& view);
    void updateAll();

    std::unique_ptr<MonitorProfiles> profiles_;
    AppSettings& settings_;
    QHash<QByteArray, Transform> transforms_;  ///< by profile
    QList<QPointer<PictureView>> views_;
};

}  // namespace irodori
