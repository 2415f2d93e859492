// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <algorithm>
#include <string_view>

namespace irodori {

namespace {

QCommandLineOption hidden(const char* name, const char* value) {
    QCommandLineOption option(QLatin1String{name});
    option.setValueName(QLatin1String(value));
    option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

QSize parseSize(const QString& text) {
    const QStringList parts = text.split(QLatin1Char('x'));
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

}  // namespace

bool asksForText(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
        return argument == "--version" || argument == "-v" || argument == "--help"
               || argument == "-h" || argument == "--help-all";
    });
}

Arguments parseArguments(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "Arguments", "Repaints a photo in the style of a picture that you drop in."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("files"),
        QCoreApplication::translate("Arguments", "A photo to open; models to install."),
        QStringLiteral("[FILES…]"));
    const QCommandLineOption photo = hidden("photo", "file");
    const QCommandLineOption style = hidden("reference", "file");
    const QCommandLineOption screenshot = hidden("screenshot", "file");
    const QCommandLineOption windowSize = hidden("window-size", "WxH");
    const QCommandLineOption theme = hidden("theme", "name");
    const QCommandLineOption compare = hidden("compare", "");
    const QCommandLineOption quit = hidden("quit-after-first-paint", "");
    const QCommandLineOption tab = hidden("tab", "name");
    const QCommandLineOption run = hidden("run", "folder");
    parser.addOptions({photo, style, screenshot, windowSize, theme, compare, tab, run, quit});
    parser.process(arguments);

    Arguments parsed;
    parsed.files = parser.positionalArguments() + parser.values(photo);
    parsed.styles = parser.values(style);
    parsed.screenshot = parser.value(screenshot);
    parsed.windowSize = parseSize(parser.value(windowSize));
    parsed.theme = parser.value(theme);
    parsed.compare = parser.isSet(compare);
    parsed.tab = parser.value(tab);
    if (parser.isSet(run))
        parsed.run = QDir(parser.value(run)).absolutePath();
    parsed.quitAfterFirstPaint = parser.isSet(quit);
    return parsed;
}

}  // namespace irodori
