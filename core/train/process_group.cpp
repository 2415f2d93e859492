// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/process_group.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>
#include <array>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "nn/c10d_compat.h"
#include "train/worker_place.h"

namespace irodori {

namespace {

constexpr std::size_t kMessageBytes = std::size_t{8} << 20;  // all of a network in two or three

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
    const char* interface = std::getenv("GLOO_SOCKET_IFNAME");
    options->devices.push_back(
        interface == nullptr
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

/// Tensors that travel as one message: of one type on one device, and not too many.
using Bucket = std::vector<torch::Tensor>;

std::vector<Bucket> bucketsOf(const std::vector<torch::Tensor>& tensors) {
    std::vector<Bucket> buckets;
    std::size_t bytes = 0;
    for (const torch::Tensor& tensor : tensors) {
        const bool fits = !buckets.empty() && bytes + tensor.nbytes() <= kMessageBytes
                          && buckets.back().front().options().type_equal(tensor.options());
        if (!fits) {
            buckets.emplace_back();
            bytes = 0;
        }
        buckets.back().push_back(tensor);
        bytes += tensor.nbytes();
    }
    return buckets;
}

/// Gloo for tensors in main memory, NCCL for those on a GPU.
class C10dGroup final : public ProcessGroup {
public:
    C10dGroup(const WorkerPlace& place, const WorkerPatience& patience)
        : place_(place),
          patience_(patience),
          store_(meet(place, patience)),
          gloo_(connectGloo(store_, place, patience)) {}

    [[nodiscard]] int rank() const override { return place_.rank; }
    [[nodiscard]] int size() const override { return place_.size; }

    void average(const std::vector<torch::Tensor>& tensors) override {
        exchange(tensors, [this](std::vector<torch::Tensor>& message) {
            collectivesFor(message).allreduce(message)->wait(patience_.answer);
            message.front().div_(place_.size);
        });
    }

    void broadcast(const std::vector<torch::Tensor>& tensors) override {
        exchange(tensors, [this](std::vector<torch::Tensor>& message) {
            collectivesFor(message).broadcast(message)->wait(patience_.answer);
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
            throw std::runtime_error("no answer from the other workers: " + messageOf(error));
        }
    }

#ifdef IRODORI_HAS_NCCL
    nn::Collectives& collectivesFor(const std::vector<torch::Tensor>& message) {
        if (!message.front().is_cuda())
            return *gloo_;
        if (!nccl_)
            nccl_ = connectNccl(store_, place_, patience_);
        return *nccl_;
    }

    static torch::Tensor flat(const Bucket& bucket) {
        return joined(bucket);
    }
#else
    nn::Collectives& collectivesFor(const std::vector<torch::Tensor>&) {
        return *gloo_;
    }

    static torch::Tensor flat(const Bucket& bucket) {
        return joined(bucket).cpu();
    }
#endif

    static torch::Tensor joined(const Bucket& bucket) {
        std::vector<torch::Tensor> parts;
        for (const torch::Tensor& tensor : bucket)
            parts.push_back(tensor.reshape(-1));
        return torch::cat(parts);
    }

    static void unpack(const torch::Tensor& message, const Bucket& bucket) {
        std::int64_t begin = 0;
        for (torch::Tensor tensor : bucket) {
            tensor.copy_(message.narrow(0, begin, tensor.numel()).view(tensor.sizes()));
            begin += tensor.numel();
        }
    }

    WorkerPlace place_;
    WorkerPatience patience_;
    c10::intrusive_ptr<c10d::Store> store_;
    c10::intrusive_ptr<nn::Collectives> gloo_;
#ifdef IRODORI_HAS_NCCL
    c10::intrusive_ptr<nn::Collectives> nccl_;  ///< from the first message on a GPU on
#endif
};

}  // namespace

Result<std::unique_ptr<ProcessGroup>> joinProcessGroup(const WorkerPatience& patience) {
    const auto place = workerPlace();
    if (!place)
        return tl::unexpected(place.error());
    if (place->size == 1)
        return nullptr;
    try {
        return std::make_unique<C10dGroup>(*place, patience);
    } catch (const std::exception& error) {
        return failure(ErrorCode::device, place->address + ':' + std::to_string(place->port),
                       "the workers do not find each other: " + messageOf(error));
    }
}

}  // namespace irodori
