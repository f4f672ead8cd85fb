// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/secret.h"
#include "oauthcore/sqlitevault/keysource.h"

namespace Qonsent::Manager {

/// The last source of a vault that does not exist yet: where no keychain takes the key, a
/// passphrase that a person has chosen. It opens no vault that exists; for that the person is asked
/// anew.
class ChosenPassphrase final : public KeySource
{
    Q_OBJECT

public:
    explicit ChosenPassphrase(QObject *parent = nullptr);

    /// What the next new vault is made with; empty: nothing was chosen.
    void choose(const Secret &passphrase);

    VaultProtection kind() const override { return VaultProtection::Passphrase; }
    /// KeychainAbsent "no_passphrase" if nothing was chosen.
    ReplyOf<SlotKey> *makeKey(const QByteArray &vaultId) override;
    /// Always VaultLocked.
    ReplyOf<LockedKey> *key(const QByteArray &vaultId, const QJsonObject &parameters) override;
    ReplyOf<Done> *forgetKey(const QByteArray &vaultId, const QJsonObject &parameters) override;

private:
    std::unique_ptr<KeySource> m_passphrase;
};

} // namespace Qonsent::Manager
