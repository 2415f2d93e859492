// SPDX-License-Identifier: GPL-3.0-or-later
// Time from the start of the process to its end after the first paint, both programs in turn.
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

double seconds(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    constexpr int limit = 60'000;
    if (!process.waitForFinished(limit) || process.exitCode() != 0)
        qFatal("%s failed: %s", qPrintable(program), qPrintable(process.errorString()));
    return static_cast<double>(timer.nsecsElapsed()) * 1e-9;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    const QTemporaryDir home;  // no settings, models or sessions of the person who measures
    qputenv("HOME", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());

    const QString empty = QStringLiteral(EMPTY_WINDOW);
    const QString irodori = QStringLiteral(IRODORI);
    const QStringList arguments{QStringLiteral("--quit-after-first-paint")};
    std::vector<double> emptyTimes;
    std::vector<double> ourTimes;
    constexpr int runs = 5;
    for (int run = -1; run < runs; ++run) {  // the first of each warms the cache
        const double ofEmpty = seconds(empty, {});
        const double ofOurs = seconds(irodori, arguments);
        if (run < 0)
            continue;
        emptyTimes.push_back(ofEmpty);
        ourTimes.push_back(ofOurs);
    }
    const double ratio = median(ourTimes) / median(emptyTimes);
    std::printf("empty window with LibTorch %.3f s, irodori %.3f s, ratio %.2f (target 2)\n",
                median(emptyTimes), median(ourTimes), ratio);
    return 0;
}
