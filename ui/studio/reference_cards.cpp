// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/reference_cards.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

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

void AddTile::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    // A tool button puts its icon at the top; here icon and text stand in the middle together.
    option.text.clear();
    option.icon = {};
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const int lineHeight = fontMetrics().height();
    const int top = (height() - kAddIconSide - spacing::kTiny - lineHeight) / 2;
    icon().paint(&painter, 0, top, width(), kAddIconSide, Qt::AlignCenter,
                 isEnabled() ? QIcon::Normal : QIcon::Disabled);
    const QRect line(0, top + kAddIconSide + spacing::kTiny, width(), lineHeight);
    painter.drawItemText(line, Qt::AlignCenter, palette(), isEnabled(), text(),
                         QPalette::ButtonText);

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
