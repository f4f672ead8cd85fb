// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"

#include "oauthcore/account/signin_p.h"
#include "oauthcore/account/tokenrefresher.h"

#include <algorithm>

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
        , refresher(tokens, *services.vault)
    { }

    struct Entry
    {
        Account account = {};
        TokenSet tokens = {};
        qint64 staleAt = 0; ///< milliseconds since 1970 UTC; when to renew
    };

    void put(const Account &account, const TokenSet &tokenSet);
    QString freeName(const QString &wanted) const;
    bool isNameTaken(const QString &name) const;

    Services services;
    MetadataClient metadata;
    KeysClient keys;
    TokenClient tokens;
    UserinfoClient userinfo;
    TokenRefresher refresher;
    QHash<AccountId, Entry> entries;
};

namespace {

/// When an access token is too old to hand out: a minute before its end, or a tenth of its
/// lifetime if that is less. Never, if the server named no lifetime.
qint64 staleAt(const TokenSet &tokens)
{
    const auto lifetime = tokens.lifetime();
    if (!lifetime)
        return std::numeric_limits<qint64>::max();
    const qint64 margin = std::min<qint64>(60'000, lifetime->count() / 10);
    return tokens.expiresAt.toMSecsSinceEpoch() - margin;
}

/// What is missing or wrong in \a request, before anything is asked of anybody.
std::optional<AuthError> mistake(const SignInRequest &request)
{
    const auto lacks = [](const char *field) {
        return AuthError::of(Code::InvalidConfiguration, field, QLatin1String(field));
    };
    if (request.client.id.isEmpty())
        return lacks("client_id");
    if (request.issuer.isEmpty() && request.metadata.tokenEndpoint.isEmpty())
        return lacks("issuer");
    if (!request.issuer.isEmpty() && !request.metadata.tokenEndpoint.isEmpty())
        return lacks("issuer_or_metadata");
    if (request.timeout <= std::chrono::milliseconds::zero())
        return lacks("timeout");
    return {};
}

} // namespace

void Accounts::Private::put(const Account &account, const TokenSet &tokenSet)
{
    entries.insert(account.id, {account, tokenSet, staleAt(tokenSet)});
}

bool Accounts::Private::isNameTaken(const QString &name) const
{
    return std::any_of(entries.begin(), entries.end(),
                       [&name](const Entry &entry) { return entry.account.name == name; });
}

QString Accounts::Private::freeName(const QString &wanted) const
{
    QString name = wanted;
    for (int i = 2; isNameTaken(name); ++i)
        name = QStringLiteral("%1 (%2)").arg(wanted, QString::number(i));
    return name;
}

Accounts::Accounts(const Services &services, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services))
{
    connect(&d->refresher, &TokenRefresher::refreshed, this,
            [this](const AccountId &id, const TokenSet &tokens) {
                if (const auto known = account(id))
                    d->put(*known, tokens);
            });
    connect(&d->refresher, &TokenRefresher::signInEnded, this, [this](const AccountId &id) {
        if (const auto entry = d->entries.find(id); entry != d->entries.end())
            entry->account.state = Account::State::NeedsSignIn;
    });
}

Accounts::~Accounts()
{
    // Sign-ins use what d holds, so they go first.
    qDeleteAll(findChildren<SignIn *>(Qt::FindDirectChildrenOnly));
}

SignIn *Accounts::signIn(const SignInRequest &request)
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
    priv->makeAccount = [this](const SignInRequest &asked, const Grant &grant) {
        const QString who = grant.claims ? grant.claims->displayName(grant.userinfo)
                                         : grant.provider.tokenEndpoint.host();
        return Account{.id = AccountId::generate(),
                       .name = d->freeName(asked.name.isEmpty() ? who : asked.name),
                       .displayName = who,
                       .provider = grant.provider,
                       .client = asked.client,
                       .requestedScopes = asked.scopes,
                       .claims = grant.claims,
                       .userinfo = grant.userinfo};
    };
    priv->stored = [this](const Account &account, const TokenSet &tokens) {
        d->put(account, tokens);
        Q_EMIT accountAdded(account);
    };
    auto *signIn = new SignIn(std::move(priv), this);
    if (const auto wrong = mistake(request))
        signIn->fail(*wrong);
    else if (d->isNameTaken(request.name))
        signIn->fail(AuthError::of(Code::InvalidConfiguration, "name_taken", request.name));
    return signIn;
}

std::optional<Account> Accounts::account(const AccountId &id) const
{
    const auto entry = d->entries.constFind(id);
    return entry == d->entries.constEnd() ? std::nullopt : std::optional(entry->account);
}

Secret Accounts::cachedToken(const AccountId &id) const
{
    const auto entry = d->entries.constFind(id);
    if (entry == d->entries.constEnd() || d->services.clock->utcMSecs() >= entry->staleAt)
        return {};
    return entry->tokens.accessToken;
}

ReplyOf<Secret> *Accounts::freshToken(const AccountId &id)
{
    if (Secret token = cachedToken(id); !token.isEmpty())
        return finishedReply<Secret>(this, std::move(token));
    if (!d->entries.contains(id))
        return finishedReply<Secret>(
            this,
            AuthError::of(Code::UnknownAccount, "account_id", QString::fromLatin1(id.toString())));
    const Private::Entry &entry = *d->entries.constFind(id);
    auto *reply = new ReplyOf<Secret>(this);
    whenFinished(d->refresher.refresh(entry.account, entry.tokens), reply,
                 [reply](const Result<TokenSet> &tokens) {
                     reply->finish(tokens ? Result<Secret>(tokens->accessToken)
                                          : Result<Secret>(tokens.error()));
                 });
    return reply;
}

} // namespace Qonsent
