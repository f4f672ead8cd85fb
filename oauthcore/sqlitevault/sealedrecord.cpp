// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/recordreader_p.h"
#include "oauthcore/sqlitevault/recordwriter_p.h"
#include "oauthcore/sqlitevault/sealedrecord_p.h"

namespace Qonsent {

namespace {

/// 1 had no client certificates, signing keys, extras and quirks.
constexpr quint64 registrationVersion = 2;
constexpr quint64 profileVersion = 1;
constexpr quint64 tokensVersion = 1;
/// No provider fills this; SQLite would take a gigabyte.
constexpr std::size_t maximumSize = 16 * 1024 * 1024;

// The addresses in the order in which they are written. Append only, and with a new version.
constexpr QUrl ProviderMetadata::*addresses[] = {
    &ProviderMetadata::authorizationEndpoint,
    &ProviderMetadata::tokenEndpoint,
    &ProviderMetadata::jwksUri,
    &ProviderMetadata::userinfoEndpoint,
    &ProviderMetadata::revocationEndpoint,
    &ProviderMetadata::introspectionEndpoint,
    &ProviderMetadata::registrationEndpoint,
    &ProviderMetadata::deviceAuthorizationEndpoint,
    &ProviderMetadata::endSessionEndpoint,
    &ProviderMetadata::pushedAuthorizationRequestEndpoint,
};

constexpr QUrl ProviderMetadata::*mtlsAddresses[] = {
    &ProviderMetadata::mtlsTokenEndpoint,
    &ProviderMetadata::mtlsRevocationEndpoint,
    &ProviderMetadata::mtlsDeviceAuthorizationEndpoint,
};

constexpr QByteArrayList ProviderMetadata::*lists[] = {
    &ProviderMetadata::grantTypesSupported,
    &ProviderMetadata::codeChallengeMethodsSupported,
    &ProviderMetadata::tokenEndpointAuthMethodsSupported,
    &ProviderMetadata::idTokenSigningAlgValuesSupported,
};

std::optional<WipedBytes> finished(RecordWriter &writer)
{
    WipedBytes bytes = writer.take();
    if (!writer.isWhole() || bytes.size() > maximumSize)
        return std::nullopt;
    return bytes;
}

void writeParameters(RecordWriter &writer, const FormParameters &parameters)
{
    QByteArrayList flat;
    for (const FormParameter &parameter : parameters.list())
        flat << parameter.name << parameter.value;
    writer.list(flat);
}

FormParameters readParameters(RecordReader &reader)
{
    FormParameters parameters;
    const QByteArrayList flat = reader.list();
    for (qsizetype i = 0; i + 1 < flat.size(); i += 2)
        parameters.append(flat.at(i), flat.at(i + 1));
    return parameters;
}

/// What came with version 2.
void writeClientDetails(RecordWriter &writer, const ClientRegistration &client)
{
    writer.flag(client.secret.isEmpty() && !client.secret.isNull());
    writer.number(quint64(client.basicEncoding));
    writer.number(quint64(client.idInForm));
    writer.secret(client.signingKey);
    writer.text(client.signingKeyId);
    writer.bytes(client.signingAlgorithm);
    writer.text(client.assertionAudience);
    writer.bytes(client.certificate.chain);
    writer.secret(client.certificate.key);
    writer.list(client.tokenRequestExtras.keys());
    for (const TokenRequestExtras &extras : client.tokenRequestExtras) {
        writeParameters(writer, extras.parameters);
        writeParameters(writer, extras.headers);
    }
}

void readClientDetails(RecordReader &reader, ClientRegistration &client)
{
    if (reader.flag())
        client.secret = Secret(QByteArrayView(""));
    const quint64 basicEncoding = reader.number();
    const quint64 idInForm = reader.number();
    if (basicEncoding > quint64(ClientRegistration::BasicEncoding::Raw)
        || idInForm > quint64(ClientRegistration::IdInForm::Never))
        reader.fail();
    client.basicEncoding = ClientRegistration::BasicEncoding(basicEncoding);
    client.idInForm = ClientRegistration::IdInForm(idInForm);
    client.signingKey = reader.secret();
    client.signingKeyId = reader.text();
    client.signingAlgorithm = reader.bytes();
    client.assertionAudience = reader.text();
    client.certificate.chain = reader.bytes();
    client.certificate.key = reader.secret();
    const QByteArrayList grantTypes = reader.list();
    for (const QByteArray &grantType : grantTypes) {
        TokenRequestExtras &extras = client.tokenRequestExtras[grantType];
        extras.parameters = readParameters(reader);
        extras.headers = readParameters(reader);
    }
}

void expectVersion(RecordReader &reader, quint64 version)
{
    if (reader.number() != version)
        reader.fail();
}

} // namespace

std::optional<WipedBytes> SealedRecord::writeRegistration(const Account &account)
{
    const ProviderMetadata &provider = account.provider;
    const ClientRegistration &client = account.client;
    RecordWriter writer;
    writer.number(registrationVersion);
    writer.text(provider.issuer);
    for (const auto address : addresses)
        writer.url(provider.*address);
    writer.scopes(provider.scopesSupported);
    for (const auto list : lists)
        writer.list(provider.*list);
    writer.flag(provider.authorizationResponseIssParameterSupported);
    writer.text(client.id);
    writer.secret(client.secret);
    writer.bytes(client.authenticationMethod);
    writer.text(client.redirectPath);
    writer.bytes(client.idTokenSigningAlgorithm);
    for (const auto address : mtlsAddresses)
        writer.url(provider.*address);
    writeClientDetails(writer, client);
    writer.list(client.quirks);
    return finished(writer);
}

bool SealedRecord::readRegistration(QByteArrayView bytes, Account &account)
{
    ProviderMetadata &provider = account.provider;
    ClientRegistration &client = account.client;
    KnownScopes known;
    RecordReader reader(bytes);
    const quint64 version = reader.number();
    if (version < 1 || version > registrationVersion)
        reader.fail();
    provider.issuer = reader.text();
    for (const auto address : addresses)
        provider.*address = reader.url();
    provider.scopesSupported = reader.scopes(known);
    for (const auto list : lists)
        provider.*list = reader.list();
    provider.authorizationResponseIssParameterSupported = reader.flag();
    client.id = reader.text();
    client.secret = reader.secret();
    client.authenticationMethod = reader.bytes();
    client.redirectPath = reader.text();
    client.idTokenSigningAlgorithm = reader.bytes();
    if (version >= 2) {
        for (const auto address : mtlsAddresses)
            provider.*address = reader.url();
        readClientDetails(reader, client);
        client.quirks = reader.list();
    }
    return reader.isWhole();
}

std::optional<WipedBytes> SealedRecord::writeProfile(const Account &account)
{
    RecordWriter writer;
    writer.number(profileVersion);
    writer.text(account.name);
    writer.text(account.displayName);
    writer.number(quint64(account.state));
    writer.scopes(account.requestedScopes);
    writer.scopes(account.tokens.grantedScopes);
    writer.date(account.tokens.obtainedAt);
    writer.date(account.tokens.expiresAt);
    writer.flag(account.tokens.isRenewable);
    writer.object(account.userinfo);
    writer.flag(account.claims.has_value());
    if (account.claims) {
        writer.object(account.claims->all());
        writer.bytes(account.claims->algorithm());
        writer.text(account.claims->keyId());
    }
    return finished(writer);
}

IdTokenClaims SealedRecord::readClaims(RecordReader &reader)
{
    IdTokenClaims claims;
    claims.m_claims = reader.object();
    claims.m_algorithm = reader.bytes();
    claims.m_keyId = reader.text();
    return claims;
}

bool SealedRecord::readProfile(QByteArrayView bytes, KnownScopes &known, Account &account)
{
    RecordReader reader(bytes);
    expectVersion(reader, profileVersion);
    account.name = reader.text();
    account.displayName = reader.text();
    const quint64 state = reader.number();
    if (state > quint64(Account::State::Leaving))
        reader.fail();
    account.state = Account::State(state);
    account.requestedScopes = reader.scopes(known);
    account.tokens.grantedScopes = reader.scopes(known);
    account.tokens.obtainedAt = reader.date();
    account.tokens.expiresAt = reader.date();
    account.tokens.isRenewable = reader.flag();
    account.userinfo = reader.object();
    if (reader.flag())
        account.claims = readClaims(reader);
    return reader.isWhole();
}

std::optional<WipedBytes> SealedRecord::writeTokens(const TokenSet &tokens)
{
    RecordWriter writer;
    writer.number(tokensVersion);
    writer.secret(tokens.accessToken);
    writer.bytes(tokens.tokenType);
    writer.secret(tokens.refreshToken);
    writer.secret(tokens.idToken);
    writer.scopes(tokens.grantedScopes);
    writer.date(tokens.obtainedAt);
    writer.date(tokens.expiresAt);
    writer.object(tokens.extra);
    return finished(writer);
}

std::optional<TokenSet> SealedRecord::readTokens(QByteArrayView bytes)
{
    KnownScopes known;
    TokenSet tokens;
    RecordReader reader(bytes);
    expectVersion(reader, tokensVersion);
    tokens.accessToken = reader.secret();
    tokens.tokenType = reader.bytes();
    tokens.refreshToken = reader.secret();
    tokens.idToken = reader.secret();
    tokens.grantedScopes = reader.scopes(known);
    tokens.obtainedAt = reader.date();
    tokens.expiresAt = reader.date();
    tokens.extra = reader.object();
    if (!reader.isWhole())
        return std::nullopt;
    return tokens;
}

} // namespace Qonsent
