// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/chart_export.h"

#include <QBuffer>
#include <QImage>
#include <QLocale>
#include <QPdfWriter>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kScreenDpi = 96;  ///< a logical pixel is 1/96 inch
constexpr double kPointsPerPixel = 72.0 / kScreenDpi;
constexpr int kImageScale = 2;

/// Walks along a series while the steps of all series go by.
struct Column {
    const Series* series;
    std::size_t next = 0;

    [[nodiscard]] double step() const {
        return next < series->size() ? (*series)[next].step
                                     : std::numeric_limits<double>::infinity();
    }
};

}  // namespace

QByteArray chartsAsPdf(const QList<LineChart*>& charts, QSize size, const QString& title) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setResolution(kScreenDpi);
    writer.setPageSize(QPageSize(QSizeF(size) * kPointsPerPixel, QPageSize::Point));
    writer.setPageMargins({});
    LineChart::paint(charts, writer, size, 1, lightPalette());
    buffer.close();
    return buffer.data();
}

QImage chartsAsImage(const QList<LineChart*>& charts, QSize size, const QPalette& palette) {
    QImage image(size * kImageScale, QImage::Format_RGB32);
    LineChart::paint(charts, image, size, kImageScale, palette);
    return image;
}

QByteArray runAsCsv(const PlotRun& run) {
    QByteArray text("step");
    std::vector<Column> columns;
    for (const auto& [name, series] : run.series) {
        text += ',' + QByteArray::fromStdString(name);
        columns.push_back({&series});
    }
    text += "\r\n";
    const auto earlier = [](const Column& a, const Column& b) { return a.step() < b.step(); };
    while (!columns.empty()) {
        const double step = std::min_element(columns.begin(), columns.end(), earlier)->step();
        if (std::isinf(step))
            break;
        text += QByteArray::number(step, 'f', 0);
        for (Column& column : columns) {
            text += ',';
            if (column.step() != step)
                continue;
            const double value = (*column.series)[column.next++].value;
            if (!std::isnan(value))
                text += QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
        }
        text += "\r\n";
    }
    return text;
}

}  // namespace irodori
