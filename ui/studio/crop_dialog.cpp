// SPDX-License-Identifier: GPL-3.0-or-later
#include "studio/crop_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "studio/crop_frame.h"
#include "widgets/theme.h"

namespace irodori {

CropDialog::CropDialog(StudioSession& session, const StudioReference& reference, QWidget* parent)
    : QDialog(parent),
      session_(session),
      id_(reference.picture->id),
      before_(reference.crop),
      frame_(new CropFrame(reference.picture->loaded->display)) {
    setWindowTitle(tr("Crop “%1”").arg(reference.picture->name));
    frame_->setCrop(before_);
    auto* hint =
        new QLabel(tr("Choose the part whose style you like. Leave out frames, text and borders."));
    hint->setWordWrap(true);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton* cutBorders =
        buttons->addButton(tr("Cut Off &Borders"), QDialogButtonBox::ResetRole);
    cutBorders->setToolTip(tr("Leaves out borders of one colour"));
    QPushButton* whole = buttons->addButton(tr("&Whole Picture"), QDialogButtonBox::ResetRole);
    whole->setToolTip(tr("Takes the style of the whole picture"));

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spacing::kMedium);
    layout->addWidget(hint);
    layout->addWidget(frame_, 1);
    layout->addWidget(buttons);

    connect(
        frame_, &CropFrame::cropChanged, &session_,
        [&session, id = id_](const ReferenceCrop& crop) { session.setReferenceCrop(id, crop); });
    connect(cutBorders, &QPushButton::clicked, this, [this, picture = reference.picture] {
        apply(withoutBorders(picture->loaded->display));
    });
    connect(whole, &QPushButton::clicked, this, [this] { apply({}); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &CropDialog::reject);
    connect(this, &QDialog::finished, &session_, &StudioSession::endGesture);
    frame_->setFocus();
}

void CropDialog::apply(const ReferenceCrop& crop) {
    frame_->setCrop(crop);
    session_.setReferenceCrop(id_, crop);
}

void CropDialog::reject() {
    apply(before_);
    QDialog::reject();
}

}  // namespace irodori
