// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/sqlitevault/vaultscene.h"

#include <QFile>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>

namespace Qonsent {

FixedKey::FixedKey(char fill, VaultProtection kind)
    : KeySource(nullptr)
    , m_key(LockedKey::copyOf(QByteArray(int(LockedKey::size), fill)))
    , m_kind(kind)
{ }

ReplyOf<SlotKey> *FixedKey::makeKey(const QByteArray &)
{
    ++made;
    if (makeError)
        return finishedReply<SlotKey>(this, *makeError);
    return finishedReply<SlotKey>(
        this, SlotKey{.key = m_key, .parameters = {{QStringLiteral("made"), made}}});
}

ReplyOf<LockedKey> *FixedKey::key(const QByteArray &, const QJsonObject &)
{
    ++asked;
    if (keyError)
        return finishedReply<LockedKey>(this, *keyError);
    return finishedReply<LockedKey>(this, m_key);
}

ReplyOf<Done> *FixedKey::forgetKey(const QByteArray &, const QJsonObject &parameters)
{
    forgotten.append(parameters);
    return finishedReply<Done>(this, Done{});
}

VaultScene::VaultScene() = default;

QString VaultScene::file(const char *name) const
{
    return folder() + u'/' + QLatin1String(name);
}

std::unique_ptr<SqliteVault> VaultScene::open(const QList<std::shared_ptr<KeySource>> &keys) const
{
    return std::make_unique<SqliteVault>(SqliteVaultOptions{.folder = folder(), .keys = keys});
}

QVariant VaultScene::sql(const QStringList &statements) const
{
    const QString name = QUuid::createUuid().toString();
    QVariant first;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file());
        if (!database.open())
            return {};
        for (const QString &statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement))
                return {};
            if (!first.isValid() && query.next())
                first = query.value(0);
        }
    }
    QSqlDatabase::removeDatabase(name);
    return first;
}

QByteArray VaultScene::contents(const char *name) const
{
    QFile open(file(name));
    return open.open(QIODevice::ReadOnly) ? open.readAll() : QByteArray();
}

bool VaultScene::replace(const QByteArray &bytes, const char *name) const
{
    QFile open(file(name));
    return open.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && open.write(bytes) == bytes.size();
}

Account fullAccount(const QString &name)
{
    const QUrl base(QStringLiteral("https://login.example.test/"));
    const auto at = [&](const char *path) { return base.resolved(QUrl(QLatin1String(path))); };
    return {.id = AccountId::generate(),
            .name = name,
            .displayName = QStringLiteral("Zoë Müller \u0416"),
            .provider = {.issuer = QStringLiteral("https://login.example.test"),
                         .authorizationEndpoint = at("authorize"),
                         .tokenEndpoint = at("token"),
                         .jwksUri = at("jwks"),
                         .userinfoEndpoint = at("userinfo"),
                         .revocationEndpoint = at("revoke"),
                         .introspectionEndpoint = at("introspect"),
                         .registrationEndpoint = at("register"),
                         .deviceAuthorizationEndpoint = at("device"),
                         .endSessionEndpoint = at("end?a=%20b"),
                         .pushedAuthorizationRequestEndpoint = at("par"),
                         .mtlsTokenEndpoint = at("mtls/token"),
                         .mtlsRevocationEndpoint = at("mtls/revoke"),
                         .mtlsDeviceAuthorizationEndpoint = at("mtls/device"),
                         .scopesSupported = Scopes::parse(u"openid email profile"),
                         .grantTypesSupported = {"authorization_code", "refresh_token"},
                         .codeChallengeMethodsSupported = {"S256"},
                         .tokenEndpointAuthMethodsSupported = {"client_secret_basic"},
                         .idTokenSigningAlgValuesSupported = {"RS256", "ES256"},
                         .authorizationResponseIssParameterSupported = true},
            .client = {.id = QStringLiteral("client-1"),
                       .secret = Secret("CNRYS-secret-of-the-client"),
                       .authenticationMethod = "client_secret_post",
                       .redirectPath = QStringLiteral("/back"),
                       .idTokenSigningAlgorithm = "ES256",
                       .quirks = {"form_answer", "rename_parameter:client_id=client_key"},
                       .basicEncoding = ClientRegistration::BasicEncoding::Raw,
                       .idInForm = ClientRegistration::IdInForm::Always,
                       .signingKey = Secret("CNRYS-key-of-the-client"),
                       .signingKeyId = QStringLiteral("k1"),
                       .signingAlgorithm = "PS256",
                       .assertionAudience = QStringLiteral("https://login.example.test"),
                       .certificate = {.chain = "certificate", .key = Secret("CNRYS-tls")},
                       .tokenRequestExtras = {{{}, {.parameters = {{"a", "1"}, {"a", ""}}}},
                                              {"refresh_token",
                                               {.parameters = {{"b", "&"}},
                                                .headers = {{"X-Y", "z"}, {"Accept", ""}}}}}},
            .requestedScopes = Scopes::parse(u"openid email"),
            .userinfo = {{QStringLiteral("sub"), QStringLiteral("CNRYI-sub")},
                         {QStringLiteral("big"), qint64(9'007'199'254'740'993)},
                         {QStringLiteral("half"), 0.5},
                         {QStringLiteral("yes"), true},
                         {QStringLiteral("none"), QJsonValue()},
                         {QStringLiteral("list"),
                          QJsonArray{1, QStringLiteral("\u00e9\u0416"), QJsonObject()}}}};
}

TokenSet fullTokens(const QByteArray &word)
{
    return {.accessToken = Secret("CNRYA-" + word),
            .tokenType = "Bearer",
            .refreshToken = Secret("CNRYR-" + word),
            .idToken = Secret("CNRYI-" + word),
            .grantedScopes = Scopes::parse(u"openid email"),
            .obtainedAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC),
            .expiresAt = QDateTime::fromMSecsSinceEpoch(1'700'003'600'123, Qt::UTC),
            .extra = {{QStringLiteral("instance_url"), QStringLiteral("https://x.test")}}};
}

} // namespace Qonsent
