// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"

#include "oauthcore/account/renewalschedule.h"
#include "oauthcore/account/signin_p.h"
#include "oauthcore/account/tokenrefresher.h"

#include <QSet>

namespace Qonsent {

using Code = AuthError::Code;

struct Accounts::Private
{
    explicit Private(const Services &given)
        : services(given)
        , metadata(*services.transport, *services.clock)
        , keys(*services.transport, *services.clock)
        , tokens(*services.transport, *services.clock)
        , userinfo(*services.transport, *services.clock)
        , revocation(*services.transport, *services.clock)
        , refresher({.vault = services.vault.get(),
                     .tokens = &tokens,
                     .keys = &keys,
                     .clock = services.clock})
    { }

    /// What is known of an account.
    struct Entry
    {
        Account account = {};
        TokenSet tokens = {}; ///< empty until somebody asked for them
        std::chrono::milliseconds staleAt = {}; ///< in Clock::sinceBoot(); when to renew
    };

    void put(const Account &account, const TokenSet &tokenSet);
    void put(const Account &account);
    void forget(const AccountId &id);

    Services services;
    MetadataClient metadata;
    KeysClient keys;
    TokenClient tokens;
    UserinfoClient userinfo;
    RevocationClient revocation;
    TokenRefresher refresher;
    std::unique_ptr<RenewalSchedule> schedule; ///< while renewing ahead
    QHash<AccountId, Entry> entries;
    bool isFollowing = false; ///< what other processes do
};

namespace {

bool isAnswer(const TokenSet &tokens, std::chrono::milliseconds staleAt, const TokenDemand &demand,
              const Clock &clock)
{
    return demand.source == TokenDemand::Source::Stored
        && isFreshEnough(tokens, staleAt, demand.minimumValidity, clock);
}

} // namespace

void Accounts::Private::put(const Account &account, const TokenSet &tokenSet)
{
    const bool isUsable = account.state == Account::State::Ready;
    entries.insert(account.id, {account, isUsable ? tokenSet : TokenSet(),
                                isUsable ? staleAt(tokenSet, *services.clock)
                                         : std::chrono::milliseconds::zero()});
    if (schedule)
        schedule->put(account);
}

/// Keeps the tokens in memory if they are still those of the vault.
void Accounts::Private::put(const Account &account)
{
    const auto known = entries.constFind(account.id);
    const bool isSame = known != entries.constEnd() && known->account.tokens == account.tokens;
    put(account, isSame ? known->tokens : TokenSet());
    if (!isSame)
        entries[account.id].staleAt = std::chrono::milliseconds::zero();
}

void Accounts::Private::forget(const AccountId &id)
{
    entries.remove(id);
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
                const auto entry = d->entries.find(id);
                const QPointer<Accounts> self(this); // a slot may delete us
                if (entry != d->entries.end() && error.reason == "invalid_grant") {
                    entry->account.state = Account::State::NeedsSignIn;
                    entry->staleAt = {};
                    Q_EMIT accountChanged(Account(entry->account));
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

SignIn *Accounts::makeSignIn(const SignInRequest &request)
{
    auto priv = std::make_unique<SignIn::Private>();
    priv->services = d->services;
    priv->flowServices = {.transport = d->services.transport.get(),
                          .metadata = &d->metadata,
                          .keys = &d->keys,
                          .tokens = &d->tokens,
                          .userinfo = &d->userinfo,
                          .clock = d->services.clock};
    priv->request = request;
    priv->stored = [this](const Account &account, const TokenSet &tokens) {
        const bool isNew = !d->entries.contains(account.id);
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
    auto *signIn = makeSignIn(request);
    if (const auto wrong = mistakeIn(request))
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
        whenFinished(
            d->services.vault->accounts(), this, [this](const Result<QList<Account>> &all) {
                if (!all)
                    return; // nothing is known that was not known before
                QSet<AccountId> gone(d->entries.keyBegin(), d->entries.keyEnd());
                const QPointer<Accounts> self(this); // a slot may delete us
                for (const Account &account : *all) {
                    const auto known = d->entries.constFind(account.id);
                    const bool isNew = known == d->entries.constEnd();
                    const bool isSame = !isNew && known->account == account;
                    gone.remove(account.id);
                    if (isSame)
                        continue;
                    if (!self)
                        return;
                    d->put(account);
                    if (isNew)
                        Q_EMIT accountAdded(account);
                    else
                        Q_EMIT accountChanged(account);
                }
                for (const AccountId &id : std::as_const(gone)) {
                    if (!self)
                        return;
                    d->forget(id);
                    Q_EMIT accountRemoved(id);
                }
            });
    });
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
    const auto entry = d->entries.constFind(id);
    return entry == d->entries.constEnd() ? std::nullopt : std::optional(entry->account);
}

Secret Accounts::cachedToken(const AccountId &id) const
{
    const auto entry = d->entries.constFind(id);
    if (entry == d->entries.constEnd() || d->services.clock->sinceBoot() >= entry->staleAt)
        return {};
    return entry->tokens.accessToken;
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
    const auto entry = d->entries.constFind(id);
    const bool isKnown = entry != d->entries.constEnd() && !entry->tokens.accessToken.isEmpty();
    if (isKnown && isAnswer(entry->tokens, entry->staleAt, demand, *d->services.clock))
        return finishedReply<TokenSet>(this, entry->tokens);
    auto *reply = new ReplyOf<TokenSet>(this);
    if (isKnown) {
        renewNow(id, entry->tokens.accessToken, demand, reply);
        return reply;
    }
    // What is stored first: another program may have renewed it, and reading asks nobody.
    whenFinished(d->services.vault->account(id), reply,
                 [this, id, demand, reply](const Result<Account> &account) {
                     if (!account)
                         return reply->finish(account.error());
                     whenFinished(d->services.vault->tokens(id), reply,
                                  [this, id, demand, reply,
                                   account = *account](const Result<TokenSet> &tokens) {
                                      if (!tokens)
                                          return reply->finish(tokens.error());
                                      d->put(account, *tokens);
                                      const Private::Entry &read = *d->entries.constFind(id);
                                      if (isAnswer(read.tokens, read.staleAt, demand,
                                                   *d->services.clock))
                                          return reply->finish(read.tokens);
                                      renewNow(id, tokens->accessToken, demand, reply);
                                  });
                 });
    return reply;
}

void Accounts::renewNow(const AccountId &id, const Secret &known, const TokenDemand &demand,
                        ReplyOf<TokenSet> *reply)
{
    whenFinished(d->refresher.refresh(id, known, demand.minimumValidity), reply,
                 [reply](const Result<TokenSet> &tokens) { reply->finish(tokens); });
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
    for (const Private::Entry &entry : std::as_const(d->entries))
        d->schedule->put(entry.account);
}

} // namespace Qonsent
