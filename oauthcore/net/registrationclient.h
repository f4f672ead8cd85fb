// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/model/providermetadata.h"
#include "oauthcore/net/httptransport.h"
#include "oauthcore/protocol/registration.h"

namespace Qonsent {

/// Makes a program known to authorization servers (RFC 7591) and keeps that up to date (RFC 7592).
class QONSENT_CORE_EXPORT RegistrationClient : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RegistrationClient)

public:
    /// \a transport and \a clock outlive the client.
    RegistrationClient(HttpTransport &transport, const Clock &clock, QObject *parent = nullptr);
    ~RegistrationClient() override;

    /// Registers at \a metadata's provider. Errors: MissingEndpoint `registration_endpoint`,
    /// InvalidConfiguration `redirect_uris` if a client that asks for codes has none, those of
    /// HttpTransport::send() (OutcomeUnknown: it may be registered, and nobody knows its name) and
    /// Registration::parse(), as Diagnosis::ofRegistration() explains them. A client that exists
    /// and is refused for what it is, is removed if the answer says how.
    [[nodiscard]] ReplyOf<RegisteredClient> *create(const ProviderMetadata &metadata,
                                                    const RegistrationRequest &wanted);
    /// What the server knows of \a known now; its secrets may be new ones, and the old ones void.
    /// Errors: MissingEndpoint `registration_client_uri` if it cannot be managed, others as above;
    /// managementChanged() comes before those that follow an answer.
    [[nodiscard]] ReplyOf<RegisteredClient> *read(const RegisteredClient &known);
    /// Replaces all that the server knows of \a known by \a wanted. Errors as above.
    [[nodiscard]] ReplyOf<RegisteredClient> *update(const RegisteredClient &known,
                                                    const RegistrationRequest &wanted);
    /// Ends the registration, and what was granted to it. Errors as above.
    [[nodiscard]] ReplyOf<Done> *remove(const RegisteredClient &known);

Q_SIGNALS:
    /// read() or update() is about to fail, but its answer has brought another management token or
    /// address: \a known with it. Store it, or nobody can manage the client any more; read() tells
    /// what else has changed.
    void managementChanged(const Qonsent::RegisteredClient &known);

private:
    ReplyOf<RegisteredClient> *manage(const RegisteredClient &known, const HttpRequest &request,
                                      const QList<QUrl> &redirectUris);

    HttpTransport &m_transport;
    const Clock &m_clock;
};

} // namespace Qonsent
