// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "studio/studio_session.h"

namespace irodori {

class CropFrame;

/// Chooses the part of a reference whose style is taken. The picture on the easel follows; Cancel
/// brings the former part back.
class CropDialog : public QDialog {
    Q_OBJECT

public:
    /// `reference` must be a loaded picture of the session's, which must outlive the dialog.
    CropDialog(StudioSession& session, const StudioReference& reference, QWidget* parent = nullptr);

    void reject() override;

private:
    void apply(const ReferenceCrop& crop);

    StudioSession& session_;
    std::uint64_t id_;
    ReferenceCrop before_;
    CropFrame* frame_;
};

}  // namespace irodori
