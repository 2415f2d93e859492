// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/reference_cards.h"

#include <QPainter>

#include "studio/crop_dialog.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace irodori {

namespace {

constexpr int kAddIconSide = 24;

ReferenceThumb::WeightRange weightRange() {
    return {kReferenceWeight.min, kReferenceWeight.max, kReferenceWeight.step,
            kReferenceWeight.initial};
}

void openCropDialog(StudioSession& session, std::uint64_t id, QWidget* parent) {
    const StudioReference* reference = findReference(session.document(), id);
    if (!reference || !reference->picture->loaded)
        return;
    auto* dialog = new CropDialog(session, *reference, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();  // returns at once: the card that asked may be gone when it closes
}

}  // namespace

AddTile::AddTile(QWidget* parent) : QToolButton(parent) {
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    setIcon(themeIcon(QStringLiteral("add")));
    setIconSize({kAddIconSide, kAddIconSide});
}

void AddTile::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColors(palette()).border, 1.5, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), spacing::kRadius,
                            spacing::kRadius);
}

QImage thumbnailOf(const StudioSession& session, const StudioReference& reference) {
    const QImage whole = session.present(*reference.picture).thumbnail;
    if (whole.isNull() || !reference.picture->loaded)
        return whole;
    const Rect part = pixelsOf(reference.crop, {whole.width(), whole.height()});
    return whole.copy(part.x, part.y, part.width, part.height);
}

ReferenceThumb* makeReferenceCard(StudioSession& session, const StudioReference& reference) {
    const std::uint64_t id = reference.picture->id;
    auto* card = new ReferenceThumb(reference.picture->name, weightRange());
    card->setThumbnail(thumbnailOf(session, reference));
    card->setCroppable(reference.picture->loaded.has_value());
    QObject::connect(card, &ReferenceThumb::removeRequested, &session,
                     [&session, id] { session.removeReference(id); });
    QObject::connect(card, &ReferenceThumb::weightChanged, &session,
                     [&session, id](double weight) { session.setReferenceWeight(id, weight); });
    QObject::connect(card, &ReferenceThumb::weightEditingFinished, &session,
                     &StudioSession::endGesture);
    QObject::connect(card, &ReferenceThumb::cropRequested, &session,
                     [&session, id, card] { openCropDialog(session, id, card->window()); });
    return card;
}

}  // namespace irodori
