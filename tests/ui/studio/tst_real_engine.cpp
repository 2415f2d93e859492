// SPDX-License-Identifier: GPL-3.0-or-later
// The real window over the real engine and the shipped model, in one process as in the program:
// that LibTorch, and what it brings along, lives beside Qt 6, and that what is seen is exported.
#include <QAction>
#include <QLinearGradient>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "base/paths.h"
#include "batch/batch_session.h"
#include "main_window.h"
#include "settings/app_settings.h"
#include "studio/studio_page.h"
#include "studio/studio_session.h"
#include "training/fake_training_runs.h"
#include "widgets/image_conversion.h"
#include "widgets/picture_view.h"

using namespace irodori;

namespace {

constexpr int kPatience = 120'000;  // ms; sanitizers and loaded machines are slow

/// Edges, flat areas and a soft sky.
QImage testPhoto(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, QColor(90, 140, 220));
    sky.setColorAt(1, QColor(250, 220, 180));
    painter.fillRect(image.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < 12; ++i) {
        painter.setBrush(QColor::fromHsv(i * 30, 180, 60 + 15 * i));
        painter.drawEllipse(QPoint(size.width() * i / 12, size.height() * 2 / 3), 60 + 9 * i, 90);
    }
    return image;
}

/// Mean absolute difference of two pictures of one size, in steps of 1/255.
double meanDifference(const QImage& a, const QImage& b) {
    const QImage one = a.convertToFormat(QImage::Format_RGB888);
    const QImage two = b.convertToFormat(QImage::Format_RGB888);
    double sum = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < 3 * one.width(); ++x)
            sum += std::abs(one.constScanLine(y)[x] - two.constScanLine(y)[x]);
    return sum / (3.0 * one.width() * one.height());
}

}  // namespace

class TestRealEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void previewIsWhatIsExported();
    void atFullSizeToo();
    void strengthZeroIsThePhoto();
    void cleanupTestCase();

private:
    [[nodiscard]] bool settle();
    [[nodiscard]] QImage exported(const char* name);
    void trigger(const char* text);

    QTemporaryDir folder_;
    QImage photo_ = testPhoto({1500, 1000});
    std::unique_ptr<AppSettings> settings_;
    std::unique_ptr<StudioSession> session_;
    std::unique_ptr<BatchSession> batch_;
    std::unique_ptr<MainWindow> window_;
    QList<Preview> previews_;
};

void TestRealEngine::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    settings_ = std::make_unique<AppSettings>(folder_.filePath(QStringLiteral("settings.ini")));
    const auto models = std::filesystem::path(folder_.path().toStdString());
    session_ = std::make_unique<StudioSession>(makeStyleEngine(), *settings_,
                                               ModelLibrary(resourceDir() / "models", models));
    connect(session_.get(), &StudioSession::previewReady, this,
            [this](const Preview& preview) { previews_.append(preview); });
    batch_ = std::make_unique<BatchSession>([] { return makeStyleEngine(); }, *settings_,
                                            ModelLibrary(resourceDir() / "models", models),
                                            folder_.filePath(QStringLiteral("batch.json")));
    window_ = std::make_unique<MainWindow>(
        *session_, *batch_, std::make_shared<test::FakeTrainingRuns>(models / "runs"), *settings_);
    window_->resize(1000, 700);
    window_->show();
    session_->start();

    const QString photo = folder_.filePath(QStringLiteral("photo.png"));
    QVERIFY(photo_.save(photo));
    const auto style = resourceDir() / "styles" / "comic.jpg";
    session_->openPhoto(PictureSource::file(photo));
    session_->openStyle(PictureSource::file(QString::fromStdString(style.string())));
    QVERIFY(settle());
}

bool TestRealEngine::settle() {
    return QTest::qWaitFor(
        [this] { return session_->canRepaint() && session_->isSettled() && !previews_.isEmpty(); },
        kPatience);
}

QImage TestRealEngine::exported(const char* name) {
    const QString path = folder_.filePath(QString::fromUtf8(name));
    QSignalSpy finished(session_.get(), &StudioSession::exportFinished);
    ExportPreferences preferences;
    preferences.format = FileFormat::png;
    session_->exportPicture(path, preferences, IfExists::replace);
    if (finished.isEmpty() && !finished.wait(kPatience))
        qFatal("the export did not end");
    return QImage(finished.first().first().toString());
}

void TestRealEngine::trigger(const char* text) {
    for (QAction* action : window_->findChildren<QAction*>()) {
        if (action->iconText().startsWith(QString::fromUtf8(text))) {
            previews_.clear();
            action->trigger();
            return;
        }
    }
    qFatal("no such command: %s", text);
}

void TestRealEngine::previewIsWhatIsExported() {
    const Preview preview = previews_.last();
    QCOMPARE(preview.region, QRectF(photo_.rect()));
    QVERIFY(window_->studio().view().hasAfter());
    const QImage full = exported("fit.png");
    QCOMPARE(full.size(), photo_.size());
    QVERIFY2(meanDifference(full, photo_) > 10, "the photo was not repainted");
    // By area, as whoever looks at the export in a viewer sees it.
    const auto scaled = std::make_shared<const Image>(
        resized(qImageToImage(full), {preview.image.width(), preview.image.height()}));
    const double difference = meanDifference(imageToQImage(scaled), preview.image);
    QVERIFY2(difference <= 1, qPrintable(QString::number(difference)));
}

void TestRealEngine::atFullSizeToo() {
    trigger("100 %");
    QVERIFY(settle());
    const Preview preview = previews_.last();
    const QRect region = preview.region.toRect();
    QVERIFY(region.width() < photo_.width());
    QCOMPARE(preview.image.size(), region.size());
    const QImage crop = exported("full.png").copy(region);
    const double difference = meanDifference(crop, preview.image);
    QVERIFY2(difference <= 0.05, qPrintable(QString::number(difference)));
}

void TestRealEngine::strengthZeroIsThePhoto() {
    StyleSettings settings = session_->settings();
    settings.strength = 0;
    previews_.clear();
    session_->setSettings(settings, Edit::strength);
    session_->endGesture();
    QVERIFY(settle());
    // Compared by pixels: the export carries a colour profile, the painted photo none.
    QCOMPARE(meanDifference(exported("photo-again.png"), photo_), 0.0);
}

void TestRealEngine::cleanupTestCase() {
    window_.reset();
    session_.reset();
}

QTEST_MAIN(TestRealEngine)
#include "tst_real_engine.moc"
