// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/display_colours.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QScreen>
#include <array>

#include "imaging/colour.h"
#include "settings_dialog.h"
#include "studio/second_window.h"
#include "window_fixture.h"

using namespace irodori;
using namespace irodori::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const Bytes& profile) {
    return {reinterpret_cast<const char*>(profile.data()), qsizetype(profile.size())};
}

QByteArray p3() {
    return bytesOf(displayP3Profile());
}

QByteArray adobeRgb() {
    return bytesOf(adobeRgbProfile());
}

/// All monitors have one profile, which may change.
class FakeProfiles : public MonitorProfiles {
public:
    explicit FakeProfiles(const QByteArray& profile = p3()) : profile_(profile) {}
    void setProfile(const QByteArray& profile) {
        profile_ = profile;
        Q_EMIT changed();
    }
    [[nodiscard]] QByteArray profileOf(const QScreen& /*screen*/) const override {
        return profile_;
    }

private:
    QByteArray profile_;
};

/// The colour as a monitor with the profile gets it.
QColor on(const QByteArray& profile, const QColor& color) {
    const auto display = DisplayTransform::make(
        {reinterpret_cast<const std::uint8_t*>(profile.data()), std::size_t(profile.size())});
    std::array<std::uint8_t, 3> rgb{std::uint8_t(color.red()), std::uint8_t(color.green()),
                                    std::uint8_t(color.blue())};
    (*display)->convert(rgb.data(), {1, 1}, rgb.size(), PixelLayout::rgb);
    return {rgb[0], rgb[1], rgb[2]};
}

QColor middleOf(PictureView& view) {
    return view.grab().toImage().pixelColor(view.rect().center());
}

/// A window with a repaint, and monitors whose profile is in the hand of the test.
struct Fixture : WindowFixture {
    explicit Fixture(const QByteArray& profile) {
        auto fake = std::make_unique<FakeProfiles>(profile);
        profiles = fake.get();
        colours = std::make_unique<DisplayColours>(std::move(fake), settings);
        hasResult = dropBoth();
        srgb = middleOf(view());
        window->setDisplayColours(*colours);
    }
    ~Fixture() { window.reset(); }  // refers to the colours

    /// What an export writes.
    [[nodiscard]] QImage exported(const char* name) {
        session->exportPicture(file(name), settings.exportPreferences(), IfExists::replace);
        if (!QTest::qWaitFor([this] { return !session->isExporting(); }))
            return {};
        return QImage(file(name));
    }

    FakeProfiles* profiles;
    std::unique_ptr<DisplayColours> colours;
    bool hasResult;
    QColor srgb;  ///< of the result
};

}  // namespace

class TestDisplayColours : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsMonitorColours();
    void exportsAndCopiesAreTheSame();
    void settingTurnsItOffAndOn();
    void profileChanges();
    void unusableProfile_data();
    void unusableProfile();
    void withoutProfiles();
    void secondWindowAgrees();
    void status_data();
    void status();
    void settingsDialog();
};

void TestDisplayColours::showsMonitorColours() {
    Fixture f(p3());
    QVERIFY(f.hasResult);
    QVERIFY(on(p3(), f.srgb) != f.srgb);
    QTRY_COMPARE(middleOf(f.view()), on(p3(), f.srgb));
}

void TestDisplayColours::exportsAndCopiesAreTheSame() {
    Fixture f(p3());
    QVERIFY(f.hasResult);
    ExportPreferences preferences;
    preferences.format = FileFormat::png;
    f.settings.setExportPreferences(preferences);
    QTRY_COMPARE(middleOf(f.view()), on(p3(), f.srgb));
    const QImage managed = f.exported("managed.png");
    QCOMPARE(managed.pixelColor(320, 240), f.srgb);
    f.session->copyResult();
    QTRY_VERIFY(!QApplication::clipboard()->image().isNull());
    QCOMPARE(QApplication::clipboard()->image().pixelColor(320, 240), f.srgb);
    f.settings.setColourManagedDisplay(false);
    QCOMPARE(f.exported("plain.png"), managed);
}

void TestDisplayColours::settingTurnsItOffAndOn() {
    Fixture f(p3());
    QVERIFY(f.hasResult);
    QTRY_COMPARE(middleOf(f.view()), on(p3(), f.srgb));
    f.settings.setColourManagedDisplay(false);
    QTRY_COMPARE(middleOf(f.view()), f.srgb);
    f.settings.setColourManagedDisplay(true);
    QTRY_COMPARE(middleOf(f.view()), on(p3(), f.srgb));
}

void TestDisplayColours::profileChanges() {
    Fixture f(p3());
    QVERIFY(f.hasResult);
    QTRY_COMPARE(middleOf(f.view()), on(p3(), f.srgb));
    f.profiles->setProfile(adobeRgb());
    QVERIFY(on(adobeRgb(), f.srgb) != on(p3(), f.srgb));
    QTRY_COMPARE(middleOf(f.view()), on(adobeRgb(), f.srgb));
    f.profiles->setProfile({});
    QTRY_COMPARE(middleOf(f.view()), f.srgb);
}

void TestDisplayColours::unusableProfile_data() {
    QTest::addColumn<QByteArray>("profile");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("no profile") << QByteArray("something else");
    QTest::newRow("half of one") << p3().left(p3().size() / 2);
    QTest::newRow("sRGB") << bytesOf(srgbProfile());
}

void TestDisplayColours::unusableProfile() {
    QFETCH(QByteArray, profile);
    Fixture f(p3());
    QVERIFY(f.hasResult);
    QTRY_COMPARE(middleOf(f.view()), on(p3(), f.srgb));
    f.profiles->setProfile(profile);
    QTRY_COMPARE(middleOf(f.view()), f.srgb);
}

void TestDisplayColours::withoutProfiles() {
    WindowFixture f;
    DisplayColours colours(nullptr, f.settings);
    QVERIFY(f.dropBoth());
    const QColor srgb = middleOf(f.view());
    f.window->setDisplayColours(colours);
    QCOMPARE(middleOf(f.view()), srgb);
    f.window.reset();
}

void TestDisplayColours::secondWindowAgrees() {
    Fixture f(p3());
    QVERIFY(f.hasResult);
    f.window->studio().showSecondWindow(true);
    PictureView& second = f.window->studio().findChild<SecondWindow*>()->view();
    QTRY_COMPARE(middleOf(second), on(p3(), f.srgb));
    f.profiles->setProfile(adobeRgb());
    QTRY_COMPARE(middleOf(second), on(adobeRgb(), f.srgb));
    QTRY_COMPARE(middleOf(f.view()), on(adobeRgb(), f.srgb));
}

void TestDisplayColours::status_data() {
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QByteArray() << u"No profile is known for this monitor."_s;
    QTest::newRow("named") << p3() << u"Profile of this monitor: Display P3"_s;
    QTest::newRow("damaged") << p3().left(200) << u"is damaged."_s;
    QTest::newRow("text") << QByteArray("text") << u"is damaged."_s;
    QTest::newRow("huge") << QByteArray(qsizetype(DisplayTransform::kMaxProfileBytes) + 1, 'x')
                          << u"is too large."_s;
    QByteArray grey = p3();
    QTest::newRow("grey") << grey.replace(16, 4, "GRAY") << u"is not one for monitors."_s;
}

void TestDisplayColours::status() {
    QFETCH(QByteArray, profile);
    QFETCH(QString, text);
    QTemporaryDir folder;
    AppSettings settings(folder.filePath(u"settings.ini"_s));
    DisplayColours colours(std::make_unique<FakeProfiles>(profile), settings);
    const QString status = colours.statusOf(*QGuiApplication::primaryScreen());
    QVERIFY2(status.contains(text), qPrintable(status));
    QCOMPARE(colours.statusOf(*QGuiApplication::primaryScreen()), status);
}

void TestDisplayColours::settingsDialog() {
    QTemporaryDir folder;
    AppSettings settings(folder.filePath(u"settings.ini"_s));
    QVERIFY(settings.colourManagedDisplay());
    SettingsDialog dialog(settings, {});
    dialog.setDisplayStatus(u"Profile of this monitor: X"_s);
    dialog.show();
    const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->isVisible() && label->text() == "Profile of this monitor: X"_L1;
    }));
    const QList<QCheckBox*> boxes = dialog.findChildren<QCheckBox*>();
    const auto box = std::ranges::find_if(boxes, [](const QCheckBox* candidate) {
        return candidate->text().contains("olour-managed"_L1);
    });
    QVERIFY(box != boxes.end() && (*box)->isChecked());
    (*box)->setChecked(false);
    QVERIFY(settings.colourManagedDisplay());
    dialog.accept();
    QVERIFY(!settings.colourManagedDisplay());
}

QTEST_MAIN(TestDisplayColours)
#include "tst_display_colours.moc"
