// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/providermetadata.h"
#include "oauthcore/net/httptransport.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/revocationrequest.h"

namespace Qonsent {

/// Asks revocation endpoints to end tokens (RFC 7009): exactly one POST a call. To repeat a call
/// does no harm; whether and when to is up to the caller, who knows if anybody still waits.
class QONSENT_CORE_EXPORT RevocationClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RevocationClient)

public:
    /// \a transport and \a clock outlive the client.
    RevocationClient(HttpTransport &transport, const Clock &clock, QObject *parent = nullptr);
    ~RevocationClient() override;

    /// The application's own ways to prove who it is.
    void setAuthenticators(const ClientAuthenticators &authenticators);
    /// Ends \a token, which \a metadata's provider issued to \a client. Errors: MissingEndpoint
    /// `revocation_endpoint`, InvalidConfiguration `token` if it is empty, those of
    /// authenticated(), HttpTransport::send() and RevocationResponse::parse(), as
    /// Diagnosis::ofClient() explains them. After an error the token may still be good.
    [[nodiscard]] ReplyOf<Done> *revoke(const ProviderMetadata &metadata,
                                        const ClientRegistration &client, const Secret &token,
                                        TokenTypeHint hint);

private:
    HttpTransport &m_transport;
    const Clock &m_clock;
    ClientAuthenticators m_authenticators;
};

} // namespace Qonsent
