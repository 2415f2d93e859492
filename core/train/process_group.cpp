// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/process_group.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "nn/c10d_compat.h"

namespace irodori {

namespace {

constexpr std::size_t kMessageBytes = std::size_t{32} << 20;
constexpr int kDefaultPort = 29500;  // torchrun's

/// Where this process stands among the workers.
struct WorkerPlace {
    std::string address;  ///< of rank 0
    int port = kDefaultPort;
    int rank = 0;
    int size = 1;
};

struct RankNames {
    const char* rank;
    const char* size;
};
constexpr RankNames kTorchrun{"RANK", "WORLD_SIZE"};
constexpr std::array kSchedulers{RankNames{"SLURM_PROCID", "SLURM_NTASKS"},
                                 RankNames{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"}};

/// Empty where unset.
std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

Result<int> number(const char* name, int min, int max) {
    const std::string text = variable(name);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < min || value > max)
        return failure(ErrorCode::invalidArgument, name,
                       '"' + text + "\" is not a number from " + std::to_string(min) + " to "
                           + std::to_string(max));
    return value;
}

/// Whose names are set; nullopt: this is no run of several workers. A scheduler sets its own also
/// for jobs of other kinds, so without MASTER_ADDR they mean nothing.
std::optional<RankNames> rankNames() {
    if (!variable(kTorchrun.size).empty())
        return kTorchrun;
    if (variable("MASTER_ADDR").empty())
        return std::nullopt;
    for (const RankNames& names : kSchedulers) {
        if (!variable(names.size).empty())
            return names;
    }
    return std::nullopt;
}

Result<WorkerPlace> placeFromEnvironment() {
    constexpr int kMaxWorkers = 4096;
    constexpr int kMaxPort = 65535;
    const auto names = rankNames();
    if (!names)
        return WorkerPlace();
    const auto size = number(names->size, 1, kMaxWorkers);
    if (!size)
        return tl::unexpected(size.error());
    if (*size == 1)
        return WorkerPlace();
    const auto rank = number(names->rank, 0, *size - 1);
    if (!rank)
        return tl::unexpected(rank.error());
    const auto port =
        variable("MASTER_PORT").empty() ? kDefaultPort : number("MASTER_PORT", 1, kMaxPort);
    if (!port)
        return tl::unexpected(port.error());
    const std::string address = variable("MASTER_ADDR");
    if (address.empty())
        return failure(ErrorCode::invalidArgument, "MASTER_ADDR",
                       "is not set: it names the machine of the first worker");
    return WorkerPlace{address, *port, *rank, *size};
}

std::string messageOf(const std::exception& error) {
    const auto* torchError = dynamic_cast<const c10::Error*>(&error);
    return torchError != nullptr ? torchError->what_without_backtrace() : error.what();
}

/// The numeric address of the interface through which a socket of this kind reaches `target`;
/// empty where it does not. Sends nothing.
std::string localAddressFor(const addrinfo& target) {
    const int descriptor = ::socket(target.ai_family, SOCK_DGRAM, 0);
    if (descriptor < 0)
        return {};
    sockaddr_storage local{};
    socklen_t length = sizeof local;
    auto* address = reinterpret_cast<sockaddr*>(&local);
    std::array<char, NI_MAXHOST> name{};
    const bool isKnown =
        ::connect(descriptor, target.ai_addr, target.ai_addrlen) == 0
        && ::getsockname(descriptor, address, &length) == 0
        && ::getnameinfo(address, length, name.data(), name.size(), nullptr, 0, NI_NUMERICHOST)
               == 0;
    ::close(descriptor);
    return isKnown ? std::string(name.data()) : std::string();
}

/// This machine's address on the way to the first worker. Its host name would not do: many systems
/// give their own name a loopback address.
std::string localAddressTowards(const WorkerPlace& place) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* targets = nullptr;
    if (::getaddrinfo(place.address.c_str(), std::to_string(place.port).c_str(), &hints, &targets)
        != 0)
        throw std::runtime_error("no such machine: " + place.address);
    std::string address;
    for (const addrinfo* target = targets; target != nullptr && address.empty();
         target = target->ai_next)
        address = localAddressFor(*target);
    ::freeaddrinfo(targets);
    return address;
}

/// Returns when all workers have come. Throws c10::Error where one does not.
c10::intrusive_ptr<c10d::Store> meet(const WorkerPlace& place, const WorkerPatience& patience) {
    c10d::TCPStoreOptions options;
    options.port = static_cast<std::uint16_t>(place.port);
    options.isServer = place.rank == 0;
    options.waitWorkers = false;
    options.timeout = patience.join;
    auto store = c10::make_intrusive<c10d::TCPStore>(place.address, options);
    const auto keyOf = [](int rank) { return "here/" + std::to_string(rank); };
    store->set(keyOf(place.rank), {1});
    std::vector<std::string> everybody;
    for (int rank = 0; rank < place.size; ++rank)
        everybody.push_back(keyOf(rank));
    store->wait(everybody, patience.join);
    return store;
}

c10::intrusive_ptr<nn::Collectives> connectGloo(const c10::intrusive_ptr<c10d::Store>& store,
                                                const WorkerPlace& place,
                                                const WorkerPatience& patience) {
    auto options = c10d::ProcessGroupGloo::Options::create(patience.answer);
    options->threads = 1;  // one message at a time
    const std::string interface = variable("GLOO_SOCKET_IFNAME");
    options->devices.push_back(
        interface.empty()
            ? c10d::ProcessGroupGloo::createDeviceForHostname(localAddressTowards(place))
            : c10d::ProcessGroupGloo::createDeviceForInterface(interface));
    return c10::make_intrusive<c10d::ProcessGroupGloo>(store, place.rank, place.size, options);
}

#ifdef IRODORI_HAS_NCCL
c10::intrusive_ptr<nn::Collectives> connectNccl(const c10::intrusive_ptr<c10d::Store>& store,
                                                const WorkerPlace& place,
                                                const WorkerPatience& patience) {
    // Else a lost worker would end the process instead of throwing. LibTorch 2.2 renamed it.
    for (const char* name : {"NCCL_BLOCKING_WAIT", "TORCH_NCCL_BLOCKING_WAIT"})
        ::setenv(name, "1", /*replace=*/0);
    auto options = c10d::ProcessGroupNCCL::Options::create();
    options->timeout = patience.answer;
    return c10::make_intrusive<c10d::ProcessGroupNCCL>(store, place.rank, place.size, options);
}
#endif

/// Tensors that travel as one message: of one type, and not too many.
using Bucket = std::vector<torch::Tensor>;

std::vector<Bucket> bucketsOf(const std::vector<torch::Tensor>& tensors) {
    std::vector<Bucket> buckets;
    std::size_t bytes = 0;
    for (const torch::Tensor& tensor : tensors) {
        const bool fits = !buckets.empty() && bytes + tensor.nbytes() <= kMessageBytes
                          && buckets.back().front().dtype() == tensor.dtype();
        if (!fits) {
            buckets.emplace_back();
            bytes = 0;
        }
        buckets.back().push_back(tensor);
        bytes += tensor.nbytes();
    }
    return buckets;
}

class C10dGroup final : public ProcessGroup {
public:
    C10dGroup(c10::intrusive_ptr<nn::Collectives> collectives, const WorkerPlace& place,
              torch::Device messageDevice, const WorkerPatience& patience)
        : collectives_(std::move(collectives)),
          place_(place),
          messageDevice_(messageDevice),
          patience_(patience) {}

    [[nodiscard]] int rank() const override { return place_.rank; }
    [[nodiscard]] int size() const override { return place_.size; }

    void average(const std::vector<torch::Tensor>& tensors) override {
        exchange(tensors, [this](std::vector<torch::Tensor>& message) {
            collectives_->allreduce(message)->wait(patience_.answer);
            message.front().div_(place_.size);
        });
    }

    void broadcast(const std::vector<torch::Tensor>& tensors) override {
        exchange(tensors, [this](std::vector<torch::Tensor>& message) {
            collectives_->broadcast(message)->wait(patience_.answer);
        });
    }

private:
    /// `collective` gets a flat message for each bucket; what it makes of it replaces the tensors.
    template <class Collective>
    void exchange(const std::vector<torch::Tensor>& tensors, Collective collective) {
        const torch::NoGradGuard noGrad;
        try {
            for (const Bucket& bucket : bucketsOf(tensors)) {
                std::vector<torch::Tensor> message{flat(bucket)};
                collective(message);
                unpack(message.front(), bucket);
            }
        } catch (const std::exception& error) {
            throw std::runtime_error("a worker was lost: " + messageOf(error));
        }
    }

    [[nodiscard]] torch::Tensor flat(const Bucket& bucket) const {
        std::vector<torch::Tensor> parts;
        for (const torch::Tensor& tensor : bucket)
            parts.push_back(tensor.reshape(-1));
        return torch::cat(parts).to(messageDevice_);
    }

    static void unpack(const torch::Tensor& message, const Bucket& bucket) {
        std::int64_t begin = 0;
        for (torch::Tensor tensor : bucket) {
            tensor.copy_(message.narrow(0, begin, tensor.numel()).view(tensor.sizes()));
            begin += tensor.numel();
        }
    }

    c10::intrusive_ptr<nn::Collectives> collectives_;
    WorkerPlace place_;
    torch::Device messageDevice_;
    WorkerPatience patience_;
};

std::unique_ptr<ProcessGroup> connect(const WorkerPlace& place, torch::Device device,
                                      const WorkerPatience& patience) {
    const auto store = meet(place, patience);
#ifdef IRODORI_HAS_NCCL
    if (device.is_cuda())
        return std::make_unique<C10dGroup>(connectNccl(store, place, patience), place, device,
                                           patience);
#endif
    static_cast<void>(device);  // Gloo works in main memory
    return std::make_unique<C10dGroup>(connectGloo(store, place, patience), place, torch::kCPU,
                                       patience);
}

}  // namespace

Result<std::unique_ptr<ProcessGroup>> joinProcessGroup(torch::Device device,
                                                       const WorkerPatience& patience) {
    const auto place = placeFromEnvironment();
    if (!place)
        return tl::unexpected(place.error());
    if (place->size == 1)
        return nullptr;
    try {
        return connect(*place, device, patience);
    } catch (const std::exception& error) {
        return failure(ErrorCode::device, place->address + ':' + std::to_string(place->port),
                       "the workers do not find each other: " + messageOf(error));
    }
}

}  // namespace irodori
