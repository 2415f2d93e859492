// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/style_panel.h"

#include <QContextMenuEvent>
#include <QDataStream>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIODevice>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <algorithm>
#include <map>

#include "studio/blend_pad.h"
#include "studio/pack_shelf.h"
#include "studio/reference_cards.h"
#include "studio/region_panel.h"
#include "studio/settings_panel.h"
#include "widgets/flow_layout.h"
#include "widgets/fold_section.h"
#include "widgets/icons.h"
#include "widgets/picture_drop.h"
#include "widgets/swatch_button.h"
#include "widgets/theme.h"
#include "widgets/thumbnail_strip.h"

namespace irodori {

namespace {

constexpr QSize kSwatchSize{94, 72};
constexpr int kAddSide = 96;
constexpr int kEmptyHeight = 72;
constexpr std::size_t kScrollingCount = 3;  ///< from this many references on there may be a bar
constexpr int kMinSwatchesHeight = 128;
constexpr int kMinSettingsHeight = 180;
constexpr int kSwatchesHeight = 225;  ///< at first, in proportion to the settings
constexpr int kSettingsHeight = 275;

QLabel* makeTitle() {
    auto* title = new QLabel;
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    return title;
}

QToolButton* makeFlatButton() {
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    return button;
}

FlowLayout* makeSwatchFlow() {
    auto* flow = new FlowLayout(nullptr, spacing::kTiny);
    flow->setContentsMargins(0, 0, 0, 0);
    return flow;
}

/// With the name, which the card may have to cut.
QString swatchToolTip(const QString& name) {
    return StylePanel::tr("“%1”: paint like this (Ctrl+click: mix it in; right click: more)")
        .arg(name);
}

StudioSession::Placement placementOfClick() {
    return QGuiApplication::keyboardModifiers() & Qt::ControlModifier
               ? StudioSession::Placement::add
               : StudioSession::Placement::replaceAll;
}

QScrollArea* makeScrollArea(QWidget* content, int minimumHeight) {
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(minimumHeight);
    return scroll;
}

/// Whether the cards of both would look alike.
bool isSameCard(const StudioReference& a, const StudioReference& b) {
    return a.picture == b.picture && a.crop == b.crop;
}

QFrame* makeSeparator() {
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

}  // namespace

StylePanel::StylePanel(StudioSession& session, const QString& swatchFolder, QWidget* parent)
    : QWidget(parent), session_(session), swatchFolder_(swatchFolder) {
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium,
                               spacing::kMedium);
    layout->setSpacing(spacing::kSmall);
    layout->addLayout(buildReferences());
    layout->addWidget(makeSeparator());
    splitter_ = new QSplitter(Qt::Vertical);
    splitter_->setChildrenCollapsible(false);
    splitter_->addWidget(buildSwatches());
    splitter_->addWidget(buildSettings());
    splitter_->setStretchFactor(0, 2);
    splitter_->setStretchFactor(1, 3);
    splitter_->setSizes({kSwatchesHeight, kSettingsHeight});
    layout->addWidget(splitter_, 1);

    connectBlendPad();
    connect(&session_, &StudioSession::referencesChanged, this, &StylePanel::showReferences);
    connect(&session_, &StudioSession::photoChanged, this, &StylePanel::showReferences);
    connect(&session_, &StudioSession::engineChanged, this, &StylePanel::showModelSwatches);
    retranslate();
    showReferences();
    showModelSwatches();
    showRegion();
}

QLayout* StylePanel::buildReferences() {
    referencesTitle_ = makeTitle();
    swap_ = makeFlatButton();
    connect(swap_, &QToolButton::clicked, &session_, &StudioSession::swapPhotoAndStyle);

    auto* header = new QHBoxLayout;
    header->addWidget(referencesTitle_, 1);
    header->addWidget(swap_);

    add_ = new AddTile;
    connect(add_, &QToolButton::clicked, this, &StylePanel::openRequested);
    hint_ = new QLabel;
    hint_->setWordWrap(true);
    hint_->setFixedWidth(2 * kAddSide);

    auto* trailing = new QWidget;
    auto* trailingLayout = new QHBoxLayout(trailing);
    trailingLayout->setContentsMargins(0, 0, 0, 0);
    trailingLayout->setSpacing(spacing::kMedium);
    trailingLayout->addWidget(add_, 0, Qt::AlignTop);
    trailingLayout->addWidget(hint_, 0, Qt::AlignTop);

    strip_ = new ThumbnailStrip;
    strip_->setTrailingWidget(trailing);
    connect(strip_, &ThumbnailStrip::dropped, this, &StylePanel::dropped);

    auto* layout = new QVBoxLayout;
    layout->addLayout(header);
    layout->addWidget(strip_);
    return layout;
}

QWidget* StylePanel::buildSwatches() {
    modelSwatchesTitle_ = makeTitle();
    modelSwatchesTitle_->hide();
    modelSwatches_ = makeSwatchFlow();
    auto* content = new QWidget;
    auto* sections = new QVBoxLayout(content);
    swatchSections_ = sections;
    sections->setContentsMargins(0, 0, 0, 0);
    sections->setSpacing(spacing::kSmall);
    sections->addWidget(modelSwatchesTitle_);
    sections->addLayout(modelSwatches_);
    for (SwatchShelf* shelf : {&imported_, &shipped_}) {
        shelf->title = makeTitle();
        shelf->title->hide();
        shelf->flow = makeSwatchFlow();
        sections->addWidget(shelf->title);
        sections->addLayout(shelf->flow);
    }
    // Last: each pack brings a dozen.
    auto* packs = new PackShelf(session_, content);
    connect(packs, &PackShelf::message, this, &StylePanel::message);
    sections->addWidget(packs);
    sections->addStretch(1);
    return makeScrollArea(content, kMinSwatchesHeight);
}

void StylePanel::setPresetShelf(QWidget* shelf) {
    swatchSections_->insertWidget(0, shelf);
}

SwatchButton* StylePanel::addSwatch(FlowLayout* flow, const QString& name) {
    auto* button = new SwatchButton(name);
    button->setThumbnailSize(kSwatchSize);
    button->setToolTip(swatchToolTip(name));
    flow->addWidget(button);
    return button;
}

QWidget* StylePanel::buildSettings() {
    settingsTitle_ = makeTitle();
    reset_ = makeFlatButton();
    connect(reset_, &QToolButton::clicked, &session_, &StudioSession::resetSettings);
    auto* header = new QHBoxLayout;
    header->addWidget(settingsTitle_, 1);
    header->addWidget(reset_);

    pad_ = new BlendPad;
    blend_ = new FoldSection(pad_);
    settings_ = new SettingsPanel(session_);
    region_ = new RegionPanel(session_);
    regionSection_ = new FoldSection(region_);
    regionSection_->setFolded(true);
    connect(region_, &RegionPanel::summaryChanged, this, &StylePanel::showRegion);
    connect(region_, &RegionPanel::brushHeld, this, &StylePanel::maskBrushHeld);
    connect(region_, &RegionPanel::restOpenRequested, this, &StylePanel::restOpenRequested);
    connect(region_, &RegionPanel::restDropped, this, &StylePanel::restDropped);

    auto* content = new QWidget;
    auto* sections = new QVBoxLayout(content);
    sections->setContentsMargins(0, 0, spacing::kTiny, spacing::kSmall);
    sections->setSpacing(spacing::kSmall);
    sections->addWidget(blend_);
    sections->addWidget(settings_);
    sections->addWidget(regionSection_);
    sections->addStretch(1);

    auto* pane = new QWidget;
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, spacing::kTiny, 0, 0);
    layout->setSpacing(spacing::kTiny);
    layout->addLayout(header);
    layout->addWidget(makeScrollArea(content, kMinSettingsHeight), 1);
    return pane;
}

void StylePanel::connectBlendPad() {
    connect(pad_, &BlendPad::sharesChanged, this, [this](const BlendPad::Shares& shares) {
        std::vector<double> weights;
        for (const double share : shares)
            weights.push_back(share * double(BlendPad::kCount));  // alike: 100 % each
        session_.setReferenceWeights(weights);
    });
    connect(pad_, &BlendPad::editingFinished, &session_, &StudioSession::endGesture);
}

MaskBrush& StylePanel::maskBrush() {
    return region_->brush();
}

std::vector<FoldSection*> StylePanel::sections() const {
    std::vector<FoldSection*> all{blend_};
    all.insert(all.end(), settings_->sections().begin(), settings_->sections().end());
    all.push_back(regionSection_);
    return all;
}

QByteArray StylePanel::layoutState() const {
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << splitter_->saveState();
    for (const FoldSection* section : sections())
        out << section->isFolded();
    return state;
}

void StylePanel::restoreLayout(const QByteArray& state) {
    QDataStream in(state);
    QByteArray sizes;
    in >> sizes;
    splitter_->restoreState(sizes);
    for (FoldSection* section : sections()) {
        bool folded = false;
        in >> folded;
        if (in.status() == QDataStream::Ok)
            section->setFolded(folded);
    }
}

void StylePanel::retranslate() {
    referencesTitle_->setText(tr("Style"));
    setIconButton(swap_, QStringLiteral("swap"), QStringLiteral("⇄"),
                  tr("Swap the photo and the first style"));
    add_->setText(tr("Add style…"));
    add_->setToolTip(tr("Open pictures whose style you like"));
    hint_->setText(
        tr("Drop or open a picture whose style you like, or pick one below. "
           "Several styles mix."));
    strip_->setAccessibleName(tr("Styles in use"));

    modelSwatchesTitle_->setText(tr("Styles of this model"));
    for (int i = 0; i < modelSwatches_->count(); ++i)
        modelSwatches_->itemAt(i)->widget()->setToolTip(
            swatchToolTip(shownModelSwatches_[std::size_t(i)]->name));
    imported_.title->setText(tr("Your own styles"));
    shipped_.title->setText(tr("Irodori’s own styles"));
    showSwatches(shipped_, listSwatches(swatchFolder_));
    for (const SwatchShelf* shelf : {&imported_, &shipped_})
        for (SwatchButton* button : shelf->buttons)
            button->setToolTip(swatchToolTip(button->text()));

    settingsTitle_->setText(tr("Settings"));
    setIconButton(reset_, QStringLiteral("reset"), QStringLiteral("↺"), tr("Reset all settings"));
    blend_->setTitle(tr("Blend"));
    regionSection_->setTitle(tr("Region"));
}

void StylePanel::showRegion() {
    regionSection_->setSummary(region_->summary());
}

void StylePanel::showReferences() {
    const auto& references = session_.references();
    if (!std::ranges::equal(references, shownReferences_, isSameCard)) {
        strip_->clear();
        for (const StudioReference& reference : references)
            strip_->insertCard(makeThumb(reference));
        shownReferences_ = references;
    }
    for (std::size_t i = 0; i < references.size(); ++i) {
        auto* thumb = static_cast<ReferenceThumb*>(strip_->cards()[qsizetype(i)]);
        thumb->setThumbnail(thumbnailOf(session_, references[i]));
        thumb->setWeight(references[i].weight);
        thumb->setWeightVisible(references.size() > 1);
    }
    hint_->setVisible(references.empty());
    fitStrip();
    swap_->setEnabled(session_.canSwap());
    showBlendPad();
}

void StylePanel::showBlendPad() {
    const auto& references = session_.references();
    blend_->setVisible(references.size() == BlendPad::kCount);
    if (references.size() != BlendPad::kCount)
        return;
    std::array<double, BlendPad::kCount> weights{};
    for (std::size_t i = 0; i < BlendPad::kCount; ++i) {
        weights[i] = references[i].weight;
        pad_->setStyle(i, references[i].picture->name, thumbnailOf(session_, references[i]));
    }
    pad_->setWeights(weights);
}

void StylePanel::showModelSwatches() {
    showReferences();  // the model may know a style by another picture
    if (session_.modelSwatches() == shownModelSwatches_)
        return;
    shownModelSwatches_ = session_.modelSwatches();
    modelSwatchesTitle_->setVisible(!shownModelSwatches_.empty());
    while (const std::unique_ptr<QLayoutItem> item{modelSwatches_->takeAt(0)}) {
        item->widget()->hide();
        item->widget()->deleteLater();  // its own menu may be open
    }
    for (const auto& swatch : shownModelSwatches_) {
        SwatchButton* button = addSwatch(modelSwatches_, swatch->name);
        button->setThumbnail(swatch->thumbnail);
        wireSwatch(*button, [this, swatch](StudioSession::Placement placement) {
            useModelSwatch(swatch, placement);
        });
    }
}

/// Nothing where another model has been loaded since, under a menu that was open.
void StylePanel::useModelSwatch(const std::shared_ptr<const StylePicture>& swatch,
                                StudioSession::Placement placement) {
    const ModelSwatches& swatches = session_.modelSwatches();
    const auto found = std::ranges::find(swatches, swatch);
    if (found != swatches.end())
        session_.chooseModelSwatch(std::size_t(found - swatches.begin()), placement);
}

/// What the cards do not need is left to the swatches below.
void StylePanel::fitStrip() {
    const std::size_t count = session_.references().size();
    add_->setFixedSize(kAddSide, count == 0 ? kEmptyHeight : kAddSide);
    ReferenceThumb card({}, {});
    card.setWeightVisible(count > 1);
    const int content = count == 0 ? kEmptyHeight : card.sizeHint().height();
    const int bar =
        count >= kScrollingCount ? strip_->horizontalScrollBar()->sizeHint().height() : 0;
    strip_->setFixedHeight(content + 2 * spacing::kTiny + bar);
}

ReferenceThumb* StylePanel::makeThumb(const StudioReference& reference) {
    ReferenceThumb* thumb = makeReferenceCard(session_, reference);
    connect(
        thumb, &ReferenceThumb::dropped, this,
        [this, id = reference.picture->id](const QMimeData* mime) { Q_EMIT droppedOn(id, mime); });
    return thumb;
}

void StylePanel::showImported(const QString& folder) {
    using Swatches = std::vector<Swatch>;
    Job<Swatches> job;
    job.body = [folder](const JobHooks&) { return Result<Swatches>(listSwatches(folder)); };
    job.done = [this](Result<Swatches> swatches) {
        if (swatches)
            showSwatches(imported_, std::move(*swatches));
    };
    swatchLane_.start<Swatches>({kImported}, this, std::move(job));
}

void StylePanel::showSwatches(SwatchShelf& shelf, std::vector<Swatch> swatches) {
    if (swatches == shelf.swatches)
        return;
    std::map<QString, QImage> known;
    for (std::size_t i = 0; i < shelf.buttons.size(); ++i) {
        known[shelf.swatches[i].path] = shelf.buttons[i]->thumbnail();
        shelf.flow->removeWidget(shelf.buttons[i]);
        shelf.buttons[i]->deleteLater();  // its own menu may be open
    }
    shelf.buttons.clear();
    shelf.swatches = std::move(swatches);
    shelf.title->setVisible(!shelf.swatches.empty());
    for (const Swatch& swatch : shelf.swatches) {
        SwatchButton* button = addSwatch(shelf.flow, swatch.name);
        shelf.buttons.push_back(button);
        wireSwatch(*button, [this, swatch](StudioSession::Placement placement) {
            PictureSource source = PictureSource::file(swatch.path);
            source.name = swatch.name;
            source.isRemembered = false;
            session_.openStyle(source, placement);
        });
        if (const QImage& thumbnail = known[swatch.path]; !thumbnail.isNull())
            button->setThumbnail(thumbnail);
        else
            loadThumbnail(*button, swatch);
    }
}

void StylePanel::loadThumbnail(SwatchButton& button, const Swatch& swatch) {
    Job<QImage> job;
    job.body = [source = PictureSource::file(swatch.path)](const JobHooks&) {
        return load(source).map([](LoadedPicture&& loaded) { return loaded.thumbnail; });
    };
    job.done = [&button](const Result<QImage>& thumbnail) {
        if (thumbnail)
            button.setThumbnail(*thumbnail);
    };
    swatchLane_.start<QImage>({kThumbnail, ++lastThumbnail_}, &button, std::move(job));
}

/// A click paints like it, with Ctrl it is mixed in; the context menu names all that can be done.
void StylePanel::wireSwatch(SwatchButton& swatch,
                            const std::function<void(StudioSession::Placement)>& use) {
    using Placement = StudioSession::Placement;
    connect(&swatch, &SwatchButton::clicked, this, [use] { use(placementOfClick()); });
    swatch.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&swatch, &QWidget::customContextMenuRequested, this, [this, &swatch, use](QPoint at) {
        // Not within this call: the swatch may go while its menu is open.
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Paint Like This"), this, [use] { use(Placement::replaceAll); });
        menu->addAction(tr("Mix In"), this, [use] { use(Placement::add); });
        QAction* rest = menu->addAction(tr("Paint the Rest of the Picture Like This"), this,
                                        [use] { use(Placement::rest); });
        rest->setEnabled(session_.settings().region != StyledRegion::all);
        menu->popup(swatch.mapToGlobal(at));
    });
}

void StylePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void StylePanel::dragEnterEvent(QDragEnterEvent* event) {
    if (mayHoldPicture(*event->mimeData()))
        event->acceptProposedAction();
}

void StylePanel::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    Q_EMIT dropped(event->mimeData());
}

}  // namespace irodori
