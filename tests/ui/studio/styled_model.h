// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QString>
#include <QTest>
#include <string>
#include <vector>

#include "model/model_fixture.h"

namespace irodori::test {

inline std::vector<std::uint8_t> pngOf(const QColor& color) {
    QImage image(24, 16, QImage::Format_RGB32);
    image.fill(color);
    QBuffer png;
    if (!png.open(QIODevice::WriteOnly) || !image.save(&png, "PNG"))
        qFatal("cannot encode a test picture");
    return {png.data().cbegin(), png.data().cend()};
}

/// Writes a model that carries a red, a green and a broken style whose codes are 0, 0.25, 0.5.
/// `state`: how far it is trained; each gives another checksum.
/// Two models take styles of the same name for the same.
inline QString writeStyledModel(const QString& path, const char* name, float state = 0,
                                const char* first = "All together", const char* second = "Rain") {
    SmallModel model;
    model.card.name = name;
    model.addStyles({{first, "", pngOf(Qt::red)},
                     {second, "Somebody, CC0-1.0", pngOf(Qt::green)},
                     {"Broken picture", "", pngLike()}});
    model.values("generator.stem.bias")[0] = state;
    if (!writeModelFile(path.toStdString(), model.card, model.tensors, false))
        qFatal("cannot write a test model");
    return path;
}

}  // namespace irodori::test
