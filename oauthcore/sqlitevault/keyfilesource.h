// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/keysource.h"

namespace Qonsent {

/// A file of the user's that is the key: on a stick, or for a computer without keychain and
/// person. Whoever can read the file and the vault can open it.
class QONSENT_VAULT_EXPORT KeyFileSource final : public KeySource
{
    Q_OBJECT

public:
    /// Finds the file where the slot says it is; makes no key, as it knows no file.
    explicit KeyFileSource(QObject *parent = nullptr);
    /// Uses the file \a path, wherever a slot says it is, so that it can be moved.
    explicit KeyFileSource(const QString &path, QObject *parent = nullptr);

    VaultProtection kind() const override { return VaultProtection::KeyFile; }
    /// Makes the file if it is missing: one line with 32 random bytes. An existing one is used as
    /// it is; InvalidConfiguration "key_file_short" if it has less than 32 bytes. UnsafePath unless
    /// it belongs to this user or to root and is closed to everybody else.
    ReplyOf<SlotKey> *makeKey(const QByteArray &vaultId) override;
    /// VaultKeyWrong "key_file_missing", or "key_file_changed" if it is another than it was;
    /// UnsafePath.
    ReplyOf<LockedKey> *key(const QByteArray &vaultId, const QJsonObject &parameters) override;
    /// The file stays, since it is the person's and may open other things.
    ReplyOf<Done> *forgetKey(const QByteArray &vaultId, const QJsonObject &parameters) override;

private:
    QString m_path; ///< absolute; empty if the slot is to say it
};

} // namespace Qonsent
