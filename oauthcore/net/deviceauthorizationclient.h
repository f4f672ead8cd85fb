// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/net/httptransport.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/deviceauthorization.h"

namespace Qonsent {

/// Asks device authorization endpoints for codes (RFC 8628 section 3.1): one POST a call.
class QONSENT_CORE_EXPORT DeviceAuthorizationClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeviceAuthorizationClient)

public:
    /// \a transport and \a clock outlive the client.
    DeviceAuthorizationClient(HttpTransport &transport, const Clock &clock,
                              QObject *parent = nullptr);
    ~DeviceAuthorizationClient() override;

    /// The application's own ways to prove who it is.
    void setAuthenticators(const ClientAuthenticators &authenticators);
    /// Sends \a request, see deviceAuthorizationRequest(). Errors: those of authenticated(),
    /// HttpTransport::send() and DeviceAuthorization::parse(), as Diagnosis::ofClient() explains
    /// them.
    [[nodiscard]] ReplyOf<DeviceAuthorization> *send(const TokenRequest &request,
                                                     const ClientRegistration &client);

private:
    HttpTransport &m_transport;
    const Clock &m_clock;
    ClientAuthenticators m_authenticators;
};

} // namespace Qonsent
