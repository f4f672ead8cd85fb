// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/tokenrefresher.h"

#include "oauthcore/base/logging.h"

#include <QTimer>

namespace Qonsent {

using namespace std::chrono_literals;

namespace {

constexpr auto firstPause = 1s;
constexpr std::chrono::milliseconds longestPause = 60s;

} // namespace

TokenRefresher::TokenRefresher(const RenewalServices &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{ }

TokenRefresher::~TokenRefresher() = default;

ReplyOf<TokenSet> *TokenRefresher::refresh(const AccountId &id, const Secret &known)
{
    if (const auto unsaved = m_unsaved.constFind(id); unsaved != m_unsaved.constEnd()) {
        const Clock &clock = *m_services.clock;
        if (clock.sinceBoot() < staleAt(unsaved->tokens, clock))
            return finishedReply<TokenSet>(this, unsaved->tokens);
        return finishedReply<TokenSet>(this, *unsaved->saveError); // save them first
    }
    auto *reply = new ReplyOf<TokenSet>(this);
    auto &waiting = m_waiting[id];
    waiting.append(reply);
    if (waiting.size() == 1)
        whenFinished(new Renewal(m_services, id, known, this), this,
                     [this, id](const Result<Renewed> &result) { settle(id, result); });
    return reply;
}

void TokenRefresher::settle(const AccountId &id, const Result<Renewed> &result)
{
    const auto waiting = m_waiting.take(id);
    if (!result) {
        Q_EMIT failed(id, result.error());
    } else {
        if (result->saveError)
            saveLater(id, *result, firstPause);
        Q_EMIT refreshed(result->account, result->tokens);
        if (result->saveError)
            Q_EMIT notSaved(id, *result->saveError);
    }
    const Result<TokenSet> answer =
        result ? Result<TokenSet>(result->tokens) : Result<TokenSet>(result.error());
    for (const auto &waiter : waiting) {
        if (waiter)
            waiter->finish(answer);
    }
}

/// Keeps the account's lock as long as the new tokens are not on the disk: anybody else would
/// present the old refresh token, which may be void, and end the sign-in for all.
void TokenRefresher::saveLater(const AccountId &id, const Renewed &renewed,
                               std::chrono::milliseconds pause)
{
    m_unsaved.insert(id, renewed);
    QTimer::singleShot(pause, this, [this, id, renewed, pause] {
        auto *writing = m_services.vault->change(id, renewed.change);
        whenFinished(writing, this, [this, id, renewed, pause](const Result<Account> &written) {
            if (!written && written.error().code != AuthError::Code::UnknownAccount) {
                qCWarning(lcAccount) << "New tokens could not be saved yet:"
                                     << written.error().jsonCode() << written.error().reason;
                return saveLater(id, renewed, std::min(pause * 2, longestPause));
            }
            m_unsaved.remove(id); // an account that was removed meanwhile needs no tokens
            Q_EMIT saved(id);
        });
    });
}

} // namespace Qonsent
