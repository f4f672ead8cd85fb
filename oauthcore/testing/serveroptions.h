// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/clock.h"
#include "oauthcore/model/scopes.h"
#include "oauthcore/testing/export.h"

#include <QByteArrayList>
#include <QHostAddress>
#include <QJsonObject>
#include <QSslConfiguration>

#include <chrono>
#include <optional>

namespace Qonsent::Test {

/// Somebody who can sign in at an AuthorizationServer.
struct User
{
    QString name = {};       ///< what the login page asks for
    QString password = {};   ///< the same
    QString subject = {};    ///< `sub`; equals the name if empty
    QJsonObject claims = {}; ///< by claim name; handed out by scope (OpenID Connect Core 5.4)
};

/// A program that may ask an AuthorizationServer (RFC 6749 section 2).
struct Client
{
    QByteArray id = {};     ///< `client_id`
    QByteArray secret = {}; ///< `client_secret`; empty for a public client
    /// `token_endpoint_auth_method`: "none", "client_secret_basic", "client_secret_post",
    /// "client_secret_jwt", "private_key_jwt", "tls_client_auth" or "self_signed_tls_client_auth".
    /// Empty: "none" without a secret, either of the next two with one.
    QByteArray authenticationMethod = {};
    /// Compared exactly, but for the port of a loopback redirect (RFC 8252 section 7.3).
    QByteArrayList redirectUris = {"http://127.0.0.1/callback", "http://[::1]/callback",
                                   "http://localhost/callback"};
    QString displayName = {};    ///< for the consent page; the id if empty
    QJsonObject jwks = {};       ///< the public keys of "private_key_jwt" (RFC 7517 section 5)
    QByteArray certificate = {}; ///< DER of what the client presents in the TLS handshake
};

/// When a sign-in comes with a refresh token.
enum class RefreshTokens : quint8 {
    Always,        ///< with every authorization code
    OfflineAccess, ///< if the scope `offline_access` was asked for (OpenID Connect Core 11)
    Never,         ///< not at all
};

/// What a refresh does to the refresh token.
enum class RefreshRotation : quint8 {
    Rotate, ///< a new one; the old one is spent, and using it again ends the sign-in
    Keep,   ///< the answer holds none, the old one stays good
};

/// How an AuthorizationServer is set up. The defaults suit a test; a designated initialiser names
/// what differs.
struct ServerOptions
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost); ///< where it listens
    quint16 port = 0;                                             ///< 0 takes a free one
    QByteArray hostName = {};                  ///< of the issuer; the address if empty
    QByteArray issuerPath = {};                ///< of the issuer, e.g. "/tenant"
    std::optional<QSslConfiguration> tls = {}; ///< makes it an https issuer
    const Clock *clock = &systemClock();       ///< outlives the server
    /// Of ID tokens: an asymmetric `alg` such as "ES256", "PS256", "EdDSA". An RSA key takes some
    /// tenths of a second to make, once in a process; the others take none.
    QByteArray signingAlgorithm = "RS256";

    /// Who can sign in; without any: `alice`, password `demo`, which the login page tells.
    QList<User> users = {};
    /// Somebody who is signed in at the server already and has consented: there are no pages, and
    /// `prompt=none` works. Nobody if empty.
    QString rememberedUser = {};
    QList<Client> clients = {}; ///< registered clients
    /// What any other `client_id` is taken for; nothing refuses it.
    std::optional<Client> openClient = Client{};
    /// What can be granted. Others that are asked for are left out of the answer.
    Scopes scopes = {QStringLiteral("openid"), QStringLiteral("profile"), QStringLiteral("email"),
                     QStringLiteral("offline_access"), QStringLiteral("api")};
    RefreshTokens refreshTokens = RefreshTokens::Always;
    RefreshRotation refreshRotation = RefreshRotation::Rotate;

    std::chrono::seconds codeLifetime = std::chrono::minutes(1);
    std::chrono::seconds deviceCodeLifetime = std::chrono::minutes(10);
    /// Who asks for the tokens of a device code sooner is told to slow down.
    std::chrono::seconds deviceInterval = std::chrono::seconds(5);
    std::chrono::seconds accessTokenLifetime = std::chrono::hours(1);
    std::chrono::seconds refreshTokenLifetime = std::chrono::hours(24 * 30);
    std::chrono::seconds idTokenLifetime = std::chrono::hours(1);

    /// Every code and token begins with a prefix that can be searched for where no secret may be:
    /// CNRYC- (code), CNRYA- (access token), CNRYR- (refresh token), CNRYI- (the claim `jti`),
    /// CNRYD- (device code).
    bool canaries = false;
};

} // namespace Qonsent::Test
