// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include "style/style_engine.h"

class QWidget;

namespace irodori {

/// What a key does, for the list of shortcuts.
struct ShortcutHint {
    QString keys;
    QString meaning;
};

/// Shows all keys: those of the menus, as given, and those of the photo pane.
void showShortcuts(const QList<ShortcutHint>& menuKeys, QWidget* parent);

/// Shows version, licences and credits.
void showAbout(const ModelInfo& model, QWidget* parent);

}  // namespace irodori
