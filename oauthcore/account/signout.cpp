// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/signout.h"

#include "oauthcore/account/accountlocking.h"

namespace Qonsent {

using Code = AuthError::Code;

namespace {

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
    : StepwiseReply<SignedOut>(parent)
    , d(new Private{&vault, &revocation, id, remainder, atProvider})
{
    await(lockWithinAMinute(vault, id, this), [this](const AccountLock &lock) {
        d->lock = lock;
        read();
    });
}

SignOut::~SignOut() = default;

void SignOut::cancel()
{
    if (!d->isOverHere)
        StepwiseReply::cancel();
}

void SignOut::read()
{
    awaitResult(d->vault->read(d->id), [this](const Result<StoredAccount> &stored) {
        if (!stored)
            return cannotRead(stored.error());
        d->result.account = stored->account;
        d->tokens = stored->tokens;
        endHere();
    });
}

/// What is damaged can be thrown away, though nobody can be told of it.
void SignOut::cannotRead(const AuthError &error)
{
    if (error.code != Code::VaultDamaged || d->remainder != Remainder::Nothing)
        return fail(error);
    d->isOverHere = true;
    if (d->atProvider == AtProvider::Revoke)
        d->result.notRevoked = error;
    clean();
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
    const Account::State state =
        d->remainder == Remainder::Nothing ? Account::State::Leaving : Account::State::SignedOut;
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
    awaitResult(d->revocation->revoke(account.provider, account.client, next.token, next.hint),
                [this, next](const Result<Done> &revoked) {
                    // Who ended the refresh token need not know access tokens (RFC 7009 2).
                    const bool isAccepted = revoked
                        || (revoked.error().serverCode == "unsupported_token_type"
                            && next.hint == TokenTypeHint::AccessToken
                            && !d->tokens.refreshToken.isEmpty());
                    if (isAccepted) {
                        d->result.isRevoked = true;
                        return revokeNext();
                    }
                    d->result.isRevoked = false;
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
    StepwiseReply::fail(error);
}

} // namespace Qonsent
