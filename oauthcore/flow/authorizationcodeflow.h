// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/stepwisereply.h"
#include "oauthcore/flow/grant.h"
#include "oauthcore/flow/step.h"
#include "oauthcore/flow/useraction.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/net/keysclient.h"
#include "oauthcore/net/metadataclient.h"
#include "oauthcore/net/tokenclient.h"
#include "oauthcore/net/userinfoclient.h"
#include "oauthcore/redirect/redirectreceiver.h"
#include "oauthcore/redirect/useragent.h"

namespace Qonsent {

class AuthorizationCode;

/// What a flow works with; all of it outlives the flow.
struct FlowServices
{
    HttpTransport *transport = nullptr;
    MetadataClient *metadata = nullptr;
    KeysClient *keys = nullptr;
    TokenClient *tokens = nullptr;
    UserinfoClient *userinfo = nullptr;
    const Clock *clock = nullptr;
};

/// What one authorization code flow is asked to do.
struct AuthorizationCodeFlowRequest
{
    QString issuer = {}; ///< discovered (RFC 8414, OpenID Connect Discovery) unless empty
    ProviderMetadata provider = {}; ///< used as it is if issuer is empty
    ClientRegistration client = {};
    Scopes scopes = {};
    QString loginHint = {};
    FormParameters parameters = {}; ///< for the authorization request besides
    std::shared_ptr<UserAgent> userAgent = {};
    std::chrono::milliseconds timeout = std::chrono::minutes(10); ///< from the page's opening on
};

/// Signs a person in with a code, PKCE and a loopback redirect (RFC 6749 section 4.1, RFC 7636,
/// RFC 8252, OpenID Connect Core section 3.1). One shot: it starts when control returns to the
/// event loop and finishes once, with a Grant or the error of the step that failed.
///
///     discover → listen → open the page → exchange the code → check the ID token → userinfo
class QONSENT_CORE_EXPORT AuthorizationCodeFlow : public StepwiseReply<Grant>
{
    Q_OBJECT

public:
    /// \a receiver belongs to the flow from now on. It is not shared: the port it binds is part
    /// of this attempt.
    AuthorizationCodeFlow(const FlowServices &services, AuthorizationCodeFlowRequest request,
                          std::unique_ptr<RedirectReceiver> receiver, QObject *parent);
    ~AuthorizationCodeFlow() override;

    [[nodiscard]] Step step() const;

Q_SIGNALS:
    void stepChanged(Qonsent::Step step);
    /// The person is needed. If nobody is connected when no browser starts, the flow fails.
    void userActionNeeded(const Qonsent::UserAction &action);

private:
    struct Private;

    void start();
    void useMetadata(const ProviderMetadata &provider);
    void openPage(const QUrl &url);
    void pageNotOpened(const AuthError &problem, const UserAction &action);
    void acceptRedirect(const Secret &query);
    void exchangeCode(const AuthorizationCode &code);
    void identify();
    void checkIdToken(const JwkSet &keys);
    void askUserinfo();
    void succeed();
    void fail(const AuthError &error) override;
    void enter(Step step);

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
