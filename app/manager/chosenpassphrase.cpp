// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/chosenpassphrase.h"

#include "oauthcore/sqlitevault/passphrasesource.h"

namespace Qonsent::Manager {

ChosenPassphrase::ChosenPassphrase(QObject *parent)
    : KeySource(parent)
{ }

void ChosenPassphrase::choose(const Secret &passphrase)
{
    m_passphrase = passphrase.isEmpty() ? nullptr : std::make_unique<PassphraseSource>(passphrase);
}

ReplyOf<SlotKey> *ChosenPassphrase::makeKey(const QByteArray &vaultId)
{
    if (!m_passphrase)
        return finishedReply<SlotKey>(
            this, AuthError::of(AuthError::Code::KeychainAbsent, "no_passphrase"));
    return m_passphrase->makeKey(vaultId);
}

ReplyOf<LockedKey> *ChosenPassphrase::key(const QByteArray &, const QJsonObject &)
{
    return finishedReply<LockedKey>(this, AuthError::of(AuthError::Code::VaultLocked));
}

ReplyOf<Done> *ChosenPassphrase::forgetKey(const QByteArray &, const QJsonObject &)
{
    return finishedReply<Done>(this, Done{}); // nothing was kept
}

} // namespace Qonsent::Manager
