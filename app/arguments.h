// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

namespace irodori {

/// What the command line asks of the window.
struct Arguments {
    QStringList files;  ///< a photo, models

    // For the pictures in the documentation and for benchmarks; not in --help.
    QStringList styles;
    QString screenshot;  ///< write the settled window to this file and quit
    QSize windowSize;
    QString theme;
    bool compare = false;
    QString tab;                       ///< "studio" or "training"; empty: as last time
    QString run;                       ///< folder of a training run to show
    bool quitAfterFirstPaint = false;  ///< for measuring how fast the window appears
};

/// Reads the command line of the running QCoreApplication; answers --version, --help and mistakes
/// on the terminal and ends the program there.
[[nodiscard]] Arguments parseArguments(const QStringList& arguments);

/// Whether the answer needs no window, and so no display.
[[nodiscard]] bool asksForText(int argc, char** argv);

}  // namespace irodori
