// SPDX-License-Identifier: GPL-3.0-or-later
#include "train_fuzz.h"

#include <cmath>
#include <cstdlib>
#include <string>

#include "train/control.h"
#include "train/control_protocol.h"
#include "train/metrics.h"
#include "train/run_folder.h"
#include "train/test_list.h"
#include "train/training_recipe.h"

namespace irodori::fuzz {

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

std::string textOf(std::span<const std::uint8_t> bytes) {
    return {bytes.begin(), bytes.end()};
}

/// Accepted, or refused with a reason.
template <class T>
bool isAccepted(const Result<T>& result) {
    require(result.has_value() || !result.error().message().empty());
    return result.has_value();
}

template <class T>
void requireSame(const Result<T>& read, const T& written) {
    require(read.has_value() && *read == written);
}

}  // namespace

void runTrainingConfig(std::span<const std::uint8_t> bytes) {
    const auto config = trainingConfigFromJson(textOf(bytes));
    if (!isAccepted(config))
        return;
    require(validate(*config).has_value());
    requireSame(trainingConfigFromJson(toJson(*config)), *config);
}

void runTrainingRecipe(std::span<const std::uint8_t> bytes) {
    const auto recipe = trainingRecipeFromJson(textOf(bytes));
    if (isAccepted(recipe))
        require(validate(recipe->config).has_value());
}

void runTestList(std::span<const std::uint8_t> bytes) {
    const auto list = testListFromJson(textOf(bytes));
    if (!isAccepted(list))
        return;
    require(!list->photos.empty() && !list->references.empty());
    for (const auto& reference : list->references)
        require(!reference.file.empty() && reference.file.front() != '/'
                && !reference.group.empty());
}

void runTrainingRequest(std::span<const std::uint8_t> bytes) {
    const auto request = requestFromJson(textOf(bytes));
    if (!isAccepted(request))
        return;
    require(!request->name.empty());
    for (const auto& path : request->photos)
        require(path.is_absolute());
    requireSame(requestFromJson(toJson(*request).value()), *request);
}

void runRunStatus(std::span<const std::uint8_t> bytes) {
    const auto status = statusFromJson(textOf(bytes));
    if (!isAccepted(status))
        return;
    require(status->step >= 0 && status->progress >= 0 && status->progress <= 1);
    requireSame(statusFromJson(toJson(*status)), *status);
}

void runMetrics(std::span<const std::uint8_t> bytes) {
    const auto row = metricsRowFromLine(textOf(bytes));
    if (!row)
        return;
    require(row->step >= 0);
    for (const auto& [name, value] : row->values)
        require(std::isfinite(value));
    require(metricsRowFromLine(toJsonLine(*row)) == row);
}

void runControlRequest(std::span<const std::uint8_t> bytes) {
    const auto request = requestFromLine(textOf(bytes));
    if (!isAccepted(request))
        return;
    if (const auto* yield = std::get_if<YieldRequest>(&*request))
        require(yield->seconds >= 0 && yield->seconds <= kLongestYield);
    requireSame(requestFromLine(requestLine(*request)), *request);
}

void runControlAnswer(std::span<const std::uint8_t> bytes) {
    const auto answer = answerFromLine(textOf(bytes));
    if (!isAccepted(answer))
        return;
    requireSame(answerFromLine(answerLine(answer)), *answer);
}

}  // namespace irodori::fuzz
