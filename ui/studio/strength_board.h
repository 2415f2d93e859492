// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "studio/studio_session.h"

namespace irodori {

class PictureView;

/// Fills the panes of ViewMode::variants with four strengths of the present settings, keeps them up
/// to date while they are looked at, and takes over the one that is clicked. GUI thread.
class StrengthBoard : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the board.
    StrengthBoard(StudioSession& session, PictureView& view, QObject* parent = nullptr);

private:
    [[nodiscard]] bool isShown() const;
    void modeChanged();
    void showNames();
    void paint();
    void settingsChanged();
    void take(int index);

    StudioSession& session_;
    PictureView& view_;
    StyleSettings painted_;  ///< the settings that the panes show, apart from the strength
};

}  // namespace irodori
