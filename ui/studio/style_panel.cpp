// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/style_panel.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QRandomGenerator>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>

#include "widgets/flow_layout.h"
#include "widgets/icons.h"
#include "widgets/picture_drop.h"
#include "widgets/reference_thumb.h"
#include "widgets/slider_row.h"
#include "widgets/swatch_button.h"
#include "widgets/theme.h"
#include "widgets/thumbnail_strip.h"

namespace irodori {

namespace {

constexpr QSize kSwatchSize{94, 72};
constexpr int kAddSide = 96;
constexpr int kAddIconSide = 28;
constexpr int kEmptyHeight = 72;
constexpr std::size_t kScrollingCount = 3;  ///< from this many references on there may be a bar
constexpr double kPercent = 100;

SliderSpec percentSpec(const SettingRange& range) {
    SliderSpec spec;
    spec.min = range.min;
    spec.max = range.max;
    spec.step = range.step;
    spec.initial = range.initial;
    spec.displayFactor = kPercent;
    spec.suffix = QStringLiteral(" %");
    return spec;
}

ReferenceThumb::WeightRange weightRange() {
    return {kReferenceWeight.min, kReferenceWeight.max, kReferenceWeight.step,
            kReferenceWeight.initial};
}

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

/// A place where a card may come.
class AddTile : public QToolButton {
protected:
    void paintEvent(QPaintEvent* event) override {
        QToolButton::paintEvent(event);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(themeColors(palette()).border, 1.5, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), spacing::kRadius,
                                spacing::kRadius);
    }
};

FlowLayout* makeSwatchFlow() {
    auto* flow = new FlowLayout(nullptr, spacing::kTiny);
    flow->setContentsMargins(0, 0, 0, 0);
    return flow;
}

/// With the name, which the card may have to cut.
QString swatchToolTip(const QString& name) {
    return StylePanel::tr("“%1”: paint like this (Ctrl+click: mix it in)").arg(name);
}

StudioSession::Placement placementOfClick() {
    return QGuiApplication::keyboardModifiers() & Qt::ControlModifier
               ? StudioSession::Placement::add
               : StudioSession::Placement::replaceAll;
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
    layout->addLayout(buildSwatches(), 1);
    layout->addWidget(makeSeparator());
    layout->addLayout(buildSettings());

    connectSettings();
    connect(&session_, &StudioSession::referencesChanged, this, &StylePanel::showReferences);
    connect(&session_, &StudioSession::photoChanged, this, &StylePanel::showReferences);
    connect(&session_, &StudioSession::settingsChanged, this, &StylePanel::showSettings);
    connect(&session_, &StudioSession::engineChanged, this, &StylePanel::showModelSwatches);
    retranslate();
    showReferences();
    showModelSwatches();
    showSettings();
    loadSwatches();
}

QLayout* StylePanel::buildReferences() {
    referencesTitle_ = makeTitle();
    swap_ = makeFlatButton();
    connect(swap_, &QToolButton::clicked, &session_, &StudioSession::swapPhotoAndStyle);

    auto* header = new QHBoxLayout;
    header->addWidget(referencesTitle_, 1);
    header->addWidget(swap_);

    add_ = new AddTile;
    add_->setAutoRaise(true);
    add_->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    add_->setIcon(themeIcon(QStringLiteral("add")));
    add_->setIconSize({kAddIconSide, kAddIconSide});
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

QLayout* StylePanel::buildSwatches() {
    modelSwatchesTitle_ = makeTitle();
    modelSwatchesTitle_->hide();
    modelSwatches_ = makeSwatchFlow();
    swatchesTitle_ = makeTitle();
    FlowLayout* flow = makeSwatchFlow();
    swatches_ = listSwatches(swatchFolder_);
    for (std::size_t i = 0; i < swatches_.size(); ++i) {
        SwatchButton* button = addSwatch(flow, swatches_[i].name);
        connect(button, &SwatchButton::clicked, this, [this, i] { chooseSwatch(i); });
        swatchButtons_.push_back(button);
    }
    auto* content = new QWidget;
    auto* sections = new QVBoxLayout(content);
    sections->setContentsMargins(0, 0, 0, 0);
    sections->setSpacing(spacing::kSmall);
    sections->addWidget(modelSwatchesTitle_);
    sections->addLayout(modelSwatches_);
    sections->addWidget(swatchesTitle_);
    sections->addLayout(flow);
    sections->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* layout = new QVBoxLayout;
    layout->addWidget(scroll);
    return layout;
}

SwatchButton* StylePanel::addSwatch(FlowLayout* flow, const QString& name) {
    auto* button = new SwatchButton(name);
    button->setThumbnailSize(kSwatchSize);
    button->setToolTip(swatchToolTip(name));
    flow->addWidget(button);
    return button;
}

QLayout* StylePanel::buildSettings() {
    settingsTitle_ = makeTitle();
    reset_ = makeFlatButton();
    auto* header = new QHBoxLayout;
    header->addWidget(settingsTitle_, 1);
    header->addWidget(reset_);

    strength_ = new SliderRow(percentSpec(kStrength));
    variation_ = new SliderRow(percentSpec(kVariation));
    auto* layout = new QVBoxLayout;
    layout->setSpacing(spacing::kTiny);
    layout->addLayout(header);
    layout->addWidget(strength_);
    layout->addLayout(buildBrushRow());
    layout->addWidget(variation_);
    layout->addLayout(buildSeedRow());
    return layout;
}

QLayout* StylePanel::buildBrushRow() {
    SliderSpec spec = percentSpec(kBrush);
    spec.logarithmic = true;
    brush_ = new SliderRow(spec);
    native_ = new QCheckBox;
    auto* layout = new QVBoxLayout;
    layout->setSpacing(spacing::kTiny);
    layout->addWidget(brush_);
    layout->addWidget(native_);
    return layout;
}

QLayout* StylePanel::buildSeedRow() {
    seedLabel_ = new QLabel;
    seed_ = new QDoubleSpinBox;
    seed_->setDecimals(0);
    seed_->setRange(kSeed.min, kSeed.max);
    seed_->setSingleStep(kSeed.step);
    seed_->setKeyboardTracking(false);
    seedLabel_->setBuddy(seed_);
    dice_ = makeFlatButton();
    auto* layout = new QHBoxLayout;
    layout->setSpacing(spacing::kSmall);
    layout->addWidget(seedLabel_, 1);
    layout->addWidget(seed_);
    layout->addWidget(dice_);
    return layout;
}

template <class Change>
void StylePanel::changeSettings(Edit edit, Change change) {
    StyleSettings settings = session_.settings();
    change(settings);
    session_.setSettings(settings, edit);
}

void StylePanel::connectSettings() {
    connect(strength_, &SliderRow::valueChanged, this, [this](double value) {
        changeSettings(Edit::strength, [&](StyleSettings& s) { s.strength = value; });
    });
    connect(variation_, &SliderRow::valueChanged, this, [this](double value) {
        changeSettings(Edit::variation, [&](StyleSettings& s) { s.variation = value; });
    });
    connect(brush_, &SliderRow::valueChanged, this, [this](double value) {
        changeSettings(Edit::brush,
                       [&](StyleSettings& s) { s.paintSize = paintSizeOfBrush(value); });
    });
    connect(native_, &QCheckBox::clicked, this, [this](bool native) {
        changeSettings(Edit::brush, [&](StyleSettings& s) {
            s.paintSize = native ? kNativePaintSize : paintSizeOfBrush(brush_->value());
        });
        session_.endGesture();
    });
    connect(seed_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        changeSettings(Edit::seed, [&](StyleSettings& s) { s.seed = std::uint64_t(value); });
    });
    connect(seed_, &QDoubleSpinBox::editingFinished, &session_, &StudioSession::endGesture);
    connect(dice_, &QToolButton::clicked, this, [this] {
        changeSettings(Edit::seed,
                       [](StyleSettings& s) { s.seed = QRandomGenerator::global()->generate(); });
        session_.endGesture();
    });
    connect(reset_, &QToolButton::clicked, &session_, &StudioSession::resetSettings);
    for (SliderRow* row : {strength_, variation_, brush_})
        connect(row, &SliderRow::editingFinished, &session_, &StudioSession::endGesture);
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
    swatchesTitle_->setText(tr("Irodori’s own styles"));
    const std::vector<Swatch> translated = listSwatches(swatchFolder_);
    for (std::size_t i = 0; i < std::min(translated.size(), swatchButtons_.size()); ++i) {
        swatchButtons_[i]->setText(translated[i].name);
        swatchButtons_[i]->setToolTip(swatchToolTip(translated[i].name));
    }

    settingsTitle_->setText(tr("Settings"));
    setIconButton(reset_, QStringLiteral("reset"), QStringLiteral("↺"), tr("Reset all settings"));
    strength_->setTexts(tr("Strength"),
                        tr("How much of the style: 0 % is the photo, 100 % the style"));
    brush_->setTexts(tr("Brush size"),
                     tr("How broad strokes and lines are, relative to the picture"));
    native_->setText(tr("As fine as the photo allows"));
    native_->setToolTip(tr("Paints at the photo’s own size. Takes longest."));
    variation_->setTexts(tr("Variation"), tr("How much chance may change the picture"));
    seedLabel_->setText(tr("Seed"));
    seed_->setToolTip(tr("The same number always gives the same picture"));
    setIconButton(dice_, QStringLiteral("dice"), QStringLiteral("⚄"), tr("Another variation"));
}

void StylePanel::showSettings() {
    const StyleSettings& settings = session_.settings();
    const bool native = settings.paintSize == kNativePaintSize;
    strength_->setValue(settings.strength);
    variation_->setValue(settings.variation);
    if (!native && paintSizeOfBrush(brush_->value()) != settings.paintSize)
        brush_->setValue(kPaintSize.initial / settings.paintSize);
    brush_->setEnabled(!native);
    native_->setChecked(native);
    const QSignalBlocker blocker(seed_);
    seed_->setValue(double(settings.seed));
    for (QWidget* widget : std::initializer_list<QWidget*>{seedLabel_, seed_, dice_})
        widget->setEnabled(settings.variation > 0);
}

void StylePanel::showReferences() {
    const auto& references = session_.references();
    std::vector<std::uint64_t> ids;
    for (const StudioReference& reference : references)
        ids.push_back(reference.picture->id);
    if (ids != shownIds_) {
        strip_->clear();
        for (const StudioReference& reference : references)
            strip_->insertCard(makeThumb(reference));
        shownIds_ = ids;
    }
    for (std::size_t i = 0; i < references.size(); ++i) {
        auto* thumb = static_cast<ReferenceThumb*>(strip_->cards()[qsizetype(i)]);
        thumb->setThumbnail(session_.present(*references[i].picture).thumbnail);
        thumb->setWeight(references[i].weight);
        thumb->setWeightVisible(references.size() > 1);
    }
    hint_->setVisible(references.empty());
    fitStrip();
    swap_->setEnabled(session_.canSwap());
}

void StylePanel::showModelSwatches() {
    showReferences();  // the model may know a style by another picture
    if (session_.modelSwatches() == shownModelSwatches_)
        return;
    shownModelSwatches_ = session_.modelSwatches();
    modelSwatchesTitle_->setVisible(!shownModelSwatches_.empty());
    while (const std::unique_ptr<QLayoutItem> item{modelSwatches_->takeAt(0)})
        delete item->widget();
    for (std::size_t i = 0; i < shownModelSwatches_.size(); ++i) {
        SwatchButton* button = addSwatch(modelSwatches_, shownModelSwatches_[i]->name);
        button->setThumbnail(shownModelSwatches_[i]->thumbnail);
        connect(button, &SwatchButton::clicked, this,
                [this, i] { session_.chooseModelSwatch(i, placementOfClick()); });
    }
}

/// What the cards do not need is left to the swatches below.
void StylePanel::fitStrip() {
    const std::size_t count = session_.references().size();
    add_->setFixedSize(kAddSide, count == 0 ? kEmptyHeight : kAddSide);
    ReferenceThumb card({}, weightRange());
    card.setWeightVisible(count > 1);
    const int content = count == 0 ? kEmptyHeight : card.sizeHint().height();
    const int bar =
        count >= kScrollingCount ? strip_->horizontalScrollBar()->sizeHint().height() : 0;
    strip_->setFixedHeight(content + 2 * spacing::kTiny + bar);
}

ReferenceThumb* StylePanel::makeThumb(const StudioReference& reference) {
    const StylePicture& style = *reference.picture;
    const std::uint64_t id = style.id;
    auto* thumb = new ReferenceThumb(style.name, weightRange());
    connect(thumb, &ReferenceThumb::removeRequested, this,
            [this, id] { session_.removeReference(id); });
    connect(thumb, &ReferenceThumb::weightChanged, this,
            [this, id](double weight) { session_.setReferenceWeight(id, weight); });
    connect(thumb, &ReferenceThumb::weightEditingFinished, &session_,
            [this] { session_.endGesture(); });
    connect(thumb, &ReferenceThumb::dropped, this,
            [this, id](const QMimeData* mime) { Q_EMIT droppedOn(id, mime); });
    return thumb;
}

void StylePanel::loadSwatches() {
    for (std::size_t i = 0; i < swatches_.size(); ++i) {
        const PictureSource source = PictureSource::file(swatches_[i].path);
        swatchLane_.start<QImage>(
            {0, i}, this,
            {[source](const JobHooks&) {
                 return load(source).map([](LoadedPicture&& loaded) { return loaded.thumbnail; });
             },
             [this, i](const Result<QImage>& thumbnail) {
                 if (thumbnail)
                     swatchButtons_[i]->setThumbnail(*thumbnail);
             },
             {},
             {}});
    }
}

void StylePanel::chooseSwatch(std::size_t index) {
    PictureSource source = PictureSource::file(swatches_[index].path);
    source.name = swatchButtons_[index]->text();
    source.isRemembered = false;
    session_.openStyle(source, placementOfClick());
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
