// SPDX-License-Identifier: GPL-3.0-or-later
// Every widget in one window, light and dark, both directions of reading. To look at it:
// IRODORI_SCREENSHOTS=DIR gallery_test writes PNG files there; with QT_SCALE_FACTOR=2 sharp ones.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTest>
#include <QToolBar>
#include <QVBoxLayout>
#include <cmath>

#include "widgets/drop_zone.h"
#include "widgets/flow_layout.h"
#include "widgets/icons.h"
#include "widgets/message_bar.h"
#include "widgets/picture_view.h"
#include "widgets/reference_thumb.h"
#include "widgets/slider_row.h"
#include "widgets/swatch_button.h"
#include "widgets/theme.h"
#include "widgets/thumbnail_strip.h"

using namespace irodori;

namespace {

/// A landscape of a few shapes: enough to see scaling, wipe and crop.
QImage painting(QSize size, int hue) {
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, QColor::fromHsv(hue % 360, 110, 235));
    sky.setColorAt(1, QColor::fromHsv((hue + 160) % 360, 60, 250));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv((hue + 200) % 360, 150, 250));
    painter.drawEllipse(QPointF(size.width() * 0.7, size.height() * 0.35), size.height() * 0.14,
                        size.height() * 0.14);
    for (int ridge = 0; ridge < 3; ++ridge) {
        painter.setBrush(QColor::fromHsv((hue + 30 * ridge) % 360, 120, 190 - 50 * ridge));
        QPolygonF outline{QPointF(0, size.height())};
        for (int x = 0; x <= 24; ++x) {
            const double wave = std::sin(x * (0.5 + 0.2 * ridge) + ridge) * 0.08;
            outline << QPointF(size.width() * x / 24.0,
                               size.height() * (0.55 + 0.13 * ridge + wave));
        }
        painter.drawPolygon(outline << QPointF(size.width(), size.height()));
    }
    return image;
}

QToolBar* makeToolBar() {
    auto* bar = new QToolBar;
    for (const char* name : {"open", "save", "copy", "paste", "undo", "redo", "compare", "zoom-in",
                             "zoom-out", "fit", "actual-size", "settings"}) {
        const QString text = QString::fromLatin1(name);
        bar->addAction(themeIcon(text), text);
    }
    bar->actions().at(6)->setCheckable(true);
    bar->actions().at(6)->setChecked(true);
    bar->actions().at(5)->setEnabled(false);
    return bar;
}

MessageBar* makeMessages() {
    auto* bar = new MessageBar;
    bar->postInfo(QStringLiteral("Settings restored from “sunset.png”."));
    bar->postWarning(
        QStringLiteral("The graphics card has no memory left; the processor goes on."));
    bar->post({Severity::error,
               QStringLiteral("“holiday.heic” cannot be opened: the file ends in the middle of the "
                              "picture. The other pictures were opened."),
               QStringLiteral("Show folder"),
               {},
               {}});
    return bar;
}

PictureView* makeComparison() {
    auto* view = new PictureView;
    const QSize size(1600, 1000);
    view->setBefore(painting(size, 200), size);
    view->setAfter(painting(size, 330), QRect(QPoint(), size));
    view->setComparing(true);
    return view;
}

PictureView* makeEmptyView() {
    auto* view = new PictureView;
    DropZone* zone = view->emptyState();
    zone->setIconName(QStringLiteral("drop-photo"));
    zone->setTitle(QStringLiteral("Drop a photo here"));
    zone->setSubtitle(QStringLiteral("or paste one, or open it from a folder"));
    zone->setButtonText(QStringLiteral("Open photo…"));
    auto* swatches = new QWidget;
    auto* flow = new FlowLayout(swatches, spacing::kMedium);
    for (int i = 0; i < 8; ++i) {
        auto* swatch = new SwatchButton(QStringLiteral("Watercolour %1").arg(i + 1));
        swatch->setThumbnail(painting({200, 150}, 45 * i));
        flow->addWidget(swatch);
    }
    zone->setContent(swatches);
    return view;
}

SliderSpec percentSpec(const QString& label) {
    SliderSpec spec;
    spec.label = label;
    spec.initial = 1;
    spec.max = 1.5;
    spec.displayFactor = 100;
    spec.suffix = QStringLiteral(" %");
    return spec;
}

ThumbnailStrip* makeStrip() {
    auto* strip = new ThumbnailStrip;
    for (int i = 0; i < 3; ++i) {
        auto* thumb = new ReferenceThumb(QStringLiteral("great_wave.jpg"), {});
        thumb->setThumbnail(painting({300, 180}, 60 * i + 20));
        thumb->setSelected(i == 1);
        strip->insertCard(thumb);
    }
    return strip;
}

QWidget* makePanel() {
    auto* panel = new QWidget;
    panel->setFixedWidth(300);
    auto* layout = new QVBoxLayout(panel);
    auto* zone = new DropZone;
    zone->setIconName(QStringLiteral("drop-style"));
    zone->setTitle(QStringLiteral("Drop a style"));
    zone->setSubtitle(QStringLiteral("A painting, a print, an anime still"));
    zone->setButtonText(QStringLiteral("Open…"));
    layout->addWidget(zone, 1);
    layout->addWidget(makeStrip());
    auto* strength = new SliderRow(percentSpec(QStringLiteral("Style strength")));
    strength->setValue(0.7);
    layout->addWidget(strength);
    auto* variation = new SliderRow(percentSpec(QStringLiteral("Variation")));
    variation->setEnabled(false);
    layout->addWidget(variation);
    auto* device = new QComboBox;
    device->addItem(QStringLiteral("Automatic"));
    layout->addWidget(device);
    auto* check = new QCheckBox(QStringLiteral("Keep metadata"));
    check->setChecked(true);
    layout->addWidget(check);
    auto* radio = new QRadioButton(QStringLiteral("Whole picture"));
    radio->setChecked(true);
    layout->addWidget(radio);
    layout->addWidget(new QLineEdit(QStringLiteral("holiday (2).png")));
    auto* progress = new QProgressBar;
    progress->setValue(45);
    layout->addWidget(progress);
    auto* tabs = new QTabWidget;
    tabs->addTab(new QWidget, QStringLiteral("General"));
    tabs->addTab(new QWidget, QStringLiteral("Export"));
    tabs->setFixedHeight(56);
    layout->addWidget(tabs);
    auto* buttons = new QHBoxLayout;
    auto* go = new QPushButton(themeIcon(QStringLiteral("save")), QStringLiteral("Export…"));
    go->setDefault(true);
    buttons->addWidget(new QPushButton(QStringLiteral("Cancel")));
    buttons->addWidget(go);
    layout->addLayout(buttons);
    return panel;
}

void fillWindow(QWidget& window, bool empty) {
    auto* layout = new QHBoxLayout(&window);
    auto* left = new QVBoxLayout;
    layout->addLayout(left, 1);
    left->addWidget(makeToolBar());
    left->addWidget(makeMessages());
    left->addWidget(empty ? makeEmptyView() : makeComparison(), 1);
    layout->addWidget(makePanel());
    window.resize(1280, 860);
}

/// Of all pixels, 0 … 255.
double meanLightness(const QImage& image) {
    const QImage small = image.scaled(64, 64, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    double sum = 0;
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x)
            sum += qGray(small.pixel(x, y));
    }
    return sum / (small.width() * small.height());
}

void keep(const QImage& image, const QString& name) {
    const QString folder = qEnvironmentVariable("IRODORI_SCREENSHOTS");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(
            QStringLiteral("%1@%2x.png").arg(name).arg(image.devicePixelRatio())));
}

}  // namespace

class GalleryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAsItShould_data();
    void looksAsItShould();
};

void GalleryTest::looksAsItShould_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("empty");
    QTest::addColumn<bool>("rightToLeft");
    QTest::newRow("light") << false << false << false;
    QTest::newRow("dark") << true << false << false;
    QTest::newRow("light-empty") << false << true << false;
    QTest::newRow("dark-empty") << true << true << false;
    QTest::newRow("dark-rtl") << true << false << true;
}

void GalleryTest::looksAsItShould() {
    QFETCH(bool, dark);
    QFETCH(bool, empty);
    QFETCH(bool, rightToLeft);
    applyTheme(dark ? ThemeChoice::dark : ThemeChoice::light);
    QWidget window;
    window.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    fillWindow(window, empty);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTest::qWait(120);  // the view comes to rest
    const QImage image = window.grab().toImage();
    keep(image, QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(image.deviceIndependentSize().toSize(), window.size());
    QCOMPARE(meanLightness(image) < 128, dark);
}

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
