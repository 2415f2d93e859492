// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QCustomPlot's header is written with Qt's keywords, which we switch off because they collide with
// LibTorch. They exist here around the include and nowhere else. For .cpp files in ui/plot only.

#include <QtGlobal>
#include <utility>

#define signals Q_SIGNALS
#define foreach(declaration, container) for (declaration : std::as_const(container))
#include <qcustomplot.h>
#undef foreach
#undef signals
