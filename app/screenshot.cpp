// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QWidget>

#include "studio/studio_session.h"

namespace irodori {

namespace {

constexpr int kLookMilliseconds = 100;
constexpr int kSettledLooks = 30;  ///< in a row: pages read in the background and ask again

}  // namespace

Screenshot::Screenshot(QWidget& window, const StudioSession& session, const QString& file)
    : window_(window), session_(session), file_(file) {
    connect(&timer_, &QTimer::timeout, this, &Screenshot::look);
    timer_.start(kLookMilliseconds);
}

void Screenshot::look() {
    settledLooks_ = session_.isSettled() ? settledLooks_ + 1 : 0;
    if (settledLooks_ < kSettledLooks)
        return;
    timer_.stop();
    const bool written = window_.grab().save(file_);
    QCoreApplication::exit(written ? 0 : 1);
}

}  // namespace irodori
