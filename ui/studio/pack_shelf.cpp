// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/pack_shelf.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <memory>

#include "jobs/error_text.h"
#include "studio/model_swatches.h"
#include "studio/studio_session.h"
#include "widgets/flow_layout.h"
#include "widgets/swatch_button.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr QSize kSwatchSize{94, 72};  // as of the swatches around
constexpr int kChoice = 0;            // the latest click wins

/// Style packs other than the one that is loaded.
std::vector<ModelEntry> otherPacks(const StudioSession& session) {
    std::vector<ModelEntry> packs;
    const std::string loaded = session.engine().model().sha256;
    for (const ModelEntry& entry : session.models())
        if (entry.card.isPack() && entry.card.sha256 != loaded)
            packs.push_back(entry);
    return packs;
}

QString toolTipOf(const ModelCard& pack, const ModelStyle& style) {
    const QString tip =
        PackShelf::tr("“%1” of the style pack “%2”: paint like this")
            .arg(QString::fromStdString(style.name), QString::fromStdString(pack.name));
    const QString from = QString::fromStdString(style.attribution);
    return from.isEmpty() ? tip
                          : tip + QLatin1Char('\n') + PackShelf::tr("Taken from: %1").arg(from);
}

using StylePtr = std::shared_ptr<const StylePicture>;

/// The file may have changed since it was listed.
Result<StylePtr> readStyle(const std::filesystem::path& pack, std::size_t index) {
    return readModelSwatches(pack).and_then([&](const ModelSwatches& styles) -> Result<StylePtr> {
        if (index >= styles.size())
            return failure(ErrorCode::corrupt, pack.string());
        return styles[index];
    });
}

}  // namespace

PackShelf::PackShelf(StudioSession& session, QWidget* parent)
    : QWidget(parent), session_(session), groups_(new QVBoxLayout(this)) {
    groups_->setContentsMargins(0, 0, 0, 0);
    groups_->setSpacing(spacing::kSmall);
    connect(&session_, &StudioSession::engineChanged, this, &PackShelf::showPacks);
    hide();
    showPacks();
}

void PackShelf::showPacks() {
    const auto packs = otherPacks(session_);
    std::vector<std::string> wanted;
    for (const ModelEntry& pack : packs)
        wanted.push_back(pack.card.sha256);
    if (wanted == shown_)
        return;
    shown_ = std::move(wanted);
    while (const std::unique_ptr<QLayoutItem> item{groups_->takeAt(0)})
        item->widget()->deleteLater();  // one of them may have been clicked
    for (const ModelEntry& pack : packs)
        addGroup(pack);
    setVisible(!packs.empty());
}

void PackShelf::addGroup(const ModelEntry& pack) {
    auto* title = new QLabel(QString::fromStdString(pack.card.name));
    title->setTextFormat(Qt::PlainText);
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);

    auto* swatches = new QWidget;
    auto* flow = new FlowLayout(swatches, spacing::kTiny);
    flow->setContentsMargins(0, 0, 0, 0);
    for (std::size_t i = 0; i < pack.card.styles.size(); ++i) {
        const ModelStyle& style = pack.card.styles[i];
        auto* button = new SwatchButton(QString::fromStdString(style.name));
        button->setThumbnailSize(kSwatchSize);
        button->setThumbnail(decodedThumbnail(style.thumbnail));
        button->setToolTip(toolTipOf(pack.card, style));
        connect(button, &SwatchButton::clicked, this, [this, pack, i] { choose(pack, i); });
        flow->addWidget(button);
    }
    groups_->addWidget(title);
    groups_->addWidget(swatches);
}

void PackShelf::choose(const ModelEntry& pack, std::size_t style) {
    Job<StylePtr> job;
    job.body = [path = pack.path, style](const JobHooks&) { return readStyle(path, style); };
    job.done = [this, pack](const Result<StylePtr>& style) {
        if (style)
            return session_.usePackStyle(pack, **style);
        Q_EMIT message({Severity::error, errorText(style.error()), {}, {}, {}});
        session_.refreshModels();
    };
    lane_.start<StylePtr>({kChoice}, this, std::move(job));
}

void PackShelf::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        shown_.clear();  // made anew in the other language
        showPacks();
    }
}

}  // namespace irodori
