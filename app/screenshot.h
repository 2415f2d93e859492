// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

class QWidget;

namespace irodori {

class StudioSession;

/// Grabs a window once the session has settled and everything is painted, writes it and quits the
/// program: exit status 0, or 1 if the file cannot be written.
class Screenshot : public QObject {
    Q_OBJECT

public:
    Screenshot(QWidget& window, const StudioSession& session, const QString& file);

private:
    void look();

    QWidget& window_;
    const StudioSession& session_;
    QString file_;
    QTimer timer_;
    int settledLooks_ = 0;
};

}  // namespace irodori
