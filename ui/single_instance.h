// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QStringList>

class QLocalServer;

namespace irodori {

/// One process for each folder of remembered work: two would overwrite each other's. The first
/// holds a lock, which goes with it however it ends; later ones hand their files over. GUI thread.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    /// `folder` is made where it is missing.
    explicit SingleInstance(const QString& folder, QObject* parent = nullptr);

    /// Also where the folder cannot be written: then nothing is remembered that could be lost.
    [[nodiscard]] bool isFirst() const { return isFirst_; }

    /// To the first process; waits up to some seconds. False: it does not answer.
    [[nodiscard]] bool handOver(const QStringList& files) const;

Q_SIGNALS:
    /// Another start handed over these files; none: the window alone was asked for.
    void started(const QStringList& files);

private:
    void listen();
    void receive();

    QLockFile lock_;
    QString name_;  ///< of the socket
    bool isFirst_ = false;
    QLocalServer* server_;
};

}  // namespace irodori
