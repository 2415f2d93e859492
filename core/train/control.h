// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "train/training_runs.h"

namespace irodori {

/// Held by the process that trains in a folder: an advisory lock that the system releases when the
/// process dies, however it dies. The file says who holds it (pid, heartbeat) for people.
class RunLock {
public:
    /// ErrorCode::exists if another process holds it, naming its pid.
    static Result<RunLock> take(const RunFolder& run);
    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&& other) noexcept;
    ~RunLock();
    void beat();  ///< renews the heartbeat

    [[nodiscard]] static bool isHeld(const RunFolder& run);

private:
    explicit RunLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

/// The control socket of a run: a Unix socket in its folder; each connection sends one line of JSON
/// `{"command": "pause"}` (pause, resume, stop, snapshot, sample, yield with "seconds", status) and
/// gets one line back, `{"ok": true, …}` or `{"ok": false, "error": …}`. Lines from strangers are
/// untrusted.
class ControlServer {
public:
    /// Called on the server's thread; returns the answer's "path" (snapshot) or a failure.
    using Handler = std::function<Result<std::filesystem::path>(RunCommand command)>;
    /// Called on the server's thread for `yield`.
    using Yield = std::function<void(double seconds)>;

    static Result<std::unique_ptr<ControlServer>> listen(const RunFolder& run, Handler handler,
                                                         Yield yield);
    virtual ~ControlServer() = default;  ///< stops listening and waits for its thread
};

/// Sends one command to the process that trains in `run` and waits up to `timeoutSeconds` for its
/// answer. ErrorCode::notFound if none listens.
Result<std::filesystem::path> sendCommand(const RunFolder& run, RunCommand command,
                                          double timeoutSeconds);
/// Without waiting for an answer, and silent if none listens.
void sendYield(const RunFolder& run, double seconds);

}  // namespace irodori
