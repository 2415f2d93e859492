// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/style_pack_maker.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/model_styles.h"
#include "model/style_pack.h"
#include "model/torch_weights.h"

namespace irodori {

namespace {

constexpr int kMaxRank = 64;
constexpr std::uintmax_t kHeaderBytes = 4096;         // of a card without its styles
constexpr std::uintmax_t kBytesPerHeaderEntry = 160;  // of a tensor in the header

/// A change of two or more dimensions, with its decomposition: left columns and right rows, both
/// times the root of their singular values, the most important first.
struct Factors {
    torch::Tensor left, right;
    std::int64_t changeSize = 0;

    [[nodiscard]] std::int64_t sizeAt(std::int64_t rank) const {
        return std::min(rank, left.size(1)) * (left.size(0) + right.size(1));
    }
    /// Where the factors would be no smaller, the change itself is packed.
    [[nodiscard]] bool isSmallerWhole(std::int64_t rank) const {
        return sizeAt(rank) >= changeSize;
    }
};

/// All that the tuned model has learnt.
struct Changes {
    nn::TensorMap whole;                       ///< vectors as they are
    std::map<std::string, torch::Tensor> all;  ///< every change
    std::map<std::string, Factors> factors;    ///< of those that can be reduced
};

Changes changesBetween(const nn::TensorMap& base, const nn::TensorMap& tuned,
                       const Architecture& architecture) {
    Changes changes;
    for (const auto& tensor : tensorTable(architecture)) {
        const auto change = tuned.at(tensor.name) - base.at(tensor.name);
        if (!change.any().item<bool>())
            continue;
        changes.all[tensor.name] = change;
        if (change.dim() < 2)
            continue;
        const auto matrix = change.flatten(1);
        const auto [u, s, vh] = at::linalg_svd(matrix, /*full_matrices=*/false);
        const auto roots = s.sqrt();
        changes.factors[tensor.name] = {u * roots, roots.unsqueeze(1) * vh, change.numel()};
    }
    return changes;
}

/// What the pack holds at this rank, F32 and contiguous.
nn::TensorMap tensorsAt(const Changes& changes, int rank, const torch::Tensor& codes) {
    nn::TensorMap tensors{{kStyleCodesTensor, codes}};
    for (const auto& [name, change] : changes.all) {
        const auto found = changes.factors.find(name);
        if (found == changes.factors.end() || found->second.isSmallerWhole(rank)) {
            tensors[name + kPackChange] = change;
            continue;
        }
        const auto& [left, right, size] = found->second;
        const auto kept = std::min<std::int64_t>(rank, left.size(1));
        tensors[name + kPackLeft] = left.narrow(1, 0, kept).contiguous();
        tensors[name + kPackRight] = right.narrow(0, 0, kept).contiguous();
    }
    return tensors;
}

/// Of the file, rounded up.
std::uintmax_t bytesOf(const nn::TensorMap& tensors, std::uintmax_t cardBytes) {
    std::uintmax_t bytes = kHeaderBytes + cardBytes;
    for (const auto& [name, tensor] : tensors)
        bytes += kBytesPerHeaderEntry + 2 * static_cast<std::uintmax_t>(tensor.numel());
    return bytes;
}

tl::unexpected<Error> tooLarge(const StylePackRequest& request, std::uintmax_t bytes, int rank) {
    return failure(ErrorCode::tooLarge, request.output.string(),
                   "would take " + std::to_string((bytes + 1023) / 1024) + " KiB at rank "
                       + std::to_string(rank) + ", and a style pack at most "
                       + std::to_string(kMaxPackBytes / 1024));
}

/// The rank asked for, or the highest that fits.
Result<int> rankFor(const StylePackRequest& request, const Changes& changes,
                    const torch::Tensor& codes, std::uintmax_t cardBytes) {
    for (int rank = request.rank > 0 ? request.rank : kMaxRank;; --rank) {
        const auto bytes = bytesOf(tensorsAt(changes, rank, codes), cardBytes);
        if (bytes <= kMaxPackBytes)
            return rank;
        if (request.rank > 0 || rank == 1)
            return tooLarge(request, bytes, rank);
    }
}

Result<void> checkPair(const StylePackRequest& request, const ModelFile& tuned,
                       const ModelFile& base) {
    const auto wrong = [&](const char* reason) {
        return failure(ErrorCode::invalidArgument, request.tuned.string(), reason);
    };
    if (tuned.card.isPack() || base.card.isPack())
        return wrong("cannot be packed: it, or its base, is a style pack itself");
    if (tuned.card.architecture != base.card.architecture)
        return wrong("cannot be packed: its network has not the shapes of its base's");
    if (tuned.card.styles.empty())
        return wrong("carries no styles: there would be nothing to choose in the pack");
    return {};
}

/// Root of the summed squares of the differences.
double distance(const nn::TensorMap& a, const nn::TensorMap& b, const Architecture& architecture) {
    double sum = 0;
    for (const auto& tensor : tensorTable(architecture))
        sum += (a.at(tensor.name) - b.at(tensor.name))
                   .to(torch::kDouble)
                   .square()
                   .sum()
                   .item<double>();
    return std::sqrt(sum);
}

/// An input is never replaced.
Result<void> checkOutput(const StylePackRequest& request) {
    std::error_code ignored;
    for (const auto& input : {request.tuned, request.base})
        if (std::filesystem::equivalent(request.output, input, ignored))
            return failure(ErrorCode::invalidArgument, request.output.string(),
                           "is one of the models that the pack is made from: choose another name");
    return {};
}

ModelCard packCard(const StylePackRequest& request, const ModelFile& tuned, const ModelFile& base) {
    ModelCard card = tuned.card;
    if (!request.name.empty())
        card.name = request.name;
    card.baseName = base.card.name;
    card.baseSha256 = base.card.sha256;
    return card;
}

Result<StylePackReport> make(const StylePackRequest& request) {
    if (auto fine = checkOutput(request); !fine)
        return tl::unexpected(fine.error());
    const auto tuned = loadModelFile(request.tuned);
    if (!tuned)
        return tl::unexpected(tuned.error());
    const auto base = loadModelFile(request.base);
    if (!base)
        return tl::unexpected(base.error());
    if (auto fine = checkPair(request, *tuned, *base); !fine)
        return tl::unexpected(fine.error());
    const auto card = packCard(request, *tuned, *base);
    const auto styles = modelStylesToJson(card.styles);
    if (!styles)
        return tl::unexpected(styles.error());

    const torch::NoGradGuard noGrad;
    const auto& architecture = card.architecture;
    const auto before = toTorch(base->tensors);
    const auto after = toTorch(tuned->tensors);
    const auto changes = changesBetween(before, after, architecture);
    const auto& codes = after.at(kStyleCodesTensor);
    // Scores are JSON within JSON: each quotation mark takes a second byte.
    const auto cardBytes = styles->size() + card.trainingData.size() + 2 * card.scores.size();
    const auto rank = rankFor(request, changes, codes, cardBytes);
    if (!rank)
        return tl::unexpected(rank.error());
    const auto tensors = tensorsAt(changes, *rank, codes);
    if (auto written =
            writeModelFile(request.output, card, viewsOf(tensors), /*halfPrecision=*/true);
        !written)
        return tl::unexpected(written.error());

    // Of the file itself, which is rounded.
    const auto packed = loadModelFile(request.output).and_then([&](const ModelFile& pack) {
        return applied(pack, *base);
    });
    if (!packed)
        return tl::unexpected(packed.error());
    const double learnt = distance(after, before, architecture);
    const double lost = distance(toTorch(packed->tensors), after, architecture);
    std::error_code ignored;
    return StylePackReport{*rank, std::filesystem::file_size(request.output, ignored),
                           card.styles.size(), learnt > 0 ? 1 - lost / learnt : 1};
}

}  // namespace

Result<StylePackReport> makeStylePack(const StylePackRequest& request) {
    try {
        return make(request);
    } catch (const c10::Error& error) {
        return failure(ErrorCode::internal, request.tuned.string(), error.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::outOfMemory, request.tuned.string());
    } catch (const std::exception& error) {
        return failure(ErrorCode::internal, request.tuned.string(), error.what());
    }
}

}  // namespace irodori
