// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientassertion.h"

#include "oauthcore/base/entropy.h"
#include "oauthcore/protocol/grants/assertiongrant.h"

namespace Qonsent {

namespace {

constexpr qint64 lifetimeSeconds = 60;

AssertionDemand demandOf(const TokenRequest &request, const ClientRegistration &client,
                         qint64 utcMSecs)
{
    return {.clientId = client.id,
            .audience = client.assertionAudience.isEmpty()
                ? request.endpoint.toString(QUrl::FullyEncoded)
                : client.assertionAudience,
            .utcMSecs = utcMSecs};
}

} // namespace

TokenRequest withClientAssertion(TokenRequest request, const ClientRegistration &client,
                                 const QByteArray &type, const Secret &assertion)
{
    const Secret encoded = assertionEncoder(type)(assertion);
    request.parameters.append("client_id", client.id.toUtf8());
    request.parameters.append("client_assertion_type", type);
    request.parameters.append("client_assertion", encoded.reveal().toByteArray());
    return request;
}

Result<Secret> signedAssertion(const SigningKey &key, const AssertionDemand &demand)
{
    const qint64 now = demand.utcMSecs / 1000;
    Result<QByteArray> jwt =
        key.sign({{QStringLiteral("iss"), demand.clientId},
                  {QStringLiteral("sub"), demand.clientId},
                  {QStringLiteral("aud"), demand.audience},
                  {QStringLiteral("jti"), QString::fromLatin1(randomToken(16))},
                  {QStringLiteral("iat"), now},
                  {QStringLiteral("exp"), now + lifetimeSeconds}});
    if (!jwt)
        return jwt.error();
    return Secret::take(std::move(jwt).value());
}

ClientAuthenticator assertionAuthenticator(const std::function<Result<SigningKey>()> &key)
{
    return [key](TokenRequest request, const ClientRegistration &client,
                 qint64 utcMSecs) -> Result<TokenRequest> {
        const Result<SigningKey> signer = key();
        if (!signer)
            return signer.error();
        const Result<Secret> assertion =
            signedAssertion(*signer, demandOf(request, client, utcMSecs));
        if (!assertion)
            return assertion.error();
        return withClientAssertion(std::move(request), client, jwtAssertionType, *assertion);
    };
}

ClientAuthenticator assertionAuthenticator(
    const std::function<Result<Secret>(const AssertionDemand &)> &make, const QByteArray &type)
{
    return [make, type](TokenRequest request, const ClientRegistration &client,
                        qint64 utcMSecs) -> Result<TokenRequest> {
        const Result<Secret> assertion = make(demandOf(request, client, utcMSecs));
        if (!assertion)
            return assertion.error();
        if (assertion->isEmpty())
            return AuthError::of(AuthError::Code::InvalidConfiguration, "client_assertion",
                                 QStringLiteral("client_assertion"));
        return withClientAssertion(std::move(request), client, type, *assertion);
    };
}

} // namespace Qonsent
