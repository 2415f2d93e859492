// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/preset_shelf.h"

#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "imaging/thumbnail.h"
#include "settings/app_settings.h"
#include "studio/preset_card.h"
#include "studio/preset_dialog.h"
#include "widgets/flow_layout.h"
#include "widgets/icons.h"
#include "widgets/image_conversion.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr QSize kCardSize{94, 72};
constexpr int kThumbnailSide = 256;
constexpr int kRegardMilliseconds = 180;  ///< until a preset is tried out: not in passing
constexpr std::size_t kSearchableCount = 7;

}  // namespace

PresetShelf::PresetShelf(StudioSession& session, PresetCollection& presets, AppSettings& settings,
                         QWidget* parent)
    : QWidget(parent),
      session_(session),
      presets_(presets),
      settings_(settings),
      title_(new QLabel),
      save_(new QToolButton),
      search_(new QLineEdit),
      hint_(new QLabel),
      flow_(new FlowLayout(nullptr, spacing::kTiny)) {
    QFont font = title_->font();
    font.setWeight(QFont::DemiBold);
    title_->setFont(font);
    save_->setAutoRaise(true);
    search_->setClearButtonEnabled(true);
    hint_->setWordWrap(true);
    hint_->setForegroundRole(QPalette::PlaceholderText);
    flow_->setContentsMargins(0, 0, 0, 0);

    auto* header = new QHBoxLayout;
    header->addWidget(title_, 1);
    header->addWidget(save_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::kTiny);
    layout->addLayout(header);
    layout->addWidget(search_);
    layout->addWidget(hint_);
    layout->addLayout(flow_);

    regard_.setSingleShot(true);
    regard_.setInterval(kRegardMilliseconds);
    connect(&regard_, &QTimer::timeout, this, &PresetShelf::tryOut);
    connect(save_, &QToolButton::clicked, this, &PresetShelf::saveDialog);
    connect(search_, &QLineEdit::textChanged, this, &PresetShelf::showMatching);
    connect(&presets_, &PresetCollection::changed, this, &PresetShelf::showPresets);
    connect(&session_, &StudioSession::previewReady, this, &PresetShelf::keepResult);
    connect(&session_, &StudioSession::photoChanged, this, [this] { result_ = {}; });
    retranslate();
    showPresets();
}

void PresetShelf::retranslate() {
    title_->setText(tr("Presets"));
    setIconButton(save_, QStringLiteral("save"), QStringLiteral("+"),
                  tr("Save settings and styles as a preset"));
    search_->setPlaceholderText(tr("Search presets"));
    search_->setAccessibleName(search_->placeholderText());
    hint_->setText(
        tr("Save settings and styles that you like: one click brings them to the next "
           "photo."));
}

void PresetShelf::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    showPresets();
}

/// Presets come and go on the Library tab and in other windows, too.
void PresetShelf::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    presets_.refresh();
}

// ---- cards

void PresetShelf::showPresets() {
    for (PresetCard* card : cards_) {
        flow_->removeWidget(card);
        card->deleteLater();  // this may be called from its own menu
    }
    cards_.clear();
    for (const ShownPreset& preset : presets_.presets()) {
        if (preset.entry.isHidden)
            continue;
        cards_.push_back(makeCard(preset));
        flow_->addWidget(cards_.back());
    }
    hint_->setVisible(cards_.empty());
    search_->setVisible(cards_.size() >= kSearchableCount);
    showMatching();
}

void PresetShelf::showMatching() {
    const QString wanted = search_->isHidden() ? QString() : search_->text().simplified();
    for (PresetCard* card : cards_)
        card->setVisible(card->text().contains(wanted, Qt::CaseInsensitive));
    flow_->invalidate();
}

PresetCard* PresetShelf::makeCard(const ShownPreset& preset) {
    auto* card = new PresetCard(preset.name());
    const std::string name = preset.entry.preset.name;
    card->setThumbnailSize(kCardSize);
    card->setThumbnail(preset.thumbnail);
    card->setFavourite(preset.entry.isFavourite);
    card->setToolTip(tr("“%1”: apply its settings and styles").arg(preset.name()));
    card->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(card, &PresetCard::regarded, this, [this, name](bool on) { tryOutSoon(name, on); });
    connect(card, &PresetCard::clicked, this, [this, name] {
        regard_.stop();
        if (const ShownPreset* chosen = find(name))
            session_.applyRecipe(chosen->entry.preset.recipe, Edit::preset);
    });
    connect(card, &QWidget::customContextMenuRequested, this, [this, card, name](QPoint where) {
        if (const ShownPreset* chosen = find(name)) {
            QMenu menu;
            fillMenu(menu, *chosen);
            menu.exec(card->mapToGlobal(where));
        }
    });
    return card;
}

const ShownPreset* PresetShelf::find(const std::string& name) const {
    const auto found = std::ranges::find(presets_.presets(), name, [](const ShownPreset& preset) {
        return preset.entry.preset.name;
    });
    return found == presets_.presets().end() ? nullptr : &*found;
}

void PresetShelf::fillMenu(QMenu& menu, const ShownPreset& preset) {
    const PresetEntry& entry = preset.entry;
    const QString favourite =
        entry.isFavourite ? tr("No Longer a &Favourite") : tr("Make It a &Favourite");
    connect(menu.addAction(themeIcon(QStringLiteral("star")), favourite), &QAction::triggered, this,
            [this, entry] { presets_.setFavourite(entry, !entry.isFavourite); });
    QAction* rename = menu.addAction(themeIcon(QStringLiteral("rename")), tr("&Rename…"));
    rename->setEnabled(!entry.isShipped);
    connect(rename, &QAction::triggered, this, [this, entry] { askForName(entry); });
    connect(menu.addAction(themeIcon(QStringLiteral("copy")), tr("&Duplicate")),
            &QAction::triggered, this, [this, preset] { presets_.duplicate(preset); });
    connect(menu.addAction(themeIcon(QStringLiteral("export")), tr("&Give to Others…")),
            &QAction::triggered, this, [this, preset] { sharePreset(presets_, preset, this); });
    menu.addSeparator();
    if (entry.isShipped)
        connect(menu.addAction(themeIcon(QStringLiteral("eye")), tr("&Hide")), &QAction::triggered,
                this, [this, entry] { presets_.setHidden(entry, true); });
    else
        connect(menu.addAction(themeIcon(QStringLiteral("trash")), tr("Move to &Trash")),
                &QAction::triggered, this, [this, entry] { presets_.remove(entry); });
}

// ---- trying out

void PresetShelf::tryOutSoon(const std::string& name, bool on) {
    if (!on && name != regarded_)
        return;
    regarded_ = on ? name : std::string();
    if (on)
        regard_.start();
    else
        tryOut();
}

void PresetShelf::tryOut() {
    regard_.stop();
    const ShownPreset* preset = find(regarded_);
    session_.tryOut(preset ? std::optional(preset->entry.preset.recipe) : std::nullopt);
}

void PresetShelf::keepResult(const Preview& preview) {
    const bool isWhole = session_.photo()
                         && preview.region.toAlignedRect().size()
                                == QSize(session_.photo()->picture->image.width,
                                         session_.photo()->picture->image.height);
    if (isWhole && regarded_.empty())
        result_ = preview.image;
}

// ---- saving and sharing

StylePreset PresetShelf::currentPreset() const {
    StylePreset preset;
    preset.recipe = session_.recipe();
    const Image pixels = qImageToImage(result_);
    if (const auto png = pngThumbnail(pixels, kThumbnailSide);
        png && png->size() <= kMaxPresetThumbnailBytes)
        preset.thumbnail = *png;
    return preset;
}

void PresetShelf::saveDialog() {
    StylePreset preset = currentPreset();
    const auto& references = session_.references();
    const QString name = references.empty()
                             ? QString()
                             : QFileInfo(references.front().picture->name).completeBaseName();
    PresetDialog dialog(name, settings_.trainingAuthor(), result_,
                        !preset.recipe.references.empty(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    preset.name = dialog.name().toStdString();
    preset.author = dialog.author().toStdString();
    if (!dialog.withStyles()) {
        StyleRecipe look;
        look.settings = preset.recipe.settings;
        look.mask = preset.recipe.mask;
        preset.recipe = look;
    }
    presets_.add(preset);
}

void PresetShelf::askForName(const PresetEntry& entry) {
    const QString name =
        askForNewName(tr("Rename Preset"), QString::fromStdString(entry.preset.name), this);
    if (!name.isEmpty())
        presets_.rename(entry, name);
}

}  // namespace irodori
