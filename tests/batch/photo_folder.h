// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>

namespace irodori::test {

/// The current folder as long as it lives: empty files with the names of photos, and others that
/// are not to be taken for them, most of them in "photos".
class PhotoFolder {
public:
    /// `more`: further files.
    explicit PhotoFolder(const QStringList& more) {
        QDir::setCurrent(dir_.path());
        QStringList files{QStringLiteral("photos/b.JPG"),     QStringLiteral("photos/a.png"),
                          QStringLiteral("photos/notes.txt"), QStringLiteral("photos/.hidden.png"),
                          QStringLiteral("one.jpg"),          QStringLiteral("texts/readme.md")};
        for (const QString& name : files << more)
            touch(name);
        std::filesystem::create_symlink("photos/a.png", "link.png");
        std::filesystem::create_directory("empty");
        std::filesystem::create_directory("photos/folder.png");
    }
    PhotoFolder(const PhotoFolder&) = delete;
    PhotoFolder& operator=(const PhotoFolder&) = delete;
    ~PhotoFolder() { QDir::setCurrent(before_); }

    [[nodiscard]] QString path() const { return dir_.path(); }

    static void touch(const QString& name) {
        QDir().mkpath(QFileInfo(name).path());
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

private:
    QTemporaryDir dir_;
    QString before_ = QDir::currentPath();
};

}  // namespace irodori::test
