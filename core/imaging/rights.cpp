// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/rights.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <exiv2/exiv2.hpp>
#include <map>
#include <string_view>
#include <vector>

#include "imaging/exiv2_guard.h"

namespace irodori {

namespace {

constexpr std::size_t kMaxTextBytes = 500;  // of one statement; the rest is legal small print

/// What a picture says, by Exiv2's key, in the order of the file; clean UTF-8.
using Statements = std::multimap<std::string, std::string>;

constexpr std::array kLicenseKeys{
    "Xmp.cc.license", "Xmp.xmpRights.WebStatement",  "Xmp.xmpRights.UsageTerms",
    "Xmp.dc.rights",  "Iptc.Application2.Copyright", "Exif.Image.Copyright"};
constexpr std::array kAuthorKeys{"Xmp.dc.creator", "Iptc.Application2.Byline", "Exif.Image.Artist"};
constexpr std::array kSourceKeys{"Xmp.dc.source", "Xmp.photoshop.Source",
                                 "Iptc.Application2.Source"};
constexpr std::array kDataMiningKeys{"Xmp.plus.DataMining"};
constexpr std::array kReservationKeys{"Xmp.tdm.reservation"};

/// Where people write in words what they do not want.
constexpr std::array kWordsKeys{"Xmp.dc.rights",
                                "Xmp.xmpRights.UsageTerms",
                                "Xmp.plus.OtherConstraints",
                                "Xmp.photoshop.Instructions",
                                "Xmp.dc.subject",
                                "Xmp.dc.description",
                                "Xmp.exif.UserComment",
                                "Iptc.Application2.Copyright",
                                "Iptc.Application2.SpecialInstructions",
                                "Iptc.Application2.Keywords",
                                "Iptc.Application2.Caption",
                                "Exif.Image.Copyright",
                                "Exif.Image.ImageDescription",
                                "Exif.Image.XPKeywords",
                                "Exif.Image.XPComment",
                                "Exif.Photo.UserComment"};

/// In lower case, words separated by single spaces.
constexpr std::array<std::string_view, 30> kRefusals{
    "noai",
    "noimageai",
    "no ai training",
    "no ai learning",
    "no ai use",
    "no ai usage",
    "no ai scraping",
    "no generative ai",
    "no genai",
    "no machine learning",
    "no ml training",
    "no data mining",
    "no text and data mining",
    "not for ai",
    "not for machine learning",
    "do not train",
    "don t train",
    "don’t train",
    "dont train",
    "not be used to train",
    "not be used for training",
    "not be used for ai",
    "not be used for machine learning",
    "not use to train",
    "not use for training",
    "not use for ai",
    "ai training prohibited",
    "ai training is prohibited",
    "ai training forbidden",
    "ai training not permitted",
};

// In Chinese and Japanese, which put other words in between: "AI学習への利用を禁止します".
constexpr std::array<std::string_view, 5> kEastAsianTraining{"学習", "學習", "学习", "训练",
                                                             "訓練"};
constexpr std::array<std::string_view, 5> kEastAsianRefusal{"禁止", "禁ず", "不可", "お断り",
                                                            "ご遠慮"};

/// IPTC and EXIF do not say how they are encoded, or lie: what is not UTF-8 is read as Latin-1.
void makeUtf8(std::string& text) {
    std::string probe = text;
    if (!Exiv2::convertStringCharset(probe, "UTF-8", "UTF-32LE"))
        Exiv2::convertStringCharset(text, "ISO-8859-1", "UTF-8");
}

/// One line of UTF-8 without control characters.
std::string cleaned(std::string text) {
    text.resize(std::min(text.size(), text.find('\0')));
    makeUtf8(text);
    std::string line;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isBlank = byte <= ' ' || byte == 0x7F;
        if (!isBlank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (!line.empty() && line.back() == ' ')
        line.pop_back();
    return line;
}

void add(Statements& statements, const std::string& key, const std::string& text) {
    if (std::string line = cleaned(text); !line.empty())
        statements.emplace(key, std::move(line));
}

/// Comments and what Windows writes carry encodings of their own.
std::string textOf(const Exiv2::Exifdatum& datum, const Exiv2::ExifData& exif) {
    const auto* comment = dynamic_cast<const Exiv2::CommentValue*>(&datum.value());
    return comment != nullptr ? comment->comment() : datum.print(&exif);
}

void addExif(const std::vector<std::uint8_t>& block, Statements& statements) {
    Exiv2::ExifData exif;
    if (block.empty())
        return;
    Exiv2::ExifParser::decode(exif, block.data(), static_cast<std::uint32_t>(block.size()));
    for (const Exiv2::Exifdatum& datum : exif) {
        const std::string key = datum.key();
        if (key == "Exif.Image.Artist"
            || std::find(kWordsKeys.begin(), kWordsKeys.end(), key) != kWordsKeys.end())
            add(statements, key, textOf(datum, exif));
    }
}

void addIptc(const std::vector<std::uint8_t>& block, Statements& statements) {
    Exiv2::IptcData iptc;
    if (block.empty()
        || Exiv2::IptcParser::decode(iptc, block.data(), static_cast<std::uint32_t>(block.size()))
               != 0)
        return;
    for (const Exiv2::Iptcdatum& datum : iptc)
        add(statements, datum.key(), datum.toString());
}

void addXmpValue(const Exiv2::Xmpdatum& datum, Statements& statements) {
    if (const auto* texts = dynamic_cast<const Exiv2::LangAltValue*>(&datum.value())) {
        std::string inDefaultLanguage;  // often repeated under its name
        for (const auto& [language, text] : texts->value_) {
            if (text != inDefaultLanguage)
                add(statements, datum.key(), text);
            if (language == "x-default")
                inDefaultLanguage = text;
        }
        return;
    }
    if (dynamic_cast<const Exiv2::XmpArrayValue*>(&datum.value()) == nullptr) {
        add(statements, datum.key(), datum.toString());
        return;
    }
    for (decltype(datum.count()) i = 0; i < datum.count(); ++i)
        add(statements, datum.key(), datum.toString(i));
}

void addXmp(const std::string& packet, Statements& statements) {
    Exiv2::XmpData xmp;
    if (packet.empty() || Exiv2::XmpParser::decode(xmp, packet) != 0)
        return;
    for (const Exiv2::Xmpdatum& datum : xmp)
        addXmpValue(datum, statements);
}

/// One damaged block must not silence the others.
Statements statementsIn(const PictureMetadata& metadata) {
    Statements statements;
    const auto read = [&statements](auto addBlock, const auto& block) {
        tolerant(0, [&] {
            addBlock(block, statements);
            return 0;
        });
    };
    read(addXmp, metadata.xmp);
    read(addIptc, metadata.iptc);
    read(addExif, metadata.exif);
    return statements;
}

/// All values of the first key that is there.
template <std::size_t count>
std::string firstOf(const Statements& statements, const std::array<const char*, count>& keys) {
    for (const char* key : keys) {
        std::string joined;
        const auto [begin, end] = statements.equal_range(key);
        for (auto statement = begin; statement != end; ++statement)
            joined += (joined.empty() ? "" : ", ") + statement->second;
        if (!joined.empty())
            return joined;
    }
    return {};
}

/// In lower case, words and numbers separated by single spaces, a space at both ends.
std::string folded(const std::string& text) {
    std::string out = " ";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte))
            out += static_cast<char>(std::tolower(byte));
        else if (out.back() != ' ')
            out += ' ';
    }
    return out.back() == ' ' ? out : out + ' ';
}

template <std::size_t count>
bool containsAny(const std::string& text, const std::array<std::string_view, count>& parts) {
    return std::any_of(parts.begin(), parts.end(), [&text](std::string_view part) {
        return text.find(part) != std::string::npos;
    });
}

bool forbidsTraining(const std::string& statement) {
    const std::string text = folded(statement);
    // Alone it is a demand; "made with no AI" is not.
    if (text == " no ai ")
        return true;
    return std::any_of(kRefusals.begin(), kRefusals.end(),
                       [&text](std::string_view refusal) {
                           return text.find(' ' + std::string(refusal) + ' ') != std::string::npos;
                       })
           || (containsAny(text, kEastAsianTraining) && containsAny(text, kEastAsianRefusal));
}

/// PLUS vocabulary: DMI-PROHIBITED, DMI-PROHIBITED-AIMLTRAINING, … (with or without its address).
std::string prohibitedMining(const Statements& statements) {
    const std::string value = firstOf(statements, kDataMiningKeys);
    return folded(value).find(" prohibited ") == std::string::npos ? std::string() : value;
}

std::string optOutIn(const Statements& statements) {
    if (std::string mining = prohibitedMining(statements); !mining.empty())
        return mining;
    if (firstOf(statements, kReservationKeys) == "1")
        return "tdm:reservation 1";
    for (const char* key : kWordsKeys) {
        const auto [begin, end] = statements.equal_range(key);
        const auto found = std::find_if(
            begin, end, [](const auto& statement) { return forbidsTraining(statement.second); });
        if (found != end)
            return found->second;
    }
    return {};
}

bool continuesCharacter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

std::string shortened(std::string text) {
    if (text.size() <= kMaxTextBytes)
        return text;
    std::size_t end = kMaxTextBytes;
    while (continuesCharacter(text[end]))
        --end;
    return text.substr(0, end) + "…";
}

}  // namespace

PictureRights rightsOf(const PictureMetadata& metadata) {
    const auto lock = lockExiv2();
    const Statements statements = statementsIn(metadata);
    return {shortened(firstOf(statements, kLicenseKeys)),
            shortened(firstOf(statements, kAuthorKeys)),
            shortened(firstOf(statements, kSourceKeys)), shortened(optOutIn(statements))};
}

}  // namespace irodori
