// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/output.h"
#include "oauthcore/base/clock.h"
#include "oauthcore/flow/useraction.h"

#include <QTimer>

namespace Qonsent::Cli {

/// \a time as the person's clock shows it; without seconds, which the C locale adds.
[[nodiscard]] QString clockTime(const QDateTime &time);

/// The code that somebody enters on any device: where, what, and on a terminal how long it is
/// still good.
class DeviceCode final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceCode)

public:
    /// \a output and \a clock outlive it.
    DeviceCode(const Output &output, const Clock &clock);
    /// Takes the line with the time away.
    ~DeviceCode() override;

    /// Shows the code of \a action; what is different about it if it was shown before.
    void show(const UserAction &action);

private:
    void tellTime();

    const Output &m_output;
    const Clock &m_clock;
    UserAction m_action;
    QTimer m_timer;
};

} // namespace Qonsent::Cli
