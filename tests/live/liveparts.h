// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "oauthcore/flow/authorizationcodeflow.h"
#include "oauthcore/flow/directgrantflow.h"
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/net/registrationclient.h"
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"
#include "oauthcore/redirect/commanduseragent.h"
#include "oauthcore/redirect/loopbackreceiver.h"
#include "tests/live/livebrowser.h"
#include "tests/live/liveclients.h"
#include "tests/live/liveservers.h"
#include "tests/support/outcome.h"

#include <QSslCertificate>

namespace Qonsent {

/// An account of its own, which whoever \a browser plays signs in to as \a request says.
[[nodiscard]] inline Result<Account> signedIn(SignInRequest request, const LiveBrowser &browser)
{
    Accounts accounts(inMemoryServices());
    request.userAgent = browserCommand(browser.commandLine());
    return outcomeOf<Account>(accounts.signIn(request));
}

/// What the library's clients of endpoints need, and a grant without a browser.
struct LiveParts
{
    /// Trusts the authorities in \a authorityFile besides, if there is one.
    explicit LiveParts(const QString &authorityFile = {})
        : transport(QtHttpTransportOptions{.additionalCaCertificates = authorityFile.isEmpty()
                                               ? QList<QSslCertificate>()
                                               : QSslCertificate::fromPath(authorityFile)})
    { }

    [[nodiscard]] FlowServices services()
    {
        return {.transport = &transport,
                .metadata = &metadata,
                .keys = &keys,
                .tokens = &tokens,
                .userinfo = &userinfo,
                .clock = &systemClock()};
    }
    [[nodiscard]] ProviderMetadata metadataOf(const LiveServer &server)
    {
        const auto found = outcomeOf(metadata.metadata(server.issuer()));
        return found ? *found : ProviderMetadata();
    }
    [[nodiscard]] Result<Grant> run(const DirectGrantFlowRequest &request)
    {
        return outcomeOf<Grant>(new DirectGrantFlow(services(), request, &owner));
    }
    /// Signs somebody in with \a browser, in any response type.
    [[nodiscard]] Result<Grant> signIn(AuthorizationCodeFlowRequest request,
                                       const LiveBrowser &browser)
    {
        request.userAgent = browserCommand(browser.commandLine());
        request.implicit = ImplicitTypes::Allowed;
        return outcomeOf<Grant>(new AuthorizationCodeFlow(
            services(), request, std::make_unique<LoopbackReceiver>(LoopbackOptions{}), &owner));
    }
    /// The same at \a server, as the client that it may answer in any way, e.g. as \a options say.
    [[nodiscard]] Result<Grant> signIn(const LiveServer &server, const Scopes &scopes,
                                       const AuthorizationOptions &options,
                                       const LiveBrowser &browser)
    {
        return signIn({.issuer = server.issuer(),
                       .client = registeredClient("qonsent-hybrid"),
                       .scopes = scopes,
                       .options = options},
                      browser);
    }
    /// What \a server makes of a program that makes itself known.
    [[nodiscard]] Result<RegisteredClient> registered(const LiveServer &server,
                                                      const RegistrationRequest &request)
    {
        return outcomeOf(registrations.create(metadataOf(server), request));
    }
    /// A token for \a client itself.
    [[nodiscard]] Result<Grant> clientCredentials(const LiveServer &server,
                                                  const ClientRegistration &client,
                                                  const Scopes &scopes = {})
    {
        return run({.issuer = server.issuer(),
                    .client = client,
                    .scopes = scopes,
                    .grant = [scopes](const QUrl &endpoint) -> Result<TokenRequest> {
                        return clientCredentialsGrant(endpoint, scopes);
                    }});
    }

    QtHttpTransport transport;
    MetadataClient metadata{transport, systemClock()};
    KeysClient keys{transport, systemClock()};
    TokenClient tokens{transport, systemClock()};
    UserinfoClient userinfo{transport, systemClock()};
    RegistrationClient registrations{transport, systemClock()};
    QObject owner;
};

} // namespace Qonsent
