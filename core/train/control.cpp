// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/control.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <list>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>
#include <vector>

#include "train/control_protocol.h"

namespace irodori {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxClients = 16;
constexpr std::size_t kMaxLockText = 256;
constexpr const char* kNoAnswer = "the process that trains does not answer";

std::int64_t secondsNow() {
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

/// A lock of the open file, not of the process: it also excludes other threads, and whoever only
/// asks need not take it for a moment, in which the right process would find it taken.
flock exclusiveLock() {
    flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// "by process 1234", as far as the lock's file tells.
std::string holderOf(int file) {
    std::array<char, kMaxLockText> text{};
    const ssize_t size = ::pread(file, text.data(), text.size(), 0);
    const auto object = nlohmann::json::parse(text.data(), text.data() + std::max<ssize_t>(size, 0),
                                              nullptr, /*allow_exceptions=*/false);
    const auto pid = object.find("pid");
    if (pid == object.end() || !pid->is_number_integer())
        return "by another process";
    return "by process " + std::to_string(pid->get<std::int64_t>());
}

/// The address of the socket in a run's folder. Paths of sockets end after 107 bytes: the folder is
/// named by its descriptor, whatever its depth.
class SocketAddress {
public:
    explicit SocketAddress(const RunFolder& run)
        : folder_(::open(run.path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
        const std::string path = "/proc/self/fd/" + std::to_string(folder_.get()) + "/"
                                 + run.socket().filename().string();
        address_.sun_family = AF_UNIX;
        std::ranges::copy(path, address_.sun_path);
    }

    [[nodiscard]] bool isValid() const { return folder_.isOpen(); }
    [[nodiscard]] const char* path() const { return address_.sun_path; }
    [[nodiscard]] const sockaddr* data() const {
        return reinterpret_cast<const sockaddr*>(&address_);
    }
    [[nodiscard]] static socklen_t size() { return sizeof(sockaddr_un); }

private:
    FileDescriptor folder_;
    sockaddr_un address_{};
};

FileDescriptor makeSocket() {
    return FileDescriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

/// Never blocks and never raises SIGPIPE. The lines are shorter than a socket's buffer: what does
/// not go through at once belongs to nobody who reads.
bool sendLine(int socket, const std::string& line) {
    const std::string text = line + "\n";
    return ::send(socket, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT)
           == static_cast<ssize_t>(text.size());
}

Result<FileDescriptor> connectTo(const RunFolder& run) {
    const SocketAddress address(run);
    auto socket = makeSocket();
    if (!address.isValid() || !socket.isOpen())
        return systemFailure(errno, run.path.string());
    if (::connect(socket.get(), address.data(), SocketAddress::size()) == 0)
        return socket;
    if (errno == EAGAIN)
        return failure(ErrorCode::unreadable, run.path.string(), kNoAnswer);
    if (errno == ENOENT || errno == ECONNREFUSED)
        return failure(ErrorCode::notFound, run.path.string(), "nothing is training here");
    return systemFailure(errno, run.path.string());
}

/// Tries until `end` where too many others wait to be heard.
Result<FileDescriptor> connectTo(const RunFolder& run, Clock::time_point end) {
    constexpr auto pause = std::chrono::milliseconds(10);
    for (;;) {
        auto socket = connectTo(run);
        if (socket || socket.error().code != ErrorCode::unreadable || Clock::now() >= end)
            return socket;
        std::this_thread::sleep_for(pause);
    }
}

int millisecondsUntil(Clock::time_point end) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, 3'600'000));
}

/// Reads until the end of a line; nothing where it does not come in time.
std::optional<std::string> receiveLine(int socket, Clock::time_point end) {
    std::string text;
    std::array<char, 4096> buffer{};
    while (text.size() <= kLongestAnswer) {
        pollfd waiting{socket, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, millisecondsUntil(end));
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return std::nullopt;
        const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return std::nullopt;
        text.append(buffer.data(), static_cast<std::size_t>(got));
        if (const auto lineEnd = text.find('\n'); lineEnd != std::string::npos)
            return text.substr(0, lineEnd);
    }
    return std::nullopt;
}

class SocketServer : public ControlServer {
public:
    SocketServer(RunFolder run, FileDescriptor socket, FileDescriptor stop, Handler handler,
                 Yield yield, Status status)
        : run_(std::move(run)),
          socket_(std::move(socket)),
          stop_(std::move(stop)),
          handler_(std::move(handler)),
          yield_(std::move(yield)),
          status_(std::move(status)),
          thread_([this] { serve(); }) {}

    ~SocketServer() override {
        const std::uint64_t one = 1;
        (void)!::write(stop_.get(), &one, sizeof one);
        thread_.join();
        std::error_code ignored;
        fs::remove(run_.socket(), ignored);
    }

private:
    struct Client {
        FileDescriptor socket;
        std::string received;
    };

    void serve() {
        for (;;) {
            std::vector<pollfd> waiting{{stop_.get(), POLLIN, 0}, {socket_.get(), POLLIN, 0}};
            for (const auto& client : clients_)
                waiting.push_back({client.socket.get(), POLLIN, 0});
            if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR)
                return;
            if (waiting[0].revents != 0)
                return;
            auto polled = waiting.begin() + 2;
            for (auto client = clients_.begin(); client != clients_.end(); ++polled)
                client = polled->revents != 0 && isDone(*client) ? clients_.erase(client)
                                                                 : std::next(client);
            if (waiting[1].revents != 0)
                accept();
        }
    }

    void accept() {
        FileDescriptor socket(
            ::accept4(socket_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!socket.isOpen())
            return;
        if (clients_.size() == kMaxClients)  // whoever has kept silent for longest
            clients_.pop_front();
        clients_.push_back({std::move(socket), {}});
    }

    /// Reads what has come; true once the client has been answered, or is gone.
    bool isDone(Client& client) {
        std::array<char, kLongestRequest> buffer{};
        const ssize_t got = ::recv(client.socket.get(), buffer.data(), buffer.size(), 0);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return false;
        if (got <= 0)
            return true;
        client.received.append(buffer.data(), static_cast<std::size_t>(got));
        const auto end = client.received.find('\n');
        if (end == std::string::npos && client.received.size() < kLongestRequest)
            return false;
        sendLine(client.socket.get(), answer(client.received.substr(0, end)));
        return true;
    }

    std::string answer(const std::string& line) {
        if (line.size() >= kLongestRequest)
            return answerLine(
                Result<fs::path>(failure(ErrorCode::tooLarge, "request", "the line is too long")));
        const auto request = requestFromLine(line);
        if (!request)
            return answerLine(Result<fs::path>(tl::unexpected(request.error())));
        if (const auto* command = std::get_if<RunCommand>(&*request))
            return answerLine(handler_(*command));
        if (const auto* yield = std::get_if<YieldRequest>(&*request)) {
            yield_(yield->seconds);
            return answerLine(Result<fs::path>());
        }
        return answerLine(status_ ? Result<RunStatus>(status_()) : readStatus(run_));
    }

    RunFolder run_;
    FileDescriptor socket_;
    FileDescriptor stop_;  // an eventfd
    Handler handler_;
    Yield yield_;
    Status status_;
    std::list<Client> clients_;  // of the thread; in the order in which they came
    std::thread thread_;
};

}  // namespace

RunLock::RunLock(FileDescriptor file) : file_(std::move(file)), started_(secondsNow()) {}

Result<RunLock> RunLock::take(const RunFolder& run) {
    FileDescriptor file(::open(run.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!file.isOpen())
        return systemFailure(errno, run.lock().string());
    auto lock = exclusiveLock();
    if (::fcntl(file.get(), F_OFD_SETLK, &lock) != 0) {
        if (errno == EAGAIN || errno == EACCES)
            return failure(ErrorCode::exists, run.path.string(),
                           "is being trained " + holderOf(file.get()));
        return systemFailure(errno, run.lock().string());
    }
    RunLock taken(std::move(file));
    taken.beat();
    return taken;
}

void RunLock::beat() {
    const nlohmann::json object{
        {"pid", ::getpid()}, {"started", started_}, {"heartbeat", secondsNow()}};
    const std::string text = object.dump() + "\n";
    // For people only: where it cannot be written, the lock holds as well.
    if (::pwrite(file_.get(), text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()))
        (void)!::ftruncate(file_.get(), static_cast<off_t>(text.size()));
}

bool RunLock::isHeld(const RunFolder& run) {
    const FileDescriptor file(::open(run.lock().c_str(), O_RDONLY | O_CLOEXEC));
    auto lock = exclusiveLock();
    return file.isOpen() && ::fcntl(file.get(), F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

Result<std::unique_ptr<ControlServer>> ControlServer::listen(const RunFolder& run, Handler handler,
                                                             Yield yield, Status status) {
    const SocketAddress address(run);
    auto socket = makeSocket();
    FileDescriptor stop(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!address.isValid() || !socket.isOpen() || !stop.isOpen())
        return systemFailure(errno, run.path.string());
    ::unlink(address.path());
    constexpr int backlog = 16;
    if (::bind(socket.get(), address.data(), SocketAddress::size()) != 0
        || ::chmod(address.path(), S_IRUSR | S_IWUSR) != 0 || ::listen(socket.get(), backlog) != 0)
        return systemFailure(errno, run.socket().string());
    return std::make_unique<SocketServer>(run, std::move(socket), std::move(stop),
                                          std::move(handler), std::move(yield), std::move(status));
}

Result<fs::path> sendCommand(const RunFolder& run, RunCommand command, double timeoutSeconds) {
    const auto end = Clock::now()
                     + std::chrono::duration_cast<Clock::duration>(
                         std::chrono::duration<double>(timeoutSeconds));
    const auto socket = connectTo(run, end);
    if (!socket)
        return tl::unexpected(socket.error());
    if (sendLine(socket->get(), requestLine(command)))
        if (const auto line = receiveLine(socket->get(), end))
            return answerFromLine(*line);
    return failure(ErrorCode::unreadable, run.path.string(), kNoAnswer);
}

void sendYield(const RunFolder& run, double seconds) {
    if (const auto socket = connectTo(run))
        sendLine(socket->get(), requestLine(YieldRequest{std::clamp(seconds, 0.0, kLongestYield)}));
}

}  // namespace irodori
