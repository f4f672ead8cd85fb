// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/clientauth/clientauthentication.h"

#include "oauthcore/protocol/clientauth/clientauthmethods_p.h"

#include <QCoreApplication>

#include <algorithm>

namespace Qonsent {

namespace {

/// A new method is a new file and a row here.
constexpr ClientAuthenticationMethod methods[] = {
    {.name = "none",
     .apply = clientAuthNone,
     .proof = ClientProof::None,
     .refusal =
         QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                           "%1 did not accept this program by its client ID alone. Check the "
                           "client ID; if the provider issued a secret with it, enter that too.")},
    {.name = "client_secret_basic",
     .apply = clientSecretBasic,
     .proof = ClientProof::Secret,
     .refusal = QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                  "%1 did not accept the client ID and secret. Check both; if they "
                                  "are right, send them in the form instead (client_secret_post)."),
     .remedy = "client_secret_post"},
    {.name = "client_secret_post",
     .apply = clientSecretPost,
     .proof = ClientProof::Secret,
     .refusal =
         QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                           "%1 did not accept the client ID and secret. Check both; if they are "
                           "right, send them in the header instead (client_secret_basic)."),
     .remedy = "client_secret_basic"},
    {.name = "client_secret_jwt",
     .apply = clientSecretJwt,
     .proof = ClientProof::Secret,
     .refusal = QT_TRANSLATE_NOOP(
         "Qonsent::Diagnosis",
         "%1 did not accept what this program signed with its secret. Check client ID and secret; "
         "if they are right, send the secret itself (client_secret_basic)."),
     .remedy = "client_secret_basic"},
    {.name = "private_key_jwt",
     .apply = privateKeyJwt,
     .proof = ClientProof::OwnKey,
     .refusal = QT_TRANSLATE_NOOP(
         "Qonsent::Diagnosis",
         "%1 did not accept what this program signed with its key. Check that this key, its ID and "
         "its algorithm are registered there, and which audience is wanted.")},
    {.name = "tls_client_auth",
     .apply = tlsClientAuth,
     .proof = ClientProof::Certificate,
     .refusal = QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                                  "%1 did not accept the certificate of this program. Check that "
                                  "its subject is registered there, and that it has not ended.")},
    {.name = "self_signed_tls_client_auth",
     .apply = tlsClientAuth,
     .proof = ClientProof::Certificate,
     .refusal =
         QT_TRANSLATE_NOOP("Qonsent::Diagnosis",
                           "%1 did not accept the certificate of this program. Check that this "
                           "very certificate is registered there, and that it has not ended.")},
};

Result<TokenRequest> proven(TokenRequest request, const ClientRegistration &client, qint64 utcMSecs,
                            const ClientAuthenticators &own)
{
    const QByteArray method = effectiveAuthenticationMethod(client);
    if (const ClientAuthenticator authenticator = own.value(method))
        return authenticator(std::move(request), client, utcMSecs);
    if (const auto *const row = clientAuthenticationMethod(method))
        return row->apply(std::move(request), client, utcMSecs);
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

std::span<const ClientAuthenticationMethod> clientAuthenticationMethods()
{
    return methods;
}

const ClientAuthenticationMethod *clientAuthenticationMethod(QByteArrayView name)
{
    const auto *const row =
        std::find_if(std::begin(methods), std::end(methods),
                     [name](const ClientAuthenticationMethod &each) { return name == each.name; });
    return row == std::end(methods) ? nullptr : row;
}

QByteArray effectiveAuthenticationMethod(const ClientRegistration &client)
{
    if (!client.authenticationMethod.isEmpty())
        return client.authenticationMethod;
    return client.secret.isEmpty() ? "none" : "client_secret_basic";
}

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
