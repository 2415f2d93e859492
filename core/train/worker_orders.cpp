// SPDX-License-Identifier: GPL-3.0-or-later
#include "train/worker_orders.h"

namespace irodori {

namespace {

constexpr std::chrono::seconds kSignOfLife(2);

}  // namespace

void WorkerOrders::send(const WorkerOrder& order) {
    if (!hasFollowers())
        return;
    const auto message = torch::tensor({static_cast<double>(order.kind),
                                        static_cast<double>(order.step), order.rateScale},
                                       torch::kDouble)
                             .to(device_);
    workers_->broadcast({message});
    lastOrder_ = std::chrono::steady_clock::now();
    if (order.kind == WorkerOrder::Kind::stop)
        workers_ = nullptr;  // they are gone
}

void WorkerOrders::keepAlive() {
    if (std::chrono::steady_clock::now() - lastOrder_ >= kSignOfLife)
        send({WorkerOrder::Kind::wait});
}

WorkerOrder WorkerOrders::receive() {
    const auto message = torch::zeros({3}, torch::device(device_).dtype(torch::kDouble));
    workers_->broadcast({message});
    const auto values = message.cpu();
    return {static_cast<WorkerOrder::Kind>(static_cast<int>(values[0].item<double>())),
            static_cast<std::int64_t>(values[1].item<double>()), values[2].item<double>()};
}

}  // namespace irodori
