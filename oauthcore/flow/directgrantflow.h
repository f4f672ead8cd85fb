// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/stepwisereply.h"
#include "oauthcore/flow/flowservices.h"
#include "oauthcore/flow/grant.h"
#include "oauthcore/jose/idtokenexpectations.h"

#include <functional>

namespace Qonsent {

/// What one grant without a browser is asked to do.
struct DirectGrantFlowRequest
{
    QString issuer = {}; ///< discovered (RFC 8414, OpenID Connect Discovery) unless empty
    ProviderMetadata provider = {}; ///< used as it is if issuer is empty
    ClientRegistration client = {};
    Scopes scopes = {}; ///< what the grant asks for; says what an answer without `scope` means
    /// Makes the request once the token endpoint is known, e.g. by clientCredentialsGrant(): so an
    /// assertion can be made for its address.
    std::function<Result<TokenRequest>(const QUrl &tokenEndpoint)> grant = {};
    /// Refresh, for refreshTokenGrant(): there may be no ID token in the answer, and one that
    /// cannot be checked, or is right but for this computer's clock, is left out with a warning,
    /// since the refresh token that was used may be void. One of somebody else ends it all the
    /// same.
    IdTokenExpectations::Occasion occasion = IdTokenExpectations::Occasion::SignIn;
};

/// Gets tokens by a grant in which no person takes part: client credentials, assertions, token
/// exchange, password, or one of the application's own. One shot: it starts when control returns to
/// the event loop and finishes once, with a Grant or the error of the step that failed.
///
///     discover → token request → check the ID token, if `openid` was asked for or one is there
class QONSENT_CORE_EXPORT DirectGrantFlow : public StepwiseReply<Grant>
{
    Q_OBJECT

public:
    DirectGrantFlow(const FlowServices &services, DirectGrantFlowRequest request, QObject *parent);
    ~DirectGrantFlow() override;

private:
    struct Private;

    void start();
    void useMetadata(const ProviderMetadata &provider);
    void fail(const AuthError &error) override;

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
