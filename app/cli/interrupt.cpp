// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <csignal>

namespace irodori::cli {

Interrupt::Interrupt() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&signals, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    // A thread, as nothing of stop_source may be called inside a signal handler.
    listener_ = std::thread([this, signals] {
        int received = 0;
        ::sigwait(&signals, &received);
        stop_.request_stop();
    });
}

Interrupt::~Interrupt() {
    if (!stop_.stop_requested())
        ::pthread_kill(listener_.native_handle(), SIGTERM);  // wakes it up
    listener_.join();
}

}  // namespace irodori::cli
