// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/flow/flowservices.h"
#include "oauthcore/flow/signinflow.h"
#include "oauthcore/protocol/grants/devicecodegrant.h"

namespace Qonsent {

/// What one device flow is asked to do.
struct DeviceFlowRequest
{
    QString issuer = {}; ///< discovered (RFC 8414, OpenID Connect Discovery) unless empty
    ProviderMetadata provider = {}; ///< used as it is if issuer is empty
    ClientRegistration client = {};
    Scopes scopes = {};
    FormParameters parameters = {};            ///< for the device authorization request besides
    std::shared_ptr<UserAgent> userAgent = {}; ///< for openAgain(); may be empty
    DeviceGrantNames names = {};
};

/// Signs a person in who enters a code on any device (RFC 8628). One shot, see SignInFlow:
///
///     discover → ask for a code → ask for tokens, again and again → check the ID token → userinfo
///
/// The person gets UserAction::Kind::ShowCode. It asks for tokens no more often than the server
/// allows, by the clock that goes on while the machine sleeps: `slow_down` makes the interval five
/// seconds longer for good, a connection that fails doubles it, `Retry-After` is honoured. So does
/// an answer that is not the server's, e.g. the page of a network that wants a sign-in of its own:
/// only the server's word ends a code. Where the code ends, DeviceCodeExpired, or what kept the
/// server from being heard the last time; there is no more time to be had, only a new code.
class QONSENT_CORE_EXPORT DeviceFlow : public SignInFlow
{
    Q_OBJECT

public:
    DeviceFlow(const FlowServices &services, DeviceFlowRequest request, QObject *parent);
    ~DeviceFlow() override;

    /// Between two questions, at least; five seconds while it is not known.
    [[nodiscard]] std::chrono::milliseconds interval() const;

    /// Opens the page for the code on this computer too, with the code in it if the provider has
    /// such an address. Nothing without a user agent.
    void openAgain() override;
    /// From now on \a userAgent opens it, at once.
    void switchTo(const std::shared_ptr<UserAgent> &userAgent) override;

private:
    struct Private;

    void start();
    void useMetadata(const ProviderMetadata &provider);
    void showCode();
    void pollLater(std::chrono::milliseconds pause);
    void poll();
    void onRefused(const AuthError &error);
    void close() override;

    std::unique_ptr<Private> d;
};

} // namespace Qonsent
