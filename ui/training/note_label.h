// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/message_bar.h"

class QLabel;

namespace irodori {

/// A sentence with an icon that says how serious it is, as a fixed part of a page.
class NoteLabel : public QWidget {
    Q_OBJECT

public:
    explicit NoteLabel(QWidget* parent = nullptr);

    void setNote(Severity severity, const QString& text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] Severity severity() const { return severity_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();

    Severity severity_ = Severity::info;
    QLabel* icon_;
    QLabel* text_;
};

}  // namespace irodori
