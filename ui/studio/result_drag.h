// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QTemporaryDir>
#include <QToolButton>
#include <functional>
#include <memory>

#include "settings/app_settings.h"

namespace irodori {

class StudioSession;

/// A handle from which the result is dragged into another program: as a file, written as the last
/// export was. The drag begins at once; the file is painted and written meanwhile, and whoever asks
/// for it before waits for it, while the window stays alive.
class ResultDragButton : public QToolButton {
    Q_OBJECT

public:
    /// `nameFor`: the name of the file, without folder, in a format. Both must outlive the button.
    ResultDragButton(StudioSession& session, const AppSettings& settings,
                     std::function<QString(FileFormat)> nameFor, QWidget* parent = nullptr);

    /// What a drag carries; begins to write the file. The caller owns it.
    [[nodiscard]] std::unique_ptr<QMimeData> makeMimeData();

Q_SIGNALS:
    void hintRequested();  ///< clicked rather than dragged

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void drag();
    void retranslate();

    StudioSession& session_;
    const AppSettings& settings_;
    std::function<QString(FileFormat)> nameFor_;
    QTemporaryDir folder_;  ///< of the files, until the program ends
    int drags_ = 0;
    QPoint pressedAt_;
};

}  // namespace irodori
