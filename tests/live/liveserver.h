// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/leakoracle.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

#include <chrono>

namespace Qonsent {

/// One of the real authorization servers of this folder, from construction to destruction. It
/// blocks its thread while it starts, without an event loop: in 0.2 to 0.5 s on an idle machine.
class LiveServer
{
public:
    enum class Kind {
        OidcProvider, ///< oidcserver.mjs: form-decodes Basic, sends iss, can rotate refresh tokens
        Authlib,      ///< authlibserver.py: Basic is raw, no iss, a refresh gives no refresh token
    };

    /// Starts a server with \a arguments as `--help` of its script lists them. See isRunning().
    explicit LiveServer(Kind kind, const QStringList &arguments = {});
    /// Closes the server's standard input, which ends it, and waits for that.
    ~LiveServer();
    Q_DISABLE_COPY_MOVE(LiveServer)

    /// False if it did not start, with notices() saying why, or has ended since.
    [[nodiscard]] bool isRunning() const;
    /// The issuer identifier, exactly as the metadata has it.
    [[nodiscard]] QString issuer() const { return m_issuer; }
    /// The process of the server; 0 while none runs.
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    /// What the server wrote on its standard error so far.
    [[nodiscard]] QString notices();

    /// Replaces the signing key; the old one is no longer published. Returns the new `kid`.
    QString rotateKeys();
    /// The same, but the old key stays in the key set.
    QString rotateKeysKeepingOld();
    /// Lifetime of access tokens made from now on, at least 1 s; 2 s is the shortest to rely on.
    void setAccessTokenLifetime(std::chrono::seconds lifetime);
    /// Lets every answer wait.
    void setLatency(std::chrono::milliseconds latency);

    /// What arrived so far: objects of method, path, query and form (names only), authorization
    /// (the scheme) and status.
    [[nodiscard]] QJsonArray requests() const;
    /// Counts the requests to a path that ends with \a path.
    [[nodiscard]] qsizetype requestCount(const QString &path) const;
    /// How many refreshes oidc-provider has granted so far.
    [[nodiscard]] int refreshCount() const;
    /// When it granted the last one, milliseconds since 1970 UTC.
    [[nodiscard]] qint64 lastRefresh() const;
    /// How many sign-ins it has ended, e.g. because a spent refresh token came again.
    [[nodiscard]] int revocationCount() const;
    /// Every code, token, state, nonce, verifier, password and credential that passed so far, and
    /// the signature of each ID token by itself.
    [[nodiscard]] QList<KnownSecret> secrets() const;

private:
    QJsonObject tell(const QByteArray &verb, const QString &path, const QJsonObject &body) const;

    QProcess m_process;
    QString m_issuer;
    QUrl m_control;
};

} // namespace Qonsent
