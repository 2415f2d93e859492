// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/seed_sheet.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QRandomGenerator>
#include <QScreen>
#include <QToolButton>
#include <algorithm>

#include "widgets/icons.h"
#include "widgets/swatch_button.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kThumbSide = 172;

}  // namespace

SeedSheet::SeedSheet(StudioSession& session, QWidget* parent)
    : QFrame(parent, Qt::Popup), session_(session) {
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Variations"));
    buildLayout();
    connect(&session_, &StudioSession::variantReady, this,
            [this](VariantBoard board, int index, const Preview& preview) {
                if (board == VariantBoard::sheet)
                    showVariant(index, preview);
            });
    drawSeeds();
    buttons_.front()->setFocus();
}

void SeedSheet::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    session_.paintVariants(VariantBoard::sheet, {});
}

void SeedSheet::buildLayout() {
    auto* title = new QLabel(tr("Choose a variation"));
    QFont font = title->font();
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    more_ = new QToolButton;
    more_->setAutoRaise(true);
    setIconButton(more_, QStringLiteral("dice"), QStringLiteral("⚄"), tr("Eight others"));
    connect(more_, &QToolButton::clicked, this, &SeedSheet::drawSeeds);

    auto* header = new QHBoxLayout;
    header->addWidget(title, 1);
    header->addWidget(more_);
    auto* grid = new QGridLayout;
    grid->setSpacing(spacing::kTiny);
    auto* group = new QButtonGroup(this);  // the arrow keys go by the places of its buttons
    group->setExclusive(false);
    for (int i = 0; i < kCount; ++i) {
        auto* button = new SwatchButton({});
        button->setThumbnailSize(thumbnailSize());
        button->setCheckable(true);
        connect(button, &SwatchButton::clicked, this, [this, i] { choose(i); });
        grid->addWidget(button, i / kColumns, i % kColumns);
        group->addButton(button);
        buttons_.push_back(button);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium,
                               spacing::kMedium);
    layout->setSpacing(spacing::kSmall);
    layout->addLayout(header);
    layout->addLayout(grid);
}

QSize SeedSheet::thumbnailSize() const {
    const QSize photo = session_.photo() ? session_.photo()->display.size() : QSize(4, 3);
    return photo.scaled(kThumbSide, kThumbSide, Qt::KeepAspectRatio);
}

void SeedSheet::drawSeeds() {
    StyleSettings settings = session_.settings();
    settings.variation = settings.variation > 0 ? settings.variation : kLeastVariation;
    variants_.assign(kCount, settings);
    for (std::size_t i = 0; i < variants_.size(); ++i) {
        if (i > 0)
            variants_[i].seed = QRandomGenerator::global()->generate();
        buttons_[i]->setText(i == 0 ? tr("Present seed") : QString::number(variants_[i].seed));
        buttons_[i]->setToolTip(tr("Seed %1").arg(variants_[i].seed));
        buttons_[i]->setThumbnail({});
        buttons_[i]->setChecked(i == 0);
    }
    session_.paintVariants(VariantBoard::sheet, variants_);
}

void SeedSheet::showVariant(int index, const Preview& preview) {
    buttons_.at(std::size_t(index))->setThumbnail(preview.image);
}

void SeedSheet::choose(int index) {
    session_.setSettings(variants_.at(std::size_t(index)), Edit::seed);
    session_.endGesture();
    close();
}

void SeedSheet::popUpAt(const QWidget& anchor) {
    adjustSize();
    const QRect screen = anchor.screen()->availableGeometry();
    const QPoint corner = anchor.mapToGlobal(QPoint(anchor.width(), 0));
    const int x = std::clamp(corner.x() - width(), screen.left(),
                             std::max(screen.left(), screen.right() - width()));
    const int y = std::clamp(corner.y() - height() - spacing::kTiny, screen.top(),
                             std::max(screen.top(), screen.bottom() - height()));
    move(x, y);
    show();
}

}  // namespace irodori
