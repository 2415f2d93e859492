// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "base/file_descriptor.h"
#include "base/result.h"
#include "train/training_runs.h"

namespace irodori {

/// Held by the process that trains in a folder: an advisory lock that the system releases when the
/// process dies, however it dies. The file says who holds it (pid, start and heartbeat in seconds
/// since 1970) for people: nothing is concluded from it, so that clocks may jump.
class RunLock {
public:
    /// ErrorCode::exists if another process, or this one, holds it, naming its pid.
    static Result<RunLock> take(const RunFolder& run);
    void beat();  ///< renews the heartbeat

    [[nodiscard]] static bool isHeld(const RunFolder& run);

private:
    explicit RunLock(FileDescriptor file);

    FileDescriptor file_;
    std::int64_t started_ = 0;
};

/// The control socket of a run: a Unix socket in its folder; each connection sends one line of JSON
/// `{"command": "pause"}` (pause, resume, stop, snapshot, sample, yield with "seconds", status) and
/// gets one line back, `{"ok": true, …}` or `{"ok": false, "error": …}`. Lines from strangers are
/// untrusted; on the socket, only the user's own programs can write.
class ControlServer {
public:
    /// Called on the server's thread; returns the answer's "path" (snapshot) or a failure.
    using Handler = std::function<Result<std::filesystem::path>(RunCommand command)>;
    /// Called on the server's thread for `yield`; at most kLongestYield.
    using Yield = std::function<void(double seconds)>;
    /// Called on the server's thread; what `status` answers.
    using Status = std::function<RunStatus()>;

    /// Call it while holding the RunLock: a socket file that is there already is a dead process's,
    /// and is replaced. Fails where the file system has no sockets. Without `status`, what
    /// status.json says is told: on a full disk it may be out of date.
    static Result<std::unique_ptr<ControlServer>> listen(const RunFolder& run, Handler handler,
                                                         Yield yield, Status status = {});
    /// Stops listening and waits for its thread, and so for a handler that is at work.
    virtual ~ControlServer() = default;
};

inline constexpr double kLongestYield = 60;  ///< seconds; who needs more asks again

/// Sends one command to the process that trains in `run` and waits up to `timeoutSeconds` for its
/// answer. ErrorCode::notFound if none listens.
Result<std::filesystem::path> sendCommand(const RunFolder& run, RunCommand command,
                                          double timeoutSeconds);
/// Without waiting, not even for a process that is too busy to listen: fit for a GUI thread. Silent
/// if none listens.
void sendYield(const RunFolder& run, double seconds);

}  // namespace irodori
