// SPDX-License-Identifier: GPL-3.0-or-later
#include "single_instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>

#include "base/log.h"

namespace irodori {

namespace {

constexpr int kPatienceMilliseconds = 5000;
constexpr int kNameLength = 16;
constexpr char kTaken = '+';

/// Short: a socket's path has room for little.
QString socketName(const QString& folder) {
    const auto hash =
        QCryptographicHash::hash(QDir(folder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("irodori-") + QString::fromLatin1(hash.toHex().left(kNameLength));
}

}  // namespace

SingleInstance::SingleInstance(const QString& folder, QObject* parent)
    : QObject(parent),
      lock_((QDir().mkpath(folder), QDir(folder).filePath(QStringLiteral("irodori.lock")))),
      name_(socketName(folder)),
      server_(new QLocalServer(this)) {
    lock_.setStaleLockTime(0);  // only when its process is gone
    isFirst_ = lock_.tryLock(0) || lock_.error() != QLockFile::LockFailedError;
    if (isFirst_)
        listen();
}

void SingleInstance::listen() {
    connect(server_, &QLocalServer::newConnection, this, &SingleInstance::receive);
    server_->setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(name_);  // of a process that has crashed
    if (!server_->listen(name_))
        spdlog::warn("further starts cannot hand files over: {}",
                     server_->errorString().toStdString());
}

void SingleInstance::receive() {
    while (QLocalSocket* socket = server_->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            QDataStream stream(socket);
            stream.startTransaction();
            QStringList files;
            stream >> files;
            if (!stream.commitTransaction())
                return;  // the rest is on its way
            socket->write(&kTaken, 1);
            socket->flush();
            Q_EMIT started(files);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0)
            read();
    }
}

bool SingleInstance::handOver(const QStringList& files) const {
    QLocalSocket socket;
    socket.connectToServer(name_);
    if (!socket.waitForConnected(kPatienceMilliseconds))
        return false;
    QDataStream stream(&socket);
    stream << files;
    socket.flush();
    char answer = 0;
    return socket.waitForReadyRead(kPatienceMilliseconds) && socket.read(&answer, 1) == 1
           && answer == kTaken;
}

}  // namespace irodori
