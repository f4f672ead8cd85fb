// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/serverstate_p.h"

#include <QJsonArray>

namespace Qonsent::Test {

namespace {

QJsonArray array(const QStringList &values)
{
    return QJsonArray::fromStringList(values);
}

} // namespace

Answer answerDiscovery(ServerState &state, const ReceivedRequest &)
{
    const auto url = [&state](Endpoint endpoint) {
        return QString::fromLatin1(state.url(endpoint));
    };
    const QJsonArray authentication =
        array({QStringLiteral("none"), QStringLiteral("client_secret_basic"),
               QStringLiteral("client_secret_post"), QStringLiteral("client_secret_jwt"),
               QStringLiteral("private_key_jwt"), QStringLiteral("tls_client_auth"),
               QStringLiteral("self_signed_tls_client_auth")});
    return Answer::json(
        200,
        {{QStringLiteral("issuer"), QString::fromLatin1(state.issuer())},
         {QStringLiteral("authorization_endpoint"), url(Endpoint::Authorization)},
         {QStringLiteral("token_endpoint"), url(Endpoint::Token)},
         {QStringLiteral("jwks_uri"), url(Endpoint::Jwks)},
         {QStringLiteral("userinfo_endpoint"), url(Endpoint::UserInfo)},
         {QStringLiteral("revocation_endpoint"), url(Endpoint::Revocation)},
         {QStringLiteral("introspection_endpoint"), url(Endpoint::Introspection)},
         {QStringLiteral("device_authorization_endpoint"), url(Endpoint::DeviceAuthorization)},
         {QStringLiteral("scopes_supported"), array(state.options.scopes.list())},
         {QStringLiteral("response_types_supported"), array({QStringLiteral("code")})},
         {QStringLiteral("response_modes_supported"), array({QStringLiteral("query")})},
         {QStringLiteral("grant_types_supported"),
          array({QStringLiteral("authorization_code"), QStringLiteral("refresh_token"),
                 QStringLiteral("client_credentials"), QStringLiteral("password"),
                 QStringLiteral("urn:ietf:params:oauth:grant-type:device_code"),
                 QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer"),
                 QStringLiteral("urn:ietf:params:oauth:grant-type:saml2-bearer"),
                 QStringLiteral("urn:ietf:params:oauth:grant-type:token-exchange")})},
         {QStringLiteral("code_challenge_methods_supported"), array({QStringLiteral("S256")})},
         {QStringLiteral("token_endpoint_auth_methods_supported"), authentication},
         {QStringLiteral("subject_types_supported"), array({QStringLiteral("public")})},
         {QStringLiteral("id_token_signing_alg_values_supported"),
          array({QString::fromLatin1(state.options.signingAlgorithm)})},
         {QStringLiteral("prompt_values_supported"),
          array({QStringLiteral("none"), QStringLiteral("login"), QStringLiteral("consent"),
                 QStringLiteral("select_account")})},
         {QStringLiteral("request_uri_parameter_supported"), false},
         {QStringLiteral("authorization_response_iss_parameter_supported"), true}});
}

Answer answerJwks(ServerState &state, const ReceivedRequest &)
{
    return Answer::json(200, state.keys.keySet());
}

} // namespace Qonsent::Test
