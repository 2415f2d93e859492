// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;

namespace irodori {

/// Buttons that float over a picture. They take no focus: their commands have shortcuts, and keys
/// stay with the picture.
class OverlayBar : public QWidget {
    Q_OBJECT

public:
    explicit OverlayBar(QWidget* parent = nullptr);

    /// One button for each, a gap for each separator; the actions must outlive the bar.
    void setCommands(const QList<QAction*>& actions);

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace irodori
