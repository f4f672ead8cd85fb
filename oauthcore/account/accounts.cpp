// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"

#include "oauthcore/account/accountcache_p.h"
#include "oauthcore/account/recordedclients_p.h"
#include "oauthcore/account/renewalschedule.h"
#include "oauthcore/account/signin_p.h"
#include "oauthcore/account/signinrequest_p.h"
#include "oauthcore/account/tokenrefresher.h"

namespace Qonsent {

using Code = AuthError::Code;

namespace {

/// Why the stored token of \a account is no answer, for somebody who wants no other.
AuthError whyNotFresh(const Account &account)
{
    if (account.state != Account::State::Ready)
        return AuthError::of(Code::SignInNeeded, "signed_out", account.name);
    AuthError error = AuthError::of(Code::SignInNeeded, "token_expired", account.name);
    error.message = Accounts::tr("The access token of %1 has run out. Renew it, or sign in again.")
                        .arg(account.name);
    return error;
}

} // namespace

struct Accounts::Private
{
    explicit Private(const Services &given)
        : services(given)
        , clients(services, *services.transport)
        , revocation(*services.transport, *services.clock)
        , cache(*services.clock)
        , refresher({.vault = services.vault.get(),
                     .tokens = &clients.tokens,
                     .keys = &clients.keys,
                     .clock = services.clock})
    {
        revocation.setAuthenticators(services.clientAuthenticators);
    }

    void put(const Account &account, const TokenSet &tokenSet);
    void put(const Account &account);
    void forget(const AccountId &id);

    Services services;
    EndpointClients clients;
    RevocationClient revocation;
    AccountCache cache;
    TokenRefresher refresher;
    std::unique_ptr<RenewalSchedule> schedule; ///< while renewing ahead
    bool isFollowing = false;                  ///< what other processes do
};

void Accounts::Private::put(const Account &account, const TokenSet &tokenSet)
{
    cache.put(account, tokenSet);
    if (schedule)
        schedule->put(account);
}

void Accounts::Private::put(const Account &account)
{
    cache.put(account);
    if (schedule)
        schedule->put(account);
}

void Accounts::Private::forget(const AccountId &id)
{
    cache.remove(id);
    if (schedule)
        schedule->remove(id);
}

Accounts::Accounts(const Services &services, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services))
{
    connect(&d->refresher, &TokenRefresher::refreshed, this,
            [this](const Account &account, const TokenSet &tokens) {
                d->put(account, tokens);
                Q_EMIT accountChanged(account);
            });
    connect(&d->refresher, &TokenRefresher::failed, this,
            [this](const AccountId &id, const AuthError &error) {
                if (d->schedule)
                    d->schedule->noteFailure(id, error);
                const QPointer<Accounts> self(this); // a slot may delete us
                if (d->cache.find(id) && error.reason == "invalid_grant") {
                    d->cache.noteEndOfSignIn(id);
                    Q_EMIT accountChanged(Account(d->cache.find(id)->account));
                }
                if (self)
                    Q_EMIT renewalFailed(id, error);
            });
    connect(&d->refresher, &TokenRefresher::notSaved, this, &Accounts::notSaved);
    connect(&d->refresher, &TokenRefresher::saved, this, &Accounts::saved);
    connect(&d->refresher, &TokenRefresher::idle, this, &Accounts::renewalsEnded);
}

Accounts::~Accounts()
{
    // What uses d goes first.
    qDeleteAll(findChildren<Reply *>(Qt::FindDirectChildrenOnly));
}

const ProviderRegistry &Accounts::providers() const
{
    return d->services.providers;
}

SignIn *Accounts::makeSignIn(const SignInRequest &request)
{
    auto priv = std::make_unique<SignIn::Private>();
    priv->services = d->services;
    priv->flowServices = d->clients.flowServices();
    if (request.transcript) {
        priv->recorded = std::make_unique<RecordedClients>(d->services, request.transcript);
        priv->flowServices = priv->recorded->flowServices();
    }
    priv->request = request;
    priv->stored = [this](const Account &account, const TokenSet &tokens) {
        const bool isNew = !d->cache.find(account.id);
        d->put(account, tokens);
        if (isNew)
            Q_EMIT accountAdded(account);
        else
            Q_EMIT accountChanged(account);
    };
    return new SignIn(std::move(priv), this);
}

SignIn *Accounts::signIn(const SignInRequest &request)
{
    const Result<SignInRequest> whole = resolved(request, d->services.providers);
    auto *signIn = makeSignIn(whole ? *whole : request);
    if (!whole)
        signIn->fail(whole.error());
    else if (const auto wrong = mistakeIn(*whole))
        signIn->fail(*wrong);
    return signIn;
}

SignIn *Accounts::signInAgain(const AccountId &id, const SignInRequest &request)
{
    auto *signIn = makeSignIn(request);
    signIn->d->again = id;
    if (id.isNull())
        signIn->fail(AuthError::of(Code::UnknownAccount, "account_id"));
    return signIn;
}

ReplyOf<QList<Account>> *Accounts::load()
{
    auto *reply = new ReplyOf<QList<Account>>(this);
    whenFinished(d->services.vault->accounts(), reply,
                 [this, reply](const Result<QList<Account>> &all) {
                     if (all) {
                         d->cache.reserve(all->size());
                         for (const Account &account : *all)
                             d->put(account);
                         follow();
                     }
                     reply->finish(all);
                 });
    return reply;
}

void Accounts::follow()
{
    if (std::exchange(d->isFollowing, true))
        return;
    connect(d->services.vault.get(), &TokenVault::changedElsewhere, this, [this] {
        whenFinished(d->services.vault->accounts(), this,
                     [this](const Result<QList<Account>> &all) {
                         if (all) // or nothing is known that was not known before
                             catchUp(*all);
                     });
    });
}

void Accounts::catchUp(const QList<Account> &stored)
{
    const AccountCache::Difference difference = d->cache.differenceTo(stored);
    const QPointer<Accounts> self(this); // a slot may delete us
    for (const Account &account : difference.added) {
        d->put(account);
        Q_EMIT accountAdded(account);
        if (!self)
            return;
    }
    for (const Account &account : difference.changed) {
        d->put(account);
        Q_EMIT accountChanged(account);
        if (!self)
            return;
    }
    for (const AccountId &id : difference.removed) {
        d->forget(id);
        Q_EMIT accountRemoved(id);
        if (!self)
            return;
    }
}

ReplyOf<Account> *Accounts::find(const QString &name)
{
    auto *reply = new ReplyOf<Account>(this);
    whenFinished(d->services.vault->find(name), reply, [this, reply](const Result<Account> &found) {
        if (found)
            d->put(*found);
        reply->finish(found);
    });
    return reply;
}

std::optional<Account> Accounts::account(const AccountId &id) const
{
    const AccountCache::Entry *const known = d->cache.find(id);
    return known ? std::optional(known->account) : std::nullopt;
}

Secret Accounts::cachedToken(const AccountId &id) const
{
    const AccountCache::Entry *const known = d->cache.find(id);
    if (!known || d->services.clock->sinceBoot() >= known->staleAt)
        return {};
    return known->tokens.accessToken;
}

ReplyOf<Secret> *Accounts::freshToken(const AccountId &id)
{
    if (Secret token = cachedToken(id); !token.isEmpty())
        return finishedReply<Secret>(this, std::move(token));
    auto *reply = new ReplyOf<Secret>(this);
    whenFinished(freshTokens(id), reply, [reply](const Result<TokenSet> &tokens) {
        reply->finish(tokens ? Result<Secret>(tokens->accessToken)
                             : Result<Secret>(tokens.error()));
    });
    return reply;
}

ReplyOf<TokenSet> *Accounts::freshTokens(const AccountId &id, const TokenDemand &demand)
{
    const AccountCache::Entry *const known = d->cache.find(id);
    const bool hasTokens = known && !known->tokens.accessToken.isEmpty();
    if (hasTokens && demand.source != TokenDemand::Source::Provider
        && known->isFreshEnough(demand.minimumValidity, *d->services.clock))
        return finishedReply<TokenSet>(this, known->tokens);
    auto *reply = new ReplyOf<TokenSet>(this);
    if (hasTokens) {
        renewNow(id, known->tokens.accessToken, demand, reply);
        return reply;
    }
    // What is stored first: another program may have renewed it, and reading asks nobody.
    whenFinished(d->services.vault->read(id), reply,
                 [this, id, demand, reply](const Result<StoredAccount> &stored) {
                     if (!stored)
                         return reply->finish(stored.error());
                     d->put(stored->account, stored->tokens);
                     const AccountCache::Entry &read = *d->cache.find(id);
                     if (demand.source != TokenDemand::Source::Provider
                         && read.isFreshEnough(demand.minimumValidity, *d->services.clock))
                         return reply->finish(read.tokens);
                     renewNow(id, stored->tokens.accessToken, demand, reply);
                 });
    return reply;
}

void Accounts::renewNow(const AccountId &id, const Secret &known, const TokenDemand &demand,
                        ReplyOf<TokenSet> *reply)
{
    if (demand.source == TokenDemand::Source::StoredOnly)
        return reply->finish(whyNotFresh(d->cache.find(id)->account));
    const auto transcript = demand.transcript;
    std::optional<RenewalServices> recorded;
    if (transcript) {
        const auto clients = std::make_shared<RecordedClients>(d->services, transcript);
        recorded = RenewalServices{.vault = d->services.vault.get(),
                                   .tokens = &clients->clients.tokens,
                                   .keys = &clients->clients.keys,
                                   .clock = d->services.clock,
                                   .keeper = clients};
    }
    whenFinished(d->refresher.refresh(id, known, demand.minimumValidity, recorded), reply,
                 [reply, transcript](const Result<TokenSet> &tokens) {
                     if (transcript && tokens)
                         transcript->noteStep("there are fresh tokens");
                     else if (transcript)
                         transcript->noteError(tokens.error());
                     reply->finish(tokens);
                 });
}

ReplyOf<Account> *Accounts::rename(const AccountId &id, const QString &name)
{
    const QString clean = sanitizedServerText(name).trimmed();
    if (clean.isEmpty() || clean != name)
        return finishedReply<Account>(
            this, AuthError::of(Code::InvalidConfiguration, "name", QStringLiteral("name")));
    auto *reply = new ReplyOf<Account>(this);
    whenFinished(d->services.vault->change(id, {.name = name}), reply,
                 [this, reply](const Result<Account> &renamed) {
                     if (renamed) {
                         d->put(*renamed);
                         Q_EMIT accountChanged(*renamed);
                     }
                     reply->finish(renamed);
                 });
    return reply;
}

SignOut *Accounts::signOut(const AccountId &id, SignOut::AtProvider atProvider)
{
    return end(id, SignOut::Remainder::Settings, atProvider);
}

SignOut *Accounts::remove(const AccountId &id, SignOut::AtProvider atProvider)
{
    return end(id, SignOut::Remainder::Nothing, atProvider);
}

SignOut *Accounts::end(const AccountId &id, SignOut::Remainder remainder,
                       SignOut::AtProvider atProvider)
{
    auto *signOut = new SignOut(*d->services.vault, d->revocation, id, remainder, atProvider, this);
    whenFinished<SignedOut>(signOut, this, [this, id, remainder](const Result<SignedOut> &ended) {
        if (!ended)
            return;
        const bool isKept = remainder == SignOut::Remainder::Settings
            || (ended->notRevoked && ended->notRevoked->code != Code::MissingEndpoint
                && ended->notRevoked->code != Code::VaultDamaged);
        if (isKept) {
            d->put(ended->account);
            Q_EMIT accountChanged(ended->account);
        } else {
            d->forget(id);
            Q_EMIT accountRemoved(id);
        }
    });
    return signOut;
}

QDateTime Accounts::renewalPlannedAt(const AccountId &id) const
{
    const auto due = d->schedule ? d->schedule->dueAt(id) : std::nullopt;
    if (!due)
        return {};
    const Clock &clock = *d->services.clock;
    return clock.now().addMSecs((*due - clock.sinceBoot()).count());
}

bool Accounts::isRenewing() const
{
    return d->refresher.isBusy();
}

void Accounts::setRenewingAhead(bool on)
{
    if (on == bool(d->schedule))
        return;
    if (!on)
        return d->schedule.reset();
    d->schedule = std::make_unique<RenewalSchedule>(*d->services.clock);
    connect(d->schedule.get(), &RenewalSchedule::due, this, [this](const AccountId &id) {
        static_cast<void>(freshTokens(id, {.source = TokenDemand::Source::Provider}));
    });
    for (const AccountCache::Entry &entry : d->cache.entries())
        d->schedule->put(entry.account);
}

} // namespace Qonsent
