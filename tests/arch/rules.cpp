// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// Folders of core in dependency order: each includes only itself and those before it.
const QStringList& coreFolders() {
    static const QStringList folders{u"base"_s,  u"nn"_s,   u"model"_s, u"imaging"_s, u"style"_s,
                                     u"batch"_s, u"data"_s, u"train"_s, u"video"_s};
    return folders;
}

bool isCpp(const QString& path) {
    return path.endsWith(u".cpp"_s) || path.endsWith(u".h"_s);
}

bool matches(const QString& text, const char* pattern) {
    return QRegularExpression(QString::fromLatin1(pattern)).match(text).hasMatch();
}

/// Why `path` must not include `header`; empty where it may.
QString complaintAboutInclude(const QString& path, const QString& header) {
    const QString folder = header.section(u'/', 0, 0);
    const bool isCore = path.startsWith(u"core/"_s);
    const bool isFront = path.startsWith(u"ui/"_s) || path.startsWith(u"app/"_s);
    const bool isTorch = matches(header, "^(torch|ATen|c10)/");
    const bool isOpenCv = header.startsWith(u"opencv2/"_s);

    if (isFront && (isTorch || isOpenCv))
        return u"ui and app know nothing of LibTorch and OpenCV"_s;
    if (isFront && folder == u"nn")
        return u"ui and app talk to the networks through style/"_s;
    if (path.startsWith(u"ui/"_s) && folder == u"cli")
        return u"ui does not know app"_s;
    if (header == u"qcustomplot.h" && !path.endsWith(u"/qcustomplot_wrapper.h"_s))
        return u"include QCustomPlot through its wrapper"_s;
    if (header.endsWith(u"qcustomplot_wrapper.h"_s) && !path.endsWith(u".cpp"_s))
        return u"QCustomPlot belongs in .cpp files"_s;
    if (!isCore)
        return {};

    if (matches(header, "^Q[A-Za-z]"))
        return u"core does without Qt"_s;
    const QString own = path.section(u'/', 1, 1);
    if (own == u"nn" && (isOpenCv || matches(header, "^(oneapi/|dnnl|spdlog/)")))
        return u"core/nn needs LibTorch alone"_s;
    if (own == u"nn" && folder == u"base" && header != u"base/noise.h")
        return u"of base, core/nn uses the noise alone: it builds without tl::expected and spdlog"_s;
    if (QStringList{u"ui"_s, u"app"_s, u"cli"_s, u"studio"_s, u"widgets"_s, u"jobs"_s}.contains(
            folder))
        return u"core does not know its fronts"_s;
    if (coreFolders().indexOf(folder) > coreFolders().indexOf(own))
        return u"core/%1 stands below core/%2"_s.arg(own, folder);
    return {};
}

/// Qt's keywords are macros that break LibTorch's headers.
bool usesQtKeyword(const QString& line) {
    return matches(line, R"(^\s*((public|protected|private)\s+)?(signals|slots)\s*:)")
           || matches(line, R"(^\s*(emit\s+\w|(foreach|forever)\s*[({]))");
}

}  // namespace

bool isSource(const QString& path) {
    return isCpp(path) || path.endsWith(u"CMakeLists.txt"_s) || path.endsWith(u".cmake"_s)
           || path.endsWith(u".sh"_s) || path == u"dev" || path == u".ci/run";
}

QStringList violationsIn(const QString& path, const QString& text) {
    QStringList found;
    const auto complain = [&](qsizetype line, const QString& reason) {
        found << u"%1:%2: %3"_s.arg(path).arg(line).arg(reason);
    };
    const QStringList lines = text.split(u'\n');
    const QString top = lines.mid(0, 2).join(u'\n');
    if (!top.contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s))
        complain(1, u"no SPDX line"_s);
    if (!isCpp(path))
        return found;
    if (path.endsWith(u".h"_s) && !text.contains(u"#pragma once"_s))
        complain(1, u"no #pragma once"_s);

    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (const auto match = include.match(lines[i]); match.hasMatch())
            if (const QString reason = complaintAboutInclude(path, match.captured(1));
                !reason.isEmpty())
                complain(i + 1, reason);
        if (usesQtKeyword(lines[i]))
            complain(i + 1, u"use Q_SIGNALS, Q_SLOTS, Q_EMIT and range-for"_s);
    }
    return found;
}
