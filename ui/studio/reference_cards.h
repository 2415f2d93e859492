// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include "studio/studio_session.h"
#include "widgets/reference_thumb.h"

namespace irodori {

/// A place where a card may come.
class AddTile : public QToolButton {
    Q_OBJECT

public:
    explicit AddTile(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// What the card of a reference shows: the part whose style is taken, as the present model knows
/// it. Null: nothing is to be seen.
[[nodiscard]] QImage thumbnailOf(const StudioSession& session, const StudioReference& reference);

/// The card of a reference of the session's, wired to it; a click chooses a part of its picture.
[[nodiscard]] ReferenceThumb* makeReferenceCard(StudioSession& session,
                                                const StudioReference& reference);

}  // namespace irodori
