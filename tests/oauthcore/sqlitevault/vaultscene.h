// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/sqlitevault.h"

#include <QTemporaryDir>

namespace Qonsent {

/// A key source that always has the same key, and can be told to fail.
class FixedKey : public KeySource
{
public:
    explicit FixedKey(char fill = 'k', VaultProtection kind = VaultProtection::KeyFile);

    VaultProtection kind() const override { return m_kind; }
    ReplyOf<SlotKey> *makeKey(const QByteArray &vaultId) override;
    ReplyOf<LockedKey> *key(const QByteArray &vaultId, const QJsonObject &parameters) override;
    ReplyOf<Done> *forgetKey(const QByteArray &vaultId, const QJsonObject &parameters) override;

    std::optional<AuthError> makeError = {}; ///< makeKey() fails with it
    std::optional<AuthError> keyError = {};  ///< key() fails with it
    int made = 0;
    int asked = 0;
    QList<QJsonObject> forgotten = {};

private:
    LockedKey m_key;
    VaultProtection m_kind;
};

/// A folder for a vault, and vaults in it.
class VaultScene
{
public:
    VaultScene();

    /// Where the vault is; the folder itself is made by the vault.
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("vault")); }
    [[nodiscard]] QString file(const char *name = "vault.db") const;
    /// A vault with one key, the same one for all vaults of the scene.
    [[nodiscard]] std::unique_ptr<SqliteVault> open() const { return open({key}); }
    [[nodiscard]] std::unique_ptr<SqliteVault> open(
        const QList<std::shared_ptr<KeySource>> &keys) const;
    /// Runs \a statements on the file with SQLite itself; the first value they return.
    QVariant sql(const QStringList &statements) const;
    [[nodiscard]] QByteArray contents(const char *name = "vault.db") const;
    bool replace(const QByteArray &bytes, const char *name = "vault.db") const;

    std::shared_ptr<FixedKey> key = std::make_shared<FixedKey>();

private:
    QTemporaryDir m_folder;
};

/// An account with something in every field, called \a name.
[[nodiscard]] Account fullAccount(const QString &name);
/// Tokens with something in every field.
[[nodiscard]] TokenSet fullTokens(const QByteArray &word);

} // namespace Qonsent
