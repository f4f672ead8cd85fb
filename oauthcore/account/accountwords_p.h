// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/providermetadata.h"

#include <QDateTime>
#include <QString>

namespace Qonsent {

/// Every text that AccountStatus can say; the English is in the table of accountwords.cpp.
enum class AccountWords : quint8 {
    // Words of a row
    Ready,           ///< can be used; how long is unknown, or told by the sentence
    Minutes,         ///< whole minutes left, from 2 to 119
    UnderTwoMinutes, ///< too little left to count it in a row
    Until,           ///< two hours or more are left; until which time
    Endless,         ///< the access token does not end
    Renewing,        ///< a renewal is on its way
    Waiting,         ///< the provider cannot be reached
    SignIn,          ///< only a new sign-in helps
    SignedOut,       ///< the person signed out
    Leaving,         ///< the person removed the account
    Problem,         ///< somebody has to act
    Locked,          ///< the vault is locked

    // Sentences; some follow one another
    RenewsItself,   ///< all is well, for as long as nobody signs out
    RenewsOnDemand, ///< the access token has ended, and nobody has asked for another yet
    ReadyUntil,     ///< cannot be renewed; good until which time
    ReadyUnknown,   ///< cannot be renewed; the provider does not say how long it is good
    ReadyEndless,   ///< the access token does not end
    EndsInSeconds,  ///< seconds left, below two minutes
    SignInAfter,    ///< what comes when the access token has ended
    ExpiredSeconds, ///< seconds since the end, below two minutes
    ExpiredMinutes, ///< whole minutes since the end, from 2 to 119
    ExpiredAt,      ///< the end is two hours or more ago; at which time it was
    SignInToGoOn,   ///< what to do when the access token has ended for good
    SignInEnded,    ///< which provider ended the sign-in, and what to do
    NoTokens,       ///< there is nothing to use or to renew
    RenewingNow,    ///< a renewal is on its way
    NoConnection,   ///< to what there is no connection
    SafeTriesAt,    ///< nothing is lost; when the next attempt is
    SafeTries,      ///< nothing is lost; the next attempt is not planned yet
    TriesAt,        ///< when the next attempt is
    YouSignedOut,   ///< the person signed out
    SignInToUse,    ///< what to do to use the account again
    YouRemoved,     ///< the person removed the account
    StillToBeTold,  ///< which provider does not know it yet
    SomethingWrong, ///< a problem of which nothing else is known
    UnlockToUse,    ///< what to do when the vault is locked

    // Parts
    ProviderFirst, ///< a provider without a name, at the beginning of a sentence
    Provider,      ///< the same inside a sentence
    DateAndTime,   ///< a day that is not today, and a time
};

/// The translated text.
[[nodiscard]] QString accountWords(AccountWords words);
/// The translated text with \a n in the form that the language has for that number.
[[nodiscard]] QString accountWords(AccountWords words, qint64 n);
/// The translated text about \a subject; if that is empty, about "the provider".
[[nodiscard]] QString accountWords(AccountWords words, const QString &subject);

/// \a utc by the clock on the wall; with the date if that is another day than \a utcMSecs is in.
[[nodiscard]] QString wallClock(const QDateTime &utc, qint64 utcMSecs);

/// What people know \a provider by: the host of its issuer, or of its token endpoint. In the form
/// that goes over the wire, which cannot look like another one; empty if there is none.
[[nodiscard]] QString providerHost(const ProviderMetadata &provider);

/// The first sentence of \a text, or all of it.
[[nodiscard]] QString firstSentence(const QString &text);

} // namespace Qonsent
