// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/base/reply.h"

#include <memory>

namespace Qonsent::Manager {

/// One manager for each user and home. The first one listens; the next ones tell it to show itself
/// and end. Nothing here waits.
class SingleInstance : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SingleInstance)

public:
    /// What claim() found out.
    enum class Role : quint8 {
        First,  ///< this process is the manager of that home
        Second, ///< another one is, and has heard; end with 0
    };
    Q_ENUM(Role)

    /// For the home \a folder; \a clock outlives it.
    explicit SingleInstance(const QString &folder, const Clock &clock = systemClock(),
                            QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Becomes the first one, or tells that one. \a activationToken is what the desktop gave to
    /// this start, so that the other one may come to the front; one that is none is left out.
    /// UnsafePath if the folder of the lock could be changed by others; VaultIo if it cannot be
    /// made; AgentFailed if the first one does not answer within five seconds; PeerRefused if it
    /// is a process of another user. Once.
    [[nodiscard]] ReplyOf<Role> *claim(
        const QByteArray &activationToken = qgetenv("XDG_ACTIVATION_TOKEN"));

Q_SIGNALS:
    /// The person started the program once more. \a activationToken is what Wayland wants to see
    /// before a window may come to the front; empty if there was none.
    void shown(const QByteArray &activationToken);

private:
    struct Private;

    void attempt();
    void end(const Result<Role> &role);
    void stop();

    std::unique_ptr<Private> d;
};

} // namespace Qonsent::Manager
