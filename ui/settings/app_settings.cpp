// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/app_settings.h"

#include <QFileInfo>
#include <QStandardPaths>
#include <algorithm>

namespace irodori {

namespace {

constexpr auto kTheme = "appearance/theme";
constexpr auto kUiScale = "appearance/scale";
constexpr auto kReducedMotion = "appearance/reduced_motion";
constexpr auto kColourManaged = "appearance/colour_managed";
constexpr auto kLanguage = "appearance/language";
constexpr auto kDevice = "engine/device";
constexpr auto kThreads = "engine/threads";
constexpr auto kMemoryBudget = "engine/memory_budget";
constexpr auto kModel = "engine/model";
constexpr auto kStyle = "studio/style";
constexpr auto kGeometry = "window/geometry";
constexpr auto kHistory = "window/history";
constexpr auto kNavigator = "window/navigator";
constexpr auto kSplitter = "window/splitter";
constexpr auto kTab = "window/tab";
constexpr auto kLibraryLayout = "library/layout";
constexpr auto kGuideGeometry = "guide/geometry";
constexpr auto kTour = "guide/tour_shown";
constexpr auto kTrainingAuthor = "training/author";
constexpr auto kTrainingColumns = "training/columns";
constexpr auto kTrainingPanes = "training/panes";
constexpr auto kTrainingCharts = "training/charts";
constexpr auto kTrainingHint = "training/outlives_window_said";
constexpr auto kExportFolder = "export/folder";
constexpr auto kExportFormat = "export/format";
constexpr auto kExportQuality = "export/quality";
constexpr auto kExportProfile = "export/profile";
constexpr auto kExportDepth = "export/depth";
constexpr auto kExportMetadata = "export/keep_metadata";
constexpr auto kExportLabel = "export/ai_label";
constexpr auto kExportSettings = "export/embed_settings";
constexpr auto kExportMaxSide = "export/max_side";

QString key(const char* name) {
    return QLatin1String(name);
}

QString kindKey(const char* group, FileKind kind) {
    return QLatin1String(group) + QLatin1Char('/')
           + QLatin1String(kind == FileKind::photo ? "photos" : "styles");
}

}  // namespace

AppSettings::AppSettings(QObject* parent) : QObject(parent) {}

AppSettings::AppSettings(const QString& iniFile, QObject* parent)
    : QObject(parent), store_(iniFile, QSettings::IniFormat) {}

template <class T>
T AppSettings::read(const QString& key, const T& fallback) const {
    const QVariant value = store_.value(key, QVariant::fromValue(fallback));
    return value.canConvert<T>() ? value.value<T>() : fallback;
}

template <class T>
bool AppSettings::write(const QString& key, const T& value) {
    if (store_.contains(key) && read(key, T{}) == value)
        return false;
    store_.setValue(key, QVariant::fromValue(value));
    return true;
}

QString AppSettings::theme() const {
    const QString theme = read(key(kTheme), QString());
    const bool known = theme == QLatin1String("light") || theme == QLatin1String("dark");
    return known ? theme : QStringLiteral("system");
}

void AppSettings::setTheme(const QString& theme) {
    if (write(key(kTheme), theme))
        Q_EMIT themeChanged(theme);
}

double AppSettings::uiScale() const {
    const double scale = read(key(kUiScale), 1.0);
    return scale >= kMinUiScale && scale <= kMaxUiScale ? scale : 1.0;
}

void AppSettings::setUiScale(double scale) {
    if (scale != uiScale() && write(key(kUiScale), scale))
        Q_EMIT uiScaleChanged(scale);
}

bool AppSettings::reducedMotion() const {
    return read(key(kReducedMotion), false);
}

void AppSettings::setReducedMotion(bool reduced) {
    if (reduced != reducedMotion() && write(key(kReducedMotion), reduced))
        Q_EMIT reducedMotionChanged(reduced);
}

bool AppSettings::colourManagedDisplay() const {
    return read(key(kColourManaged), true);
}

void AppSettings::setColourManagedDisplay(bool on) {
    if (on != colourManagedDisplay() && write(key(kColourManaged), on))
        Q_EMIT colourManagedDisplayChanged(on);
}

QString AppSettings::language() const {
    return read(key(kLanguage), QString());
}

void AppSettings::setLanguage(const QString& language) {
    if (write(key(kLanguage), language))
        Q_EMIT languageChanged(language);
}

EngineOptions AppSettings::engineOptions() const {
    EngineOptions options;
    options.device = read(key(kDevice), QStringLiteral("auto")).toStdString();
    options.threads = std::max(0, read(key(kThreads), 0));
    options.memoryBudget = std::max<qint64>(0, read<qint64>(key(kMemoryBudget), 0));
    return options;
}

void AppSettings::setEngineOptions(const EngineOptions& options) {
    const bool device = write(key(kDevice), QString::fromStdString(options.device));
    const bool threads = write(key(kThreads), options.threads);
    const bool budget = write(key(kMemoryBudget), qint64(options.memoryBudget));
    if (device || threads || budget)
        Q_EMIT engineOptionsChanged();
}

QString AppSettings::modelPath() const {
    return read(key(kModel), QString());
}

void AppSettings::setModelPath(const QString& path) {
    write(key(kModel), path);
}

StyleSettings AppSettings::styleSettings() const {
    const auto recipe = recipeFromJson(read(key(kStyle), QString()).toStdString());
    return recipe ? recipe->settings : StyleSettings{};
}

void AppSettings::setStyleSettings(const StyleSettings& settings) {
    StyleRecipe recipe;
    recipe.settings = settings;
    write(key(kStyle), QString::fromStdString(toJson(recipe)));
}

ExportPreferences AppSettings::exportPreferences() const {
    ExportPreferences e;
    const QString format = read(key(kExportFormat), QString());
    e.format = formatFromName(format.toStdString()).value_or(e.format);
    e.quality = std::clamp(read(key(kExportQuality), e.quality), kMinQuality, kMaxQuality);
    const QString profile = read(key(kExportProfile), QString());
    e.profile = profileFromName(profile.toStdString()).value_or(e.profile);
    const QString depth = read(key(kExportDepth), QString());
    e.depth = depthFromName(depth.toStdString()).value_or(e.depth);
    e.keepMetadata = read(key(kExportMetadata), e.keepMetadata);
    e.aiLabel = read(key(kExportLabel), e.aiLabel);
    e.embedSettings = read(key(kExportSettings), e.embedSettings);
    e.maxSide = std::max(0, read(key(kExportMaxSide), e.maxSide));
    return e;
}

void AppSettings::setExportPreferences(const ExportPreferences& e) {
    write(key(kExportFormat), QString::fromLatin1(extensionOf(e.format)));
    write(key(kExportQuality), e.quality);
    write(key(kExportProfile), QString::fromLatin1(nameOf(e.profile)));
    write(key(kExportDepth), QString::fromLatin1(nameOf(e.depth)));
    write(key(kExportMetadata), e.keepMetadata);
    write(key(kExportLabel), e.aiLabel);
    write(key(kExportSettings), e.embedSettings);
    write(key(kExportMaxSide), e.maxSide);
}

QStringList AppSettings::recentFiles(FileKind kind) const {
    QStringList files = read(kindKey("recent", kind), QStringList());
    files.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    return files.mid(0, kMaxRecentFiles);
}

void AppSettings::addRecentFile(FileKind kind, const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles(kind);
    files.removeAll(absolute);
    files.prepend(absolute);
    if (write(kindKey("recent", kind), files.mid(0, kMaxRecentFiles)))
        Q_EMIT recentFilesChanged();
}

void AppSettings::clearRecentFiles(FileKind kind) {
    if (write(kindKey("recent", kind), QStringList()))
        Q_EMIT recentFilesChanged();
}

QString AppSettings::openFolder(FileKind kind) const {
    const QString folder = read(kindKey("folders", kind), QString());
    return QFileInfo(folder).isDir()
               ? folder
               : QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
}

void AppSettings::setOpenFolder(FileKind kind, const QString& folder) {
    write(kindKey("folders", kind), folder);
}

QString AppSettings::exportFolder() const {
    const QString folder = read(key(kExportFolder), QString());
    return QFileInfo(folder).isDir() ? folder : QString();
}

void AppSettings::setExportFolder(const QString& folder) {
    write(key(kExportFolder), folder);
}

QByteArray AppSettings::windowGeometry() const {
    return read(key(kGeometry), QByteArray());
}

QByteArray AppSettings::splitterState() const {
    return read(key(kSplitter), QByteArray());
}

void AppSettings::setWindowLayout(const QByteArray& geometry, const QByteArray& splitter) {
    write(key(kGeometry), geometry);
    write(key(kSplitter), splitter);
}

bool AppSettings::showsHistory() const {
    return read(key(kHistory), true);
}

void AppSettings::setShowsHistory(bool on) {
    write(key(kHistory), on);
}

bool AppSettings::showsNavigator() const {
    return read(key(kNavigator), true);
}

void AppSettings::setShowsNavigator(bool on) {
    write(key(kNavigator), on);
}

QString AppSettings::currentTab() const {
    return read(key(kTab), QString());
}

void AppSettings::setCurrentTab(const QString& tab) {
    write(key(kTab), tab);
}

QByteArray AppSettings::libraryLayout() const {
    return read(key(kLibraryLayout), QByteArray());
}

void AppSettings::setLibraryLayout(const QByteArray& layout) {
    write(key(kLibraryLayout), layout);
}

QByteArray AppSettings::guideGeometry() const {
    return read(key(kGuideGeometry), QByteArray());
}

void AppSettings::setGuideGeometry(const QByteArray& geometry) {
    write(key(kGuideGeometry), geometry);
}

QString AppSettings::trainingAuthor() const {
    return read(key(kTrainingAuthor), QString());
}

void AppSettings::setTrainingAuthor(const QString& author) {
    write(key(kTrainingAuthor), author);
}

TrainingLayout AppSettings::trainingLayout() const {
    return {read(key(kTrainingColumns), QByteArray()), read(key(kTrainingPanes), QByteArray()),
            read(key(kTrainingCharts), QByteArray())};
}

void AppSettings::setTrainingLayout(const TrainingLayout& layout) {
    write(key(kTrainingColumns), layout.columns);
    write(key(kTrainingPanes), layout.panes);
    write(key(kTrainingCharts), layout.charts);
}

bool AppSettings::takeOnce(const char* name) {
    const bool wasTaken = read(key(name), false);
    write(key(name), true);
    return !wasTaken;
}

bool AppSettings::takeTour() {
    return takeOnce(kTour);
}

bool AppSettings::takeTrainingHint() {
    return takeOnce(kTrainingHint);
}

}  // namespace irodori
