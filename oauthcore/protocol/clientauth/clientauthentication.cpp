// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthentication.h"

namespace Qonsent {

namespace {

struct Row
{
    const char *method; ///< `token_endpoint_auth_method` (RFC 7591 section 2)
    ClientAuthentication apply;
};

/// A new method is a new file and a row here.
constexpr Row methods[] = {
    {"none", clientAuthNone},
    {"client_secret_basic", clientSecretBasic},
    {"client_secret_post", clientSecretPost},
    {"client_secret_jwt", clientSecretJwt},
    {"private_key_jwt", privateKeyJwt},
    {"tls_client_auth", tlsClientAuth},
    {"self_signed_tls_client_auth", tlsClientAuth},
};

QByteArray methodOf(const ClientRegistration &client)
{
    if (!client.authenticationMethod.isEmpty())
        return client.authenticationMethod;
    return client.secret.isEmpty() ? "none" : "client_secret_basic";
}

Result<TokenRequest> proven(TokenRequest request, const ClientRegistration &client, qint64 utcMSecs,
                            const ClientAuthenticators &own)
{
    const QByteArray method = methodOf(client);
    if (const ClientAuthenticator authenticator = own.value(method))
        return authenticator(std::move(request), client, utcMSecs);
    for (const Row &row : methods) {
        if (method == row.method)
            return row.apply(std::move(request), client, utcMSecs);
    }
    return AuthError::of(AuthError::Code::InvalidConfiguration, "token_endpoint_auth_method",
                         QString::fromLatin1(method));
}

TokenRequest withIdInForm(TokenRequest request, const ClientRegistration &client)
{
    using IdInForm = ClientRegistration::IdInForm;
    const bool isThere = request.parameters.contains("client_id");
    if (client.idInForm == IdInForm::Always && !isThere)
        request.parameters.append("client_id", client.id.toUtf8());
    if (client.idInForm == IdInForm::Never && isThere) {
        FormParameters others;
        for (const FormParameter &parameter : request.parameters.list()) {
            if (parameter.name != "client_id")
                others.append(parameter.name, parameter.value);
        }
        request.parameters = others;
    }
    return request;
}

} // namespace

Result<TokenRequest> authenticated(TokenRequest request, const ClientRegistration &client,
                                   qint64 utcMSecs, const ClientAuthenticators &own)
{
    Result<TokenRequest> whole = withExtras(std::move(request), client);
    if (!whole)
        return whole;
    if (!client.certificate.isEmpty())
        whole.value().certificate = client.certificate;
    const Result<TokenRequest> result = proven(std::move(whole).value(), client, utcMSecs, own);
    return result ? withIdInForm(*result, client) : result;
}

} // namespace Qonsent
