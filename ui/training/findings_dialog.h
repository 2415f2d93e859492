// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "data/dataset.h"

namespace irodori {

/// Lists the pictures of a dataset that something was found about: what, why, and whose they are.
class FindingsDialog : public QDialog {
    Q_OBJECT

public:
    FindingsDialog(const Dataset& dataset, const QString& title, QWidget* parent = nullptr);
};

}  // namespace irodori
