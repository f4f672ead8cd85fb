// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/signout.h"

#include <QTimer>

namespace Qonsent {

using Code = AuthError::Code;

namespace {

constexpr auto longestWaitForLock = std::chrono::seconds(60);

/// One token to revoke.
struct Revocable
{
    Secret token = {};
    TokenTypeHint hint = {};
};

} // namespace

struct SignOut::Private
{
    TokenVault *vault;
    RevocationClient *revocation;
    AccountId id;
    Remainder remainder;
    AtProvider atProvider;
    AccountLock lock = {};
    TokenSet tokens = {};
    QList<Revocable> toRevoke = {};
    SignedOut result = {};
    bool isOverHere = false;
};

SignOut::SignOut(TokenVault &vault, RevocationClient &revocation, const AccountId &id,
                 Remainder remainder, AtProvider atProvider, QObject *parent)
    : ReplyOf<SignedOut>(parent)
    , d(new Private{&vault, &revocation, id, remainder, atProvider})
{
    auto *locking = vault.lockAccount(id);
    QTimer::singleShot(longestWaitForLock, locking, &Reply::cancel);
    whenFinished(locking, this, [this](const Result<AccountLock> &lock) {
        if (isFinished())
            return;
        if (!lock)
            return fail(lock.error().code == Code::Cancelled
                            ? AuthError::of(Code::VaultBusy, "account_lock")
                            : lock.error());
        d->lock = *lock;
        read();
    });
}

SignOut::~SignOut() = default;

void SignOut::cancel()
{
    if (!d->isOverHere)
        fail(AuthError::of(Code::Cancelled));
}

/// Waits for \a reply; its error is the sign-out's error.
template <typename T, typename Function>
void SignOut::await(ReplyOf<T> *reply, Function function)
{
    whenFinished(reply, this, [this, function = std::move(function)](const Result<T> &result) {
        if (isFinished())
            return;
        if (!result)
            return fail(result.error());
        function(*result);
    });
}

void SignOut::read()
{
    await(d->vault->account(d->id), [this](const Account &account) {
        d->result.account = account;
        await(d->vault->tokens(d->id), [this](const TokenSet &tokens) {
            d->tokens = tokens;
            endHere();
        });
    });
}

void SignOut::endHere()
{
    if (d->atProvider == AtProvider::Revoke) {
        if (!d->tokens.refreshToken.isEmpty())
            d->toRevoke.append({d->tokens.refreshToken, TokenTypeHint::RefreshToken});
        if (!d->tokens.accessToken.isEmpty())
            d->toRevoke.append({d->tokens.accessToken, TokenTypeHint::AccessToken});
    }
    d->isOverHere = true;
    const Account::State state = d->remainder == Remainder::Nothing ? Account::State::Leaving
                                                                    : Account::State::SignedOut;
    if (d->toRevoke.isEmpty())
        return clean();
    await(d->vault->change(d->id, {.state = state}), [this](const Account &account) {
        d->result.account = account;
        revokeNext();
    });
}

void SignOut::revokeNext()
{
    if (d->toRevoke.isEmpty())
        return clean();
    const Revocable next = d->toRevoke.takeFirst();
    const Account &account = d->result.account;
    whenFinished(d->revocation->revoke(account.provider, account.client, next.token, next.hint),
                 this, [this, next](const Result<Done> &revoked) {
                     // Who ended the refresh token need not know access tokens (RFC 7009 2).
                     const bool isAccepted = revoked
                         || (revoked.error().serverCode == "unsupported_token_type"
                             && next.hint == TokenTypeHint::AccessToken
                             && !d->tokens.refreshToken.isEmpty());
                     if (isAccepted)
                         return revokeNext();
                     d->result.notRevoked = revoked.error();
                     if (revoked.error().code == Code::MissingEndpoint)
                         return clean();
                     d->lock.reset();
                     finish(std::move(d->result)); // the tokens stay, to be revoked later
                 });
}

void SignOut::clean()
{
    if (d->remainder == Remainder::Nothing)
        return await(d->vault->remove(d->id), [this](const Done &) {
            d->lock.reset();
            finish(std::move(d->result));
        });
    await(d->vault->change(d->id, {.state = Account::State::SignedOut, .tokens = TokenSet()}),
          [this](const Account &account) {
              d->result.account = account;
              d->lock.reset();
              finish(std::move(d->result));
          });
}

void SignOut::fail(const AuthError &error)
{
    d->lock.reset();
    finish(error);
}

} // namespace Qonsent
