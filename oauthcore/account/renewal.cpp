// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/renewal.h"

#include "oauthcore/account/accountlocking.h"
#include "oauthcore/base/logging.h"
#include "oauthcore/jose/idtokenleniency_p.h"
#include "oauthcore/jose/idtokenvalidator.h"
#include "oauthcore/protocol/diagnosis.h"
#include "oauthcore/protocol/endpointchoice.h"
#include "oauthcore/protocol/grants/refreshtokengrant.h"

#include <QRandomGenerator>
#include <QTimer>

namespace Qonsent {

using Code = AuthError::Code;
using namespace std::chrono_literals;

namespace {

constexpr int mostTries = 3;
constexpr std::chrono::milliseconds longestRetryAfter = 2s; // longer ones are the caller's to wait
constexpr std::chrono::milliseconds writePauses[] = {100ms, 400ms}; // between three attempts

/// RFC 6749 section 5.2: this, and only this, says that the refresh token is worth nothing more.
bool isInvalidGrant(const AuthError &error)
{
    return error.code == Code::ServerRefused && error.serverCode == "invalid_grant";
}

/// The server has answered that it is not well; it may be, in a moment.
bool isPassingAnswer(const AuthError &error)
{
    return (error.code == Code::Unreachable || error.code == Code::RateLimited)
        && error.reason.startsWith("http_") && error.retryAfter <= longestRetryAfter;
}

/// Half a second, then one and a half, half of it by chance: many programs see the same outage.
std::chrono::milliseconds pauseAfter(int tries)
{
    const int base = tries == 1 ? 250 : 750;
    return std::chrono::milliseconds(base + QRandomGenerator::global()->bounded(base));
}

} // namespace

bool isTimeImplausible(const QDateTime &obtainedAt, qint64 utcMSecs)
{
    return obtainedAt.isValid() && obtainedAt.toMSecsSinceEpoch() > utcMSecs + 60'000;
}

std::chrono::milliseconds staleAt(const TokenSet &tokens, const Clock &clock)
{
    const auto lifetime = tokens.lifetime();
    if (!lifetime)
        return std::chrono::milliseconds::max();
    const qint64 now = clock.utcMSecs();
    if (isTimeImplausible(tokens.obtainedAt, now))
        return std::chrono::milliseconds::zero();
    const auto margin = std::min<std::chrono::milliseconds>(60s, *lifetime / 10);
    const std::chrono::milliseconds left(tokens.expiresAt.toMSecsSinceEpoch() - now);
    return clock.sinceBoot() + left - margin;
}

bool isFreshEnough(const TokenSet &tokens, std::chrono::milliseconds staleAt,
                   std::optional<std::chrono::milliseconds> minimumValidity, const Clock &clock)
{
    if (tokens.accessToken.isEmpty() || clock.sinceBoot() >= staleAt)
        return false;
    const auto lifetime = tokens.lifetime();
    if (!minimumValidity || !lifetime)
        return true;
    const auto margin = std::min<std::chrono::milliseconds>(60s, *lifetime / 10);
    const std::chrono::milliseconds left = staleAt + margin - clock.sinceBoot();
    return left >= std::min(*minimumValidity, *lifetime * 9 / 10);
}

struct Renewal::Private
{
    RenewalServices services;
    AccountId id;
    Secret known;
    std::optional<std::chrono::milliseconds> minimumValidity;
    Renewed renewed = {};
    TokenSet stored = {}; ///< what the refresh starts from
    TokenSet answer = {};
    int tries = 0;
    int writes = 0;
    bool keysWereRenewed = false;
    bool wasReread = false;
};

Renewal::Renewal(const RenewalServices &services, const AccountId &id, const Secret &known,
                 std::optional<std::chrono::milliseconds> minimumValidity, QObject *parent)
    : StepwiseReply<Renewed>(parent)
    , d(new Private{
          .services = services, .id = id, .known = known, .minimumValidity = minimumValidity})
{
    await(lockWithinAMinute(*services.vault, id, this), [this](const AccountLock &lock) {
        d->renewed.lock = lock;
        read();
    });
}

Renewal::~Renewal() = default;

void Renewal::read()
{
    await(d->services.vault->read(d->id), [this](const StoredAccount &stored) {
        d->renewed.account = stored.account;
        decide(stored.tokens);
    });
}

void Renewal::decide(const TokenSet &stored)
{
    const bool isReplaced = !stored.accessToken.isEmpty() && !(stored.accessToken == d->known);
    if (d->renewed.account.state != Account::State::Ready)
        return fail(AuthError::of(Code::SignInNeeded, "signed_out", d->renewed.account.name));
    const Clock &clock = *d->services.clock;
    if (isReplaced && isFreshEnough(stored, staleAt(stored, clock), d->minimumValidity, clock)) {
        d->renewed.tokens = stored;
        d->renewed.lock.reset();
        return finish(std::move(d->renewed));
    }
    if (stored.refreshToken.isEmpty())
        return fail(AuthError::of(Code::SignInNeeded, "no_refresh_token", d->renewed.account.name));
    d->stored = stored;
    send();
}

void Renewal::send()
{
    ++d->tries;
    const Account &account = d->renewed.account;
    const TokenRequest request = refreshTokenGrant(
        tokenEndpointFor(account.provider, account.client), d->stored.refreshToken, {});
    awaitResult(d->services.tokens->send(request, account.client, d->stored.grantedScopes),
                [this](const Result<TokenSet> &answer) {
                    if (!answer)
                        return onRefused(answer.error());
                    check(*answer);
                });
}

void Renewal::onRefused(const AuthError &error)
{
    if (isInvalidGrant(error) || error.code == Code::OutcomeUnknown)
        return rereadBeforeGivingUp(error);
    if (!isPassingAnswer(error) || d->tries >= mostTries)
        return fail(error);
    const auto pause = std::max<std::chrono::milliseconds>(pauseAfter(d->tries), error.retryAfter);
    QTimer::singleShot(pause, this, [this] { send(); });
}

/// Somebody who does not know of the lock, e.g. a restored backup or a file system that has none,
/// may have written meanwhile. After a request whose outcome is unknown, the stored token is tried
/// once more: the server may never have seen it.
void Renewal::rereadBeforeGivingUp(const AuthError &error)
{
    if (std::exchange(d->wasReread, true))
        return isInvalidGrant(error) ? endSignIn(error) : fail(error);
    await(d->services.vault->read(d->id), [this, error](const StoredAccount &stored) {
        const bool isOurs = stored.tokens.refreshToken == d->stored.refreshToken;
        if (isInvalidGrant(error) && isOurs)
            return endSignIn(error);
        d->renewed.account = stored.account;
        decide(stored.tokens);
    });
}

void Renewal::endSignIn(const AuthError &error)
{
    AuthError ended = AuthError::of(Code::SignInNeeded, "invalid_grant",
                                    d->renewed.account.provider.tokenEndpoint.host());
    ended.serverCode = error.serverCode;
    ended.serverDescription = error.serverDescription;
    // If this cannot be written, the next attempt finds out again.
    awaitResult(d->services.vault->change(d->id, {.state = Account::State::NeedsSignIn}),
                [this, ended](const Result<Account> &) { fail(ended); });
}

void Renewal::check(TokenSet answer)
{
    d->answer = std::move(answer);
    const Account &account = d->renewed.account;
    if (!account.claims || d->answer.idToken.isEmpty()) {
        d->answer.idToken = {}; // not asked for, not checked, so not kept
        return save();
    }
    if (account.provider.jwksUri.isEmpty())
        return checkIdToken({});
    checkWith(d->services.keys->keys(account.provider.jwksUri));
}

/// Who it is was proved at the sign-in; a new refresh token must not be lost because a key set
/// cannot be had now.
void Renewal::checkWith(ReplyOf<JwkSet> *keys)
{
    awaitResult(keys, [this](const Result<JwkSet> &got) {
        if (got)
            return checkIdToken(*got);
        leaveIdTokenOut(got.error());
    });
}

void Renewal::leaveIdTokenOut(const AuthError &why)
{
    qCInfo(lcAccount) << "ID token of a refresh not checked:" << why.jsonCode() << why.reason;
    d->answer.idToken = {};
    save();
}

void Renewal::checkIdToken(const JwkSet &keys)
{
    const Account &account = d->renewed.account;
    const IdTokenExpectations usual{.issuer = account.provider.issuer,
                                    .clientId = account.client.id,
                                    .occasion = IdTokenExpectations::Occasion::Refresh,
                                    .subject = account.claims->subject(),
                                    .allowedAlgorithms =
                                        allowedIdTokenAlgorithms(account.provider, account.client),
                                    .clientSecret = account.client.secret,
                                    .accessToken = d->answer.accessToken,
                                    .nowMSecs = d->services.clock->utcMSecs()};
    const Result<HookChain> hooks = d->services.tokens->hooks().chain(account.client.quirks);
    const Result<IdTokenExpectations> whole =
        hooks ? hooks->idTokenExpectations(usual, d->answer.idToken) : hooks.error();
    if (!whole)
        return fail(whole.error());
    const IdTokenExpectations &expected = *whole;
    const Result<IdTokenClaims> claims =
        IdTokenValidator::validate(d->answer.idToken, keys, expected);
    if (claims) // what it says was known since the sign-in, and often said at more length
        return save();
    const QUrl endpoint = tokenEndpointFor(account.provider, account.client);
    const auto ahead = d->services.tokens->clockAhead(endpoint); // by the answer of a moment ago
    const bool canRenew = mayKeysBeRotated(claims.error()) && !account.provider.jwksUri.isEmpty();
    if (canRenew && !std::exchange(d->keysWereRenewed, true))
        return checkWith(d->services.keys->renewed(account.provider.jwksUri));
    if (!mayBeLeftOut(claims.error(), d->answer.idToken, keys, expected))
        return fail(Diagnosis::ofTime(claims.error(), ahead, endpoint.host()));
    if (claims.error().code == Code::IdTokenRejected)
        qCWarning(lcAccount) << "The time in an ID token of a moment ago does not fit this "
                                "computer's clock, which is ahead of the provider's by (s):"
                             << (ahead ? QByteArray::number(ahead->count()) : "unknown");
    leaveIdTokenOut(claims.error()); // e.g. signed with a key that is not published yet
}

void Renewal::save()
{
    Renewed &renewed = d->renewed;
    if (!renewed.change.tokens) {
        renewed.tokens = d->stored.refreshedBy(d->answer);
        renewed.change.tokens = renewed.tokens;
        renewed.change.state = Account::State::Ready;
    }
    awaitResult(
        d->services.vault->change(d->id, renewed.change), [this](const Result<Account> &written) {
            if (written) {
                d->renewed.account = *written;
                d->renewed.lock.reset();
                return finish(std::move(d->renewed));
            }
            if (written.error().code == Code::UnknownAccount)
                return fail(written.error());
            if (d->writes < int(std::size(writePauses)))
                return QTimer::singleShot(writePauses[d->writes++], this, [this] { save(); });
            d->renewed.change.applyTo(d->renewed.account);
            d->renewed.saveError = written.error();
            finish(std::move(d->renewed));
        });
}

void Renewal::fail(const AuthError &error)
{
    qCDebug(lcAccount) << "renewal ended:" << error.jsonCode() << error.reason;
    d->renewed.lock.reset();
    StepwiseReply::fail(error);
}

} // namespace Qonsent
