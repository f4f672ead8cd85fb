// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountstatus.h"
#include "oauthcore/base/clock.h"
#include "oauthcore/vault/tokenvault.h"
#include "widgets/export.h"

#include <QList>

namespace Qonsent {

/// What AccountDetails shows, at one moment. No secrets, and texts that are fit to be shown.
struct QONSENT_WIDGETS_EXPORT AccountFacts
{
    QString name = {};     ///< what the person calls the account
    QString identity = {}; ///< who signed in; may be empty
    QString host = {};     ///< of the provider; may be empty
    AccountStatus status = {};
    QDateTime now = {};                     ///< UTC, the moment
    QDateTime obtainedAt = {};              ///< UTC, of the access token; invalid if there is none
    QDateTime renewsAt = {};                ///< UTC; invalid: not planned
    QStringList granted = {};               ///< permissions, by their technical names
    QStringList refused = {};               ///< those that were asked for and not given
    bool isIdentityChecked = false;         ///< there is an ID token, and it passed every rule
    QList<VaultProtection> protection = {}; ///< of the vault; empty: unknown

    /// What \a account and its \a status say at \a now. Renewal and protection are for the caller
    /// to add, who knows them.
    [[nodiscard]] static AccountFacts of(const Account &account, const AccountStatus &status,
                                         const QDateTime &now);

    bool operator==(const AccountFacts &) const = default;
};

} // namespace Qonsent
