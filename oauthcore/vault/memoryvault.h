// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/vault/tokenvault.h"

#include <QHash>

namespace Qonsent {

/// A vault that forgets everything when it goes: for programs that keep tokens themselves, for the
/// demo and for tests.
class QONSENT_CORE_EXPORT MemoryVault : public TokenVault
{
    Q_OBJECT

public:
    explicit MemoryVault(QObject *parent = nullptr);
    ~MemoryVault() override;

    ReplyOf<Done> *probe() override;
    ReplyOf<QList<Account>> *accounts() override;
    ReplyOf<TokenSet> *tokens(const AccountId &id) override;
    ReplyOf<Done> *write(const Account &account, const TokenSet &tokens) override;
    ReplyOf<Done> *remove(const AccountId &id) override;

private:
    struct Record
    {
        Account account = {};
        TokenSet tokens = {};
    };

    QHash<AccountId, Record> m_records;
};

} // namespace Qonsent
