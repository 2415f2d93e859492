// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace irodori {

/// A language of the interface.
struct Language {
    QString id;    ///< as AppSettings::language(); empty: the system's
    QString name;  ///< in that language itself
};

/// English and all languages there is a translation of, the system's first.
[[nodiscard]] QList<Language> availableLanguages();

/// Installs the translations of a language, or of the system's for an empty id, in place of those
/// that were installed before. Open windows get QEvent::LanguageChange. GUI thread.
void applyLanguage(const QString& id);

}  // namespace irodori
