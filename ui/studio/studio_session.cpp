// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/studio_session.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPointer>
#include <QUndoCommand>
#include <algorithm>
#include <cmath>
#include <ranges>
#include <span>

#include "jobs/error_text.h"
#include "studio/export_estimate.h"
#include "studio/swatches.h"
#include "widgets/image_conversion.h"

namespace irodori {

namespace {

constexpr int kRestMilliseconds = 120;  ///< without a change, until the true repaint begins
constexpr int kDraftDivisor = 2;        ///< of the paint size
constexpr double kDraftSeconds = 0.12;  ///< drafts only where the true repaint takes longer
constexpr int kUnseenSide = 1024;       ///< size of previews before the window tells its own
constexpr int kAroundSide = 1600;       ///< size of what lies outside of a zoomed view
constexpr int kUndoLimit = 200;
constexpr double kExportRepaintShare = 0.9;  ///< of the time of an export; the rest is writing
constexpr int kEstimateAfterMilliseconds = 800;

bool needsSubject(const StyleSettings& settings) {
    return settings.region == StyledRegion::subject || settings.region == StyledRegion::background;
}

bool isWanted(const StudioReference& reference) {
    return reference.weight > 0;
}

Size sizeOf(const Image& image) {
    return {image.width, image.height};
}

QString textOf(Size size) {
    return QStringLiteral("%1 × %2").arg(size.width).arg(size.height);
}

/// Masks belong to a photo.
StudioDocument withoutMask(StudioDocument document) {
    document.mask.reset();
    if (document.settings.region == StyledRegion::mask)
        document.settings.region = StyledRegion::all;
    return document;
}

/// Whether a model bears the name of the recipe's and knows all of its styles by name.
bool isNewerState(const ModelCard& card, const StyleRecipe& recipe) {
    const auto carries = [&](const ReferenceRecord& reference) {
        return std::ranges::find(card.styles, reference.name, &ModelStyle::name)
               != card.styles.end();
    };
    return card.name == recipe.modelName && std::ranges::all_of(recipe.references, carries);
}

/// Paints what is asked for and tells which part of the photo it is.
auto previewJob(std::shared_ptr<StyleEngine> engine, RepaintRequest request) {
    return [engine = std::move(engine), request = std::move(request)](const JobHooks& hooks) {
        return engine->repaint(request, hooks).map([&](RepaintResult&& result) {
            const double toPhoto = double(request.photo->width) / result.outputSize.width;
            const Rect& r = request.region;
            Preview preview;
            preview.region = r.isEmpty() ? QRectF(0, 0, request.photo->width, request.photo->height)
                                         : QRectF(r.x * toPhoto, r.y * toPhoto, r.width * toPhoto,
                                                  r.height * toPhoto);
            preview.image = imageToQImage(std::make_shared<const Image>(std::move(result.image)));
            preview.draft = request.draftDivisor > 1;
            preview.seconds = result.seconds;
            return preview;
        });
    };
}

/// Paints what is asked for and writes it.
auto writeJob(std::shared_ptr<StyleEngine> engine, RepaintRequest request, const QString& path,
              std::shared_ptr<const Picture> origin, ExportOptions options) {
    return [engine = std::move(engine), request = std::move(request), file = path.toStdString(),
            origin = std::move(origin),
            options](const JobHooks& hooks) -> Result<std::filesystem::path> {
        JobHooks repaintHooks = hooks;
        repaintHooks.progress = [&](double f) { hooks.report(f * kExportRepaintShare); };
        const auto result = engine->repaint(request, repaintHooks);
        if (!result)
            return tl::unexpected(result.error());
        if (hooks.stopped())
            return failure(ErrorCode::cancelled, file);
        return savePicture(file, result->image, origin.get(), options);
    };
}

}  // namespace

/// From one document to the next. Edits of one slider in one gesture are one step.
class StudioSession::EditCommand : public QUndoCommand {
public:
    EditCommand(StudioSession& session, Edit edit, std::uint64_t subject, StudioDocument after,
                const std::string& modelBefore)
        : QUndoCommand(nameOf(edit)),
          session_(session),
          edit_(edit),
          subject_(subject),
          gesture_(session.gesture_),
          before_(session.document_),
          after_(std::move(after)) {
        if (modelBefore == session.model_)
            return;
        modelBefore_ = modelBefore;
        modelAfter_ = session.model_;
    }

    [[nodiscard]] int id() const override { return int(edit_); }
    void undo() override {
        wasUndone_ = true;
        session_.returnTo(before_, modelBefore_);
    }
    void redo() override {
        if (wasUndone_)
            session_.returnTo(after_, modelAfter_);
        else  // whoever pushed it has seen to the model
            session_.applyDocument(after_);
    }

    bool mergeWith(const QUndoCommand* other) override {
        const auto& next = static_cast<const EditCommand&>(*other);
        const bool isOneGesture = merges(edit_) && next.gesture_ == gesture_;
        const bool isOneDrop = edit_ == Edit::addReference && subject_ != 0;
        if (next.subject_ != subject_ || (!isOneGesture && !isOneDrop))
            return false;
        after_ = next.after_;
        setObsolete(before_ == after_);
        return true;
    }

private:
    StudioSession& session_;
    Edit edit_;
    std::uint64_t subject_;  ///< the reference whose weight it is, or the drop that adds some
    int gesture_;
    StudioDocument before_;
    StudioDocument after_;
    std::string modelBefore_;  ///< both empty where the edit was none of the model
    std::string modelAfter_;
    bool wasUndone_ = false;
};

template <class T>
void StudioSession::compute(JobKey key, Job<T> job, Newer newer) {
    compute_.cancel({kVariant});  // begins again later
    compute_.start<T>(key, this, std::move(job), newer);
}

StudioSession::StudioSession(std::shared_ptr<StyleEngine> engine, AppSettings& settings,
                             ModelLibrary library, QObject* parent)
    : QObject(parent),
      engine_(std::move(engine)),
      appSettings_(settings),
      library_(std::move(library)) {
    document_.settings = appSettings_.styleSettings();
    if (document_.settings.region == StyledRegion::mask)
        document_.settings.region = StyledRegion::all;  // the mask belonged to a photo
    undoStack_.setUndoLimit(kUndoLimit);
    rest_.setSingleShot(true);
    rest_.setInterval(kRestMilliseconds);
    connect(&rest_, &QTimer::timeout, this, &StudioSession::repaint);
    connect(this, &StudioSession::busyChanged, this, &StudioSession::paintNextVariant);
    connect(&appSettings_, &AppSettings::engineOptionsChanged, this,
            &StudioSession::applyEngineOptions);
}

StudioSession::~StudioSession() {
    appSettings_.setStyleSettings(document_.settings);
    undoStack_.disconnect(this);
}

void StudioSession::start() {
    compute<std::vector<DeviceInfo>>(
        {kDevice, 1}, {[engine = engine_](const JobHooks&) -> Result<std::vector<DeviceInfo>> {
                           return engine->devices();
                       },
                       [this](Result<std::vector<DeviceInfo>> devices) {
                           if (devices)
                               devices_ = std::move(*devices);
                           Q_EMIT engineChanged();
                       },
                       {},
                       {}});
    applyEngineOptions();
    refreshModels();
    selectModel(appSettings_.modelPath());
}

// ---- photo

QString StudioSession::photoName() const {
    return photo_ ? photo_->name : QString();
}

void StudioSession::openPhoto(const PictureSource& source) {
    files_.start<LoadedPicture>({kPhoto}, this,
                                {[source](const JobHooks&) { return load(source); },
                                 [this](Result<LoadedPicture> loaded) {
                                     if (loaded) {
                                         setPhoto(std::move(*loaded), wayBack());
                                         offerRestore(photo_->picture->settingsJson, photoName());
                                     } else {
                                         report(loaded.error());
                                     }
                                     Q_EMIT busyChanged();
                                 },
                                 {},
                                 {}});
    Q_EMIT busyChanged();
}

void StudioSession::setPhoto(Photo photo, const std::optional<Message>& back) {
    codes_.erase(photoId_);
    photo_ = std::move(photo);
    photoId_ = ++lastId_;
    undoStack_.clear();
    dropVariants();
    clearPreview();
    forgetRegions();
    visible_ = {};
    scale_ = 0;
    if (!photo_->path.isEmpty())
        appSettings_.addRecentFile(FileKind::photo, photo_->path);
    Q_EMIT photoChanged();
    if (back)
        Q_EMIT message(*back);
    findMissing();
}

/// A picture that was meant for the styles and dropped beside them must not cost the artist a mask.
std::optional<Message> StudioSession::wayBack() {
    if (!photo_ || (!document_.mask && undoStack_.count() == 0))
        return {};
    Message back;
    // An info goes by itself: a mask may be the work of an hour.
    back.severity = document_.mask ? Severity::warning : Severity::info;
    back.text =
        tr("“%1” is closed. It can come back with its styles, settings and mask.").arg(photoName());
    back.actionText = tr("Bring it back");
    back.action = [this, photo = photo_, document = document_] { restore(photo, document); };
    back.key = QStringLiteral("previous-photo");
    return back;
}

void StudioSession::forgetRegions() {
    compute_.cancel({kSubject});
    subject_.reset();
    subjectIsForMask_ = false;
    applyDocument(withoutMask(document_));
}

void StudioSession::closePhoto() {
    const auto back = wayBack();
    files_.cancel({kPhoto});
    codes_.erase(photoId_);
    photo_.reset();
    undoStack_.clear();
    dropVariants();
    clearPreview();
    forgetRegions();
    Q_EMIT photoChanged();
    if (back)
        Q_EMIT message(*back);
    Q_EMIT busyChanged();
}

void StudioSession::offerRestore(const std::string& settingsJson, const QString& name) {
    if (settingsJson.empty())
        return;
    const auto recipe = recipeFromJson(settingsJson);
    if (!recipe) {
        report(recipe.error(), name);
        return;
    }
    Message offer;
    offer.severity = Severity::warning;  // an info would go before it is answered
    offer.text = tr("“%1” was painted by Irodori and holds its styles and settings.").arg(name);
    offer.actionText = tr("Restore settings");
    offer.action = [this, recipe = *recipe] { applyRecipe(recipe, Edit::restore); };
    offer.key = QStringLiteral("restore");
    Q_EMIT message(offer);
}

QString StudioSession::pathOfModel(const std::string& sha256) const {
    const auto entry =
        std::ranges::find_if(models_, [&](const ModelEntry& e) { return e.card.sha256 == sha256; });
    if (entry != models_.end())
        return QString::fromStdString(entry->path.string());
    // It may have been opened from elsewhere and still be the one that is loaded.
    const ModelInfo loaded = engine_->model();
    return loaded.sha256 == sha256 ? QString::fromStdString(loaded.path.string()) : QString();
}

std::string StudioSession::modelAt(const QString& path) const {
    const auto entry =
        std::ranges::find(models_, std::filesystem::path(path.toStdString()), &ModelEntry::path);
    return entry == models_.end() ? std::string() : entry->card.sha256;
}

bool StudioSession::switchToModelOf(const StyleRecipe& recipe) {
    // Another model than the loaded one may be on its way.
    const bool isLoaded = modelReady_ && recipe.modelSha256 == engine_->model().sha256;
    if (recipe.modelSha256.empty() || isLoaded)
        return true;
    QString path = pathOfModel(recipe.modelSha256);
    if (path.isEmpty()) {
        const auto entry = std::ranges::find_if(
            models_, [&](const ModelEntry& e) { return isNewerState(e.card, recipe); });
        if (entry == models_.end())
            return false;
        tell(Severity::info, tr("The model “%1” has been trained further since: the result may "
                                "look a little different.")
                                 .arg(QString::fromStdString(recipe.modelName)));
        path = QString::fromStdString(entry->path.string());
    }
    selectModel(path);
    return true;
}

StudioDocument StudioSession::documentOf(const StyleRecipe& recipe) {
    // Without styles it is a look that goes with those in use. A mask of its own it need not have.
    StudioDocument document = document_;
    document.settings = recipe.settings;
    if (!recipe.references.empty()) {
        document.references.clear();
        document.otherReferences.clear();
    }
    for (const ReferenceRecord& record : recipe.references)
        document.references.push_back(referenceOf(record, recipe.modelSha256));
    for (const ReferenceRecord& record : recipe.otherReferences)
        document.otherReferences.push_back(referenceOf(record, recipe.modelSha256));
    if (!recipe.mask.isNull())
        document.mask = std::make_shared<const Mask>(recipe.mask);
    return document;
}

StudioReference StudioSession::referenceOf(const ReferenceRecord& record,
                                           const std::string& model) {
    auto style = std::make_shared<StylePicture>();
    style->id = ++lastId_;
    style->name = QString::fromStdString(record.name);
    style->sha256 = QString::fromStdString(record.sha256);
    style->storedCode = record.code;
    style->storedCodeModel = model.empty() ? engine_->model().sha256 : model;
    return {std::move(style), record.weight, record.crop};
}

void StudioSession::applyRecipe(const StyleRecipe& recipe, Edit edit) {
    const std::string modelBefore = model_;
    if (!switchToModelOf(recipe)) {
        applyWithPictures(recipe, edit);
        return;
    }
    StudioDocument document = documentOf(recipe);
    takeKnownPictures(document);
    pushRecipe(modelBefore, edit, std::move(document));
}

/// A code alone cannot be seen, cropped or taken along to another model.
void StudioSession::takeKnownPictures(StudioDocument& document) {
    for (auto* references : {&document.references, &document.otherReferences}) {
        for (StudioReference& reference : *references) {
            const auto known = pictures_.find(reference.picture->sha256);
            const auto picture = known == pictures_.end() ? nullptr : known->second.lock();
            if (reference.picture->loaded || !picture)
                continue;
            const bool isThere = findReference(document, picture->id);  // ids are unique
            reference.picture = isThere ? makeStyle(*picture) : picture;
        }
    }
}

/// Its mask may have been painted on another photo.
void StudioSession::pushRecipe(const std::string& modelBefore, Edit edit, StudioDocument after) {
    if (photo_ && after.mask && after.settings.region == StyledRegion::mask) {
        const Size photo = sizeOf(photo_->picture->image);
        const Size mask{after.mask->width, after.mask->height};
        if (!hasProportionsOf(photo, mask))
            tell(Severity::warning,
                 tr("The painted mask (%1) has other proportions than the photo (%2): it is "
                    "stretched to fit.")
                     .arg(textOf(mask), textOf(photo)));
    }
    pushEditSince(modelBefore, edit, std::move(after));
}

/// Codes mean nothing to another model than theirs; the pictures that they are of do.
void StudioSession::applyWithPictures(const StyleRecipe& recipe, Edit edit) {
    using Pictures = std::vector<LoadedPicture>;
    std::vector<ReferenceRecord> records = recipe.references;
    records.insert(records.end(), recipe.otherReferences.begin(), recipe.otherReferences.end());
    Job<Pictures> job;
    job.body = [records, folders = swatchFolders_](const JobHooks&) {
        return loadSwatchesOf(records, folders);
    };
    job.done = [this, recipe, edit](const Result<Pictures>& pictures) {
        const QString model = QString::fromStdString(recipe.modelName);
        Q_EMIT busyChanged();
        if (!pictures) {
            tell(Severity::warning,
                 tr("The styles were made with the model “%1”. Install it to restore them.")
                     .arg(model));
            return;
        }
        StudioDocument document = documentOf(recipe);
        auto picture = pictures->begin();
        const auto takePictures = [&](std::vector<StudioReference>& references, std::size_t count) {
            for (StudioReference& reference : std::span(references).last(count))
                reference.picture = makeStyle(*picture++);
        };
        takePictures(document.references, recipe.references.size());
        takePictures(document.otherReferences, recipe.otherReferences.size());
        pushRecipe(model_, edit, std::move(document));
        tell(Severity::info, tr("The model “%1” is not here: its styles are painted with the "
                                "present one and may look different.")
                                 .arg(model));
    };
    files_.start<Pictures>({kRecipe}, this, std::move(job));
    Q_EMIT busyChanged();
}

void StudioSession::tryOut(const std::optional<StyleRecipe>& recipe) {
    if (!recipe && !trial_)
        return;
    trial_.reset();
    if (recipe)
        trial_ = documentOf(*recipe);
    if (trial_ && !canRepaint(*trial_))
        trial_.reset();
    repaintSoon();
}

// ---- style references

void StudioSession::loadStyle(const PictureSource& source,
                              std::function<void(LoadedPicture)> place) {
    files_.start<LoadedPicture>({kStyle, ++lastId_}, this,
                                {[source](const JobHooks&) { return load(source); },
                                 [this, place = std::move(place),
                                  remembered = source.isRemembered](Result<LoadedPicture> loaded) {
                                     if (!loaded) {
                                         report(loaded.error());
                                     } else {
                                         if (remembered && !loaded->path.isEmpty())
                                             appSettings_.addRecentFile(FileKind::style,
                                                                        loaded->path);
                                         place(std::move(*loaded));
                                     }
                                     Q_EMIT busyChanged();
                                 },
                                 {},
                                 {}});
    Q_EMIT busyChanged();
}

std::shared_ptr<const StylePicture> StudioSession::makeStyle(const LoadedPicture& loaded) {
    auto style = std::make_shared<StylePicture>();
    style->id = ++lastId_;
    style->name = loaded.name;
    style->sha256 = loaded.sha256;
    style->thumbnail = loaded.thumbnail;
    style->loaded = loaded;
    remember(style);
    return style;
}

std::shared_ptr<const StylePicture> StudioSession::makeStyle(const StylePicture& swatch) {
    auto style = std::make_shared<StylePicture>(swatch);
    style->id = ++lastId_;
    remember(style);
    return style;
}

void StudioSession::remember(const std::shared_ptr<const StylePicture>& style) {
    if (style->loaded && !style->sha256.isEmpty())
        pictures_[style->sha256] = style;
}

void StudioSession::openStyle(const PictureSource& source, Placement placement) {
    loadStyle(source, [this, placement](const LoadedPicture& loaded) {
        placeStyle(makeStyle(loaded), placement);
    });
}

void StudioSession::openStyles(const std::vector<PictureSource>& sources) {
    const auto isChosen = [](const StudioReference& r) { return !r.picture->isDefault; };
    const auto chosen = std::size_t(std::ranges::count_if(document_.references, isChosen));
    const std::size_t room = kMaxReferences - std::min(chosen, kMaxReferences);
    const std::size_t count = std::min(room, sources.size());
    const std::uint64_t drop = ++lastId_;
    for (const PictureSource& source : std::span(sources).first(count))
        loadStyle(source, [this, drop](const LoadedPicture& loaded) {
            placeStyle(makeStyle(loaded), Placement::add, drop);
        });
    if (count < sources.size())
        tellLeftOut(sources.size() - count);
}

void StudioSession::tellLeftOut(std::size_t count) {
    tell(Severity::info,
         tr("At most %1 styles are mixed. Pictures left out: %2.").arg(kMaxReferences).arg(count));
}

void StudioSession::chooseModelSwatch(std::size_t index, Placement placement) {
    placeStyle(makeStyle(*modelSwatches_.at(index)), placement);
}

void StudioSession::usePackStyle(const ModelEntry& pack, const StylePicture& style) {
    const std::string& model = pack.card.sha256;
    const std::string modelBefore = model_;
    if (!modelReady_ || model != engine_->model().sha256)
        selectModel(QString::fromStdString(pack.path.string()));
    StudioDocument after = document_;
    after.references = {{makeStyle(style), kReferenceWeight.initial, {}}};
    // Of a picture any model takes the style; a code is of one model.
    std::erase_if(after.otherReferences, [&model](const StudioReference& reference) {
        return !reference.picture->loaded && reference.picture->storedCodeModel != model;
    });
    pushEditSince(modelBefore, Edit::replaceReferences, std::move(after));
}

void StudioSession::placeStyle(std::shared_ptr<const StylePicture> style, Placement placement,
                               std::uint64_t drop) {
    StudioDocument after = document_;
    if (placement == Placement::rest) {
        after.otherReferences = {{std::move(style), kReferenceWeight.initial, {}}};
        pushEdit(Edit::restStyle, std::move(after));
        return;
    }
    std::erase_if(after.references, [placement](const StudioReference& reference) {
        return placement == Placement::replaceAll || reference.picture->isDefault;
    });
    if (after.references.size() >= kMaxReferences) {  // more was added while it was read
        tellLeftOut(1);
        return;
    }
    after.references.push_back({std::move(style), kReferenceWeight.initial, {}});
    pushEdit(placement == Placement::add ? Edit::addReference : Edit::replaceReferences,
             std::move(after), drop);
}

void StudioSession::replaceReference(std::uint64_t id, const PictureSource& source) {
    loadStyle(source, [this, id](const LoadedPicture& loaded) {
        StudioDocument after = document_;
        StudioReference* reference = findReference(after, id);
        if (!reference) {
            placeStyle(makeStyle(loaded), Placement::add);
            return;
        }
        reference->picture = makeStyle(loaded);
        reference->crop = {};
        pushEdit(Edit::replaceReferences, std::move(after));
    });
}

void StudioSession::removeReference(std::uint64_t id) {
    StudioDocument after = document_;
    for (auto* references : {&after.references, &after.otherReferences})
        std::erase_if(*references, [id](const StudioReference& r) { return r.picture->id == id; });
    pushEdit(Edit::removeReference, std::move(after));
}

void StudioSession::setReferenceWeight(std::uint64_t id, double weight) {
    StudioDocument after = document_;
    StudioReference* reference = findReference(after, id);
    if (!reference)
        return;
    reference->weight = std::clamp(weight, kReferenceWeight.min, kReferenceWeight.max);
    pushEdit(Edit::weight, std::move(after), id);
}

void StudioSession::setReferenceWeights(const std::vector<double>& weights) {
    StudioDocument after = document_;
    const std::size_t count = std::min(weights.size(), after.references.size());
    for (std::size_t i = 0; i < count; ++i)
        after.references[i].weight =
            std::clamp(weights[i], kReferenceWeight.min, kReferenceWeight.max);
    pushEdit(Edit::weight, std::move(after));
}

void StudioSession::setReferenceCrop(std::uint64_t id, const ReferenceCrop& crop) {
    StudioDocument after = document_;
    StudioReference* reference = findReference(after, id);
    if (!reference || !reference->picture->loaded || !validate(crop))
        return;
    reference->crop = crop;
    pushEdit(Edit::crop, std::move(after), id);
}

bool StudioSession::canSwap() const {
    return photo_ && !document_.references.empty() && document_.references.front().picture->loaded;
}

void StudioSession::swapPhotoAndStyle() {
    if (!canSwap())
        return;
    const auto back = wayBack();
    StudioDocument after = document_;
    const Photo newPhoto = *after.references.front().picture->loaded;
    after.references.front().picture = makeStyle(*photo_);
    after.references.front().crop = {};
    applyDocument(after);
    setPhoto(newPhoto, back);
}

// ---- settings, undo

void StudioSession::setSettings(const StyleSettings& settings, Edit edit) {
    StudioDocument after = document_;
    after.settings = settings;
    pushEdit(edit, std::move(after));
}

void StudioSession::setRegion(StyledRegion region) {
    StudioDocument after = document_;
    after.settings.region = region;
    if (region == StyledRegion::mask && !after.mask && photo_) {
        const Image& photo = photo_->picture->image;
        const Size size =
            scaledToLongSide({photo.width, photo.height}, std::min(photo.longSide(), kMaskSide));
        after.mask = std::make_shared<const Mask>(size.width, size.height);
    }
    pushEdit(Edit::region, std::move(after));
}

void StudioSession::setMask(std::shared_ptr<const Mask> mask, Edit edit) {
    StudioDocument after = document_;
    after.mask = std::move(mask);
    pushEdit(edit, std::move(after));
}

void StudioSession::setSubjectFinder(SubjectFinder finder) {
    subjectFinder_ = std::move(finder);
}

std::shared_ptr<const Mask> StudioSession::subject() const {
    return subject_ && !subject_->isNull() ? subject_ : nullptr;
}

void StudioSession::setDocument(StudioDocument document, Edit edit) {
    pushEdit(edit, std::move(document));
}

void StudioSession::restore(std::optional<Photo> photo, std::optional<StudioDocument> document) {
    const bool hasPhoto = photo.has_value();
    if (photo)
        setPhoto(std::move(*photo), wayBack());
    if (!document)
        return;
    // What nobody chose is chosen anew: the default may be another model by now.
    const auto isDefault = [](const StudioReference& reference) {
        return reference.picture->isDefault;
    };
    const bool hadDefault = std::erase_if(document->references, isDefault) > 0;
    for (auto* references : {&document->references, &document->otherReferences})
        for (StudioReference& reference : *references)
            reference.picture = makeStyle(*reference.picture);
    applyDocument(hasPhoto ? *document : withoutMask(*document));
    undoStack_.clear();
    if (hadDefault)
        useSwatches(Swatches::offer, model_);
    followModel(document_);
}

void StudioSession::resetSettings() {
    setSettings(StyleSettings{}, Edit::reset);
}

void StudioSession::endGesture() {
    ++gesture_;
    if (rest_.isActive())
        repaint();
}

void StudioSession::pushEdit(Edit edit, StudioDocument after, std::uint64_t subject) {
    if (after != document_)
        undoStack_.push(new EditCommand(*this, edit, subject, std::move(after), model_));
}

void StudioSession::pushEditSince(const std::string& modelBefore, Edit edit, StudioDocument after) {
    if (after != document_ || modelBefore != model_)
        undoStack_.push(new EditCommand(*this, edit, 0, std::move(after), modelBefore));
}

void StudioSession::applyDocument(const StudioDocument& document) {
    trial_.reset();
    const StudioDocument before = std::exchange(document_, document);
    if (before.references != document_.references
        || before.otherReferences != document_.otherReferences)
        Q_EMIT referencesChanged();
    if (before.settings != document_.settings)
        Q_EMIT settingsChanged();
    if (before.mask != document_.mask)
        Q_EMIT maskChanged();
    findMissing();
    repaintSoon();
}

void StudioSession::returnTo(const StudioDocument& document, const std::string& model) {
    const bool isOther = !model.empty() && model != model_;
    if (const QString path = isOther ? pathOfModel(model) : QString(); !path.isEmpty())
        selectModel(path);
    else if (document.references != document_.references)
        followModel(document);
    applyDocument(document);
}

// ---- style codes

const StylePicture& StudioSession::present(const StylePicture& style) const {
    if (style.loaded)
        return style;
    const bool isOurs = style.storedCodeModel == engine_->model().sha256;
    const auto same = std::ranges::find_if(modelSwatches_, [&](const auto& swatch) {
        return isOurs ? swatch->storedCode == style.storedCode : swatch->name == style.name;
    });
    return same == modelSwatches_.end() ? style : **same;
}

const StyleCode* StudioSession::codeOf(const StudioReference& reference) const {
    static const StyleCode cannotBeHad;
    const StylePicture& style = *reference.picture;
    if (style.loaded) {
        const auto known = codes_.find(style.id);
        const bool isKnown = known != codes_.end() && known->second.crop == reference.crop;
        return isKnown && known->second.code ? &*known->second.code : nullptr;
    }
    const StylePicture& swatch = present(style);
    return swatch.storedCodeModel == engine_->model().sha256 ? &swatch.storedCode : &cannotBeHad;
}

std::optional<std::vector<WeightedCode>> StudioSession::codesOf(
    const std::vector<StudioReference>& references) const {
    std::vector<WeightedCode> codes;
    for (const StudioReference& reference : references | std::views::filter(isWanted)) {
        const StyleCode* code = codeOf(reference);
        if (!code)
            return {};
        if (!code->empty())
            codes.push_back({*code, reference.weight});
    }
    return codes;
}

bool StudioSession::mayPaint(const StudioReference& reference) const {
    const StyleCode* code = codeOf(reference);
    return isWanted(reference) && (!code || !code->empty());
}

void StudioSession::findMissing() {
    const StudioDocument& document = shownDocument();
    if (photo_ && needsSubject(document.settings))
        findSubjectOfPhoto();
    if (modelReady_) {
        if (photo_ && !codes_.contains(photoId_))
            encode(photoId_, photo_->image(), {}, photoName());
        encodeMissing(document.references);
        encodeMissing(document.otherReferences);
    }
    Q_EMIT busyChanged();
}

void StudioSession::encodeMissing(const std::vector<StudioReference>& references) {
    for (const StudioReference& reference : references) {
        const StylePicture& style = *reference.picture;
        if (!style.loaded)
            continue;
        if (codeOf(reference))
            compute_.cancel({kEncode, style.id});  // of a part that is not wanted any more
        else
            encode(style.id, style.loaded->image(), reference.crop, style.name);
    }
}

void StudioSession::encode(std::uint64_t id, const std::shared_ptr<const Image>& image,
                           const ReferenceCrop& crop, const QString& name) {
    const JobKey key{kEncode, id};
    if (compute_.isBusy(key) && codes_[id].wanted == crop)
        return;
    codes_[id].wanted = crop;
    const auto body = [engine = engine_, image, crop](const JobHooks& hooks) {
        if (crop == ReferenceCrop{})
            return engine->encode(*image, hooks);
        const Rect part = pixelsOf(crop, {image->width, image->height});
        return engine->encode(cropped(*image, part), hooks);
    };
    const auto done = [this, id, crop, name](Result<StyleCode> code) {
        if (!code)
            report(code.error(), name);
        codes_[id].crop = crop;
        codes_[id].code = code.value_or(StyleCode{});
        codeFound();
        Q_EMIT busyChanged();
    };
    compute<StyleCode>(key, {body, done, {}, {}}, Newer::awaitsRunning);
}

/// While a crop is dragged the preview follows as fast as codes are made.
void StudioSession::codeFound() {
    const StudioDocument known = withKnownParts(shownDocument());
    if (!canRepaint(shownDocument()) && canRepaint(known))
        startPreview(kDraft, known, viewport(), kDraftDivisor, Newer::awaitsRunning);
    else
        repaintSoon();
}

StudioDocument StudioSession::withKnownParts(StudioDocument document) const {
    for (auto* references : {&document.references, &document.otherReferences})
        for (StudioReference& reference : *references)
            if (const auto known = codes_.find(reference.picture->id); known != codes_.end())
                reference.crop = known->second.crop;
    return document;
}

void StudioSession::findSubjectOfPhoto() {
    if (subject_ || !subjectFinder_ || compute_.isBusy({kSubject}))
        return;
    compute<Mask>({kSubject}, {[photo = photo_->image(), find = subjectFinder_](
                                   const JobHooks& hooks) { return find(*photo, hooks); },
                               [this](Result<Mask> mask) { subjectFound(std::move(mask)); },
                               {},
                               {}});
}

void StudioSession::subjectFound(Result<Mask> mask) {
    if (!mask)
        report(mask.error(), photoName());
    subject_ = std::make_shared<const Mask>(std::move(mask).value_or(Mask()));
    if (std::exchange(subjectIsForMask_, false) && subject())
        setMask(subject(), Edit::subjectMask);
    Q_EMIT maskChanged();
    repaintSoon();
    Q_EMIT busyChanged();
}

void StudioSession::takeSubjectAsMask() {
    if (!photo_)
        return;
    if (subject()) {
        setMask(subject(), Edit::subjectMask);
    } else if (lacksSubject()) {
        tell(Severity::info, tr("Nothing stands out in this photo."));
    } else {
        subjectIsForMask_ = true;
        findSubjectOfPhoto();
        Q_EMIT busyChanged();
    }
}

// ---- preview

bool StudioSession::canRepaint(const StudioDocument& document) const {
    if (!modelReady_ || !photo_ || (needsSubject(document.settings) && subjectFinder_ && !subject_))
        return false;
    const auto photoCode = codes_.find(photoId_);
    if (photoCode == codes_.end() || photoCode->second.code.value_or(StyleCode{}).empty())
        return false;
    const auto codes = codesOf(document.references);
    return codes && !codes->empty() && codesOf(document.otherReferences);
}

RepaintRequest StudioSession::makeRequest(const StudioDocument& document,
                                          const Viewport& viewport) const {
    RepaintRequest request;
    request.photo = photo_->image();
    request.photoCode = *codes_.at(photoId_).code;
    request.settings = document.settings;
    request.references = *codesOf(document.references);
    if (document.settings.region != StyledRegion::all)
        request.otherReferences = *codesOf(document.otherReferences);
    request.mask = document.settings.region == StyledRegion::mask ? document.mask : subject();
    if (!request.mask)  // no subject was found
        request.settings.region = StyledRegion::all;
    request.outputSide = viewport.outputSide;
    request.region = viewport.region;
    return request;
}

void StudioSession::setView(const QRectF& visible, double scale) {
    visible_ = visible;
    scale_ = scale;
    if (canRepaint(shownDocument()) && !rest_.isActive() && shown_ != viewport())
        repaint();
}

StudioSession::Viewport StudioSession::viewport() const {
    const Image& photo = photo_->picture->image;
    const int side = photo.longSide();
    if (scale_ <= 0)
        return {std::min(side, kUnseenSide), {}};

    Viewport viewport;
    viewport.outputSide = std::clamp(int(std::ceil(side * scale_)), 1, side);
    const QRectF whole(0, 0, photo.width, photo.height);
    if (visible_.isEmpty() || visible_.adjusted(-1, -1, 1, 1).contains(whole))
        return viewport;

    const Size output = scaledToLongSide({photo.width, photo.height}, viewport.outputSide);
    const double toOutput = double(viewport.outputSide) / side;
    const QRect part = QRectF(visible_.topLeft() * toOutput, visible_.size() * toOutput)
                           .toAlignedRect()
                           .intersected(QRect(0, 0, output.width, output.height));
    viewport.region = {part.x(), part.y(), part.width(), part.height()};
    return viewport;
}

void StudioSession::repaintSoon() {
    shown_.reset();
    lastPart_.reset();
    wholeIsTrue_ = false;
    Q_EMIT previewOutdated();
    compute_.cancel({kAround});
    if (!canRepaint(shownDocument())) {
        rest_.stop();
        if (canRepaint(withKnownParts(shownDocument())))
            return;  // what is shown or about to be is the best until the code is found
        compute_.cancel({kDraft});
        compute_.cancel({kPreview});
        // While a model is loaded, what its styles are is not known.
        const auto paints = [this](const StudioReference& reference) {
            return modelReady_ ? mayPaint(reference) : isWanted(reference);
        };
        if (!photo_ || std::ranges::none_of(shownDocument().references, paints))
            clearPreview();
        return;
    }
    compute_.cancel({kPreview});  // of what was set before
    const bool isSlow = secondsPerPixel_ * paintedPixels(shownDocument()) > kDraftSeconds;
    startPreview(kDraft, shownDocument(), viewport(), isSlow ? kDraftDivisor : 1,
                 Newer::awaitsRunning);
    rest_.start();
}

void StudioSession::repaint() {
    rest_.stop();
    if (canRepaint(shownDocument()))
        startPreview(kPreview, shownDocument(), viewport(), 1, Newer::stopsRunning);
}

void StudioSession::repaintAround() {
    const Viewport around{std::min(photo_->picture->image.longSide(), kAroundSide), {}};
    startPreview(kAround, shownDocument(), around, 1, Newer::stopsRunning);
}

void StudioSession::startPreview(JobKind kind, const StudioDocument& document,
                                 const Viewport& viewport, int draftDivisor, Newer newer) {
    RepaintRequest request = makeRequest(document, viewport);
    request.draftDivisor = draftDivisor;
    const double pixels = paintedPixels(document);
    const auto done = [this, kind, viewport, pixels](Result<Preview> preview) {
        if (preview)  // drafts may be of what was set before; the others are stopped by a change
            preview->isResult = kind != kDraft && !trial_;
        if (preview && kind != kAround)
            learnSpeed(*preview, kind == kDraft, pixels);
        if (!preview)
            report(preview.error(), photoName());
        else if (kind == kAround)
            showAround(*preview);
        else
            showPart(*preview, viewport);
        Q_EMIT busyChanged();
    };
    const auto notice = [this](const std::string& text) {
        tell(Severity::info, QString::fromStdString(text));
    };
    compute<Preview>({kind}, {previewJob(engine_, std::move(request)), done, {}, notice}, newer);
    Q_EMIT busyChanged();
}

/// Of the whole picture, in proportion: what a finer brush costs more.
double StudioSession::paintedPixels(const StudioDocument& document) const {
    const double side = photo_->picture->image.longSide();
    const int paintSize = document.settings.paintSize;
    const double painted = paintSize == kNativePaintSize ? side : std::min<double>(side, paintSize);
    return painted * painted;
}

/// A true repaint after a draft of full size finds its work done, and says nothing about the speed.
void StudioSession::learnSpeed(const Preview& preview, bool isDraft, double pixels) {
    if (!preview.draft && (isDraft || lastDraftWasSmall_))
        secondsPerPixel_ = preview.seconds / pixels;
    if (isDraft)
        lastDraftWasSmall_ = preview.draft;
}

void StudioSession::showPart(const Preview& preview, const Viewport& viewport) {
    Q_EMIT previewReady(preview);
    const bool isPart = !viewport.region.isEmpty();
    if (isPart)
        lastPart_ = preview;
    if (preview.draft || rest_.isActive() || !canRepaint(shownDocument()))
        return;
    shown_ = viewport;
    if (!isPart)
        wholeIsTrue_ = true;
    else if (!wholeIsTrue_)
        repaintAround();
}

void StudioSession::showAround(const Preview& preview) {
    wholeIsTrue_ = true;
    Q_EMIT previewReady(preview);
    if (lastPart_)  // a repaint of the whole covers the sharper part
        Q_EMIT previewReady(*lastPart_);
}

void StudioSession::clearPreview() {
    compute_.cancel({kDraft});
    compute_.cancel({kPreview});
    compute_.cancel({kAround});
    rest_.stop();
    shown_.reset();
    lastPart_.reset();
    wholeIsTrue_ = false;
    Q_EMIT previewCleared();
}

// ---- variants

void StudioSession::paintVariants(VariantBoard board, const std::vector<StyleSettings>& variants) {
    compute_.cancel({kVariant});
    std::erase_if(variants_, [board](const Variant& variant) { return variant.board == board; });
    int index = 0;
    for (const StyleSettings& settings : variants)
        variants_.push_back({board, index++, settings});
    paintNextVariant();
    Q_EMIT busyChanged();
}

void StudioSession::paintNextVariant() {
    if (variants_.empty() || !compute_.isIdle() || rest_.isActive() || !canRepaint())
        return;
    const Variant& next = variants_.front();
    StudioDocument document = document_;
    document.settings = next.settings;
    const bool isSheet = next.board == VariantBoard::sheet;
    const int sheetSide = std::min(photo_->picture->image.longSide(), kVariantSheetSide);
    const Viewport wanted = isSheet ? Viewport{sheetSide, {}} : viewport();
    const auto done = [this](const Result<Preview>& preview) {
        const Variant painted = variants_.front();
        variants_.pop_front();
        if (preview) {
            Q_EMIT variantReady(painted.board, painted.index, *preview);
        } else {
            report(preview.error(), photoName());
            dropVariants();
        }
        Q_EMIT busyChanged();
    };
    compute_.start<Preview>({kVariant}, this,
                            {previewJob(engine_, makeRequest(document, wanted)), done, {}, {}});
}

void StudioSession::dropVariants() {
    compute_.cancel({kVariant});
    variants_.clear();
}

StudioSession::Activity StudioSession::activity() const {
    if (compute_.isBusy(kExport))
        return Activity::exporting;
    if (files_.isBusy(kPhoto) || files_.isBusy(kStyle) || files_.isBusy(kRecipe))
        return Activity::reading;
    if (compute_.isBusy(kModel) || files_.isBusy({kModel}))
        return Activity::loadingModel;
    if (compute_.isBusy(kEncode))
        return Activity::encoding;
    if (compute_.isBusy(kSubject))
        return Activity::findingSubject;
    if (compute_.isBusy(kDraft) || compute_.isBusy(kPreview) || compute_.isBusy(kCopy))
        return Activity::painting;
    return Activity::idle;
}

bool StudioSession::isBusy() const {
    const Activity now = activity();
    return now != Activity::idle && now != Activity::exporting
           && (now != Activity::loadingModel || photo_);
}

bool StudioSession::isSettled() const {
    return files_.isIdle() && compute_.isIdle() && !rest_.isActive();
}

// ---- results

StyleRecipe StudioSession::recipe() const {
    StyleRecipe recipe;
    recipe.settings = document_.settings;
    const ModelInfo model = engine_->model();
    recipe.modelName = model.name;
    recipe.modelSha256 = model.sha256;
    recipe.references = recordsOf(document_.references);
    recipe.otherReferences = recordsOf(document_.otherReferences);
    if (recipe.settings.region == StyledRegion::mask && document_.mask)
        recipe.mask = *document_.mask;
    return recipe;
}

std::vector<ReferenceRecord> StudioSession::recordsOf(
    const std::vector<StudioReference>& references) const {
    std::vector<ReferenceRecord> records;
    for (const StudioReference& reference : references) {
        const StyleCode* code = codeOf(reference);
        if (code && !code->empty())
            records.push_back({reference.picture->name.toStdString(),
                               reference.picture->sha256.toStdString(), reference.weight, *code,
                               reference.crop});
    }
    return records;
}

ExportOptions StudioSession::exportOptions(const ExportPreferences& preferences,
                                           IfExists ifExists) const {
    ExportOptions options;
    options.format = preferences.format;
    options.quality = preferences.quality;
    options.profile = preferences.profile;
    options.stripMetadata = !preferences.keepMetadata;
    options.aiLabel = preferences.aiLabel;
    options.ifExists = ifExists;
    if (preferences.embedSettings)
        options.settingsJson = toJson(recipe());
    return options;
}

bool StudioSession::isInput(const QString& path) const {
    const auto same = [file = QFileInfo(path)](const QString& input) {
        return QFileInfo::exists(input) && QFileInfo(input) == file;
    };
    if (photo_ && same(photo_->path))
        return true;
    const auto isSame = [&](const StudioReference& reference) {
        return reference.picture->loaded && same(reference.picture->loaded->path);
    };
    return std::ranges::any_of(document_.references, isSame)
           || std::ranges::any_of(document_.otherReferences, isSame);
}

RepaintRequest StudioSession::makeRequest(const ExportPreferences& preferences) const {
    RepaintRequest request = makeRequest(document_, {preferences.maxSide, {}});
    request.depth = exportDepth(preferences.format, preferences.depth, request.photo->depth);
    return request;
}

void StudioSession::exportPicture(const QString& path, const ExportPreferences& preferences,
                                  IfExists ifExists) {
    cancelSample();
    if (!canRepaint())
        return;
    if (isInput(path) && ifExists != IfExists::keepBoth) {
        tell(Severity::error, tr("“%1” is one of the pictures you work from and is not replaced. "
                                 "Choose another name.")
                                  .arg(QFileInfo(path).fileName()));
        return;
    }
    const auto done = [this](const Result<std::filesystem::path>& written) {
        if (!written)
            report(written.error(), photoName());
        Q_EMIT exportFinished(written ? QString::fromStdString(written->string()) : QString());
        Q_EMIT busyChanged();
    };
    const auto progress = [this](double fraction) { reportExportProgress(fraction); };
    const auto notice = [this](const std::string& text) {
        tell(Severity::info, QString::fromStdString(text));
    };
    exportClock_.start();
    compute<std::filesystem::path>(
        {kExport}, {writeJob(engine_, makeRequest(preferences), path, photo_->picture,
                             exportOptions(preferences, ifExists)),
                    done, progress, notice});
    Q_EMIT exportStarted(QFileInfo(path).fileName());
    Q_EMIT busyChanged();
}

void StudioSession::reportExportProgress(double fraction) {
    const qint64 elapsed = exportClock_.elapsed();
    int left = -1;
    if (fraction > 0 && elapsed >= kEstimateAfterMilliseconds)
        left = int(std::ceil(double(elapsed) / 1000 * (1 - fraction) / fraction));
    Q_EMIT exportProgress(fraction, left);
}

void StudioSession::cancelExport() {
    if (!isExporting())
        return;
    compute_.cancel({kExport});
    Q_EMIT exportFinished({});
    Q_EMIT busyChanged();
}

bool StudioSession::isExporting() const {
    return compute_.isBusy({kExport});
}

void StudioSession::writeResult(const QString& path, const ExportPreferences& preferences,
                                QObject* context, std::function<void(const QString& path)> done) {
    if (!canRepaint())
        return;
    const auto written = [this, context = QPointer(context),
                          done = std::move(done)](const Result<std::filesystem::path>& file) {
        if (!file)
            report(file.error(), photoName());
        if (context)
            done(file ? QString::fromStdString(file->string()) : QString());
        Q_EMIT busyChanged();
    };
    compute<std::filesystem::path>(
        {kFile}, {writeJob(engine_, makeRequest(preferences), path, photo_->picture,
                           exportOptions(preferences, IfExists::replace)),
                  written,
                  {},
                  {}});
    Q_EMIT busyChanged();
}

void StudioSession::sampleResult(const ExportPreferences& preferences, QObject* context,
                                 std::function<void(std::shared_ptr<const ResultSample>)> done) {
    if (!canRepaint())
        return done(nullptr);
    const auto body = [engine = engine_, request = makeRequest(preferences)](
                          const JobHooks& hooks) { return sampleOf(*engine, request, hooks); };
    const auto painted = [this, context = QPointer(context),
                          done = std::move(done)](Result<ResultSample> sample) {
        if (context)
            done(sample ? std::make_shared<const ResultSample>(std::move(*sample)) : nullptr);
        Q_EMIT busyChanged();
    };
    compute<ResultSample>({kSample}, {body, painted, {}, {}});
    Q_EMIT busyChanged();
}

void StudioSession::cancelSample() {
    compute_.cancel({kSample});
    Q_EMIT busyChanged();
}

void StudioSession::copyResult() {
    if (!canRepaint())
        return;
    compute<QImage>(
        {kCopy},
        {[engine = engine_, request = makeRequest(document_, {})](const JobHooks& hooks) {
             return engine->repaint(request, hooks).map([](RepaintResult&& result) {
                 return imageToQImage(std::make_shared<const Image>(std::move(result.image)));
             });
         },
         [this](const Result<QImage>& image) {
             if (image) {
                 QGuiApplication::clipboard()->setImage(*image);
                 tell(Severity::info, tr("The picture is on the clipboard."));
             } else {
                 report(image.error(), photoName());
             }
             Q_EMIT busyChanged();
         },
         {},
         {}});
    Q_EMIT busyChanged();
}

// ---- model and device

void StudioSession::applyEngineOptions() {
    compute<bool>({kDevice},
                  {[engine = engine_, options = appSettings_.engineOptions()](const JobHooks&) {
                       return engine->configure(options).map([] { return true; });
                   },
                   [this](const Result<bool>& configured) {
                       if (!configured)
                           report(configured.error());
                       Q_EMIT engineChanged();
                       repaintSoon();
                   },
                   {},
                   {}});
}

void StudioSession::selectModel(const QString& path) {
    loadModel(path, Swatches::offer);
}

void StudioSession::useStylePack(const QString& path) {
    loadModel(path, Swatches::use);
}

void StudioSession::loadModel(const QString& path, Swatches swatches) {
    modelReady_ = false;
    isFollowing_ = false;
    const std::string modelBefore = std::exchange(model_, modelAt(path));
    const auto body = [engine = engine_, library = library_,
                       name = path.toStdString()](const JobHooks&) -> Result<LoadedModel> {
        // A model that was used last time may be gone: fall back to the default one.
        auto file = library.find(name);
        if (!file)
            file = library.find({});
        if (!file)
            return tl::unexpected(file.error());
        return engine->loadModel(*file).map([&](ModelInfo&& info) {
            // The engine reads it; without swatches it can still paint like pictures.
            return LoadedModel{std::move(info), readModelSwatches(*file).value_or(ModelSwatches{})};
        });
    };
    compute<LoadedModel>({kModel}, {body,
                                    [this, path, swatches, modelBefore](Result<LoadedModel> model) {
                                        modelLoaded(std::move(model), path, swatches, modelBefore);
                                    },
                                    {},
                                    {}});
    Q_EMIT engineChanged();
    Q_EMIT busyChanged();
}

void StudioSession::modelLoaded(Result<LoadedModel> model, const QString& path, Swatches swatches,
                                const std::string& modelBefore) {
    modelReady_ = !engine_->model().name.empty();
    model_ = engine_->model().sha256;
    if (model) {
        appSettings_.setModelPath(path);
        codes_.clear();
        modelSwatches_ = std::move(model->swatches);
        if (isFollowing_ && styleOfOtherModel(document_)) {
            followModel(document_);
        } else {
            useSwatches(swatches, modelBefore);
            tellUnusable(document_);
        }
    } else {
        report(model.error());
    }
    Q_EMIT engineChanged();
    findMissing();
    repaintSoon();
    Q_EMIT busyChanged();
}

void StudioSession::useSwatches(Swatches swatches, const std::string& modelBefore) {
    if (modelSwatches_.empty())
        return;
    const auto isOfModel = [this](const StudioReference& reference) {
        const std::string& model = present(*reference.picture).storedCodeModel;
        return isWanted(reference) && model == engine_->model().sha256;
    };
    const auto paints = [this](const StudioReference& reference) { return mayPaint(reference); };
    if (swatches == Swatches::use) {
        if (std::ranges::any_of(document_.references, isOfModel))
            return;
        StudioDocument after = document_;
        after.references = {{makeStyle(*modelSwatches_.front()), kReferenceWeight.initial, {}}};
        pushEditSince(modelBefore, Edit::replaceReferences, std::move(after));
    } else if (std::ranges::none_of(document_.references, paints)) {
        StylePicture first = *modelSwatches_.front();
        first.isDefault = true;
        StudioDocument after = document_;
        after.references = {{makeStyle(first), kReferenceWeight.initial, {}}};
        applyDocument(after);  // no step of undo: no more is chosen than with the model
    }
}

const StylePicture* StudioSession::styleOfOtherModel(const StudioDocument& document) const {
    const StylePicture* style = nullptr;
    for (const StudioReference& reference : document.references) {
        if (!isWanted(reference) || reference.picture->loaded)
            continue;
        if (modelReady_ && mayPaint(reference))
            return nullptr;
        if (!style)
            style = reference.picture.get();
    }
    return style;
}

void StudioSession::followModel(const StudioDocument& document) {
    isFollowing_ = false;
    const StylePicture* style = styleOfOtherModel(document);
    if (!style)
        return;
    if (!modelReady_ || files_.isBusy({kModel, 1})) {
        isFollowing_ = true;  // goes on when model and list are there
        return;
    }
    const QString path = pathOfModel(style->storedCodeModel);
    if (path.isEmpty())
        tellUnusable(document);
    else
        selectModel(path);
}

void StudioSession::tellUnusable(const StudioDocument& document) {
    QStringList names;
    for (const StudioReference& reference : document.references)
        if (isWanted(reference) && !mayPaint(reference))
            names << tr("“%1”").arg(reference.picture->name);
    if (!names.isEmpty())
        tell(Severity::warning,
             tr("Left out, because of another model: %1.").arg(names.join(tr(", "))));
}

void StudioSession::install(const QString& path, IfExists ifExists,
                            std::function<void(const ModelEntry&)> installed) {
    files_.start<ModelEntry>(
        {kModel}, this,
        {[library = library_, file = path.toStdString(), ifExists](const JobHooks&) {
             return library.install(file, ifExists);
         },
         [this, installed = std::move(installed)](const Result<ModelEntry>& entry) {
             if (entry) {
                 installed(*entry);
                 refreshModels();
             } else {
                 report(entry.error());
             }
             Q_EMIT busyChanged();
         },
         {},
         {}});
    Q_EMIT busyChanged();
}

void StudioSession::installModel(const QString& path) {
    install(path, IfExists::keepBoth, [this](const ModelEntry& entry) {
        tell(Severity::info,
             tr("The model “%1” is installed.").arg(QString::fromStdString(entry.card.name)));
        loadModel(QString::fromStdString(entry.path.string()), Swatches::offer);
    });
}

void StudioSession::useTrainedModel(const QString& path) {
    install(path, IfExists::replace, [this](const ModelEntry& entry) {
        tell(Severity::info, tr("The Studio paints with your model “%1” now.")
                                 .arg(QString::fromStdString(entry.card.name)));
        loadModel(QString::fromStdString(entry.path.string()), Swatches::use);
    });
}

void StudioSession::refreshModels() {
    files_.start<std::vector<ModelEntry>>(
        {kModel, 1}, this,
        {[library = library_](const JobHooks&) -> Result<std::vector<ModelEntry>> {
             return library.list();
         },
         [this](Result<std::vector<ModelEntry>> models) {
             if (models)
                 models_ = std::move(*models);
             if (isFollowing_)
                 followModel(document_);
             Q_EMIT engineChanged();
             Q_EMIT busyChanged();
         },
         {},
         {}});
}

// ---- messages

void StudioSession::report(const Error& error, const QString& subject) {
    if (error.code == ErrorCode::cancelled)
        return;
    Error named = error;
    if (named.subject.empty())
        named.subject = subject.toStdString();
    tell(Severity::error, errorText(named));
}

void StudioSession::tell(Severity severity, const QString& text) {
    Q_EMIT message({severity, text, {}, {}, {}});
}

}  // namespace irodori
