// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/manager/showrequest.h"
#include "oauthcore/base/clock.h"
#include "oauthcore/base/result.h"

#include <QLocalServer>

namespace Qonsent::Manager {

/// Hears what later starts of the manager say. Whoever says anything else, too much, or nothing
/// for two seconds is hung up on without an answer.
class ShowListener : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShowListener)

public:
    static constexpr int mostPeers = 8; ///< at a time; who comes too many is turned away
    static constexpr std::chrono::seconds patience{2};

    /// \a clock outlives it.
    explicit ShowListener(const Clock &clock, QObject *parent = nullptr);
    ~ShowListener() override;

    /// Takes the place of whatever is at \a path, which has to be nobody's any more. VaultIo
    /// "socket".
    [[nodiscard]] Result<Done> listen(const QString &path);

Q_SIGNALS:
    void asked(const Qonsent::Manager::ShowRequest &request);

private:
    void accept();

    const Clock &m_clock;
    QLocalServer m_server;
    int m_peers = 0;
};

} // namespace Qonsent::Manager
