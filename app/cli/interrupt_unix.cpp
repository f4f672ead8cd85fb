// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/interrupt.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <iterator>
#include <poll.h>
#include <unistd.h>

namespace Qonsent::Cli {

namespace {

int wakeUp[2] = {-1, -1};

extern "C" void noteSignal(int)
{
    // Only what a signal handler may do; a full pipe means that we know already.
    const char byte = 0;
    [[maybe_unused]] const auto written = write(wakeUp[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt()
{
    if (pipe2(wakeUp, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (read(wakeUp[0], &byte, 1) == 1) { }
        Q_EMIT received();
    });
    struct sigaction action = {};
    action.sa_handler = noteSignal;
    action.sa_flags = SA_RESETHAND; // a second Ctrl+C ends the program at once
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

Interrupt::~Interrupt() = default;

bool waitForInput(int descriptor)
{
    // A signal between a look and a read() would be lost for as long as nothing arrives; poll()
    // hears of it by the pipe, whenever it came.
    pollfd awaited[] = {{.fd = wakeUp[0], .events = POLLIN, .revents = 0},
                        {.fd = descriptor, .events = POLLIN, .revents = 0}};
    int ready = 0;
    do {
        ready = poll(awaited, std::size(awaited), -1);
    } while (ready < 0 && errno == EINTR);
    return awaited[0].revents == 0;
}

} // namespace Qonsent::Cli
