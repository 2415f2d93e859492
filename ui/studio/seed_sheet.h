// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "studio/studio_session.h"

class QToolButton;

namespace irodori {

class SwatchButton;

/// Nine variations of the picture to choose from: the present one and eight others. A pop-up that
/// paints them one after another while nothing else is to be painted. The arrow keys go from one
/// to the next, Enter takes it.
class SeedSheet : public QFrame {
    Q_OBJECT

public:
    static constexpr int kColumns = 3;
    static constexpr int kCount = kColumns * kColumns;
    /// Without any variation all would be alike.
    static constexpr double kLeastVariation = 0.5;

    /// Deletes itself when it closes. `session` must outlive it.
    explicit SeedSheet(StudioSession& session, QWidget* parent);

    /// Beside `anchor`, within its screen.
    void popUpAt(const QWidget& anchor);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void buildLayout();
    void drawSeeds();
    void showVariant(int index, const Preview& preview);
    void choose(int index);
    [[nodiscard]] QSize thumbnailSize() const;

    StudioSession& session_;
    std::vector<StyleSettings> variants_;
    std::vector<SwatchButton*> buttons_;
    QToolButton* more_ = nullptr;
};

}  // namespace irodori
