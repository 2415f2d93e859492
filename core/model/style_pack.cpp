// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/style_pack.h"

#include <algorithm>

namespace irodori {

namespace {

using Tensors = std::map<std::string, TensorView>;

constexpr const char* kEndings[] = {kPackChange, kPackLeft, kPackRight};

const TensorView* find(const Tensors& tensors, const std::string& name) {
    const auto found = tensors.find(name);
    return found == tensors.end() ? nullptr : &found->second;
}

/// A tensor as a matrix: its first side, and all others in one.
struct MatrixShape {
    std::int64_t rows = 1;
    std::int64_t columns = 1;

    explicit MatrixShape(const std::vector<std::int64_t>& shape) : rows(shape.front()) {
        for (std::size_t i = 1; i < shape.size(); ++i)
            columns *= shape[i];
    }
};

bool areFactors(const TensorView& left, const TensorView& right, const MatrixShape& of) {
    return left.shape.size() == 2 && right.shape.size() == 2 && left.shape[0] == of.rows
           && right.shape[1] == of.columns && left.shape[1] == right.shape[0] && left.shape[1] >= 1
           && left.shape[1] <= std::min(of.rows, of.columns);
}

/// Empty where the change of this tensor, if there is one, fits.
std::string complaintAbout(const TensorShape& tensor, const Tensors& tensors) {
    const auto* change = find(tensors, tensor.name + kPackChange);
    const auto* left = find(tensors, tensor.name + kPackLeft);
    const auto* right = find(tensors, tensor.name + kPackRight);
    if ((left == nullptr) != (right == nullptr) || (change && left))
        return "the change of " + tensor.name + " is not whole";
    if (change && change->shape != tensor.shape)
        return "the change of " + tensor.name + " has another shape";
    if (left && !areFactors(*left, *right, MatrixShape(tensor.shape)))
        return "the change of " + tensor.name + " has another shape";
    return {};
}

/// values += left · right.
void addProduct(std::vector<float>& values, const TensorView& left, const TensorView& right) {
    const auto rows = static_cast<std::size_t>(left.shape[0]);
    const auto rank = static_cast<std::size_t>(left.shape[1]);
    const auto columns = static_cast<std::size_t>(right.shape[1]);
    const auto a = toFloats(left);
    const auto b = toFloats(right);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t k = 0; k < rank; ++k)
            for (std::size_t column = 0; column < columns; ++column)
                values[row * columns + column] += a[row * rank + k] * b[k * columns + column];
}

std::vector<float> changed(const std::string& name, const TensorView& base, const Tensors& pack) {
    auto values = toFloats(base);
    if (const auto* change = find(pack, name + kPackChange)) {
        const auto difference = toFloats(*change);
        std::ranges::transform(values, difference, values.begin(), std::plus());
    }
    if (const auto* left = find(pack, name + kPackLeft))
        addProduct(values, *left, pack.at(name + kPackRight));
    return values;
}

}  // namespace

bool isChange(const std::string& name) {
    return std::ranges::any_of(kEndings,
                               [&](const char* ending) { return name.ends_with(ending); });
}

std::string complaintAboutChanges(const Tensors& tensors, const Architecture& architecture) {
    std::size_t known = 0;
    for (const auto& tensor : tensorTable(architecture)) {
        if (auto complaint = complaintAbout(tensor, tensors); !complaint.empty())
            return complaint;
        for (const char* ending : kEndings)
            known += tensors.contains(tensor.name + ending) ? 1 : 0;
    }
    const auto changes =
        std::ranges::count_if(tensors, [](const auto& tensor) { return isChange(tensor.first); });
    return known == static_cast<std::size_t>(changes)
               ? std::string()
               : "it changes a tensor that does not belong to this network";
}

Result<ModelFile> applied(const ModelFile& pack, const ModelFile& base) {
    if (base.card.sha256 != pack.card.baseSha256 || base.card.isPack()
        || base.card.architecture != pack.card.architecture)
        return failure(ErrorCode::invalidArgument, pack.path.string(),
                       "is no style pack for the model " + base.card.name);
    std::map<std::string, FloatTensor> tensors;
    const auto& changes = pack.tensors.tensors();
    for (const auto& tensor : tensorTable(base.card.architecture)) {
        const auto& view = base.tensors.tensors().at(tensor.name);
        tensors[tensor.name] = {tensor.shape, changed(tensor.name, view, changes)};
    }
    if (const auto* codes = find(changes, kStyleCodesTensor))
        tensors[kStyleCodesTensor] = {codes->shape, toFloats(*codes)};
    return ModelFile{pack.path, pack.card, SafeTensors::of(std::move(tensors))};
}

}  // namespace irodori
