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

/// In the order of AccountWords. No macro of ours around the marks, behind which lupdate would find
/// nothing.
constexpr std::array table = {
    Row{W::Ready, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Ready")},
    Row{W::Minutes, QT_TRANSLATE_N_NOOP("Qonsent::AccountStatus", "%n min")},
    Row{W::UnderTwoMinutes, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Under 2 min")},
    Row{W::Until, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "until %1")},
    Row{W::Endless, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Does not expire")},
    Row{W::Renewing, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Renewing")},
    Row{W::Waiting, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Waiting for network")},
    Row{W::SignIn, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Sign in again")},
    Row{W::SignedOut, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Signed out")},
    Row{W::Leaving, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Being removed")},
    Row{W::Problem, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Problem")},
    Row{W::Locked, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Locked")},

    Row{W::RenewsItself,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus",
                          "Ready. Qonsent renews this account by itself.")},
    Row{W::RenewsOnDemand,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus",
                          "Ready. Qonsent renews this account when it is needed.")},
    Row{W::ReadyUntil, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Ready until %1.")},
    Row{W::ReadyUnknown,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Ready. %1 does not say until when.")},
    Row{W::ReadyEndless,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Ready. The access token does not expire.")},
    Row{W::EndsInSeconds,
        QT_TRANSLATE_N_NOOP("Qonsent::AccountStatus", "The access token ends in %n s.")},
    Row{W::SignInAfter,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "After that a new sign-in is needed.")},
    Row{W::ExpiredSeconds,
        QT_TRANSLATE_N_NOOP("Qonsent::AccountStatus", "The access token expired %n s ago.")},
    Row{W::ExpiredMinutes,
        QT_TRANSLATE_N_NOOP("Qonsent::AccountStatus", "The access token expired %n minutes ago.")},
    Row{W::ExpiredAt,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "The access token expired at %1.")},
    Row{W::SignInToGoOn,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus",
                          "Sign in again to go on. Nothing was deleted.")},
    Row{W::SignInEnded,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus",
                          "%1 ended this sign-in. Sign in again to go on. Nothing was deleted.")},
    Row{W::NoTokens,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus",
                          "There are no tokens for this account. Sign in again to go on.")},
    Row{W::RenewingNow, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Renewing the access token.")},
    Row{W::NoConnection, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "No connection to %1.")},
    Row{W::SafeTriesAt,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus",
                          "The account is safe; Qonsent tries again at %1.")},
    Row{W::SafeTries,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus",
                          "The account is safe; Qonsent tries again by itself.")},
    Row{W::TriesAt, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Qonsent tries again at %1.")},
    Row{W::YouSignedOut, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "You signed out.")},
    Row{W::SignInToUse,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Sign in to use this account again.")},
    Row{W::YouRemoved, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "You removed this account.")},
    Row{W::StillToBeTold, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "%1 has still to be told.")},
    Row{W::SomethingWrong,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Something went wrong with this account.")},
    Row{W::UnlockToUse,
        QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "Unlock Qonsent to use this account.")},

    Row{W::ProviderFirst, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "The provider")},
    Row{W::Provider, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "the provider")},
    //: %1 is a date, %2 a time
    Row{W::DateAndTime, QT_TRANSLATE_NOOP("Qonsent::AccountStatus", "%1 %2")},
};

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
