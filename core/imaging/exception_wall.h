// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <new>
#include <opencv2/core.hpp>
#include <string>
#include <type_traits>

#include "base/result.h"

namespace irodori {

/// Runs `action`, which returns a Result, and turns the libraries' exceptions into failures about
/// `subject`: no exception leaves the public functions of imaging.
template <class Action>
std::invoke_result_t<Action> walled(const std::string& subject, Action action) {
    try {
        return action();
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::outOfMemory, subject);
    } catch (const cv::Exception& error) {
        if (error.code == cv::Error::StsNoMem)
            return failure(ErrorCode::outOfMemory, subject);
        return failure(ErrorCode::corrupt, subject, error.err);
    } catch (const std::exception& error) {
        return failure(ErrorCode::internal, subject, error.what());
    }
}

}  // namespace irodori
