// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountstatus.h"

#include "oauthcore/account/accountwords_p.h"
#include "oauthcore/base/clock.h"

#include <algorithm>
#include <optional>

namespace Qonsent {

namespace {

using Kind = AccountStatus::Kind;
using Action = AccountStatus::Action;
using W = AccountWords;

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 twoMinutes = 2 * minute;
constexpr qint64 twoHours = 120 * minute;
constexpr qint64 tenYears = 10LL * 365 * 24 * 60 * minute;

/// What the stored times say about the access token.
struct Lifetime
{
    enum class Kind : quint8 {
        None,    ///< there are no tokens
        Unknown, ///< nobody says, or the clock contradicts
        Endless, ///< as long as a server can say
        Known,   ///< see left
    };
    Kind kind = Kind::Unknown;
    qint64 left = 0; ///< milliseconds; zero or less: it has ended
};

bool isFromTheFuture(const TokenFacts &tokens, qint64 now)
{
    return tokens.obtainedAt.toMSecsSinceEpoch() - now > minute;
}

Lifetime lifetimeOf(const TokenFacts &tokens, qint64 now)
{
    if (!tokens.obtainedAt.isValid())
        return {.kind = Lifetime::Kind::None};
    if (!tokens.expiresAt.isValid())
        return {};
    const qint64 whole = tokens.obtainedAt.msecsTo(tokens.expiresAt);
    if (whole >= tenYears)
        return {.kind = Lifetime::Kind::Endless};
    if (whole < 0 || isFromTheFuture(tokens, now))
        return {};
    return {.kind = Lifetime::Kind::Known, .left = tokens.expiresAt.toMSecsSinceEpoch() - now};
}

QString joined(const QString &sentence, const QString &next)
{
    return sentence + u' ' + next;
}

/// "The access token expired 3 minutes ago."
QString expiredSentence(const QDateTime &end, qint64 now)
{
    const qint64 ago = now - end.toMSecsSinceEpoch();
    if (ago < twoMinutes)
        return accountWords(W::ExpiredSeconds, std::max<qint64>(1, ago / second));
    if (ago < twoHours)
        return accountWords(W::ExpiredMinutes, ago / minute);
    return accountWords(W::ExpiredAt, wallClock(end, now));
}

QString wordFor(qint64 left, const QDateTime &end, qint64 now)
{
    if (left >= twoHours)
        return accountWords(W::Until, wallClock(end, now));
    if (left >= twoMinutes)
        return accountWords(W::Minutes, left / minute);
    return accountWords(W::UnderTwoMinutes);
}

AccountStatus runningStatus(const TokenFacts &tokens, qint64 left, qint64 now)
{
    AccountStatus status{.kind = Kind::Ready,
                         .word = wordFor(left, tokens.expiresAt, now),
                         .endsAt = tokens.expiresAt};
    const QString seconds = left < twoMinutes
        ? accountWords(W::EndsInSeconds, std::max<qint64>(1, left / second))
        : QString();
    if (tokens.isRenewable)
        status.sentence = seconds.isEmpty() ? accountWords(W::RenewsItself)
                                            : joined(accountWords(W::RenewsItself), seconds);
    else
        status.sentence =
            joined(seconds.isEmpty() ? accountWords(W::ReadyUntil, wallClock(tokens.expiresAt, now))
                                     : seconds,
                   accountWords(W::SignInAfter));
    return status;
}

AccountStatus endedStatus(const TokenFacts &tokens, qint64 now)
{
    const QString expired = expiredSentence(tokens.expiresAt, now);
    if (tokens.isRenewable)
        return {.kind = Kind::Ready,
                .word = accountWords(W::Ready),
                .sentence = joined(accountWords(W::RenewsOnDemand), expired),
                .endsAt = tokens.expiresAt};
    return {.kind = Kind::SignInNeeded,
            .word = accountWords(W::SignIn),
            .sentence = joined(expired, accountWords(W::SignInToGoOn)),
            .endsAt = tokens.expiresAt,
            .action = Action::SignIn};
}

AccountStatus idleStatus(const Account &account, qint64 now)
{
    const TokenFacts &tokens = account.tokens;
    const Lifetime lifetime = lifetimeOf(tokens, now);
    switch (lifetime.kind) {
    case Lifetime::Kind::None:
        return {.kind = Kind::SignInNeeded,
                .word = accountWords(W::SignIn),
                .sentence = accountWords(W::NoTokens),
                .action = Action::SignIn};
    case Lifetime::Kind::Unknown:
        return {.kind = Kind::Ready,
                .word = accountWords(W::Ready),
                .sentence = tokens.isRenewable
                    ? accountWords(W::RenewsItself)
                    : accountWords(W::ReadyUnknown, providerHost(account.provider))};
    case Lifetime::Kind::Endless:
        return {.kind = Kind::Ready,
                .word = accountWords(W::Endless),
                .sentence = accountWords(W::ReadyEndless)};
    case Lifetime::Kind::Known:
        break;
    }
    return lifetime.left > 0 ? runningStatus(tokens, lifetime.left, now) : endedStatus(tokens, now);
}

/// When the provider is asked again; nothing if nobody knows, or if that moment has passed.
std::optional<QString> nextAttempt(const AccountCircumstances &now)
{
    const AccountActivity &activity = now.activity;
    if (activity.kind != AccountActivity::Kind::WaitingForNetwork || !activity.nextAttempt.isValid()
        || activity.nextAttempt.toMSecsSinceEpoch() <= now.utcMSecs)
        return {};
    return wallClock(activity.nextAttempt, now.utcMSecs);
}

AccountStatus waitingStatus(const Account &account, const AccountCircumstances &now)
{
    QString host = sanitizedServerText(now.activity.host);
    if (host.isEmpty())
        host = providerHost(account.provider);
    const auto at = nextAttempt(now);
    return {.kind = Kind::WaitingForNetwork,
            .word = accountWords(W::Waiting),
            .sentence = joined(accountWords(W::NoConnection, host),
                               at ? accountWords(W::SafeTriesAt, *at) : accountWords(W::SafeTries)),
            .action = Action::TryNow};
}

/// What \a account says when the provider has still to hear of something.
QString stillToBeTold(const Account &account, const AccountCircumstances &now)
{
    const QString told = accountWords(W::StillToBeTold, providerHost(account.provider));
    const auto at = nextAttempt(now);
    return at ? joined(told, accountWords(W::TriesAt, *at)) : told;
}

AccountStatus signedOutStatus(const Account &account, const AccountCircumstances &now)
{
    const bool isTold = !account.tokens.obtainedAt.isValid();
    return {.kind = Kind::SignInNeeded,
            .word = accountWords(W::SignedOut),
            .sentence = joined(accountWords(W::YouSignedOut),
                               isTold ? accountWords(W::SignInToUse) : stillToBeTold(account, now)),
            .action = Action::SignIn};
}

AccountStatus leavingStatus(const Account &account, const AccountCircumstances &now)
{
    const bool waits = now.activity.kind == AccountActivity::Kind::WaitingForNetwork;
    return {.kind = Kind::Leaving,
            .word = accountWords(W::Leaving),
            .sentence = joined(accountWords(W::YouRemoved), stillToBeTold(account, now)),
            .action = waits ? Action::TryNow : Action::None};
}

Action actionFor(const AuthError &problem)
{
    if (problem.code == AuthError::Code::VaultLocked
        || problem.code == AuthError::Code::KeychainLocked)
        return Action::Unlock;
    return problem.isTransient() ? Action::TryAgain : Action::None;
}

AccountStatus failedStatus(const AccountActivity &activity)
{
    const AuthError problem = activity.problem.value_or(AuthError());
    const QString said = firstSentence(sanitizedServerText(problem.message));
    AccountStatus status{.kind = Kind::Problem,
                         .word = accountWords(W::Problem),
                         .sentence = said.isEmpty() ? accountWords(W::SomethingWrong) : said,
                         .action = actionFor(problem)};
    if (problem.needsSignIn()) {
        status.kind = Kind::SignInNeeded;
        status.word = accountWords(W::SignIn);
        status.action = Action::SignIn;
    }
    return status;
}

} // namespace

AccountStatus AccountStatus::of(const Account &account, const AccountCircumstances &now)
{
    if (now.activity.kind == AccountActivity::Kind::Locked)
        return {.kind = Kind::Locked,
                .word = accountWords(W::Locked),
                .sentence = accountWords(W::UnlockToUse),
                .action = Action::Unlock};
    switch (account.state) {
    case Account::State::Leaving:
        return leavingStatus(account, now);
    case Account::State::SignedOut:
        return signedOutStatus(account, now);
    case Account::State::NeedsSignIn:
        return {.kind = Kind::SignInNeeded,
                .word = accountWords(W::SignIn),
                .sentence = accountWords(W::SignInEnded, providerHost(account.provider)),
                .action = Action::SignIn};
    case Account::State::Ready:
        break;
    }

    AccountStatus status;
    switch (now.activity.kind) {
    case AccountActivity::Kind::Failed:
        status = failedStatus(now.activity);
        break;
    case AccountActivity::Kind::Renewing:
        status = {.kind = Kind::Renewing,
                  .word = accountWords(W::Renewing),
                  .sentence = accountWords(W::RenewingNow)};
        break;
    case AccountActivity::Kind::WaitingForNetwork:
        status = waitingStatus(account, now);
        break;
    case AccountActivity::Kind::Idle:
    case AccountActivity::Kind::Locked:
        return idleStatus(account, now.utcMSecs);
    }
    if (lifetimeOf(account.tokens, now.utcMSecs).kind == Lifetime::Kind::Known)
        status.endsAt = account.tokens.expiresAt;
    return status;
}

QDateTime AccountStatus::nextChange(const Account &account, const AccountCircumstances &now)
{
    // Everything else waits for something that happens, not for the time.
    if (account.state != Account::State::Ready || now.activity.kind != AccountActivity::Kind::Idle)
        return {};
    const TokenFacts &tokens = account.tokens;
    const Lifetime lifetime = lifetimeOf(tokens, now.utcMSecs);
    if (lifetime.kind == Lifetime::Kind::Unknown && tokens.expiresAt.isValid()
        && tokens.obtainedAt <= tokens.expiresAt)
        return utcFromMSecs(tokens.obtainedAt.toMSecsSinceEpoch() - minute); // the clock catches up
    if (lifetime.kind != Lifetime::Kind::Known || lifetime.left <= 0)
        return {};
    const qint64 end = now.utcMSecs + lifetime.left;
    if (lifetime.left < twoMinutes)
        return utcFromMSecs(end);
    if (lifetime.left < twoHours) // "42 min" is true until a millisecond after 42 minutes
        return utcFromMSecs(end - lifetime.left / minute * minute + 1);
    const qint64 countdown = end - twoHours + 1;
    // The date in "until 3 Jan 14:32" goes when that day begins. Not 24 hours from the last
    // midnight: days with a change to or from summer time have 23 or 25.
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.utcMSecs).date();
    const QDate lastDay = QDateTime::fromMSecsSinceEpoch(end).date();
    const qint64 dateGoes = lastDay.startOfDay().toMSecsSinceEpoch();
    return utcFromMSecs(lastDay > today ? std::min(countdown, dateGoes) : countdown);
}

} // namespace Qonsent
