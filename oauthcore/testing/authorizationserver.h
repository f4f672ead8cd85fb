// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/testing/answer.h"
#include "oauthcore/testing/endpoint.h"
#include "oauthcore/testing/idtoken.h"
#include "oauthcore/testing/receivedrequest.h"
#include "oauthcore/testing/serveroptions.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace Qonsent::Test {

/// What becomes of the old signing keys when there is a new one.
enum class OldKeys : quint8 {
    Keep, ///< stay published: tokens they signed can still be verified
    Drop, ///< are published no more
};

/// An authorization server and OpenID provider in this process, on loopback. By itself it is
/// honest: discovery, login and consent pages, authorization code with PKCE, signed ID tokens,
/// rotating refresh tokens, device codes, client credentials, assertions, token exchange, userinfo,
/// revocation, introspection. A test makes it say anything else:
///
///     AuthorizationServer server;
///     request.issuer = server.issuer();
///     server.editIdToken([](IdTokenDraft &token) { token.claims.remove(u"nonce"_qs); });
///
/// It works in the thread it was made in, which needs an event loop.
class QONSENT_TEST_EXPORT AuthorizationServer : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AuthorizationServer)

public:
    explicit AuthorizationServer(const ServerOptions &options = {}, QObject *parent = nullptr);
    ~AuthorizationServer() override;

    /// Whether it listens; PortUnavailable if it could not.
    [[nodiscard]] Result<Done> started() const;
    /// `issuer`, e.g. "http://127.0.0.1:40001".
    [[nodiscard]] QString issuer() const;
    /// Where \a endpoint answers.
    [[nodiscard]] QUrl url(Endpoint endpoint) const;
    /// Changes count from the next request on; address, port, host name, path, TLS and algorithm
    /// are read only at the start.
    [[nodiscard]] ServerOptions &options();

    /// Signs with a new key from now on.
    void rotateKeys(OldKeys oldKeys);
    /// Ends every sign-in: its codes and tokens are no longer good.
    void revokeAll();
    /// A refresh token as a sign-in of \a userName at \a clientId would have brought it.
    [[nodiscard]] QByteArray issueRefreshToken(const QByteArray &clientId, const QString &userName,
                                               const Scopes &scopes);

    /// What a person does on the page for \a userCode: says yes as \a userName. False if there is
    /// no such code to decide about.
    bool allowDevice(const QString &userCode, const QString &userName);
    /// Says no.
    bool denyDevice(const QString &userCode);

    /// Answers the next request to \a endpoint with \a answer, whatever it asks; the one after with
    /// what is enqueued next, and honestly again when nothing is left.
    void enqueue(Endpoint endpoint, const Answer &answer);
    /// Changes the JSON object of every honest answer of \a endpoint, errors included.
    void edit(Endpoint endpoint, const std::function<void(QJsonObject &)> &edit);
    /// Changes every honest answer of \a endpoint: status, header fields, bytes, timing.
    void editAnswer(Endpoint endpoint, const std::function<void(Answer &)> &edit);
    /// Changes every ID token before it is signed.
    void editIdToken(const IdTokenEdit &edit);
    /// Changes the bytes of every ID token after it is signed.
    void tamperIdToken(const IdTokenTampering &tamper);
    /// Keeps the answers of \a endpoint back from now on. What they say is decided, and what they
    /// cause is done, when their request arrives.
    void hold(Endpoint endpoint);
    /// Sends what was held at \a endpoint and holds nothing more.
    void release(Endpoint endpoint);
    /// Makes it honest again; what was held is sent.
    void clearScript();
    /// Breaks every open connection, e.g. to see whether a client opens a new one.
    void closeConnections();

    /// The latest 1000 requests to \a endpoint, oldest first.
    [[nodiscard]] QList<ReceivedRequest> requests(Endpoint endpoint) const;
    /// The latest 1000 requests to whatever endpoint, oldest first.
    [[nodiscard]] QList<ReceivedRequest> requests() const;
    /// How many requests \a endpoint has seen.
    [[nodiscard]] int count(Endpoint endpoint) const;
    /// How many connections were accepted.
    [[nodiscard]] quint64 connectionCount() const;
    /// Forgets requests and counts.
    void clearRequests();

Q_SIGNALS:
    /// A request to \a endpoint is complete and recorded; its answer is not yet on its way.
    void requestReceived(Qonsent::Test::Endpoint endpoint);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Qonsent::Test
