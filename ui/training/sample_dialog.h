// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QImage>

namespace irodori {

/// A sample enlarged, with the photo under a divider.
class SampleDialog : public QDialog {
    Q_OBJECT

public:
    SampleDialog(const QImage& photo, const QImage& sample, const QString& title,
                 QWidget* parent = nullptr);
};

}  // namespace irodori
