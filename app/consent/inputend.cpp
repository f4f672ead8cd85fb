// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/consent/inputend.h"

#include <array>
#include <cerrno>
#include <unistd.h>

namespace Qonsent::ConsentApp {

InputEnd::InputEnd()
    : m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &InputEnd::read);
}

InputEnd::~InputEnd() = default;

void InputEnd::read()
{
    std::array<char, 4096> ignored; // there is nothing more to say
    const ssize_t got = ::read(STDIN_FILENO, ignored.data(), ignored.size());
    if (got > 0 || (got < 0 && errno == EINTR))
        return;
    m_notifier.setEnabled(false);
    Q_EMIT reached();
}

} // namespace Qonsent::ConsentApp
