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

/// Who opens the page when everything is ready for it.
enum class PageOpening : quint8 {
    UserAgent, ///< the user agent of the request
    Person,    ///< nobody: the address is handed over by userActionNeeded()
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
    PageOpening opening = PageOpening::UserAgent;
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

    /// Takes the redirect from a person instead of the listener: the whole address, or its query.
    /// What does not fit is an error that says why, and the wait goes on: those of
    /// queryInPastedAddress(); those of AuthorizationResponse::parse() but for the provider's own;
    /// SignInTimedOut "late_redirect"; StateMismatch "not_waiting" if step() is not
    /// AwaitingRedirect. Done means that it was the answer, also if the answer is no.
    [[nodiscard]] Result<Done> acceptPastedAddress(const QString &text);
    /// Shows the page once more. Nothing unless step() is AwaitingRedirect.
    void openAgain();
    /// From now on \a userAgent shows the page, at once if the person is there already. Link,
    /// listener and time stay as they are. Nothing once the person is back.
    void switchTo(const std::shared_ptr<UserAgent> &userAgent);
    /// The person's time begins again. Nothing unless step() is AwaitingRedirect.
    void extendWaiting();

Q_SIGNALS:
    void stepChanged(Qonsent::Step step);
    /// The person is needed, or something of what was said before is different: who shows the page,
    /// or how long there is. If nobody is connected when the page cannot be shown, the flow fails.
    void userActionNeeded(const Qonsent::UserAction &action);

private:
    struct Private;

    void start();
    void useMetadata(const ProviderMetadata &provider);
    void openPage(const QUrl &url);
    void passOn(const UserAction &action);
    void acceptRedirect(const Secret &query);
    void goOnWith(const AuthorizationCode &code);
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
