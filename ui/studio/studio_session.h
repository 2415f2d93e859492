// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QRectF>
#include <QTimer>
#include <QUndoStack>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "jobs/job_lane.h"
#include "model/model_library.h"
#include "settings/app_settings.h"
#include "studio/model_swatches.h"
#include "studio/studio_document.h"
#include "style/style_engine.h"
#include "widgets/message_bar.h"

namespace irodori {

struct ResultSample;

/// The photo on the easel.
using Photo = LoadedPicture;

/// A repaint for the window.
struct Preview {
    QImage image;
    QRectF region;  ///< of the photo, in its pixels
    bool draft = false;
    double seconds = 0;     ///< spent by the engine
    bool isResult = false;  ///< of what is set now: no draft, nothing that is only tried out
};

/// Who shows several settings side by side.
enum class VariantBoard {
    view,   ///< the visible part of the photo, as sharp as the window shows it
    sheet,  ///< the whole photo, at most kVariantSheetSide
};

inline constexpr int kVariantSheetSide = 360;

/// What the Studio works on, without widgets: photo, references, settings, model and device. It
/// encodes the photo and each reference once and repaints after every change: drafts while a slider
/// moves, the true repaint of the visible part as soon as it rests. All calls return at once; all
/// work happens on lanes; every failure becomes a `message`. GUI thread.
class StudioSession : public QObject {
    Q_OBJECT

public:
    /// `settings` must outlive the session.
    StudioSession(std::shared_ptr<StyleEngine> engine, AppSettings& settings, ModelLibrary library,
                  QObject* parent = nullptr);
    /// Cancels what runs and waits for it.
    ~StudioSession() override;

    /// Finds devices and models and loads the model that was used last.
    void start();

    // Photo. Opening one begins a new undo history and forgets the painted mask; a message offers
    // the way back to them.
    void openPhoto(const PictureSource& source);
    void closePhoto();
    [[nodiscard]] const std::optional<Photo>& photo() const { return photo_; }
    [[nodiscard]] QString photoName() const;

    // Style references.
    enum class Placement {
        add,         ///< mixes it in
        replaceAll,  ///< in place of all styles
        rest,        ///< for what the region leaves out
    };
    void openStyle(const PictureSource& source, Placement placement = Placement::add);
    /// Mixes them in, as one edit. Those beyond kMaxReferences are left out; a message says so.
    void openStyles(const std::vector<PictureSource>& sources);
    void replaceReference(std::uint64_t id, const PictureSource& source);
    void removeReference(std::uint64_t id);
    void setReferenceWeight(std::uint64_t id, double weight);
    /// All weights at once, in the order of references(), as one edit.
    void setReferenceWeights(const std::vector<double>& weights);
    /// Takes the style of a part of the picture only; may be called for every move of a drag.
    /// Nothing happens if its picture is not known.
    void setReferenceCrop(std::uint64_t id, const ReferenceCrop& crop);
    /// The first reference becomes the photo and the photo the first reference.
    void swapPhotoAndStyle();
    [[nodiscard]] bool canSwap() const;
    [[nodiscard]] const std::vector<StudioReference>& references() const {
        return document_.references;
    }
    /// Styles of what the region leaves out; empty: the rest stays as it is.
    [[nodiscard]] const std::vector<StudioReference>& otherReferences() const {
        return document_.otherReferences;
    }
    /// The styles that the model carries. When it is selected and nothing else can be painted in,
    /// the first becomes the style.
    [[nodiscard]] const ModelSwatches& modelSwatches() const { return modelSwatches_; }
    void chooseModelSwatch(std::size_t index, Placement placement);
    /// Loads a style pack and paints in one of its styles. Settings, mask and the pictures whose
    /// style the rest has stay.
    void usePackStyle(const ModelEntry& pack, const StylePicture& style);
    /// A style of another model as the present model knows it under the same name, such as a newer
    /// state of the same training; else the style itself.
    [[nodiscard]] const StylePicture& present(const StylePicture& style) const;

    // Settings.
    void setSettings(const StyleSettings& settings, Edit edit);
    void resetSettings();
    /// Ends a drag: the next edit is a new undo step and the true repaint is made now.
    void endGesture();
    [[nodiscard]] const StyleSettings& settings() const { return document_.settings; }
    [[nodiscard]] QUndoStack& undoStack() { return undoStack_; }

    // Region.
    /// The first choice of StyledRegion::mask begins with an empty mask.
    void setRegion(StyledRegion region);
    /// Null: none has been painted. Of the photo's proportions, at most kMaskSide.
    [[nodiscard]] const std::shared_ptr<const Mask>& mask() const { return document_.mask; }
    void setMask(std::shared_ptr<const Mask> mask, Edit edit);
    /// Finds what stands in front in a photo, findSubject() unless another is set; called on a
    /// lane. Without one there are no regions but the painted.
    using SubjectFinder = std::function<Result<Mask>(const Image& photo, const JobHooks& hooks)>;
    void setSubjectFinder(SubjectFinder finder);
    [[nodiscard]] bool canFindSubject() const { return bool(subjectFinder_); }
    /// What stands in front in the photo; null: not known (yet). It is looked for when the region
    /// needs it.
    [[nodiscard]] std::shared_ptr<const Mask> subject() const;
    /// Whether it has been looked for in vain.
    [[nodiscard]] bool lacksSubject() const { return subject_ && subject_->isNull(); }
    /// The subject becomes the painted mask, as soon as it is found.
    void takeSubjectAsMask();

    // The whole state.
    /// A cheap copy is a snapshot: it shares its pictures.
    [[nodiscard]] const StudioDocument& document() const { return document_; }
    void setDocument(StudioDocument document, Edit edit);
    /// As after a restart: there is no way back before it. What is missing stays as it is.
    void restore(std::optional<Photo> photo, std::optional<StudioDocument> document);
    /// The state without pictures: settings, codes and the model.
    [[nodiscard]] StyleRecipe recipe() const;
    /// Takes settings and styles over; a recipe without styles leaves those in use. Loads the model
    /// that made the styles; where it is missing, the styles are taken anew from their pictures in
    /// the folders of `setSwatchFolders`. Where those are missing, too, nothing changes. Messages
    /// say so.
    void applyRecipe(const StyleRecipe& recipe, Edit edit);
    /// Where pictures are kept whose styles recipes may have. None by default.
    void setSwatchFolders(std::vector<QString> folders) { swatchFolders_ = std::move(folders); }
    /// Shows the photo as the recipe would paint it, until an edit or an empty one: for presets
    /// under the pointer. Changes nothing else. A recipe of another model shows no difference.
    void tryOut(const std::optional<StyleRecipe>& recipe);

    /// What the window shows: the visible part of the photo in its pixels, and how many device
    /// pixels one of them takes.
    void setView(const QRectF& visible, double scale);

    /// Paints the photo once for each of `variants`, in the styles in use, whenever nothing else is
    /// to be computed. Replaces what the board asked for before; empty: it needs no more. Variants
    /// do not follow later changes: ask again. A failure ends the list.
    void paintVariants(VariantBoard board, const std::vector<StyleSettings>& variants);

    // Model and device.
    void selectModel(const QString& path);
    void installModel(const QString& path);
    /// Selects a model and paints in a style that it carries.
    void useStylePack(const QString& path);
    /// Puts an exported model of a training run on the shelf, in place of an earlier export, and
    /// paints with it in a style that it carries.
    void useTrainedModel(const QString& path);
    /// Looks at the models anew: files came or went.
    void refreshModels();
    [[nodiscard]] const ModelLibrary& modelLibrary() const { return library_; }
    [[nodiscard]] const std::vector<ModelEntry>& models() const { return models_; }
    [[nodiscard]] const std::vector<DeviceInfo>& devices() const { return devices_; }
    [[nodiscard]] const StyleEngine& engine() const { return *engine_; }

    // Results.
    [[nodiscard]] bool canRepaint() const { return canRepaint(document_); }
    /// Writes the full result. The photo and the references are never replaced.
    void exportPicture(const QString& path, const ExportPreferences& preferences,
                       IfExists ifExists);
    /// Whether this file is the photo or a reference.
    [[nodiscard]] bool isInput(const QString& path) const;
    void cancelExport();
    [[nodiscard]] bool isExporting() const;
    /// Writes the full result under a name that nobody else uses, such as for a drag out of the
    /// window; `done` gets the name, empty if it failed, unless `context` died before. A newer
    /// call replaces one that waits or runs.
    void writeResult(const QString& path, const ExportPreferences& preferences, QObject* context,
                     std::function<void(const QString& path)> done);
    /// Paints parts of the result at export size, to judge its file by. Likewise; null if that
    /// failed. An export does not wait for it.
    void sampleResult(const ExportPreferences& preferences, QObject* context,
                      std::function<void(std::shared_ptr<const ResultSample>)> done);
    void cancelSample();
    /// How the result is written now.
    [[nodiscard]] ExportOptions exportOptions(const ExportPreferences& preferences,
                                              IfExists ifExists) const;
    /// Puts the full result on the clipboard.
    void copyResult();
    enum class Activity {
        idle,
        loadingModel,
        reading,
        encoding,
        findingSubject,
        painting,
        exporting,
    };
    /// The most telling of what is under way.
    [[nodiscard]] Activity activity() const;
    /// Whether the photo pane waits for something.
    [[nodiscard]] bool isBusy() const;
    /// Whether nothing is under way and the preview is the true repaint.
    [[nodiscard]] bool isSettled() const;
    /// Whether the engine computes, so that others should leave the cores alone.
    [[nodiscard]] bool isComputing() const { return !compute_.isIdle(); }

Q_SIGNALS:
    void photoChanged();
    void referencesChanged();
    void settingsChanged();
    void maskChanged();  ///< the painted mask or the subject that was found
    void previewReady(const irodori::Preview& preview);
    void previewOutdated();  ///< what was ready is not what is set any more
    void previewCleared();
    void variantReady(irodori::VariantBoard board, int index, const irodori::Preview& preview);
    void busyChanged();
    void engineChanged();  ///< model, device or the lists of them
    void exportStarted(const QString& name);
    void exportProgress(double fraction, int secondsLeft);  ///< secondsLeft < 0: unknown yet
    void exportFinished(const QString& path);               ///< empty: failed or cancelled
    void message(const irodori::Message& message);

private:
    class EditCommand;
    /// What to ask the engine for.
    struct Viewport {
        int outputSide = 0;
        Rect region;  ///< empty: all
        friend bool operator==(const Viewport&, const Viewport&) = default;
    };
    struct LoadedModel {
        ModelInfo info;
        ModelSwatches swatches;
    };
    /// One of several settings to compare that is not painted yet.
    struct Variant {
        VariantBoard board;
        int index;
        StyleSettings settings;
    };
    /// What a model that is loaded does with the styles it carries.
    enum class Swatches { offer, use };
    enum JobKind {
        kPhoto,
        kStyle,
        kRecipe,
        kModel,
        kDevice,
        kEncode,
        kSubject,
        kDraft,    ///< of a moving slider: a true repaint waits until it is shown
        kPreview,  ///< the true repaint: gives way to a draft
        kAround,
        kVariant,
        kExport,
        kFile,
        kSample,
        kCopy
    };

    /// Computes on the engine's lane, before all variants.
    template <class T>
    void compute(JobKey key, Job<T> job, Newer newer = Newer::stopsRunning);

    void pushEdit(Edit edit, StudioDocument after, std::uint64_t subject = 0);
    /// Of an edit that came with another model, which undo takes back with it.
    void pushEditSince(const std::string& modelBefore, Edit edit, StudioDocument after);
    void applyDocument(const StudioDocument& document);
    /// As undo and redo do, with this model; empty: with the one that its styles are of.
    void returnTo(const StudioDocument& document, const std::string& model);

    /// `back`: to be told, from wayBack().
    void setPhoto(Photo photo, const std::optional<Message>& back);
    /// From what takes the place of the photo; empty where nothing is lost with it.
    [[nodiscard]] std::optional<Message> wayBack();
    void forgetRegions();
    void offerRestore(const std::string& settingsJson, const QString& name);
    [[nodiscard]] StudioDocument documentOf(const StyleRecipe& recipe);
    /// Empty: it is not here.
    [[nodiscard]] QString pathOfModel(const std::string& sha256) const;
    /// SHA-256 of a model of the list; empty: it is not there.
    [[nodiscard]] std::string modelAt(const QString& path) const;
    [[nodiscard]] bool switchToModelOf(const StyleRecipe& recipe);
    void pushRecipe(const std::string& modelBefore, Edit edit, StudioDocument after);
    void applyWithPictures(const StyleRecipe& recipe, Edit edit);
    /// `drop`: pictures of the same one, other than 0, are added as one edit.
    void placeStyle(std::shared_ptr<const StylePicture> style, Placement placement,
                    std::uint64_t drop = 0);
    void tellLeftOut(std::size_t count);
    [[nodiscard]] std::shared_ptr<const StylePicture> makeStyle(const LoadedPicture& loaded);
    [[nodiscard]] std::shared_ptr<const StylePicture> makeStyle(const StylePicture& swatch);
    void loadStyle(const PictureSource& source, std::function<void(LoadedPicture)> place);
    void remember(const std::shared_ptr<const StylePicture>& style);
    /// Puts pictures that are here in place of the codes that were taken of them.
    void takeKnownPictures(StudioDocument& document);
    [[nodiscard]] StudioReference referenceOf(const ReferenceRecord& record,
                                              const std::string& model);
    [[nodiscard]] std::vector<ReferenceRecord> recordsOf(
        const std::vector<StudioReference>& references) const;

    /// Begins to look for what the repaint needs: codes, the subject.
    void findMissing();
    void encodeMissing(const std::vector<StudioReference>& references);
    void encode(std::uint64_t id, const std::shared_ptr<const Image>& image,
                const ReferenceCrop& crop, const QString& name);
    void findSubjectOfPhoto();
    void subjectFound(Result<Mask> mask);
    void codeFound();
    /// With the parts whose code is known in place of those that are still looked at: what may be
    /// shown in the meantime.
    [[nodiscard]] StudioDocument withKnownParts(StudioDocument document) const;
    /// Null: not known yet. Empty: cannot be had.
    [[nodiscard]] const StyleCode* codeOf(const StudioReference& reference) const;
    /// Those that paint; nothing while one of them is still to be known.
    [[nodiscard]] std::optional<std::vector<WeightedCode>> codesOf(
        const std::vector<StudioReference>& references) const;
    [[nodiscard]] bool mayPaint(const StudioReference& reference) const;

    void repaintSoon();
    void repaint();
    void repaintAround();
    void startPreview(JobKind kind, const StudioDocument& document, const Viewport& viewport,
                      int draftDivisor, Newer newer);
    void learnSpeed(const Preview& preview, bool isDraft, double pixels);
    [[nodiscard]] double paintedPixels(const StudioDocument& document) const;
    void showPart(const Preview& preview, const Viewport& viewport);
    void showAround(const Preview& preview);
    void clearPreview();
    void paintNextVariant();
    void dropVariants();
    [[nodiscard]] Viewport viewport() const;
    /// What the preview shows.
    [[nodiscard]] const StudioDocument& shownDocument() const {
        return trial_ ? *trial_ : document_;
    }
    [[nodiscard]] bool canRepaint(const StudioDocument& document) const;
    /// Needs canRepaint(document).
    [[nodiscard]] RepaintRequest makeRequest(const StudioDocument& document,
                                             const Viewport& viewport) const;
    [[nodiscard]] RepaintRequest makeRequest(const ExportPreferences& preferences) const;
    void reportExportProgress(double fraction);

    void applyEngineOptions();
    void loadModel(const QString& path, Swatches swatches);
    void modelLoaded(Result<LoadedModel> model, const QString& path, Swatches swatches,
                     const std::string& modelBefore);
    void useSwatches(Swatches swatches, const std::string& modelBefore);
    /// A style that only another model knows; null if this one knows any of them.
    [[nodiscard]] const StylePicture* styleOfOtherModel(const StudioDocument& document) const;
    /// For styles that come back: loads the model that knows them, or says that it is not here.
    void followModel(const StudioDocument& document);
    void tellUnusable(const StudioDocument& document);
    void install(const QString& path, IfExists ifExists,
                 std::function<void(const ModelEntry&)> installed);
    /// `subject`: what it is about if the error does not say.
    void report(const Error& error, const QString& subject = {});
    void tell(Severity severity, const QString& text);

    std::shared_ptr<StyleEngine> engine_;
    AppSettings& appSettings_;
    ModelLibrary library_;

    std::optional<Photo> photo_;
    std::uint64_t photoId_ = 0;
    StudioDocument document_;
    std::optional<StudioDocument> trial_;  ///< shown in place of `document_`
    std::uint64_t lastId_ = 0;
    /// Of a picture, for the part that was looked at last. It stays known while another part is
    /// looked at.
    struct KnownCode {
        ReferenceCrop wanted;  ///< the part that is or was to be looked at
        ReferenceCrop crop;
        std::optional<StyleCode> code;  ///< empty: being made; an empty one cannot be had
    };
    std::map<std::uint64_t, KnownCode> codes_;  ///< of the current model, by picture
    /// In use or a step of undo away, by SHA-256.
    std::map<QString, std::weak_ptr<const StylePicture>> pictures_;
    std::vector<QString> swatchFolders_;
    SubjectFinder subjectFinder_ = findSubject;
    std::shared_ptr<const Mask> subject_;  ///< of the photo; a null mask cannot be had
    bool subjectIsForMask_ = false;        ///< it is to become the mask when it is found
    bool modelReady_ = false;
    std::string model_;            ///< SHA-256 of the one that paints or will; empty: not known yet
    bool isFollowing_ = false;     ///< followModel() waits for the model or the list of them
    ModelSwatches modelSwatches_;  ///< of the current model
    std::vector<ModelEntry> models_;
    std::vector<DeviceInfo> devices_;

    QUndoStack undoStack_;
    int gesture_ = 0;
    QRectF visible_;                 ///< part of the photo that the window shows
    double scale_ = 0;               ///< device pixels per photo pixel; 0: not known yet
    QTimer rest_;                    ///< runs while the settings may still be moving
    std::optional<Viewport> shown_;  ///< of the true repaint that is shown; empty: none or a draft
    bool wholeIsTrue_ = false;       ///< whether the repaint around the visible part is up to date
    std::optional<Preview> lastPart_;
    std::deque<Variant> variants_;  ///< still to be painted; the first may be under way
    double secondsPerPixel_ = 0;    ///< that the last repaint of full size took
    bool lastDraftWasSmall_ = false;
    QElapsedTimer exportClock_;

    JobLane compute_;  ///< the only thread that works with the engine
    JobLane files_;    ///< reads and decodes, so that pictures appear while the engine works
};

}  // namespace irodori
