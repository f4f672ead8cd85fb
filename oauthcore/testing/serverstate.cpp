// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/serverstate_p.h"

namespace Qonsent::Test {

namespace {

constexpr const char discoveryPath[] = "/.well-known/openid-configuration";
constexpr const char oauthMetadataPath[] = "/.well-known/oauth-authorization-server";

constexpr EndpointRow rows[] = {
    {Endpoint::Discovery, discoveryPath, "GET", answerDiscovery},
    {Endpoint::OAuthMetadata, oauthMetadataPath, "GET", answerDiscovery},
    {Endpoint::Jwks, "/jwks", "GET", answerJwks},
    {Endpoint::Authorization, "/authorize", "GET, POST", answerAuthorization},
    {Endpoint::Interaction, "/interaction/", "POST", answerInteraction},
    {Endpoint::Token, "/token", "POST", answerToken},
    {Endpoint::UserInfo, "/userinfo", "GET, POST", answerUserInfo},
    {Endpoint::Revocation, "/revoke", "POST", answerRevocation},
    {Endpoint::Introspection, "/introspect", "POST", answerIntrospection},
    {Endpoint::DeviceAuthorization, "/device_authorization", "POST", answerDeviceAuthorization},
    {Endpoint::Device, "/device", "GET, POST", answerDevice},
};
constexpr EndpointRow otherRow = {Endpoint::Other, "", "GET, POST, HEAD", answerOther};

User demoUser()
{
    return {.name = QStringLiteral("alice"),
            .password = QStringLiteral("demo"),
            .subject = QStringLiteral("248289761001"),
            .claims = {{QStringLiteral("name"), QStringLiteral("Alice Demo")},
                       {QStringLiteral("given_name"), QStringLiteral("Alice")},
                       {QStringLiteral("family_name"), QStringLiteral("Demo")},
                       {QStringLiteral("preferred_username"), QStringLiteral("alice")},
                       {QStringLiteral("email"), QStringLiteral("alice@example.com")},
                       {QStringLiteral("email_verified"), true}}};
}

ServerOptions completed(ServerOptions options)
{
    if (options.users.isEmpty())
        options.users.append(demoUser());
    return options;
}

} // namespace

ServerState::ServerState(const ServerOptions &setup)
    : hasDemoUser(setup.users.isEmpty())
    , options(completed(setup))
    , grants(options)
    , keys(options.signingAlgorithm)
{ }

QByteArray ServerState::url(Endpoint endpoint) const
{
    // RFC 8414 section 3.1 puts its path before the issuer's, OpenID Connect behind it.
    if (endpoint == Endpoint::OAuthMetadata)
        return origin + oauthMetadataPath + options.issuerPath;
    for (const EndpointRow &row : rows) {
        if (row.endpoint == endpoint)
            return issuer() + row.path;
    }
    return issuer() + "/nothing-here";
}

std::optional<Client> ServerState::client(const QByteArray &id) const
{
    for (const Client &client : options.clients) {
        if (client.id == id)
            return client;
    }
    std::optional<Client> open = options.openClient;
    if (open)
        open->id = id;
    return id.isEmpty() ? std::optional<Client>() : open;
}

std::optional<User> ServerState::user(const QString &name) const
{
    for (const User &user : options.users) {
        if (user.name == name)
            return user;
    }
    return {};
}

const EndpointRow &endpointRow(const ServerState &state, QByteArrayView path)
{
    const QByteArrayView below = state.options.issuerPath;
    if (path == oauthMetadataPath + state.options.issuerPath)
        return rows[1];
    if (!path.startsWith(below))
        return otherRow;
    const QByteArrayView rest = path.sliced(below.size());
    for (const EndpointRow &row : rows) {
        const bool named =
            row.endpoint == Endpoint::Interaction ? rest.startsWith(row.path) : rest == row.path;
        if (named && row.endpoint != Endpoint::OAuthMetadata)
            return row;
    }
    return otherRow;
}

Answer answerOther(ServerState &, const ReceivedRequest &)
{
    return {.status = 404,
            .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
            .body = "There is nothing here.\n"};
}

} // namespace Qonsent::Test
