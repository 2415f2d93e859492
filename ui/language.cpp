// SPDX-License-Identifier: GPL-3.0-or-later
#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace irodori {

namespace {

/// Two translators for the whole run: Qt's own dialogs, and ours.
struct Translators {
    QTranslator qt;
    QTranslator own;
};

Translators& translators() {
    static auto* const instance = new Translators;  // used until the application is gone
    return *instance;
}

}  // namespace

QList<Language> availableLanguages() {
    return {{QString(), QCoreApplication::translate("Language", "System language")},
            {QStringLiteral("en"), QStringLiteral("English")},
            {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
            {QStringLiteral("ja"), QStringLiteral("日本語")}};
}

void applyLanguage(const QString& id) {
    auto& [qt, own] = translators();
    QCoreApplication::removeTranslator(&qt);
    QCoreApplication::removeTranslator(&own);
    const QLocale locale = id.isEmpty() ? QLocale::system() : QLocale(id);
    QLocale::setDefault(locale);
    if (qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt);
    if (own.load(locale, QStringLiteral("irodori"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&own);
}

}  // namespace irodori
