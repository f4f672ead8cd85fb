// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/autherror.h"
#include "oauthcore/model/account.h"

namespace Qonsent {

/// What goes on with an account right now, as far as its owner knows.
struct AccountActivity
{
    enum class Kind : quint8 {
        Idle,              ///< nothing
        Renewing,          ///< the access token is being renewed
        WaitingForNetwork, ///< the provider could not be reached; to be tried again
        Locked,            ///< the vault is locked
        Failed,            ///< something went wrong and stays so until somebody acts; see problem
    };

    Kind kind = Kind::Idle;
    QDateTime nextAttempt = {}; ///< UTC; when WaitingForNetwork ends; invalid: not planned
    QString host = {};          ///< what could not be reached; empty: the provider
    std::optional<AuthError> problem = {}; ///< why it Failed

    bool operator==(const AccountActivity &) const = default;
};

/// All that an account's status depends on besides the account.
struct AccountCircumstances
{
    qint64 utcMSecs = 0; ///< the time, milliseconds since 1970 UTC
    AccountActivity activity = {};
};

/// How an account is doing, in words: the one vocabulary of lists, tray and command line. Texts
/// are plain, translated, and made for the local time zone and QLocale.
struct QONSENT_CORE_EXPORT AccountStatus
{
    Q_GADGET

public:
    /// One shape and one colour each.
    enum class Kind : quint8 {
        Ready,             ///< can be used, or renewed on demand
        Renewing,          ///< is being renewed
        WaitingForNetwork, ///< cannot be renewed until the provider can be reached
        SignInNeeded,      ///< only a new sign-in helps; also if the person signed out
        Leaving,           ///< was removed; the provider has still to be told
        Problem,           ///< somebody has to act
        Locked,            ///< the vault is locked; nothing else is known
    };
    Q_ENUM(Kind)

    /// The one thing to offer.
    enum class Action : quint8 {
        None,     ///< nothing, all is well or nothing helps
        TryNow,   ///< not to wait for the next attempt
        TryAgain, ///< the same once more
        SignIn,   ///< to sign in again
        Unlock,   ///< to unlock the vault or the keychain
    };
    Q_ENUM(Action)

    Kind kind = Kind::Ready;
    QString word = {};     ///< for a row: "42 min", "until 14:32", "Renewing"
    QString sentence = {}; ///< for details
    QDateTime endsAt = {}; ///< UTC, of the access token; invalid: unknown, endless or none
    Action action = Action::None;

    /// The status of \a account under \a now. Ask again at nextChange().
    ///
    /// A lifetime of ten years or more is endless: TokenResponse keeps no longer one. A token that
    /// was obtained more than a minute from now, or that ended before it began, says that a clock
    /// jumped: its lifetime is unknown then.
    [[nodiscard]] static AccountStatus of(const Account &account, const AccountCircumstances &now);

    /// When kind, word or action become others by time alone, UTC; invalid: never. Under two
    /// minutes, and after the end, the sentence tells the time as well and can change before.
    [[nodiscard]] static QDateTime nextChange(const Account &account,
                                              const AccountCircumstances &now);

    bool operator==(const AccountStatus &) const = default;
};

} // namespace Qonsent
