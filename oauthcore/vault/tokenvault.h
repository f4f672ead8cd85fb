// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "oauthcore/model/account.h"

namespace Qonsent {

/// Where accounts and their tokens are kept. Every call answers through a reply, since a vault may
/// be on a disk, behind a keychain or in another process.
class QONSENT_CORE_EXPORT TokenVault : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenVault)

public:
    ~TokenVault() override;

    /// Proves that the vault can be written: creates, reads back and deletes a record. Called
    /// before a browser opens, so that nobody consents to what cannot be kept.
    [[nodiscard]] virtual ReplyOf<Done> *probe() = 0;
    /// All accounts, without their tokens.
    [[nodiscard]] virtual ReplyOf<QList<Account>> *accounts() = 0;
    /// The tokens of one account; UnknownAccount if there is none.
    [[nodiscard]] virtual ReplyOf<TokenSet> *tokens(const AccountId &id) = 0;
    /// Writes the account and its tokens, both or neither; when the reply succeeds they are safe.
    [[nodiscard]] virtual ReplyOf<Done> *write(const Account &account, const TokenSet &tokens) = 0;
    /// Deletes the account and its tokens; UnknownAccount if there is none.
    [[nodiscard]] virtual ReplyOf<Done> *remove(const AccountId &id) = 0;

protected:
    explicit TokenVault(QObject *parent);
};

} // namespace Qonsent
