// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/style.
#pragma once

#include <memory>
#include <utility>

#include "base/result.h"

namespace irodori {

/// What was last made from a source such as a photo, remembered without keeping the source alive.
template <class Source, class Key, class Value>
class Remembered {
public:
    /// What `make` (returns Result<Value>) makes of this source for this key, or what it last made.
    /// The old value is given back before the new one is made.
    template <class Make>
    Result<std::shared_ptr<const Value>> get(const std::shared_ptr<const Source>& source,
                                             const Key& key, Make make) {
        if (value_ && source_.lock() == source && key_ == key)
            return value_;
        forget();
        auto made = make();
        if (!made)
            return tl::unexpected(made.error());
        source_ = source;
        key_ = key;
        value_ = std::make_shared<const Value>(std::move(*made));
        return value_;
    }

    void forget() { value_.reset(); }

private:
    std::weak_ptr<const Source> source_;
    Key key_{};
    std::shared_ptr<const Value> value_;
};

}  // namespace irodori
