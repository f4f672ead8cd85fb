// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/protocol/httpmessage.h"

#include <QDateTime>
#include <QJsonObject>

namespace Qonsent {

/// What a program wants to be known as (RFC 7591 section 2).
struct QONSENT_CORE_EXPORT RegistrationRequest
{
    QString clientName = {};       ///< `client_name`: what people see when they consent
    QList<QUrl> redirectUris = {}; ///< `redirect_uris`, e.g. `http://127.0.0.1/callback`
    QByteArray authenticationMethod = QByteArrayLiteral("none"); ///< `token_endpoint_auth_method`
    QStringList grantTypes = {QStringLiteral("authorization_code"),
                              QStringLiteral("refresh_token")}; ///< `grant_types`
    QStringList responseTypes = {QStringLiteral("code")};       ///< `response_types`
    Scopes scopes = {};             ///< `scope`; empty: what the server gives to everybody
    QJsonObject extra = {};         ///< others, e.g. `software_statement`; those above win
    Secret initialAccessToken = {}; ///< where a server registers only those who have one

    /// The members of the request.
    [[nodiscard]] QJsonObject members() const;
};

/// How a program is known at a server, and how it can change that (RFC 7591 section 3.2.1, RFC
/// 7592 section 3). Holds secrets: belongs into a vault.
struct QONSENT_CORE_EXPORT RegisteredClient
{
    ClientRegistration client = {};
    QDateTime secretExpiresAt = {}; ///< `client_secret_expires_at`, UTC; invalid: never
    QUrl managementEndpoint = {};   ///< `registration_client_uri`; empty: cannot be changed
    Secret managementToken = {};    ///< `registration_access_token`
    QJsonObject all = {};           ///< every member as it came, but for the two secrets

    bool operator==(const RegisteredClient &) const = default;
};

/// The requests and answers of a registration endpoint.
namespace Registration {

/// A POST to \a endpoint (RFC 7591 section 3.1).
[[nodiscard]] QONSENT_CORE_EXPORT HttpRequest create(const QUrl &endpoint,
                                                     const RegistrationRequest &wanted);
/// RFC 7592 sections 2.1, 2.2 and 2.3.
[[nodiscard]] QONSENT_CORE_EXPORT HttpRequest read(const RegisteredClient &known);
[[nodiscard]] QONSENT_CORE_EXPORT HttpRequest update(const RegisteredClient &known,
                                                     const RegistrationRequest &wanted);
[[nodiscard]] QONSENT_CORE_EXPORT HttpRequest remove(const RegisteredClient &known);

/// What the answer has to fit.
struct Expectations
{
    int status = 201;              ///< 201 for create(), 200 for read() and update()
    QUrl endpoint = {};            ///< that was asked: management stays at its origin
    QList<QUrl> redirectUris = {}; ///< that were asked for; empty: not compared
    RegisteredClient known = {};   ///< what an answer may leave out, for read() and update()
    qint64 utcMSecs = 0;           ///< now
};

/// Reads \a response. ServerRefused and its kin, RateLimited, Unreachable, RedirectRefused as in
/// TokenResponse; ResponseIncomplete "client_id", "redirect_uris" or
/// "client_secret_expires_at"; ResponseMalformed with the member's name: `redirect_uris` that are
/// fewer, more or other than asked for (codes would go there), a secret that has expired, a
/// `client_id` that changed, `token_endpoint_auth_method` that this program does not speak or has
/// no secret for, `registration_client_uri` at another origin.
[[nodiscard]] QONSENT_CORE_EXPORT Result<RegisteredClient> parse(const HttpResponse &response,
                                                                 const Expectations &expected);
/// What can take a client back that parse() has refused: one that exists and nobody knows. Nothing
/// if \a response does not say how, at the origin of \a endpoint.
[[nodiscard]] QONSENT_CORE_EXPORT std::optional<RegisteredClient> refusedClient(
    const HttpResponse &response, const QUrl &endpoint);
/// What manages \a known from now on if \a response, an answer to read() or update() that parse()
/// has refused, brings another token or address: nothing else of it counts. Nothing if it does not,
/// or speaks of another client.
[[nodiscard]] QONSENT_CORE_EXPORT std::optional<RegisteredClient> changedManagement(
    const HttpResponse &response, const RegisteredClient &known);
/// Whether remove() did: 204. Errors as above.
[[nodiscard]] QONSENT_CORE_EXPORT Result<Done> parseRemoval(const HttpResponse &response,
                                                            qint64 utcMSecs);

} // namespace Registration

} // namespace Qonsent
