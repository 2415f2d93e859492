// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/error_text.h"

#include <spdlog/spdlog.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringList>
#include <algorithm>

namespace irodori {

namespace {

/// Context of the translations.
class Errors {
    Q_DECLARE_TR_FUNCTIONS(Errors)
};

/// The reason as a sentence; %1 is what it is about.
QString reason(ErrorCode code) {
    switch (code) {
        case ErrorCode::cancelled:
            return Errors::tr("%1: cancelled.");
        case ErrorCode::notFound:
            return Errors::tr("%1 does not exist.");
        case ErrorCode::isDirectory:
            return Errors::tr("%1 is a folder, not a file.");
        case ErrorCode::noPermission:
            return Errors::tr("You have no permission to open or write %1.");
        case ErrorCode::unreadable:
            return Errors::tr("%1 could not be read.");
        case ErrorCode::emptyFile:
            return Errors::tr("%1 is empty.");
        case ErrorCode::unsupported:
            return Errors::tr("%1 is not in a format that Irodori knows.");
        case ErrorCode::corrupt:
            return Errors::tr("%1 is damaged.");
        case ErrorCode::tooLarge:
            return Errors::tr("%1 is too large.");
        case ErrorCode::newerVersion:
            return Errors::tr("%1 was made by a newer version of Irodori.");
        case ErrorCode::outOfMemory:
            return Errors::tr("There is not enough memory for %1.");
        case ErrorCode::diskFull:
            return Errors::tr("The disk is full: %1 was not written.");
        case ErrorCode::exists:
            return Errors::tr("%1 exists already and was not replaced.");
        case ErrorCode::invalidArgument:
            return Errors::tr("%1 cannot be used like this.");
        case ErrorCode::device:
            return Errors::tr("The device %1 is not available.");
        case ErrorCode::internal:
            break;
    }
    return Errors::tr("Something went wrong with %1. The log has the details.");
}

}  // namespace

QString errorText(const Error& error) {
    spdlog::warn("{}", error.message());
    const QString subject = QString::fromStdString(error.subject);
    const QString name = QFileInfo(subject).fileName();
    if (subject.isEmpty())
        return reason(error.code).arg(Errors::tr("this picture"));
    return reason(error.code).arg(Errors::tr("“%1”").arg(name.isEmpty() ? subject : name));
}

QString errorText(const std::vector<Error>& errors) {
    constexpr std::size_t kShown = 3;
    QStringList lines;
    for (std::size_t i = 0; i < std::min(kShown, errors.size()); ++i)
        lines << errorText(errors[i]);
    if (errors.size() > kShown)
        lines << Errors::tr("… and %n more.", nullptr, int(errors.size() - kShown));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace irodori
