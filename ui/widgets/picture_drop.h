// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <filesystem>
#include <vector>

class QMimeData;

namespace irodori {

/// What somebody dropped or pasted, ready to be opened.
struct PictureDrop {
    enum class Kind {
        nothing,     ///< neither a picture nor a file; `message` says so
        files,       ///< local files or folders, in `files`
        bytes,       ///< an encoded picture (PNG, JPEG, …) in `bytes`: for decodePicture()
        image,       ///< pixels without a file, in `image`
        webAddress,  ///< only the address of something elsewhere; `message` says what to do
    };

    Kind kind = Kind::nothing;
    std::vector<std::filesystem::path> files;  ///< absolute, no duplicates, not checked to exist
    QByteArray bytes;
    QImage image;
    QString name;     ///< of `bytes` and `image` for messages and file dialogs; never empty there
    QString message;  ///< translated sentence for the artist; empty if there is something to open
};

/// Marks what is dragged out of our own window, which does not take it back by accident.
inline const QString kResultFormat = QStringLiteral("application/x-irodori-result");

/// Cheap: may this hold something to open, or something that deserves an explanation? For drag
/// enter events and the state of "Paste".
[[nodiscard]] bool mayHoldPicture(const QMimeData& mime);

/// Local files win over picture data (they have a name and metadata), encoded picture data over
/// decoded pixels, and all of them over addresses. Opens no file and no connection.
[[nodiscard]] PictureDrop readPictureDrop(const QMimeData& mime);

}  // namespace irodori
