// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/testing/answer.h"
#include "oauthcore/testing/endpoint.h"
#include "oauthcore/testing/grantstore_p.h"
#include "oauthcore/testing/idtoken.h"
#include "oauthcore/testing/receivedrequest.h"
#include "oauthcore/testing/signingkeys_p.h"

#include <QSet>

namespace Qonsent::Test {

/// An authorization request that was found to be in order.
struct AuthorizationRequest
{
    Client client = {};
    QByteArray redirectUri = {};
    std::optional<QByteArray> state = {};
    Scopes scopes = {};
    QByteArray nonce = {};
    QByteArray challenge = {};
    QString loginHint = {};
    QByteArrayList prompts = {};
};

/// Somebody's device that waits for a person (RFC 8628).
struct DeviceRequest
{
    enum class Stage : quint8 { Pending, Allowed, Denied, Redeemed };

    Client client = {};
    Scopes scopes = {};
    QString userCode = {};
    QString userName = {}; ///< who has allowed it
    Stage stage = Stage::Pending;
    qint64 expiresAt = 0;     ///< seconds since 1970
    qint64 mayAskAt = 0;      ///< milliseconds since 1970
    qint64 intervalMSecs = 0; ///< grows with every slow_down
};

/// A person in front of a page.
struct Interaction
{
    AuthorizationRequest request = {};
    QByteArray deviceCode = {}; ///< of the device that waits; then nobody is redirected
    QString userName = {};      ///< once the password was right
    qint64 expiresAt = 0;       ///< seconds since 1970
};

/// What all endpoints of one server share.
struct ServerState
{
    explicit ServerState(const ServerOptions &setup);
    Q_DISABLE_COPY_MOVE(ServerState)

    bool hasDemoUser = false; ///< nobody else was named, and the login page says who it is
    ServerOptions options;
    QByteArray origin = {}; ///< scheme, host and port
    GrantStore grants;
    SigningKeys keys;
    QHash<QByteArray, DeviceRequest> devices = {};    ///< by device code
    QSet<QByteArray> usedAssertions = {};             ///< `jti` of clients
    QHash<QByteArray, Interaction> interactions = {}; ///< by the name in their form's action
    IdTokenEdit editIdToken = {};
    IdTokenTampering tamperIdToken = {};

    [[nodiscard]] QByteArray issuer() const { return origin + options.issuerPath; }
    [[nodiscard]] QByteArray url(Endpoint endpoint) const;
    [[nodiscard]] qint64 now() const { return options.clock->utcMSecs() / 1000; }
    /// Nothing if \a id is unknown and unknown ones are refused.
    [[nodiscard]] std::optional<Client> client(const QByteArray &id) const;
    /// Nothing if there is no such person.
    [[nodiscard]] std::optional<User> user(const QString &name) const;
};

/// Answers one request to one endpoint.
using EndpointFunction = Answer (*)(ServerState &, const ReceivedRequest &);

[[nodiscard]] Answer answerDiscovery(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerJwks(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerAuthorization(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerInteraction(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerToken(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerUserInfo(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerRevocation(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerIntrospection(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerDeviceAuthorization(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerDevice(ServerState &state, const ReceivedRequest &request);
[[nodiscard]] Answer answerOther(ServerState &state, const ReceivedRequest &request);

/// One row of what a server answers to.
struct EndpointRow
{
    Endpoint endpoint = {};
    const char *path = nullptr;    ///< below the issuer
    const char *methods = nullptr; ///< for `Allow` (RFC 9110 section 10.2.1)
    EndpointFunction function = nullptr;
};

/// The row of \a path, which is the issuer's own path and what follows.
[[nodiscard]] const EndpointRow &endpointRow(const ServerState &state, QByteArrayView path);

} // namespace Qonsent::Test
