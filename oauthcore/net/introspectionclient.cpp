// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/introspectionclient.h"

#include "oauthcore/jose/idtokenexpectations.h"
#include "oauthcore/net/clientadvice_p.h"
#include "oauthcore/net/signedexchange_p.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/tokenresponse.h"

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;
using Code = AuthError::Code;

/// RFC 9701 section 5: the members are in a claim of their own, apart from those of the JWT.
Result<Introspection> fromClaims(const QJsonObject &claims)
{
    const QJsonValue members = claims.value("token_introspection"_L1);
    if (!members.isObject())
        return AuthError::of(Code::ResponseMalformed, "token_introspection");
    return Introspection::from(members.toObject());
}

} // namespace

IntrospectionClient::IntrospectionClient(HttpTransport &transport, KeysClient &keys,
                                         const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_keys(keys)
    , m_clock(clock)
{ }

IntrospectionClient::~IntrospectionClient() = default;

void IntrospectionClient::setAuthenticators(const ClientAuthenticators &authenticators)
{
    m_authenticators = authenticators;
}

ReplyOf<Introspection> *IntrospectionClient::introspect(const ProviderMetadata &metadata,
                                                        const ClientRegistration &client,
                                                        const Secret &token, TokenTypeHint hint,
                                                        Form form)
{
    const auto refuse = [this](Code code, const char *what) {
        return finishedReply<Introspection>(this, AuthError::of(code, what, QLatin1String(what)));
    };
    if (metadata.introspectionEndpoint.isEmpty())
        return refuse(Code::MissingEndpoint, "introspection_endpoint");
    if (form == Form::Signed && metadata.jwksUri.isEmpty())
        return refuse(Code::MissingEndpoint, "jwks_uri");
    if (token.isEmpty())
        return refuse(Code::InvalidConfiguration, "token");
    const Result<TokenRequest> proven =
        authenticated(introspectionRequest(metadata.introspectionEndpoint, token, hint), client,
                      m_clock.utcMSecs(), m_authenticators);
    if (!proven)
        return finishedReply<Introspection>(this, proven.error());
    HttpRequest request = proven->toHttpRequest();
    const ClientAdvice advice(client, request.url, m_clock);
    if (form == Form::Json)
        return exchange<Introspection>(
            this, m_transport, request,
            [clock = &m_clock, advice](const HttpResponse &response) {
                advice.note(response);
                return Introspection::parse(response, clock->utcMSecs());
            },
            advice);
    const QByteArray mediaType = "application/token-introspection+jwt";
    for (HttpHeader &header : request.headers) {
        if (header.name == "Accept")
            header.value = mediaType;
    }
    const auto failure = [clock = &m_clock,
                          advice](const HttpResponse &response) -> std::optional<AuthError> {
        advice.note(response);
        if (!statusError(response, clock->utcMSecs()))
            return {};
        return Introspection::parse(response, clock->utcMSecs()).error();
    };
    return new SignedExchange<Introspection>(
        m_transport, m_keys, request,
        {.mediaType = mediaType,
         .jwksUri = metadata.jwksUri,
         .expected = {.algorithms = allowedIdTokenAlgorithms(metadata, client),
                      .type = u"token-introspection+jwt"_s,
                      .issuer = metadata.issuer,
                      .audience = client.id},
         .failure = failure,
         .explain = advice,
         .read = &fromClaims},
        this);
}

} // namespace Qonsent
