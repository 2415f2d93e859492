// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/region_panel.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QToolButton>
#include <algorithm>

#include "studio/mask_brush.h"
#include "studio/percent_spec.h"
#include "studio/reference_cards.h"
#include "widgets/icons.h"
#include "widgets/picture_drop.h"
#include "widgets/reference_thumb.h"
#include "widgets/segmented_choice.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr StyledRegion kRegions[] = {StyledRegion::all, StyledRegion::subject,
                                     StyledRegion::background, StyledRegion::mask};
/// Whether the region is found by itself.
bool isFound(StyledRegion region) {
    return region == StyledRegion::subject || region == StyledRegion::background;
}

constexpr SettingRange kBrushTip{"", MaskBrush::kInitialSize, MaskBrush::kMinSize,
                                 MaskBrush::kMaxSize, 0.005};
constexpr SettingRange kHardness{"", MaskBrush::kInitialHardness, 0, 1, 0.01};
constexpr double kSizeStep = 1.2;  ///< of the keys that change the brush
constexpr QSize kAddSize{96, 52};

/// Later, so that it may be called from a signal of what it removes.
void removeWidgets(QLayout& layout) {
    while (const std::unique_ptr<QLayoutItem> item{layout.takeAt(0)})
        item->widget()->deleteLater();
}

/// With the key that does the same.
QString withKey(const QString& text, const QAction& key) {
    return QStringLiteral("%1 (%2)").arg(text, key.shortcut().toString(QKeySequence::NativeText));
}

}  // namespace

RegionPanel::RegionPanel(StudioSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      brush_(new MaskBrush(session, this)),
      choice_(new SegmentedChoice(int(std::size(kRegions)))),
      note_(new QLabel),
      tools_(new QWidget),
      feather_(new SliderRow(percentSpec(kFeather))),
      rest_(new QWidget) {
    setAcceptDrops(true);
    note_->setWordWrap(true);
    buildTools();
    buildRest();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kTiny, 0, 0, 0);
    layout->setSpacing(spacing::kSmall);
    for (QWidget* part : {static_cast<QWidget*>(choice_), static_cast<QWidget*>(note_), tools_,
                          static_cast<QWidget*>(feather_), rest_})
        layout->addWidget(part);

    connect(choice_, &SegmentedChoice::chosen, this, &RegionPanel::choose);
    connect(feather_, &SliderRow::valueChanged, this, [this](double value) {
        StyleSettings settings = session_.settings();
        settings.feather = value;
        session_.setSettings(settings, Edit::feather);
    });
    connect(feather_, &SliderRow::editingFinished, &session_, &StudioSession::endGesture);
    connectBrush();
    for (const auto signal : {&StudioSession::settingsChanged, &StudioSession::maskChanged,
                              &StudioSession::photoChanged, &StudioSession::busyChanged})
        connect(&session_, signal, this, &RegionPanel::showState);
    connect(&session_, &StudioSession::referencesChanged, this, &RegionPanel::showRest);
    connect(&session_, &StudioSession::engineChanged, this, &RegionPanel::showRest);
    retranslate();
    showState();
    showRest();
}

QToolButton* RegionPanel::addTool(QHBoxLayout* row, void (RegionPanel::*run)()) {
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    row->addWidget(button);
    if (run)
        connect(button, &QToolButton::clicked, this, run);
    return button;
}

void RegionPanel::buildTools() {
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::kTiny);
    paint_ = addTool(row, nullptr);
    erase_ = addTool(row, nullptr);
    row->addStretch(1);
    subject_ = addTool(row, nullptr);
    connect(subject_, &QToolButton::clicked, &session_, &StudioSession::takeSubjectAsMask);
    invert_ = addTool(row, &RegionPanel::invertMask);
    clear_ = addTool(row, &RegionPanel::clearMask);
    overlay_ = addTool(row, nullptr);
    for (QToolButton* button : {paint_, erase_, overlay_})
        button->setCheckable(true);
    for (QToolButton* button : {paint_, erase_})
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    overlay_->setChecked(true);

    SliderSpec size = percentSpec(kBrushTip);
    size.logarithmic = true;
    size_ = new SliderRow(size);
    hardness_ = new SliderRow(percentSpec(kHardness));
    auto* layout = new QVBoxLayout(tools_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kTiny);
    layout->addLayout(row);
    layout->addWidget(size_);
    layout->addWidget(hardness_);
}

void RegionPanel::buildRest() {
    restTitle_ = new QLabel;
    restHint_ = new QLabel;
    restHint_->setWordWrap(true);
    addRest_ = new AddTile;
    addRest_->setFixedSize(kAddSize);
    connect(addRest_, &QToolButton::clicked, this, &RegionPanel::restOpenRequested);
    restCards_ = new QHBoxLayout;
    restCards_->setSpacing(spacing::kSmall);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::kMedium);
    row->addLayout(restCards_);
    row->addWidget(addRest_);
    row->addWidget(restHint_, 1);
    auto* layout = new QVBoxLayout(rest_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kTiny);
    layout->addWidget(restTitle_);
    layout->addLayout(row);
}

QAction* RegionPanel::addKey(const QKeySequence& keys, std::function<void()> run) {
    auto* action = new QAction(this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(run));
    addAction(action);
    return action;
}

void RegionPanel::connectBrush() {
    paintKey_ = addKey(Qt::Key_B, [this] { paint_->click(); });
    eraseKey_ = addKey(Qt::Key_E, [this] { erase_->click(); });
    const auto scale = [this](double factor) {
        size_->setValue(brush_->size() * factor);
        brush_->setSize(size_->value());
    };
    smallerKey_ = addKey(Qt::Key_BracketLeft, [scale] { scale(1 / kSizeStep); });
    largerKey_ = addKey(Qt::Key_BracketRight, [scale] { scale(kSizeStep); });
    for (QToolButton* tool : {paint_, erase_})
        connect(tool, &QToolButton::clicked, this,
                [this, tool](bool on) { hold(on ? tool : nullptr); });
    connect(overlay_, &QToolButton::toggled, brush_, &MaskBrush::setOverlayVisible);
    connect(size_, &SliderRow::valueChanged, brush_, &MaskBrush::setSize);
    connect(hardness_, &SliderRow::valueChanged, brush_, &MaskBrush::setHardness);
}

// ---- doing

void RegionPanel::choose(int index) {
    session_.setRegion(kRegions[index]);
    if (region() == StyledRegion::mask && session_.photo())
        hold(paint_);
}

/// Takes a tool into the hand, or lays it down.
void RegionPanel::hold(QToolButton* tool) {
    paint_->setChecked(tool == paint_);
    erase_->setChecked(tool == erase_);
    brush_->setErasing(tool == erase_);
    Q_EMIT brushHeld(tool != nullptr);
}

void RegionPanel::clearMask() {
    if (const auto& mask = session_.mask())
        session_.setMask(std::make_shared<const Mask>(mask->width, mask->height), Edit::clearMask);
}

void RegionPanel::invertMask() {
    if (const auto& mask = session_.mask())
        session_.setMask(std::make_shared<const Mask>(inverted(*mask)), Edit::invertMask);
}

// ---- showing

void RegionPanel::showState() {
    const bool paints = region() == StyledRegion::mask;
    const bool hasPhoto = session_.photo().has_value();
    choice_->setCurrent(int(std::ranges::find(kRegions, region()) - kRegions));
    for (int i = 0; i < int(std::size(kRegions)); ++i)
        choice_->setAvailable(i, session_.canFindSubject() || !isFound(kRegions[i]));
    subject_->setVisible(session_.canFindSubject());
    feather_->setValue(session_.settings().feather);
    feather_->setVisible(region() != StyledRegion::all);
    rest_->setVisible(region() != StyledRegion::all);
    tools_->setVisible(paints);
    tools_->setEnabled(hasPhoto);
    for (QAction* key : {paintKey_, eraseKey_, smallerKey_, largerKey_})
        key->setEnabled(paints && hasPhoto);
    const bool isHeld = paint_->isChecked() || erase_->isChecked();
    if (isHeld && !(paints && hasPhoto))
        hold(nullptr);
    const QString note = noteText();
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
    Q_EMIT summaryChanged();
}

QString RegionPanel::noteText() const {
    if (!session_.photo() || region() == StyledRegion::all)
        return {};
    if (region() == StyledRegion::mask)
        return paint_->isChecked() || erase_->isChecked() ? tr(
                   "Paint over the picture where the style should go. "
                   "The right button erases.")
                                                          : QString();
    if (session_.subject())
        return {};
    return session_.lacksSubject() ? tr("Nothing stands out in this photo. Paint a mask instead.")
                                   : tr("Looking for the subject…");
}

void RegionPanel::showRest() {
    const auto& references = session_.otherReferences();
    if (references != shownRest_) {
        removeWidgets(*restCards_);
        for (const StudioReference& reference : references) {
            ReferenceThumb* card = makeReferenceCard(session_, reference);
            card->setWeightVisible(references.size() > 1);
            card->setWeight(reference.weight);
            connect(card, &ReferenceThumb::dropped, this, &RegionPanel::restDropped);
            restCards_->addWidget(card);
        }
        shownRest_ = references;
    }
    addRest_->setVisible(references.empty());
    restHint_->setVisible(references.empty());
    Q_EMIT summaryChanged();
}

QString RegionPanel::summary() const {
    return region() == StyledRegion::all ? QString() : regionNames()[choice_->current()];
}

QStringList RegionPanel::regionNames() {
    return {tr("All"), tr("Subject"), tr("Background"), tr("Painted")};
}

void RegionPanel::retranslate() {
    choice_->setAccessibleName(tr("Where the style goes"));
    choice_->setTexts(regionNames(),
                      {tr("The whole picture in the style"),
                       tr("Only people, or what stands in front, found by itself"),
                       tr("Only what is behind the subject"), tr("Only where you paint")});
    feather_->setTexts(tr("Soft edge"), tr("How softly the region ends"));
    paintKey_->setText(tr("Paint on the mask"));
    eraseKey_->setText(tr("Erase from the mask"));
    smallerKey_->setText(tr("Smaller mask brush"));
    largerKey_->setText(tr("Larger mask brush"));
    paint_->setText(tr("Paint"));
    paint_->setIcon(themeIcon(QStringLiteral("brush")));
    paint_->setToolTip(withKey(tr("Paint where the style should go"), *paintKey_));
    erase_->setText(tr("Erase"));
    erase_->setIcon(themeIcon(QStringLiteral("eraser")));
    erase_->setToolTip(withKey(tr("Erase what is painted"), *eraseKey_));
    setIconButton(subject_, QStringLiteral("subject"), QStringLiteral("☺"),
                  tr("Begin with the subject that is found by itself"));
    setIconButton(invert_, QStringLiteral("invert"), QStringLiteral("◐"), tr("Invert the mask"));
    setIconButton(clear_, QStringLiteral("trash"), QStringLiteral("✕"), tr("Clear the mask"));
    setIconButton(overlay_, QStringLiteral("eye"), QStringLiteral("👁"),
                  tr("Show the mask over the picture while painting"));
    size_->setTexts(tr("Brush"), tr("Diameter of the mask brush, of the photo’s long side")
                                     + QStringLiteral(" ([ ])"));
    hardness_->setTexts(tr("Hardness"), tr("How sharply the brush ends"));
    restTitle_->setText(tr("Rest of the picture"));
    restHint_->setText(tr("stays as it is. Drop a picture here to paint it in another style."));
    addRest_->setText(tr("Style…"));
    addRest_->setToolTip(tr("Open a picture for the rest"));
    SliderRow::alignInOneLine({size_, hardness_, feather_});
    showState();
}

void RegionPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RegionPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (region() != StyledRegion::all && mayHoldPicture(*event->mimeData()))
        event->acceptProposedAction();
}

void RegionPanel::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    Q_EMIT restDropped(event->mimeData());
}

}  // namespace irodori
