// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace Qonsent::Cli {

/// Turns SIGINT and SIGTERM into a signal of the event loop, so that a sign-in ends in order.
class Interrupt final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Interrupt)

public:
    Interrupt();
    ~Interrupt() override;

Q_SIGNALS:
    void received();
};

/// Waits until something can be read from \a descriptor, or it has ended; false once SIGINT or SIGTERM
/// has come, be it before the wait. Nothing else goes on in the program meanwhile.
[[nodiscard]] bool waitForInput(int descriptor);

} // namespace Qonsent::Cli
