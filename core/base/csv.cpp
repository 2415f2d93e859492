// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv.h"

#include <algorithm>

namespace irodori {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Takes records off the beginning of a text.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool atEnd() const { return rest_.empty(); }

    Result<CsvRecord> record() {
        CsvRecord record;
        record.line = line_;
        do {
            auto field = at('"') ? quotedField() : plainField();
            if (!field)
                return tl::unexpected(field.error());
            record.fields.push_back(std::move(*field));
        } while (skip(','));
        endLine();
        return record;
    }

private:
    [[nodiscard]] bool at(char c) const { return !rest_.empty() && rest_.front() == c; }
    [[nodiscard]] bool atLineEnd() const {
        return rest_.empty() || at('\n') || rest_.starts_with("\r\n");
    }

    bool skip(char c) {
        const bool isThere = at(c);
        if (isThere)
            rest_.remove_prefix(1);
        return isThere;
    }

    void endLine() {
        skip('\r');
        if (skip('\n'))
            ++line_;
    }

    [[nodiscard]] tl::unexpected<Error> wrong(int line, const char* reason) const {
        return failure(ErrorCode::corrupt, {}, "line " + std::to_string(line) + ": " + reason);
    }

    Result<std::string> plainField() {
        std::string field;
        while (!at(',') && !atLineEnd()) {
            if (at('"'))
                return wrong(line_, "a quote in a field that does not begin with one");
            field += rest_.front();
            rest_.remove_prefix(1);
        }
        return field;
    }

    Result<std::string> quotedField() {
        const int begin = line_;
        std::string field;
        skip('"');
        for (;;) {
            const auto quote = rest_.find('"');
            if (quote == std::string_view::npos)
                return wrong(begin, "a quoted field does not end");
            const auto part = rest_.substr(0, quote);
            line_ += static_cast<int>(std::ranges::count(part, '\n'));
            field += part;
            rest_.remove_prefix(quote + 1);
            if (!skip('"'))
                break;
            field += '"';
        }
        if (!at(',') && !atLineEnd())
            return wrong(line_, "text after the end of a quoted field");
        return field;
    }

    std::string_view rest_;
    int line_ = 1;
};

bool isEmpty(const CsvRecord& record) {
    return record.fields.size() == 1 && record.fields.front().empty();
}

}  // namespace

Result<std::vector<CsvRecord>> parseCsv(std::string_view text) {
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    std::vector<CsvRecord> records;
    for (Reader reader(text); !reader.atEnd();) {
        auto record = reader.record();
        if (!record)
            return tl::unexpected(record.error());
        if (!isEmpty(*record))
            records.push_back(std::move(*record));
    }
    return records;
}

}  // namespace irodori
