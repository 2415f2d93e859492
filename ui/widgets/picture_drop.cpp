// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture_drop.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>
#include <optional>

namespace irodori {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(irodori::PictureDrop)
};

/// Lossless and original formats first: a browser offers its own conversions, too.
const QStringList& encodedFormats() {
    static const QStringList formats{
        QStringLiteral("image/png"),  QStringLiteral("image/jpeg"), QStringLiteral("image/webp"),
        QStringLiteral("image/avif"), QStringLiteral("image/heic"), QStringLiteral("image/heif"),
        QStringLiteral("image/tiff"), QStringLiteral("image/gif"),  QStringLiteral("image/bmp")};
    return formats;
}

const QString kGnomeCopiedFiles = QStringLiteral("x-special/gnome-copied-files");
constexpr qsizetype kMaxTextLength = 1 << 20;  ///< longer texts are no list of addresses

/// "note:abc" is a valid URL, too, but nobody who pastes it means one.
bool looksLikeAddress(const QString& word) {
    return word.contains(QLatin1String("://")) || word.startsWith(QLatin1String("data:"));
}

QList<QUrl> urlsInLines(const QString& text) {
    QList<QUrl> urls;
    if (text.size() > kMaxTextLength)
        return urls;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString word = line.trimmed();
        if (word.startsWith(QLatin1Char('/')) && QFileInfo::exists(word))
            urls.append(QUrl::fromLocalFile(word));
        else if (const QUrl url(word, QUrl::StrictMode); url.isValid() && looksLikeAddress(word))
            urls.append(url);
    }
    return urls;
}

/// File managers put addresses into a URI list, into a format of their own, or into plain text.
QList<QUrl> urlsIn(const QMimeData& mime) {
    if (mime.hasUrls())
        return mime.urls();
    if (mime.hasFormat(kGnomeCopiedFiles))
        return urlsInLines(QString::fromUtf8(mime.data(kGnomeCopiedFiles)));
    return mime.hasText() ? urlsInLines(mime.text()) : QList<QUrl>();
}

std::vector<std::filesystem::path> localFiles(const QList<QUrl>& urls) {
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : urls) {
        if (!url.isLocalFile() || url.toLocalFile().isEmpty())
            continue;
        std::filesystem::path path(url.toLocalFile().toStdU16String());
        if (std::find(files.begin(), files.end(), path) == files.end())
            files.push_back(std::move(path));
    }
    return files;
}

bool isWeb(const QUrl& url) {
    const QString scheme = url.scheme();
    return scheme == QLatin1String("http") || scheme == QLatin1String("https")
           || scheme == QLatin1String("ftp");
}

/// Browsers hand small pictures over as "data:image/png;base64,…".
QByteArray bytesOfDataUrl(const QString& url) {
    if (!url.startsWith(QLatin1String("data:image/"), Qt::CaseInsensitive))
        return {};
    const qsizetype comma = url.indexOf(QLatin1Char(','));
    if (comma < 0)
        return {};
    const QByteArray body = QByteArray::fromPercentEncoding(url.mid(comma + 1).toLatin1());
    if (!url.left(comma).endsWith(QLatin1String(";base64"), Qt::CaseInsensitive))
        return body;
    auto decoded = QByteArray::fromBase64Encoding(body, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? decoded.decoded : QByteArray();
}

QByteArray bytesOfHtml(const QString& html) {
    static const QRegularExpression source(
        QStringLiteral("<img[^>]+src\\s*=\\s*[\"'](data:image/[^\"']+)[\"']"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = source.match(html);
    return match.hasMatch() ? bytesOfDataUrl(match.captured(1)) : QByteArray();
}

QByteArray encodedPicture(const QMimeData& mime, const QList<QUrl>& urls) {
    for (const QString& format : encodedFormats()) {
        if (QByteArray bytes = mime.data(format); !bytes.isEmpty())
            return bytes;
    }
    for (const QUrl& url : urls) {
        if (QByteArray bytes = bytesOfDataUrl(url.toString(QUrl::FullyEncoded)); !bytes.isEmpty())
            return bytes;
    }
    return mime.hasHtml() ? bytesOfHtml(mime.html()) : QByteArray();
}

QString nameFrom(const QList<QUrl>& urls) {
    for (const QUrl& url : urls) {
        if (isWeb(url) && !url.fileName().isEmpty())
            return url.fileName();
    }
    return Texts::tr("clipboard picture");
}

PictureDrop withMessage(PictureDrop::Kind kind, const QString& message) {
    PictureDrop drop;
    drop.kind = kind;
    drop.message = message;
    return drop;
}

PictureDrop explained(const QList<QUrl>& urls) {
    if (std::any_of(urls.begin(), urls.end(), isWeb))
        return withMessage(
            PictureDrop::Kind::webAddress,
            Texts::tr("That is only the address of a picture. Save the picture to your "
                      "computer first, then drop the file here."));
    if (!urls.isEmpty())
        return withMessage(
            PictureDrop::Kind::webAddress,
            Texts::tr("“%1” is not on this computer. Copy it to a folder first, then drop "
                      "the file here.")
                .arg(urls.first().toDisplayString().left(80)));
    return withMessage(PictureDrop::Kind::nothing, Texts::tr("There is no picture in it."));
}

}  // namespace

bool mayHoldPicture(const QMimeData& mime) {
    if (mime.hasFormat(kResultFormat))
        return false;  // our own: dropped half way
    const auto offered = [&mime](const QString& format) { return mime.hasFormat(format); };
    return mime.hasUrls() || mime.hasImage() || mime.hasFormat(kGnomeCopiedFiles)
           || std::any_of(encodedFormats().begin(), encodedFormats().end(), offered)
           || readPictureDrop(mime).kind != PictureDrop::Kind::nothing;
}

PictureDrop readPictureDrop(const QMimeData& mime) {
    const QList<QUrl> urls = urlsIn(mime);
    PictureDrop drop;
    drop.files = localFiles(urls);
    if (!drop.files.empty()) {
        drop.kind = PictureDrop::Kind::files;
        return drop;
    }
    drop.name = nameFrom(urls);
    drop.bytes = encodedPicture(mime, urls);
    if (!drop.bytes.isEmpty()) {
        drop.kind = PictureDrop::Kind::bytes;
        return drop;
    }
    drop.image = qvariant_cast<QImage>(mime.imageData());
    if (!drop.image.isNull()) {
        drop.kind = PictureDrop::Kind::image;
        return drop;
    }
    return explained(urls);
}

}  // namespace irodori
