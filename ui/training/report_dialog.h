// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "train/evaluation.h"

namespace irodori {

/// The scores of a model on pictures that were held out, for all and for each collection of
/// references, with what they mean.
class ReportDialog : public QDialog {
    Q_OBJECT

public:
    ReportDialog(const EvaluationReport& report, const QString& name, QWidget* parent = nullptr);
};

}  // namespace irodori
