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

ReplyOf<TokenSet> *TokenRefresher::refresh(const AccountId &id, const Secret &known,
                                           std::optional<std::chrono::milliseconds> minimumValidity,
                                           const std::optional<RenewalServices> &services)
{
    if (const auto unsaved = m_unsaved.constFind(id); unsaved != m_unsaved.constEnd()) {
        const Clock &clock = *m_services.clock;
        if (clock.sinceBoot() < staleAt(unsaved->tokens, clock))
            return finishedReply<TokenSet>(this, unsaved->tokens);
        Q_EMIT failed(id, *unsaved->saveError); // they have to be saved first
        return finishedReply<TokenSet>(this, *unsaved->saveError);
    }
    auto *reply = new ReplyOf<TokenSet>(this);
    auto &waiting = m_waiting[id];
    waiting.append(reply);
    if (waiting.size() == 1)
        whenFinished(new Renewal(services.value_or(m_services), id, known, minimumValidity, this),
                     this, [this, id](const Result<Renewed> &result) { settle(id, result); });
    return reply;
}

void TokenRefresher::settle(const AccountId &id, const Result<Renewed> &result)
{
    const auto waiting = m_waiting.take(id);
    const QPointer<TokenRefresher> self(this); // a slot may delete us
    if (!result) {
        Q_EMIT failed(id, result.error());
    } else {
        if (result->saveError)
            saveLater(id, *result, firstPause);
        Q_EMIT refreshed(result->account, result->tokens);
        if (self && result->saveError)
            Q_EMIT notSaved(id, *result->saveError);
    }
    const Result<TokenSet> answer =
        result ? Result<TokenSet>(result->tokens) : Result<TokenSet>(result.error());
    for (const auto &waiter : waiting) {
        if (waiter)
            waiter->finish(answer);
    }
    if (self && m_waiting.isEmpty())
        Q_EMIT idle();
}

/// Keeps the account's lock as long as the new tokens are not on the disk: anybody else would
/// present the old refresh token, which may be void, and end the sign-in for all.
void TokenRefresher::saveLater(const AccountId &id, const Renewed &renewed,
                               std::chrono::milliseconds pause)
{
    m_unsaved.insert(id, renewed);
    QTimer::singleShot(pause, this, [this, id, pause] {
        auto *writing = m_services.vault->change(id, m_unsaved.value(id).change);
        whenFinished(writing, this, [this, id, pause](const Result<Account> &written) {
            if (!written && written.error().isTransient()) {
                qCWarning(lcAccount)
                    << "New tokens could not be saved yet:" << written.error().jsonCode()
                    << written.error().reason;
                return saveLater(id, m_unsaved.value(id), std::min(pause * 2, longestPause));
            }
            // An account that was removed meanwhile needs no tokens, and for a vault that is
            // beyond waiting nobody else is kept waiting.
            m_unsaved.remove(id);
            if (written)
                Q_EMIT saved(id);
        });
    });
}

} // namespace Qonsent
