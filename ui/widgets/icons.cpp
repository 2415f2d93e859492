// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icons.h"

#include <QAbstractButton>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cmath>

namespace irodori {

namespace {

QString pathOf(const QString& name) {
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

/// Any drawing in one colour: its own colours count only as coverage.
QPixmap tinted(const QString& path, QSize devicePixels, const QColor& color) {
    const QString key = QStringLiteral("irodori-icon:%1:%2x%3:%4")
                            .arg(path)
                            .arg(devicePixels.width())
                            .arg(devicePixels.height())
                            .arg(color.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(devicePixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer renderer(path);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor colorFor(QIcon::Mode mode) {
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        case QIcon::Selected:
            return palette.color(QPalette::HighlightedText);
        default:
            return palette.color(QPalette::Active, QPalette::ButtonText);
    }
}

class ThemeIconEngine : public QIconEngine {
public:
    explicit ThemeIconEngine(QString path) : path_(std::move(path)) {}

    [[nodiscard]] QIconEngine* clone() const override { return new ThemeIconEngine(path_); }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/) override {
        return tinted(path_, size, colorFor(mode));
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State state) override {
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap image = pixmap(rect.size() * ratio, mode, state);
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, image);
    }

private:
    QString path_;
};

}  // namespace

QIcon themeIcon(const QString& name) {
    const QString path = pathOf(name);
    return QFile::exists(path) ? QIcon(new ThemeIconEngine(path)) : QIcon();
}

QPixmap iconPixmap(const QString& name, int side, const QColor& color, qreal devicePixelRatio) {
    const QString path = pathOf(name);
    if (!QFile::exists(path))
        return {};
    const int devicePixels = static_cast<int>(std::lround(side * devicePixelRatio));
    QPixmap pixmap = tinted(path, {devicePixels, devicePixels}, color);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void setIconButton(QAbstractButton* button, const QString& icon, const QString& fallback,
                   const QString& name) {
    button->setIcon(themeIcon(icon));
    button->setText(button->icon().isNull() ? fallback : QString());
    button->setToolTip(name);
    button->setAccessibleName(name);
}

}  // namespace irodori
