// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/sample_dialog.h"

#include <QVBoxLayout>

#include "widgets/picture_view.h"

namespace irodori {

namespace {

constexpr QSize kSize{900, 680};

}  // namespace

SampleDialog::SampleDialog(const QImage& photo, const QImage& sample, const QString& title,
                           QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(title);
    auto* view = new PictureView;
    view->setAccessibleName(title);
    view->setBefore(photo, photo.size());
    view->setAfter(sample, QRectF(QPointF(), photo.size()));
    view->setComparing(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view);
    resize(kSize);
}

}  // namespace irodori
