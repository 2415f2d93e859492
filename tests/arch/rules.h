// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// What the source `text` of the file `path` (relative to the project, with "/") breaks of the
/// rules in docs/contributing.md; one "path:line: reason" each.
[[nodiscard]] QStringList violationsIn(const QString& path, const QString& text);

/// True for files that the rules are about: C++, CMake and shell.
[[nodiscard]] bool isSource(const QString& path);
