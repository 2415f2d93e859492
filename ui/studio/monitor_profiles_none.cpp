// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/monitor_profiles.h"

namespace irodori {

std::unique_ptr<MonitorProfiles> makeMonitorProfiles() {
    return nullptr;
}

}  // namespace irodori
