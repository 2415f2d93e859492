// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/trainer_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <string>
#include <string_view>
#include <vector>

namespace irodori {

namespace fs = std::filesystem;

namespace {

/// Behind whatever the artist does meanwhile.
constexpr int kNiceness = 10;

/// The environment of this process, but threads that wait do not spin: they would take the cores
/// from those that paint.
std::vector<std::string> environmentOfTrainer() {
    constexpr std::string_view policy = "OMP_WAIT_POLICY=";
    std::vector<std::string> variables{std::string(policy) + "passive"};
    for (char** variable = environ; *variable != nullptr; ++variable)
        if (!std::string_view(*variable).starts_with(policy))
            variables.emplace_back(*variable);
    return variables;
}

/// As exec wants them.
std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Reads nothing, writes to `log`, and inherits no other file.
class SpawnActions {
public:
    explicit SpawnActions(const fs::path& log) {
        constexpr int firstOther = 3;
        constexpr mode_t mode = 0666;
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, log.c_str(),
                                         O_WRONLY | O_CREAT | O_APPEND, mode);
        posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&actions_, firstOther);
    }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
    posix_spawn_file_actions_t actions_{};
};

/// A session of its own, no signal blocked or ignored.
class SpawnAttributes {
public:
    SpawnAttributes() {
        sigset_t none;
        sigset_t usual;
        sigemptyset(&none);
        sigemptyset(&usual);
        for (const int signal : {SIGHUP, SIGINT, SIGTERM, SIGPIPE})
            sigaddset(&usual, signal);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setsigdefault(&attributes_, &usual);
        posix_spawnattr_setflags(
            &attributes_, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    }
    ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
    SpawnAttributes(const SpawnAttributes&) = delete;
    SpawnAttributes& operator=(const SpawnAttributes&) = delete;
    [[nodiscard]] const posix_spawnattr_t* get() const { return &attributes_; }

private:
    posix_spawnattr_t attributes_{};
};

}  // namespace

TrainerProcesses::TrainerProcesses(fs::path trainer) : trainer_(std::move(trainer)) {}

Result<void> TrainerProcesses::start(const RunFolder& run) {
    std::vector<std::string> arguments{trainer_.string(), "train", "--run", run.path.string(),
                                       "--resume"};
    auto environment = environmentOfTrainer();
    const SpawnActions actions(run.log());
    const SpawnAttributes attributes;
    const std::lock_guard guard(mutex_);
    pid_t pid = 0;
    const int error = ::posix_spawn(&pid, trainer_.c_str(), actions.get(), attributes.get(),
                                    pointersTo(arguments).data(), pointersTo(environment).data());
    if (error != 0)
        return systemFailure(error, trainer_.string());
    // In time: it has one thread yet, and those that it starts inherit its niceness.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(pid), kNiceness);
    children_[run.path] = {pid, std::nullopt};
    return {};
}

void TrainerProcesses::look(Child& child) {
    int status = 0;
    if (child.exitStatus || ::waitpid(child.pid, &status, WNOHANG) == 0)
        return;
    constexpr int killed = 128;
    child.exitStatus = WIFEXITED(status) ? WEXITSTATUS(status) : killed + WTERMSIG(status);
}

bool TrainerProcesses::isAlive(const RunFolder& run) {
    const std::lock_guard guard(mutex_);
    const auto child = children_.find(run.path);
    if (child == children_.end())
        return false;
    look(child->second);
    return !child->second.exitStatus;
}

std::optional<int> TrainerProcesses::exitStatus(const RunFolder& run) {
    const std::lock_guard guard(mutex_);
    const auto child = children_.find(run.path);
    if (child == children_.end())
        return std::nullopt;
    look(child->second);
    return child->second.exitStatus;
}

}  // namespace irodori
