// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/keysource.h"

#include <chrono>

namespace Qonsent {

/// The desktop's keychain holds 32 random bytes that wrap the vault's key, and nothing else: a
/// keychain is slow, and any program of the user can read it while it is open.
///
/// QtKeychain says "not found" for a keychain that is locked or has crashed. Therefore the Secret
/// Service is asked first whether it is there and open, and no answer of QtKeychain ever leads to
/// a new key for an old slot. A locked keychain is asked to unlock, which may show the desktop's
/// own prompt.
///
/// Wants the main thread, and Qt's GLib event loop, which is the usual one.
class QONSENT_VAULT_EXPORT KeychainSource final : public KeySource
{
    Q_OBJECT

public:
    /// How long somebody is waited for.
    struct Patience
    {
        std::chrono::milliseconds answer = std::chrono::seconds(10); ///< the keychain
        std::chrono::milliseconds person = std::chrono::seconds(60); ///< who sees a prompt
    };

    explicit KeychainSource(QObject *parent = nullptr);
    explicit KeychainSource(Patience patience, QObject *parent = nullptr);

    VaultProtection kind() const override { return VaultProtection::Keychain; }
    /// KeychainAbsent ("no_bus", "no_service", "no_collection", "no_answer", "crashed", "failed",
    /// "not_kept"), KeychainLocked ("locked", "no_prompter", "prompt_unanswered"), KeychainDenied
    /// ("dismissed", "denied").
    ReplyOf<SlotKey> *makeKey(const QByteArray &vaultId) override;
    /// Also VaultKeyWrong "keychain_entry_missing" or "keychain_entry_changed", and KeychainAbsent
    /// "other_backend" if another keychain answers than the one that the key was given to.
    ReplyOf<LockedKey> *key(const QByteArray &vaultId, const QJsonObject &parameters) override;
    ReplyOf<Done> *forgetKey(const QByteArray &vaultId, const QJsonObject &parameters) override;

private:
    Patience m_patience;
};

} // namespace Qonsent
