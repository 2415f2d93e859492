// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/lab.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace irodori {

namespace {

// IEC 61966-2-1 and CIE 15: sRGB to XYZ relative to the white point D65, and back.
constexpr std::array<std::array<float, 3>, 3> kToXyz{{{0.433953F, 0.376219F, 0.189828F},
                                                      {0.212671F, 0.715160F, 0.072169F},
                                                      {0.017758F, 0.109477F, 0.872766F}}};
constexpr std::array<std::array<float, 3>, 3> kFromXyz{{{3.079933F, -1.537150F, -0.542782F},
                                                        {-0.921235F, 1.875992F, 0.045244F},
                                                        {0.052891F, -0.204043F, 1.151152F}}};

constexpr float kEpsilon = 216.0F / 24389.0F;
constexpr float kSlope = 841.0F / 108.0F;
constexpr float kIntercept = 4.0F / 29.0F;

double linearOf(double encoded) {
    return encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
}

double encodedOf(double linear) {
    return linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}

/// A function over 0 … 1, interpolated.
class Curve {
public:
    template <class Function>
    explicit Curve(Function function) {
        for (std::size_t i = 0; i < values_.size(); ++i)
            values_[i] = static_cast<float>(function(static_cast<double>(i) / kSteps));
        values_.back() = values_[kSteps];
    }
    [[nodiscard]] float operator()(float x) const {
        const float place = std::clamp(x, 0.0F, 1.0F) * kSteps;
        const auto index = static_cast<std::size_t>(place);
        const float fraction = place - static_cast<float>(index);
        return values_[index] + fraction * (values_[index + 1] - values_[index]);
    }

private:
    static constexpr int kSteps = 4096;
    std::array<float, kSteps + 2> values_;
};

const Curve& linearCurve() {
    static const Curve curve(linearOf);
    return curve;
}

/// Over the root of the linear value, where it is nearly straight.
const Curve& encodedCurve() {
    static const Curve curve([](double root) { return encodedOf(root * root); });
    return curve;
}

/// Cube root of a positive number: a guess from the bits of the number, then Newton's method.
float cubeRoot(float x) {
    float root = std::bit_cast<float>(std::bit_cast<std::uint32_t>(x) / 3 + 709921077U);
    for (int step = 0; step < 2; ++step)
        root -= (root - x / (root * root)) * (1.0F / 3.0F);
    return root;
}

float compressed(float t) {
    return t > kEpsilon ? cubeRoot(t) : kSlope * t + kIntercept;
}

float expanded(float f) {
    const float cube = f * f * f;
    return cube > kEpsilon ? cube : (f - kIntercept) / kSlope;
}

float dot(const std::array<float, 3>& row, float x, float y, float z) {
    return row[0] * x + row[1] * y + row[2] * z;
}

}  // namespace

void toLab(const float* rgb, int count, float* lab) {
    const Curve& linear = linearCurve();
    for (int i = 0; i < 3 * count; i += 3) {
        const float r = linear(rgb[i]);
        const float g = linear(rgb[i + 1]);
        const float b = linear(rgb[i + 2]);
        const float x = compressed(dot(kToXyz[0], r, g, b));
        const float y = compressed(dot(kToXyz[1], r, g, b));
        const float z = compressed(dot(kToXyz[2], r, g, b));
        lab[i] = 116 * y - 16;
        lab[i + 1] = 500 * (x - y);
        lab[i + 2] = 200 * (y - z);
    }
}

void toRgb(const float* lab, int count, float* rgb) {
    const Curve& encoded = encodedCurve();
    for (int i = 0; i < 3 * count; i += 3) {
        const float fy = (lab[i] + 16) / 116;
        const float x = expanded(fy + lab[i + 1] / 500);
        const float y = expanded(fy);
        const float z = expanded(fy - lab[i + 2] / 200);
        for (std::size_t c = 0; c < 3; ++c)
            rgb[static_cast<std::size_t>(i) + c] =
                encoded(std::sqrt(std::max(0.0F, dot(kFromXyz[c], x, y, z))));
    }
}

}  // namespace irodori
