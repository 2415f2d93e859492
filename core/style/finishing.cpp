// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/finishing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "style/lab.h"

namespace irodori {

namespace {

constexpr float kMaskUnit = 1.0F / 255.0F;

/// Takes a and b of Lab partly from the photo.
void mixChroma(const std::vector<float>& photo, float share, std::vector<float>& values) {
    const int count = static_cast<int>(values.size() / 3);
    std::vector<float> lab(values.size());
    std::vector<float> photoLab(values.size());
    toLab(values.data(), count, lab.data());
    toLab(photo.data(), count, photoLab.data());
    for (std::size_t i = 0; i < values.size(); i += 3)
        for (std::size_t c = i + 1; c < i + 3; ++c)
            lab[c] = photoLab[c] + share * (lab[c] - photoLab[c]);
    toRgb(lab.data(), count, values.data());
}

template <class T>
std::optional<StretchedPlane<T>> planeOf(const std::vector<T>& values, Size size, Size whole,
                                         Rect region) {
    return StretchedPlane<T>(values, size, whole, region.x, region.width);
}

std::optional<StretchedPlane<std::uint8_t>> planeOf(const std::shared_ptr<const Mask>& mask,
                                                    Size whole, Rect region) {
    if (!mask)
        return std::nullopt;
    return planeOf(mask->values, {mask->width, mask->height}, whole, region);
}

}  // namespace

RowFinisher::RowFinisher(const Finishing& finishing, Size whole, Rect region)
    : fade_(finishing.fade),
      color_(finishing.color),
      calm_(finishing.calm),
      detail_(finishing.detail),
      lines_(finishing.lines),
      height_(whole.height),
      calmed_(finishing.calmed),
      light_(planeOf(finishing.light, whole, region)),
      styled_(planeOf(finishing.styled, whole, region)) {
    if (calmed_)
        calmColumns_ = gridPositions(region.x, region.width, whole.width, calmed_->grid.width);
    if (const auto& lines = finishing.lineArt)
        lineArt_ = planeOf(lines->levels, {lines->width, lines->height}, whole, region);
    if (const auto& texture = finishing.texture) {
        const Size size{texture->width, texture->height};
        gains_ = planeOf(texture->gains, size, whole, region);
        offsets_ = planeOf(texture->offsets, size, whole, region);
    }
}

void RowFinisher::finish(int y, const std::vector<float>& photo, std::vector<float>& values) const {
    for (float& value : values)
        value = std::clamp(value, 0.0F, 1.0F);
    if (calmed_)
        calmDown(y, values);
    if (color_ < 1)
        mixChroma(photo, color_, values);
    if (gains_)
        addTexture(y, photo, values);
    if (lineArt_ || light_)
        drawLines(y, values);
    mixWithPhoto(y, photo, values);
}

void RowFinisher::calmDown(int y, std::vector<float>& values) const {
    const auto rows = gridPosition(y, height_, calmed_->grid.height);
    const Rect& part = calmed_->part;
    const VectorRow<CalmLayer::Cell> row{calmed_->row(rows.first), calmed_->row(rows.second),
                                         rows.fraction, part.x, part.width};
    std::vector<CalmLayer::Cell> line;
    forEachColumn(row, calmColumns_, line, [&](std::size_t x, const CalmLayer::Cell& cell) {
        for (std::size_t c = 0; c < 3; ++c) {
            float& value = values[3 * x + c];
            value += calm_ * (cell[c] - cell[3] * value);
        }
    });
}

void RowFinisher::addTexture(int y, const std::vector<float>& photo,
                             std::vector<float>& values) const {
    std::vector<float> gains(values.size() / 3);
    std::vector<float> offsets(gains.size());
    gains_->row(y, gains.data());
    offsets_->row(y, offsets.data());
    for (std::size_t x = 0; x < gains.size(); ++x) {
        const float* pixel = &photo[3 * x];
        const float luma = lumaOf(pixel);
        const float texture = detail_ * (luma - gains[x] * luma - offsets[x]);
        for (std::size_t c = 3 * x; c < 3 * x + 3; ++c)
            values[c] = std::clamp(values[c] + texture, 0.0F, 1.0F);
    }
}

void RowFinisher::drawLines(int y, std::vector<float>& values) const {
    std::vector<float> light(values.size() / 3);
    if (lineArt_) {
        lineArt_->row(y, light.data());
        for (float& value : light)
            value = lightOf(value);
    } else {
        light_->row(y, light.data());
        for (float& value : light)
            value *= kMaskUnit;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] *= 1 - lines_ * (1 - light[i / 3]);
}

void RowFinisher::mixWithPhoto(int y, const std::vector<float>& photo,
                               std::vector<float>& values) const {
    std::vector<float> shares(values.size() / 3, fade_);
    if (styled_) {
        styled_->row(y, shares.data());
        for (float& share : shares)
            share *= fade_ * kMaskUnit;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = photo[i] + shares[i / 3] * (values[i] - photo[i]);
}

Image blended(const Image& first, const Image& second, const Mask& mask, Rect area) {
    Image out(first.width, first.height, PixelDepth::u16);
    const StretchedPlane<std::uint8_t> shares(mask.values, {mask.width, mask.height},
                                              {first.width, first.height}, area.x, area.width);
#pragma omp parallel
    {
        std::vector<float> row(static_cast<std::size_t>(area.width));
#pragma omp for schedule(static)
        for (int y = area.y; y < area.y + area.height; ++y) {
            shares.row(y, row.data());
            const auto* one = first.row<std::uint16_t>(y) + 3 * area.x;
            const auto* two = second.row<std::uint16_t>(y) + 3 * area.x;
            auto* to = out.row<std::uint16_t>(y) + 3 * area.x;
            for (std::size_t i = 0; i < 3 * row.size(); ++i) {
                const float other = two[i];
                const float share = row[i / 3] * kMaskUnit;
                to[i] = static_cast<std::uint16_t>(
                    other + share * (static_cast<float>(one[i]) - other) + 0.5F);
            }
        }
    }
    return out;
}

CalmLayer blended(CalmLayer first, const CalmLayer& second, const Mask& mask) {
    const Rect& part = first.part;
    const StretchedPlane<std::uint8_t> shares(mask.values, {mask.width, mask.height}, first.grid,
                                              part.x, part.width);
    std::vector<float> row(static_cast<std::size_t>(part.width));
    auto cell = first.cells.begin();
    auto other = second.cells.begin();
    for (int y = part.y; y < part.y + part.height; ++y) {
        shares.row(y, row.data());
        for (const float share : row) {
            for (std::size_t i = 0; i < cell->size(); ++i)
                (*cell)[i] = (*other)[i] + share * kMaskUnit * ((*cell)[i] - (*other)[i]);
            ++cell;
            ++other;
        }
    }
    return first;
}

Rect extentOf(const Mask& mask, Size size) {
    int left = mask.width;
    int top = mask.height;
    int right = -1;
    int bottom = -1;
    for (int y = 0; y < mask.height; ++y) {
        const auto* row = mask.values.data() + static_cast<std::ptrdiff_t>(y) * mask.width;
        for (int x = 0; x < mask.width; ++x) {
            if (row[x] == 0)
                continue;
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = y;
        }
    }
    if (right < 0)
        return {};
    // A place shows a mix of the two pixels of the mask on either side.
    const auto stretched = [](int begin, int end, int from, int to) {
        const double scale = static_cast<double>(to) / from;
        const int first = std::max(0, static_cast<int>(std::floor((begin - 1) * scale)));
        const int last = std::min(to, static_cast<int>(std::ceil((end + 2) * scale)));
        return std::pair{first, last - first};
    };
    const auto [x, width] = stretched(left, right, mask.width, size.width);
    const auto [y, height] = stretched(top, bottom, mask.height, size.height);
    return {x, y, width, height};
}

}  // namespace irodori
