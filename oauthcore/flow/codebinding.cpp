// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/codebinding_p.h"

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/diagnosis.h"
#include "oauthcore/protocol/webaddress.h"

#include <QCoreApplication>

namespace Qonsent {

namespace {

/// True if a code alone is not enough to get tokens: \a client proves who it is. A secret that is
/// not sent, or empty, proves nothing.
bool isProven(const ClientRegistration &client)
{
    const auto *const method = clientAuthenticationMethod(effectiveAuthenticationMethod(client));
    if (!method)
        return true; // the application knows how
    return method->proof == ClientProof::Secret ? !client.secret.isEmpty()
                                                : method->proof != ClientProof::None;
}

QByteArray parameterOf(const QUrl &asked, QByteArrayView name)
{
    const auto query = FormParameters::decode(asked.query(QUrl::FullyEncoded).toLatin1());
    return query ? query->value(name).value_or(QByteArray()) : QByteArray();
}

bool hasChallenge(const QUrl &asked)
{
    return !parameterOf(asked, "code_challenge").isEmpty();
}

bool isOnThisComputer(const QUrl &redirectUri)
{
    return redirectUri.scheme().startsWith(QLatin1String("http"))
        && isLoopbackHost(redirectUri.host());
}

/// The host of \a address, for a person; all of it if it has none.
QString placeOf(const QUrl &address)
{
    return address.host().isEmpty() ? address.toString() : address.host();
}

AuthError weakening(QByteArray reason, const QString &subject, const QString &sentence)
{
    AuthError error =
        AuthError::of(AuthError::Code::InvalidConfiguration, std::move(reason), subject);
    error.message = sentence;
    return error;
}

AuthError weaklyBound(const QString &provider)
{
    return weakening("pkce", provider,
                     QCoreApplication::translate(
                         "Qonsent::AuthorizationCodeFlow",
                         "%1 was asked without the protection of PKCE, as the settings want it: "
                         "whoever saw the answer could use it. Turn PKCE on if the provider "
                         "supports it.")
                         .arg(provider));
}

AuthError ledElsewhere(const QString &provider, const QString &where)
{
    return weakening("redirect_host", where,
                     QCoreApplication::translate(
                         "Qonsent::AuthorizationCodeFlow",
                         "The answer of %1 came by way of %2, as the settings want it. Make sure "
                         "that %2 is yours.")
                         .arg(provider, where));
}

} // namespace

std::optional<AuthError> CodeBinding::refusal(const ClientRegistration &client) const
{
    if (isOnThisComputer(redirectUri) || hasChallenge(asked) || isProven(client))
        return {};
    return Diagnosis::codeForAnybody(placeOf(redirectUri));
}

QList<AuthError> CodeBinding::warnings(bool withCode) const
{
    QList<AuthError> found;
    const bool isBound =
        hasChallenge(asked) && parameterOf(asked, "code_challenge_method") == "S256";
    if (withCode && !isBound)
        found.append(weaklyBound(asked.host()));
    const bool isOurs =
        redirectUri.scheme() == ownRedirect.scheme() && redirectUri.host() == ownRedirect.host();
    if (!isOurs && !isOnThisComputer(redirectUri))
        found.append(ledElsewhere(asked.host(), placeOf(redirectUri)));
    return found;
}

} // namespace Qonsent
