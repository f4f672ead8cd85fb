// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/sqlitevault/keysource.h"

namespace Qonsent {

/// A passphrase that a person typed or that a file holds. The key is computed from it by Argon2id,
/// which takes about half a second and 256 MiB of memory, in a thread of its own.
class QONSENT_VAULT_EXPORT PassphraseSource final : public KeySource
{
    Q_OBJECT

public:
    /// \a passphrase is UTF-8; however its accents were typed, it is the same passphrase.
    explicit PassphraseSource(const Secret &passphrase, QObject *parent = nullptr);

    /// The passphrase that \a path holds, without the newline at its end; may be a pipe, such as
    /// /dev/fd/63, which is waited for. UnsafePath unless the file belongs to this user or to root
    /// and is closed to everybody else; InvalidConfiguration if it is missing, empty or larger
    /// than 64 KiB.
    [[nodiscard]] static Result<std::shared_ptr<PassphraseSource>> fromFile(const QString &path);

    VaultProtection kind() const override { return VaultProtection::Passphrase; }
    /// InvalidConfiguration "empty_passphrase"; VaultIo "out_of_memory".
    ReplyOf<SlotKey> *makeKey(const QByteArray &vaultId) override;
    /// Another passphrase gives another key: only the vault knows whether it is the right one, so
    /// a wrong one takes as long as the right one. VaultIo "out_of_memory".
    ReplyOf<LockedKey> *key(const QByteArray &vaultId, const QJsonObject &parameters) override;
    /// Nothing was kept.
    ReplyOf<Done> *forgetKey(const QByteArray &vaultId, const QJsonObject &parameters) override;

private:
    Secret m_passphrase;
};

} // namespace Qonsent
