// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

#include "imaging/picture_io.h"
#include "style/style_engine.h"
#include "style/style_settings.h"

namespace irodori {

enum class FileKind { photo, style };

/// What the export dialog remembers.
struct ExportPreferences {
    FileFormat format = FileFormat::jpeg;
    int quality = 92;
    ExportProfile profile = ExportProfile::source;
    ExportDepth depth = ExportDepth::source;
    bool keepMetadata = true;
    bool aiLabel = true;
    bool embedSettings = true;
    int maxSide = 0;  ///< pixels; 0 = as large as the photo

    friend bool operator==(const ExportPreferences&, const ExportPreferences&) = default;
};

/// How the artist has arranged the Training tab; opaque states of its parts.
struct TrainingLayout {
    QByteArray columns;  ///< set-up and run
    QByteArray panes;    ///< charts and samples
    QByteArray charts;
};

/// All that the program remembers between two starts, with its defaults; the only place that knows
/// the keys. Values that were tampered with fall back to the default. GUI thread.
class AppSettings : public QObject {
    Q_OBJECT

public:
    static constexpr int kMaxRecentFiles = 10;

    /// The user's own settings.
    explicit AppSettings(QObject* parent = nullptr);
    /// In an INI file of the caller's choice.
    explicit AppSettings(const QString& iniFile, QObject* parent = nullptr);

    /// "system", "light" or "dark".
    [[nodiscard]] QString theme() const;
    void setTheme(const QString& theme);

    static constexpr double kMinUiScale = 0.75;
    static constexpr double kMaxUiScale = 2.5;
    /// How much larger everything is than the desktop has it; takes effect at the next start.
    [[nodiscard]] double uiScale() const;
    void setUiScale(double scale);

    /// Nothing moves by itself.
    [[nodiscard]] bool reducedMotion() const;
    void setReducedMotion(bool reduced);

    /// Photos and results in the colours of the monitor's profile, where it has one.
    [[nodiscard]] bool colourManagedDisplay() const;
    void setColourManagedDisplay(bool on);

    /// "en", "zh_CN", "ja", or empty for the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);

    /// Device, threads and memory budget; precision is always automatic.
    [[nodiscard]] EngineOptions engineOptions() const;
    void setEngineOptions(const EngineOptions& options);

    /// File of the model that was used last; empty: the default one.
    [[nodiscard]] QString modelPath() const;
    void setModelPath(const QString& path);

    [[nodiscard]] StyleSettings styleSettings() const;
    void setStyleSettings(const StyleSettings& settings);

    [[nodiscard]] ExportPreferences exportPreferences() const;
    void setExportPreferences(const ExportPreferences& preferences);

    /// Newest first; files that are gone are left out.
    [[nodiscard]] QStringList recentFiles(FileKind kind) const;
    void addRecentFile(FileKind kind, const QString& path);
    void clearRecentFiles(FileKind kind);

    /// Folder where the file dialog opens; the user's pictures at first.
    [[nodiscard]] QString openFolder(FileKind kind) const;
    void setOpenFolder(FileKind kind, const QString& folder);
    /// Empty: beside the photo.
    [[nodiscard]] QString exportFolder() const;
    void setExportFolder(const QString& folder);

    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray splitterState() const;
    void setWindowLayout(const QByteArray& geometry, const QByteArray& splitter);

    /// Whether earlier states are shown below the picture.
    [[nodiscard]] bool showsHistory() const;
    void setShowsHistory(bool on);
    /// Whether a small picture of the whole is shown beside an enlarged part.
    [[nodiscard]] bool showsNavigator() const;
    void setShowsNavigator(bool on);

    /// Name of the page that was shown last; empty at first.
    [[nodiscard]] QString currentTab() const;
    void setCurrentTab(const QString& tab);
    /// How the artist has arranged the Library tab; opaque.
    [[nodiscard]] QByteArray libraryLayout() const;
    void setLibraryLayout(const QByteArray& layout);
    [[nodiscard]] QByteArray guideGeometry() const;
    void setGuideGeometry(const QByteArray& geometry);

    /// True the first time: the artist has yet to be shown around.
    [[nodiscard]] bool takeTour();

    /// Who trains: noted in the models.
    [[nodiscard]] QString trainingAuthor() const;
    void setTrainingAuthor(const QString& author);
    [[nodiscard]] TrainingLayout trainingLayout() const;
    void setTrainingLayout(const TrainingLayout& layout);
    /// True the first time: the artist has yet to be told that training outlives the window.
    [[nodiscard]] bool takeTrainingHint();

Q_SIGNALS:
    void themeChanged(const QString& theme);
    void uiScaleChanged(double scale);
    void reducedMotionChanged(bool reduced);
    void colourManagedDisplayChanged(bool on);
    void languageChanged(const QString& language);
    void engineOptionsChanged();
    void recentFilesChanged();

private:
    template <class T>
    [[nodiscard]] T read(const QString& key, const T& fallback) const;
    template <class T>
    bool write(const QString& key, const T& value);  ///< false: it was so before

    [[nodiscard]] bool takeOnce(const char* name);  ///< true the first time

    QSettings store_;
};

}  // namespace irodori
