// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountlocking.h"

#include <QPointer>
#include <QTimer>

namespace Qonsent {

ReplyOf<AccountLock> *lockWithinAMinute(TokenVault &vault, const AccountId &id, QObject *parent)
{
    auto *reply = new ReplyOf<AccountLock>(parent);
    const QPointer<ReplyOf<AccountLock>> locking = vault.lockAccount(id);
    QTimer::singleShot(std::chrono::minutes(1), locking.data(), &Reply::cancel);
    QObject::connect(reply, &QObject::destroyed, locking.data(), &Reply::cancel);
    reply->setAbort([locking] {
        if (locking)
            locking->cancel();
    });
    whenFinished(locking.data(), reply, [reply](const Result<AccountLock> &lock) {
        const bool isLate = !lock && lock.error().code == AuthError::Code::Cancelled;
        reply->finish(isLate ? AuthError::of(AuthError::Code::VaultBusy, "account_lock") : lock);
    });
    return reply;
}

} // namespace Qonsent
