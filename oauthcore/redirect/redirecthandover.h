// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "oauthcore/base/secret.h"

#include <memory>

namespace Qonsent {

/// Brings an address of a custom scheme from a second instance of a program, which the system has
/// started with it, to the first one, whose sign-in waits: over a local socket in a folder of this
/// user's alone, at both ends of which only processes of this user are believed.
///
/// The first instance listens and passes what it hears to CustomSchemeReceiver::deliver(); the
/// second one calls handOver() and ends.
class QONSENT_CORE_EXPORT RedirectHandover final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RedirectHandover)

public:
    static constexpr qsizetype longestLine = 64 * 1024; ///< bytes; then the connection is dropped

    explicit RedirectHandover(QObject *parent = nullptr);
    ~RedirectHandover() override;

    /// Becomes the first instance of \a program, e.g. its application id. AgentFailed
    /// "handover_taken" if another one is; UnsafePath, VaultIo.
    [[nodiscard]] Result<Done> listen(const QString &program);

    /// Tells the first instance of \a program that the system brought \a address. AgentFailed if
    /// nobody listens or answers within five seconds; PeerRefused if it is another user's process;
    /// TooLarge or ResponseMalformed if it is no address.
    [[nodiscard]] static ReplyOf<Done> *handOver(const QString &program, const Secret &address,
                                                 QObject *parent);

Q_SIGNALS:
    /// A second instance was started with \a address. Anything of this user may say so.
    void addressReceived(const QString &address);

private:
    struct Private;

    void accept();

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
