// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "jobs/job_lane.h"
#include "model/model_library.h"
#include "widgets/message_bar.h"

class QBoxLayout;

namespace irodori {

class StudioSession;

/// The style packs at hand, but for the one that paints: a group of swatches each, under the pack's
/// name. A click loads the pack and paints in that style. Hidden where there are none.
class PackShelf : public QWidget {
    Q_OBJECT

public:
    PackShelf(StudioSession& session, QWidget* parent);

Q_SIGNALS:
    void message(const irodori::Message& message);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showPacks();
    void addGroup(const ModelEntry& pack);
    void choose(const ModelEntry& pack, std::size_t style);

    StudioSession& session_;
    QBoxLayout* groups_ = nullptr;
    std::vector<std::string> shown_;  ///< checksums
    JobLane lane_;
};

}  // namespace irodori
