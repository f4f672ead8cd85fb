// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "oauthcore/sqlitevault/lockedkey.h"
#include "oauthcore/vault/tokenvault.h"

#include <QJsonObject>

namespace Qonsent {

/// What a new key slot is made of.
struct SlotKey
{
    LockedKey key = {};          ///< wraps the vault's master key
    QJsonObject parameters = {}; ///< what KeySource::key() needs to find or compute it again; not
                                 ///< secret, and sealed together with what the key wraps
};

/// One way to the key of a vault. The vault's master key is random; each slot holds a copy of it,
/// wrapped with a key that a source finds (keychain, key file) or computes (passphrase).
///
/// Sources work in the thread they were made in, since keychains want the main thread; long
/// computations run elsewhere.
class QONSENT_VAULT_EXPORT KeySource : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeySource)

public:
    ~KeySource() override;

    /// What a slot of this source is called in the vault; also its row in what protects it.
    [[nodiscard]] virtual VaultProtection kind() const = 0;

    /// Makes the key of a new slot of the vault \a vaultId (16 random bytes) and keeps it where
    /// key() finds it, read back once. What another slot of the same source relies on stays.
    [[nodiscard]] virtual ReplyOf<SlotKey> *makeKey(const QByteArray &vaultId) = 0;

    /// The key of the slot that was made with \a parameters. VaultKeyWrong if there is none or
    /// not the right one; VaultLocked if it takes a person to get it and none was asked; the
    /// errors of the keychain. Parameters come from a file that anybody may have written: they are
    /// bounded before they are used (VaultDamaged, "slot_parameters").
    [[nodiscard]] virtual ReplyOf<LockedKey> *key(const QByteArray &vaultId,
                                                  const QJsonObject &parameters) = 0;

    /// Forgets what makeKey() kept for the slot with \a parameters.
    [[nodiscard]] virtual ReplyOf<Done> *forgetKey(const QByteArray &vaultId,
                                                   const QJsonObject &parameters) = 0;

protected:
    explicit KeySource(QObject *parent);
};

} // namespace Qonsent
