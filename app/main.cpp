// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>
#include <functional>
#include <optional>
#include <utility>

#include "arguments.h"
#include "base/log.h"
#include "base/paths.h"
#include "batch/batch_session.h"
#include "language.h"
#include "main_window.h"
#include "screenshot.h"
#include "single_instance.h"
#include "studio/display_colours.h"
#include "studio/studio_autosave.h"
#include "studio/studio_history.h"
#include "studio/studio_page.h"
#include "studio/studio_session.h"
#include "style/style_engine.h"
#include "train/training_runs.h"
#include "training/training_page.h"
#include "widgets/message_bar.h"
#include "widgets/motion.h"
#include "widgets/picture_view.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

void nameApplication() {
    QCoreApplication::setOrganizationName(QStringLiteral("Irodori"));
    QCoreApplication::setApplicationName(QStringLiteral("Irodori"));
    QCoreApplication::setApplicationVersion(QStringLiteral(IRODORI_VERSION));
}

void logToFile() {
    const auto folder = userDataDir() / "logs";
    QDir().mkpath(QString::fromStdString(folder.string()));
    startLogging(folder / "irodori.log");
}

ThemeChoice themeOf(const QString& name) {
    if (name == QLatin1String("light"))
        return ThemeChoice::light;
    if (name == QLatin1String("dark"))
        return ThemeChoice::dark;
    return ThemeChoice::system;
}

/// Qt takes its scale from the environment when the application begins; one that is set from
/// outside holds. Only for that moment: programs that are opened from ours have their own.
class UiScale {
public:
    UiScale() {
        if (isOurs_)
            qputenv(kVariable, QByteArray::number(AppSettings().uiScale()));
    }
    UiScale(const UiScale&) = delete;
    UiScale& operator=(const UiScale&) = delete;
    ~UiScale() {
        if (isOurs_)
            qunsetenv(kVariable);
    }

private:
    static constexpr auto kVariable = "QT_SCALE_FACTOR";
    bool isOurs_ = !qEnvironmentVariableIsSet(kVariable);
};

void followAppearance(const AppSettings& settings, const Arguments& arguments) {
    applyLanguage(settings.language());
    applyTheme(themeOf(arguments.theme.isEmpty() ? settings.theme() : arguments.theme));
    setReducedMotion(settings.reducedMotion());
    QObject::connect(&settings, &AppSettings::reducedMotionChanged, qApp, &setReducedMotion);
    QObject::connect(&settings, &AppSettings::languageChanged, qApp, &applyLanguage);
    QObject::connect(&settings, &AppSettings::themeChanged, qApp,
                     [](const QString& theme) { applyTheme(themeOf(theme)); });
}

/// Runs something once, when a widget has been painted for the first time.
class AfterFirstPaint : public QObject {
public:
    AfterFirstPaint(QWidget& widget, std::function<void()> run) : run_(std::move(run)) {
        widget.installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, this, [this] { run_(); });
        }
        return false;
    }

private:
    std::function<void()> run_;
};

/// The program that trains: beside this one, else wherever the shell finds it.
std::filesystem::path trainer() {
    const QString name = QStringLiteral("irodori-cli");
    QString program =
        QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(name);
    return (program.isEmpty() ? name : program).toStdString();
}

std::filesystem::path runsFolder(const Arguments& arguments) {
    if (arguments.run.isEmpty())
        return userDataDir() / "runs";
    return QFileInfo(arguments.run).path().toStdString();
}

/// The page to begin with; empty: the one that was shown last. Who opens a picture wants to see it.
QString tabFor(const Arguments& arguments) {
    const bool opensPictures = !arguments.files.isEmpty() || !arguments.styles.isEmpty();
    return arguments.tab.isEmpty() && opensPictures ? QStringLiteral("studio") : arguments.tab;
}

/// Keeps the session, and the part of the photo that is looked at with it.
void connectAutosave(StudioAutosave& autosave, StudioPage& page) {
    PictureView& view = page.view();
    QObject::connect(&autosave, &StudioAutosave::message, &page.messages(), &MessageBar::post);
    QObject::connect(&autosave, &StudioAutosave::visibleRestored, &view, &PictureView::showPart);
    QObject::connect(&view, &PictureView::viewChanged, &autosave,
                     [&view, &autosave](const QRectF& visible) {
                         autosave.setVisible(view.isFitted() ? QRectF() : visible);
                     });
}

void begin(StudioSession& session, MainWindow& window, AppSettings& settings,
           const Arguments& arguments) {
    spdlog::info("Irodori {} is open", IRODORI_VERSION);
    session.start();
    window.training().start();
    if (!arguments.run.isEmpty())
        window.training().openRun(arguments.run);
    StudioPage& page = window.studio();
    page.openFiles(arguments.files, FileKind::photo);
    page.openFiles(arguments.styles, FileKind::style);
    page.view().setComparing(arguments.compare);
    const bool isFree = arguments.files.isEmpty() && arguments.screenshot.isEmpty();
    if (isFree && settings.takeTour())
        window.startTour();
}

/// Screenshots and measurements stand beside the window that somebody works in.
bool remembersWork(const Arguments& arguments) {
    return arguments.screenshot.isEmpty() && !arguments.quitAfterFirstPaint;
}

/// What a second start does: the window that is there opens its files.
int handOver(const SingleInstance& instance, const Arguments& arguments) {
    QStringList files;
    for (const QString& file : arguments.files)
        files << QFileInfo(file).absoluteFilePath();
    if (instance.handOver(files))
        return 0;
    QMessageBox::warning(
        nullptr, QString(),
        QCoreApplication::translate("SingleInstance",
                                    "Irodori is already running, but does not answer. Wait until "
                                    "it does, or end it, and start it again."));
    return 1;
}

void showAgain(MainWindow& window, const QStringList& files) {
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.raise();
    window.activateWindow();
    if (files.isEmpty())
        return;
    window.setCurrentTab(MainWindow::Tab::studio);
    window.studio().openFiles(files, FileKind::photo);
}

int runWindow(int argc, char** argv) {
    std::optional<UiScale> scale(std::in_place);
    QApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication app(argc, argv);
    scale.reset();
    QApplication::setApplicationDisplayName(QStringLiteral("Irodori"));
    QApplication::setDesktopFileName(QStringLiteral("irodori"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/irodori.svg")));
    const Arguments arguments = parseArguments(QApplication::arguments());
    logToFile();

    AppSettings settings;
    followAppearance(settings, arguments);
    std::optional<SingleInstance> instance;
    if (remembersWork(arguments)) {
        instance.emplace(QString::fromStdString(userStateDir().string()));
        if (!instance->isFirst())
            return handOver(*instance, arguments);
    }
    StudioSession session(makeStyleEngine(settings.engineOptions()), settings, ModelLibrary());
    if (const QString tab = tabFor(arguments); !tab.isEmpty())
        settings.setCurrentTab(tab);
    BatchSession batch([options = settings.engineOptions()] { return makeStyleEngine(options); },
                       settings, ModelLibrary(),
                       QString::fromStdString((userStateDir() / "batch.json").string()));
    DisplayColours colours(makeMonitorProfiles(), settings);
    MainWindow window(session, batch, makeTrainingRuns(runsFolder(arguments), trainer()), settings);
    batch.start();
    StudioHistory history(session, userDataDir() / "history");
    window.setHistory(history);
    window.setDisplayColours(colours);
    if (arguments.windowSize.isValid())
        window.resize(arguments.windowSize);
    std::optional<StudioAutosave> autosave;
    if (remembersWork(arguments)) {
        autosave.emplace(session, userStateDir());
        connectAutosave(*autosave, window.studio());
    }
    // Loading the model takes the cores: not before the window is there.
    const AfterFirstPaint afterFirstPaint(window, [&] {
        if (arguments.quitAfterFirstPaint)
            QCoreApplication::quit();
        else
            begin(session, window, settings, arguments);
        if (autosave)
            autosave->restore({arguments.files.isEmpty(), arguments.styles.isEmpty()});
    });
    if (instance)
        QObject::connect(&*instance, &SingleInstance::started, &window,
                         [&window](const QStringList& files) { showAgain(window, files); });
    window.show();

    std::optional<Screenshot> screenshot;
    if (!arguments.screenshot.isEmpty())
        screenshot.emplace(window, session, arguments.screenshot);
    return QApplication::exec();
}

}  // namespace

}  // namespace irodori

int main(int argc, char** argv) {
    irodori::nameApplication();
    if (irodori::asksForText(argc, argv)) {
        const QCoreApplication app(argc, argv);
        (void)irodori::parseArguments(QCoreApplication::arguments());
        return 0;
    }
    const int status = irodori::runWindow(argc, argv);
    if (status != irodori::MainWindow::kRestart)
        return status;
    // Only now everything that the old one remembers is written.
    return QProcess::startDetached(QString::fromLocal8Bit(argv[0]), {}) ? 0 : 1;
}
