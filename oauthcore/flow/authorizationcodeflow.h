// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/flow/flowservices.h"
#include "oauthcore/flow/signinflow.h"
#include "oauthcore/protocol/authorizationoptions.h"
#include "oauthcore/redirect/redirectreceiver.h"
#include "oauthcore/redirect/useragent.h"

namespace Qonsent {

class AuthorizationCode;
struct FrontChannelTokens;

/// Who opens the page when everything is ready for it.
enum class PageOpening : quint8 {
    UserAgent, ///< the user agent of the request
    Person,    ///< nobody: the address is handed over by userActionNeeded()
};

/// What becomes of a code that a person pastes without the rest of its address.
enum class BareCodes : quint8 {
    Refused,  ///< nobody can tell which sign-in it belongs to
    Accepted, ///< the person says that it is this one's; see
              ///< AuthorizationResponse::acceptBareCode()
};

/// Whether tokens may come through the browser alone (RFC 9700 section 2.1.2 advises against it).
enum class ImplicitTypes : quint8 {
    Refused, ///< only response types with a code
    /// For providers that have nothing else. Grant::warnings says so (InvalidConfiguration
    /// "implicit"); there is no refresh token, and of ResponseType::Token nobody can tell whom the
    /// token was issued to.
    Allowed,
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
    AuthorizationOptions options = {};
    BareCodes bareCodes = BareCodes::Refused;
    ImplicitTypes implicit = ImplicitTypes::Refused;
    std::shared_ptr<UserAgent> userAgent = {};
    PageOpening opening = PageOpening::UserAgent;
    std::chrono::milliseconds timeout = std::chrono::minutes(10); ///< from the page's opening on
};

/// Signs a person in with a code, PKCE and a loopback redirect (RFC 6749 section 4.1, RFC 7636,
/// RFC 8252, OpenID Connect Core section 3.1). One shot, see SignInFlow:
///
///     discover → listen → open the page → exchange the code → check the ID token → userinfo
///
/// A code that comes back by way of anything but this computer's loopback is of use to whoever
/// sees it there, unless PKCE or a proof of the client is needed besides; InvalidConfiguration
/// "relay_without_pkce" where a quirk has taken PKCE away and the client proves nothing.
///
/// If nobody is connected to userActionNeeded() when the page cannot be shown, it fails.
class QONSENT_CORE_EXPORT AuthorizationCodeFlow : public SignInFlow
{
    Q_OBJECT

public:
    /// \a receiver belongs to the flow from now on. It is not shared: the port it binds is part
    /// of this attempt.
    AuthorizationCodeFlow(const FlowServices &services, AuthorizationCodeFlowRequest request,
                          std::unique_ptr<RedirectReceiver> receiver, QObject *parent);
    ~AuthorizationCodeFlow() override;

    /// Takes the redirect from a person instead of the listener: the whole address, or its query.
    /// What does not fit is an error that says why, and the wait goes on: those of
    /// queryInPastedAddress(); those of AuthorizationResponse::parse() but for the provider's own;
    /// SignInTimedOut "late_redirect"; StateMismatch "not_waiting" if step() is not
    /// AwaitingRedirect. Done means that it was the answer, also if the answer is no.
    [[nodiscard]] Result<Done> acceptPastedAddress(const QString &text) override;
    /// Shows the page once more. Nothing unless step() is AwaitingRedirect.
    void openAgain() override;
    /// From now on \a userAgent shows the page, at once if the person is there already. Link,
    /// listener and time stay as they are. Nothing once the person is back.
    void switchTo(const std::shared_ptr<UserAgent> &userAgent) override;
    /// The person's time begins again. Nothing unless step() is AwaitingRedirect.
    void extendWaiting() override;

private:
    struct Private;

    void start();
    void useMetadata(const ProviderMetadata &provider);
    void openPage(const QUrl &url);
    void passOn(const UserAction &action);
    void acceptRedirect(const Secret &query);
    Result<AuthorizationCode> readPasted(const QString &text) const;
    void goOnWith(const AuthorizationCode &code);
    void goOnWithout(const FrontChannelTokens &tokens);
    void checkBeside(const AuthorizationCode &code);
    void exchangeCode(const AuthorizationCode &code);
    void identify();
    [[nodiscard]] AuthError explained(const AuthError &error) const override;
    void close() override;

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
