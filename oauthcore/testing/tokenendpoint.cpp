// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/base/secret.h"
#include "oauthcore/testing/clientauthentication_p.h"
#include "oauthcore/testing/idtokenissuer_p.h"
#include "oauthcore/testing/tokenendpoint_p.h"

#include <QCryptographicHash>

namespace Qonsent::Test {

QByteArray textOf(const FormParameters &form, QByteArrayView name)
{
    return form.value(name).value_or(QByteArray());
}

Answer invalidGrant(const QString &why)
{
    return Answer::error(400, "invalid_grant", why);
}

QJsonObject newTokens(ServerState &state, const std::shared_ptr<Consent> &consent,
                      const Scopes &scopes, QByteArray &accessToken)
{
    accessToken = state.grants.issueAccessToken(consent, scopes, state.now());
    QJsonObject body{
        {QStringLiteral("access_token"), QString::fromLatin1(accessToken)},
        {QStringLiteral("token_type"), QStringLiteral("Bearer")},
        {QStringLiteral("expires_in"), qint64(state.options.accessTokenLifetime.count())}};
    if (!scopes.isEmpty())
        body.insert(QStringLiteral("scope"), scopes.toString());
    return body;
}

namespace {

bool wantsRefreshToken(const ServerState &state, const Consent &consent)
{
    switch (state.options.refreshTokens) {
    case RefreshTokens::Always:
        return true;
    case RefreshTokens::OfflineAccess:
        return consent.scopes.contains(u"offline_access");
    case RefreshTokens::Never:
        break;
    }
    return false;
}

} // namespace

Answer tokensForPerson(ServerState &state, const std::shared_ptr<Consent> &consent)
{
    QByteArray accessToken;
    QJsonObject body = newTokens(state, consent, consent->scopes, accessToken);
    if (wantsRefreshToken(state, *consent))
        body.insert(QStringLiteral("refresh_token"),
                    QString::fromLatin1(state.grants.issueRefreshToken(consent, state.now())));
    if (consent->scopes.contains(u"openid"))
        body.insert(QStringLiteral("id_token"),
                    QString::fromLatin1(
                        issueIdToken(state, *consent, accessToken, IdTokenOccasion::SignIn)));
    return Answer::json(200, body).with("Pragma", "no-cache");
}

namespace {

bool verifierFits(const IssuedCode &code, const QByteArray &verifier)
{
    // RFC 7636 sections 4.1 and 4.6
    const QByteArray hash = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256);
    return verifier.size() >= 43 && verifier.size() <= 128
        && constantTimeEqual(encodeBase64Url(hash), code.challenge);
}

/// Why \a code cannot be redeemed; empty if it can.
QString codeProblem(const ServerState &state, const IssuedCode *code, const Client &client,
                    const FormParameters &form)
{
    if (!code || code->consent->clientId != client.id)
        return QStringLiteral("The code is unknown.");
    if (code->redeemed) {
        // Two holders of one code: whatever came of it is no longer trusted (section 4.1.2).
        code->consent->revoked = true;
        return QStringLiteral("The code was used before.");
    }
    if (code->consent->revoked || state.now() >= code->expiresAt)
        return QStringLiteral("The code has expired.");
    if (code->redirectUri != textOf(form, "redirect_uri"))
        return QStringLiteral("The redirect_uri is not the one of the authorization request.");
    if (!verifierFits(*code, textOf(form, "code_verifier")))
        return QStringLiteral("The code_verifier does not fit the code_challenge.");
    return {};
}

Answer redeemCode(ServerState &state, const Client &client, const FormParameters &form)
{
    for (const char *name : {"code", "redirect_uri", "code_verifier"}) {
        if (textOf(form, name).isEmpty())
            return Answer::error(400, "invalid_request",
                                 QLatin1String(name) + QStringLiteral(" is missing."));
    }
    IssuedCode *code = state.grants.code(textOf(form, "code"));
    if (const QString problem = codeProblem(state, code, client, form); !problem.isEmpty())
        return invalidGrant(problem);
    code->redeemed = true;
    return tokensForPerson(state, code->consent);
}

/// Gives the answer to a refresh what rotation asks for.
void rotate(ServerState &state, IssuedToken &token, QJsonObject &body)
{
    if (state.options.refreshRotation == RefreshRotation::Keep)
        return;
    token.revoked = true;
    const std::shared_ptr<Consent> consent = token.consent; // issuing may move the token
    body.insert(QStringLiteral("refresh_token"),
                QString::fromLatin1(state.grants.issueRefreshToken(consent, state.now())));
}

Answer refresh(ServerState &state, const Client &client, const FormParameters &form)
{
    if (textOf(form, "refresh_token").isEmpty())
        return Answer::error(400, "invalid_request", QStringLiteral("refresh_token is missing."));
    IssuedToken *token = state.grants.refreshToken(textOf(form, "refresh_token"));
    if (!token || token->consent->clientId != client.id)
        return invalidGrant(QStringLiteral("The refresh token is unknown."));
    if (token->revoked) // spent before: one of its two holders is a thief (RFC 9700 section 4.14)
        token->consent->revoked = true;
    if (!GrantStore::isGood(token, state.now()))
        return invalidGrant(QStringLiteral("The refresh token is no longer good."));
    Scopes scopes = token->scopes;
    if (form.contains("scope")) {
        scopes = Scopes::parse(QString::fromUtf8(textOf(form, "scope")));
        if (!scopes.missingFrom(token->scopes).isEmpty())
            return Answer::error(400, "invalid_scope",
                                 QStringLiteral("More was asked for than was granted."));
    }
    const std::shared_ptr<Consent> consent = token->consent;
    QByteArray accessToken;
    QJsonObject body = newTokens(state, consent, scopes, accessToken);
    rotate(state, *token, body);
    if (scopes.contains(u"openid"))
        body.insert(QStringLiteral("id_token"),
                    QString::fromLatin1(
                        issueIdToken(state, *consent, accessToken, IdTokenOccasion::Refresh)));
    return Answer::json(200, body).with("Pragma", "no-cache");
}

Answer clientCredentials(ServerState &state, const Client &client, const FormParameters &form)
{
    const bool isPublic = client.secret.isEmpty()
        && (client.authenticationMethod.isEmpty() || client.authenticationMethod == "none");
    if (isPublic) // RFC 6749 section 4.4
        return Answer::error(400, "unauthorized_client",
                             QStringLiteral("A public client cannot act for itself."));
    const Scopes scopes = Scopes::parse(QString::fromUtf8(textOf(form, "scope")));
    if (!scopes.missingFrom(state.options.scopes).isEmpty())
        return Answer::error(400, "invalid_scope");
    const auto consent =
        std::make_shared<Consent>(Consent{.clientId = client.id, .scopes = scopes});
    QByteArray accessToken;
    return Answer::json(200, newTokens(state, consent, scopes, accessToken))
        .with("Pragma", "no-cache");
}

struct GrantRow
{
    const char *type = nullptr; ///< `grant_type`
    Answer (*function)(ServerState &, const Client &, const FormParameters &) = nullptr;
};

constexpr GrantRow grants[] = {
    {"authorization_code", redeemCode},
    {"refresh_token", refresh},
    {"client_credentials", clientCredentials},
    {"password", redeemPassword},
    {"urn:ietf:params:oauth:grant-type:device_code", redeemDeviceCode},
    {"urn:ietf:params:oauth:grant-type:jwt-bearer", redeemJwt},
    {"urn:ietf:params:oauth:grant-type:saml2-bearer", redeemSaml2},
    {"urn:ietf:params:oauth:grant-type:token-exchange", exchangeToken},
};

} // namespace

Answer answerToken(ServerState &state, const ReceivedRequest &request)
{
    const auto read = readForm(request);
    if (const auto *refusal = std::get_if<Answer>(&read))
        return *refusal;
    const auto &form = *std::get_if<FormParameters>(&read);
    const auto authenticated = authenticateClient(state, request);
    if (const auto *refusal = std::get_if<Answer>(&authenticated))
        return *refusal;
    const QByteArray type = textOf(form, "grant_type");
    if (type.isEmpty())
        return Answer::error(400, "invalid_request", QStringLiteral("grant_type is missing."));
    for (const GrantRow &row : grants) {
        if (type == row.type)
            return row.function(state, *std::get_if<Client>(&authenticated), form);
    }
    return Answer::error(400, "unsupported_grant_type");
}

} // namespace Qonsent::Test
