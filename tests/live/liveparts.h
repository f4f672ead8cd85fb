// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/flow/authorizationcodeflow.h"
#include "oauthcore/flow/directgrantflow.h"
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/protocol/grants/clientcredentialsgrant.h"
#include "oauthcore/redirect/commanduseragent.h"
#include "oauthcore/redirect/loopbackreceiver.h"
#include "tests/live/livebrowser.h"
#include "tests/live/livefolder.h"
#include "tests/live/liveservers.h"
#include "tests/support/outcome.h"

#include <QFile>
#include <QJsonDocument>
#include <QSslCertificate>

namespace Qonsent {

/// A client of registry.json as it is registered.
[[nodiscard]] inline ClientRegistration registeredClient(const char *id)
{
    QFile registry(liveFile(QStringLiteral("registry.json")));
    if (!registry.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject client =
        QJsonDocument::fromJson(registry.readAll())[QLatin1String("clients")][QLatin1String(id)]
            .toObject();
    const QByteArray secret = client.value(QLatin1String("secret")).toString().toUtf8();
    return {.id = QString::fromLatin1(id),
            .secret = secret.isEmpty() ? Secret() : Secret(QByteArrayView(secret)),
            .authenticationMethod =
                client.value(QLatin1String("authentication")).toString().toLatin1()};
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
        const auto found = outcomeOf(metadata.metadata(server.issuer()), 30'000);
        return found ? *found : ProviderMetadata();
    }
    [[nodiscard]] Result<Grant> run(const DirectGrantFlowRequest &request)
    {
        return outcomeOf<Grant>(new DirectGrantFlow(services(), request, &owner), 30'000);
    }
    /// Signs somebody in with \a browser, in any response type.
    [[nodiscard]] Result<Grant> signIn(AuthorizationCodeFlowRequest request,
                                       const LiveBrowser &browser)
    {
        request.userAgent = browserCommand(browser.commandLine());
        request.implicit = ImplicitTypes::Allowed;
        return outcomeOf<Grant>(
            new AuthorizationCodeFlow(
                services(), request, std::make_unique<LoopbackReceiver>(LoopbackOptions{}), &owner),
            30'000);
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
    QObject owner;
};

} // namespace Qonsent
