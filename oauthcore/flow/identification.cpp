// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/flow/identification_p.h"

#include "oauthcore/jose/idtokenleniency_p.h"
#include "oauthcore/jose/idtokenvalidator.h"
#include "oauthcore/protocol/diagnosis.h"
#include "oauthcore/protocol/endpointchoice.h"

#include <QTimer>

namespace Qonsent {

using Code = AuthError::Code;
using namespace std::chrono_literals;

namespace {

/// Before the keys are asked for again: the tokens are there, and what they were got with is spent.
constexpr std::chrono::milliseconds pausesBeforeKeys[] = {300ms, 900ms};

} // namespace

Identification::Identification(const FlowServices &services, const ClientRegistration &client,
                               Grant grant, const IdTokenExpectations &asked, QObject *parent)
    : StepwiseReply<Grant>(parent)
    , m_services(services)
    , m_client(client)
    , m_grant(std::move(grant))
    , m_expected(asked)
{
    m_expected.issuer = m_grant.provider.issuer;
    m_expected.clientId = m_client.id;
    m_expected.allowedAlgorithms = allowedIdTokenAlgorithms(m_grant.provider, m_client);
    m_expected.clientSecret = m_client.secret;
    m_expected.accessToken = m_grant.tokens.accessToken;
    start();
}

void Identification::start()
{
    const ProviderMetadata &provider = m_grant.provider;
    const Result<HookChain> hooks = m_services.tokens->hooks().chain(m_client.quirks);
    if (!hooks)
        return fail(hooks.error());
    m_hooks = *hooks;
    const auto usual = m_hooks.idTokenExpectations(m_expected, {});
    const bool isOptional = usual && usual->presence == IdTokenExpectations::Presence::Optional;
    const bool isAsked = m_grant.requestedScopes.contains(u"openid");
    const bool isThere = !m_grant.tokens.idToken.isEmpty();
    const bool needsKeys = !m_client.idTokenSigningAlgorithm.startsWith("HS");
    const bool canBeChecked =
        !provider.issuer.isEmpty() && (!needsKeys || !provider.jwksUri.isEmpty());
    if (isAsked && !isThere && !isOptional && !isRefresh())
        return fail(
            AuthError::of(Code::ResponseIncomplete, "id_token", provider.tokenEndpoint.host()));
    if (isAsked && isThere && !canBeChecked) {
        const char *missing = provider.issuer.isEmpty() ? "issuer" : "jwks_uri";
        return failOrLeaveOut(
            AuthError::of(Code::MissingEndpoint, missing, QLatin1String(missing)));
    }
    if (!isThere || (!isAsked && !canBeChecked)) {
        m_grant.tokens.idToken = {}; // not asked for, not checked, so not kept
        return finish(std::move(m_grant));
    }
    if (provider.jwksUri.isEmpty())
        return check({});
    checkWithKeys();
}

void Identification::checkWithKeys()
{
    awaitResult(
        m_services.keys->keys(m_grant.provider.jwksUri), [this](const Result<JwkSet> &keys) {
            if (keys)
                return check(*keys);
            if (!keys.error().isTransient() || m_failures == int(std::size(pausesBeforeKeys)))
                return failOrLeaveOut(keys.error());
            QTimer::singleShot(pausesBeforeKeys[m_failures++], this, [this] {
                if (!isFinished())
                    checkWithKeys();
            });
        });
}

void Identification::check(const JwkSet &keys)
{
    m_expected.nowMSecs = m_services.clock->utcMSecs();
    const auto expected = m_hooks.idTokenExpectations(m_expected, m_grant.tokens.idToken);
    if (!expected)
        return fail(expected.error());
    const Result<IdTokenClaims> claims =
        IdTokenValidator::validate(m_grant.tokens.idToken, keys, *expected);
    if (claims) {
        m_grant.claims = *claims;
        return askUserinfo();
    }
    // Keys rotate; the one that signed just now may be younger than our copy.
    const QUrl &jwksUri = m_grant.provider.jwksUri;
    if (!mayKeysBeRotated(claims.error()) || jwksUri.isEmpty()
        || std::exchange(m_keysWereRenewed, true)) {
        if (isRefresh() && mayBeLeftOut(claims.error(), m_grant.tokens.idToken, keys, *expected))
            return leaveIdTokenOut(explained(claims.error()));
        return fail(explained(claims.error()));
    }
    awaitResult(m_services.keys->renewed(jwksUri), [this](const Result<JwkSet> &newKeys) {
        newKeys ? check(*newKeys) : failOrLeaveOut(newKeys.error());
    });
}

bool Identification::isRefresh() const
{
    return m_expected.occasion == IdTokenExpectations::Occasion::Refresh;
}

/// \a why the ID token cannot be checked.
void Identification::failOrLeaveOut(const AuthError &why)
{
    isRefresh() ? leaveIdTokenOut(why) : fail(why);
}

void Identification::leaveIdTokenOut(const AuthError &why)
{
    m_grant.tokens.idToken = {};
    m_grant.warnings.append(why);
    finish(std::move(m_grant));
}

/// By the clock of whoever signed the token, or else of whoever published the keys.
AuthError Identification::explained(const AuthError &error) const
{
    const QUrl endpoint = tokenEndpointFor(m_grant.provider, m_client);
    auto ahead = m_services.tokens->clockAhead(endpoint);
    if (!ahead)
        ahead = m_services.keys->clockAhead(m_grant.provider.jwksUri);
    return Diagnosis::ofTime(error, ahead, endpoint.host());
}

void Identification::askUserinfo()
{
    if (m_grant.provider.userinfoEndpoint.isEmpty() || m_grant.tokens.accessToken.isEmpty())
        return finish(std::move(m_grant));
    auto *reply = m_services.userinfo->claims(
        m_grant.provider.userinfoEndpoint, m_grant.tokens.accessToken, m_grant.claims->subject());
    awaitResult(reply, [this](const Result<QJsonObject> &userinfo) {
        // The ID token has proved who this is; userinfo only adds to it.
        if (userinfo)
            m_grant.userinfo = *userinfo;
        else
            m_grant.warnings.append(userinfo.error());
        finish(std::move(m_grant));
    });
}

} // namespace Qonsent
