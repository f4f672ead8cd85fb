// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountwords_p.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

using W = AccountWords;

struct Row
{
    AccountWords words;
    const char *text; ///< English source; `%1` is the subject, `%n` a number
};

// The macros mark the texts for the catalogue, N those that depend on a number. English needs no
// plural forms here: below two it counts in units that have none.
#define S(text) QT_TRANSLATE_NOOP("Qonsent::AccountStatus", text)
#define N(text) QT_TRANSLATE_N_NOOP("Qonsent::AccountStatus", text)

/// In the order of AccountWords.
constexpr std::array table = {
    Row{W::Ready, S("Ready")},
    Row{W::Minutes, N("%n min")},
    Row{W::UnderTwoMinutes, S("Under 2 min")},
    Row{W::Until, S("until %1")},
    Row{W::Endless, S("Does not expire")},
    Row{W::Renewing, S("Renewing")},
    Row{W::Waiting, S("Waiting for network")},
    Row{W::SignIn, S("Sign in again")},
    Row{W::SignedOut, S("Signed out")},
    Row{W::Leaving, S("Being removed")},
    Row{W::Problem, S("Problem")},
    Row{W::Locked, S("Locked")},

    Row{W::RenewsItself, S("Ready. Qonsent renews this account by itself.")},
    Row{W::RenewsOnDemand, S("Ready. Qonsent renews this account when it is needed.")},
    Row{W::ReadyUntil, S("Ready until %1.")},
    Row{W::ReadyUnknown, S("Ready. %1 does not say until when.")},
    Row{W::ReadyEndless, S("Ready. The access token does not expire.")},
    Row{W::EndsInSeconds, N("The access token ends in %n s.")},
    Row{W::SignInAfter, S("After that a new sign-in is needed.")},
    Row{W::ExpiredSeconds, N("The access token expired %n s ago.")},
    Row{W::ExpiredMinutes, N("The access token expired %n minutes ago.")},
    Row{W::ExpiredAt, S("The access token expired at %1.")},
    Row{W::SignInToGoOn, S("Sign in again to go on. Nothing was deleted.")},
    Row{W::SignInEnded, S("%1 ended this sign-in. Sign in again to go on. Nothing was deleted.")},
    Row{W::NoTokens, S("There are no tokens for this account. Sign in again to go on.")},
    Row{W::RenewingNow, S("Renewing the access token.")},
    Row{W::NoConnection, S("No connection to %1.")},
    Row{W::SafeTriesAt, S("The account is safe; Qonsent tries again at %1.")},
    Row{W::SafeTries, S("The account is safe; Qonsent tries again by itself.")},
    Row{W::TriesAt, S("Qonsent tries again at %1.")},
    Row{W::YouSignedOut, S("You signed out.")},
    Row{W::SignInToUse, S("Sign in to use this account again.")},
    Row{W::YouRemoved, S("You removed this account.")},
    Row{W::StillToBeTold, S("%1 has still to be told.")},
    Row{W::SomethingWrong, S("Something went wrong with this account.")},
    Row{W::UnlockToUse, S("Unlock Qonsent to use this account.")},

    Row{W::ProviderFirst, S("The provider")},
    Row{W::Provider, S("the provider")},
    //: %1 is a date, %2 a time
    Row{W::DateAndTime, S("%1 %2")},
};
#undef S
#undef N

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (std::size_t(table.at(i).words) != i)
            return false;
    }
    return std::size_t(W::DateAndTime) + 1 == table.size();
}
static_assert(isInOrder());

QString translated(AccountWords words, int n = -1)
{
    return QCoreApplication::translate("Qonsent::AccountStatus", table.at(std::size_t(words)).text,
                                       nullptr, n);
}

} // namespace

QString accountWords(AccountWords words)
{
    return translated(words);
}

QString accountWords(AccountWords words, qint64 n)
{
    return translated(words, int(n));
}

QString accountWords(AccountWords words, const QString &subject)
{
    QString text = translated(words);
    QString who = subject;
    if (who.isEmpty())
        who = translated(text.startsWith(QLatin1String("%1")) ? W::ProviderFirst : W::Provider);
    return text.replace(QLatin1String("%1"), who);
}

QString wallClock(const QDateTime &utc, qint64 utcMSecs)
{
    const QDateTime local = utc.toLocalTime();
    const QLocale locale;
    // without seconds, which the C locale adds
    const QString time = locale.language() == QLocale::C
        ? local.time().toString(QStringLiteral("HH:mm"))
        : locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date() == QDateTime::fromMSecsSinceEpoch(utcMSecs).date())
        return time;
    return translated(W::DateAndTime)
        .arg(locale.toString(local.date(), QLocale::ShortFormat), time);
}

QString providerHost(const ProviderMetadata &provider)
{
    const QString host = QUrl(provider.issuer, QUrl::StrictMode).host(QUrl::FullyEncoded);
    return host.isEmpty() ? provider.tokenEndpoint.host(QUrl::FullyEncoded) : host;
}

QString firstSentence(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == QChar(0x3002)) // the ideographic full stop needs no space
            return text.first(i + 1);
        if (c == u'.' && i + 1 < text.size() && text.at(i + 1).isSpace())
            return text.first(i + 1);
    }
    return text;
}

} // namespace Qonsent
