// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/jose/idtokenexpectations.h"
#include "oauthcore/protocol/tokenrequest.h"

#include <QJsonObject>

#include <functional>

namespace Qonsent {

/// What a token request and its answer are about.
struct TokenRequestContext
{
    QByteArray grantType = {}; ///< `grant_type`, e.g. "refresh_token"
    Scopes scopes = {};        ///< what is asked for; at a refresh, what was granted
    ClientRegistration client = {};
};

/// What a program or a quirk does to the messages of one provider. Five pure functions; those that
/// are empty do nothing. Each takes a message, and returns it changed or says why it cannot.
struct ProviderHooks
{
    /// The query of the authorization request, all of it, in its order. `state` and `nonce` are
    /// checked in the answer and cannot be changed.
    std::function<Result<FormParameters>(FormParameters)> authorizationParameters = {};
    /// The token request, client authentication included, also of refreshes.
    std::function<Result<TokenRequest>(TokenRequest, const TokenRequestContext &)> tokenRequest =
        {};
    /// The answer of the token endpoint before it is read.
    std::function<Result<HttpResponse>(HttpResponse, const TokenRequestContext &)> tokenResponse =
        {};
    /// What the issuer that was asked publishes of itself, before it is checked.
    std::function<Result<QJsonObject>(QJsonObject, const QString &issuer)> metadata = {};
    /// What is expected of an ID token, whose claims are not verified yet; they are empty if there
    /// is none.
    std::function<Result<IdTokenExpectations>(IdTokenExpectations, const QJsonObject &claims)>
        idTokenExpectations = {};
};

} // namespace Qonsent
