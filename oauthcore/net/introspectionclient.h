// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/providermetadata.h"
#include "oauthcore/net/keysclient.h"
#include "oauthcore/protocol/clientauth/clientauthentication.h"
#include "oauthcore/protocol/introspection.h"

namespace Qonsent {

/// Asks introspection endpoints what tokens are worth (RFC 7662).
class QONSENT_CORE_EXPORT IntrospectionClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IntrospectionClient)

public:
    /// What comes back.
    enum class Form : quint8 {
        Json,   ///< RFC 7662
        Signed, ///< a JWT (RFC 9701), checked against the provider's keys; nothing else is taken
    };

    /// \a transport, \a keys and \a clock outlive the client.
    IntrospectionClient(HttpTransport &transport, KeysClient &keys, const Clock &clock,
                        QObject *parent = nullptr);
    ~IntrospectionClient() override;

    /// The application's own ways to prove who it is.
    void setAuthenticators(const ClientAuthenticators &authenticators);

    /// What \a metadata's provider says of \a token to \a client. Errors: MissingEndpoint
    /// `introspection_endpoint` (for Signed also `jwks_uri`), InvalidConfiguration `token` if it is
    /// empty, those of authenticated(), HttpTransport::send(), Introspection::parse(), as
    /// Diagnosis::ofClient() explains them, and, for Signed, KeysClient and verifiedAnswer().
    [[nodiscard]] ReplyOf<Introspection> *introspect(const ProviderMetadata &metadata,
                                                     const ClientRegistration &client,
                                                     const Secret &token, TokenTypeHint hint,
                                                     Form form = Form::Json);

private:
    HttpTransport &m_transport;
    KeysClient &m_keys;
    const Clock &m_clock;
    ClientAuthenticators m_authenticators;
};

} // namespace Qonsent
