// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/signeduserinfoclient.h"

#include "oauthcore/jose/idtokenexpectations.h"
#include "oauthcore/net/signedexchange_p.h"
#include "oauthcore/protocol/tokenresponse.h"

namespace Qonsent {

using Code = AuthError::Code;

SignedUserinfoClient::SignedUserinfoClient(HttpTransport &transport, KeysClient &keys,
                                           const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_keys(keys)
    , m_clock(clock)
{ }

SignedUserinfoClient::~SignedUserinfoClient() = default;

ReplyOf<QJsonObject> *SignedUserinfoClient::claims(const ProviderMetadata &metadata,
                                                   const ClientRegistration &client,
                                                   const Secret &accessToken,
                                                   const QString &subject)
{
    for (const auto &[endpoint, name] : {std::pair(&metadata.userinfoEndpoint, "userinfo_endpoint"),
                                         std::pair(&metadata.jwksUri, "jwks_uri")}) {
        if (endpoint->isEmpty())
            return finishedReply<QJsonObject>(
                this, AuthError::of(Code::MissingEndpoint, name, QLatin1String(name)));
    }
    const HttpRequest request{
        .url = metadata.userinfoEndpoint,
        .headers = {{"Accept", "application/jwt"},
                    {"Authorization", "Bearer " + accessToken.reveal().toByteArray()}}};
    const auto read = [subject](const QJsonObject &claims) -> Result<QJsonObject> {
        const QJsonValue sub = claims.value(QLatin1String("sub"));
        if (!sub.isString() || sub.toString() != subject)
            return AuthError::of(Code::IdTokenRejected, "userinfo_sub");
        return claims;
    };
    return new SignedExchange<QJsonObject>(
        m_transport, m_keys, request,
        {.mediaType = "application/jwt",
         .jwksUri = metadata.jwksUri,
         .expected = {.algorithms = allowedIdTokenAlgorithms(metadata, client),
                      .issuer = metadata.issuer,
                      .audience = client.id},
         .failure =
             [clock = &m_clock](const HttpResponse &response) {
                 return statusError(response, clock->utcMSecs());
             },
         .read = read},
        this);
}

} // namespace Qonsent
