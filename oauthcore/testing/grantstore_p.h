// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/scopes.h"
#include "oauthcore/testing/serveroptions.h"

#include <QHash>

#include <memory>

namespace Qonsent::Test {

/// One person's yes to one program. Everything issued because of it ends with it.
struct Consent
{
    QByteArray clientId = {};
    QString userName = {}; ///< empty if the program acts for itself
    Scopes scopes = {};
    QByteArray nonce = {};
    qint64 authenticatedAt = 0; ///< seconds since 1970
    bool revoked = false;
};

/// An authorization code (RFC 6749 section 4.1.2, RFC 7636 section 4.4).
struct IssuedCode
{
    std::shared_ptr<Consent> consent = {};
    QByteArray redirectUri = {};
    QByteArray challenge = {};
    qint64 expiresAt = 0; ///< seconds since 1970
    bool redeemed = false;
};

/// An access token or a refresh token.
struct IssuedToken
{
    std::shared_ptr<Consent> consent = {};
    Scopes scopes = {};
    qint64 issuedAt = 0;  ///< seconds since 1970
    qint64 expiresAt = 0; ///< the same
    bool revoked = false; ///< or spent by a rotation
};

/// Everything a server issued.
class GrantStore
{
public:
    explicit GrantStore(const ServerOptions &options)
        : m_options(options)
    { }

    /// Makes a code for \a code.
    [[nodiscard]] QByteArray issueCode(IssuedCode code, qint64 now);
    [[nodiscard]] QByteArray issueAccessToken(const std::shared_ptr<Consent> &consent,
                                              const Scopes &scopes, qint64 now);
    [[nodiscard]] QByteArray issueRefreshToken(const std::shared_ptr<Consent> &consent, qint64 now);

    /// Null if there never was such a code; also found when redeemed or expired.
    [[nodiscard]] IssuedCode *code(const QByteArray &code);
    /// The same for access tokens.
    [[nodiscard]] IssuedToken *accessToken(const QByteArray &token);
    /// The same for refresh tokens.
    [[nodiscard]] IssuedToken *refreshToken(const QByteArray &token);
    /// Ends everything that was issued so far.
    void revokeAll();

    /// True if \a token can still be used.
    [[nodiscard]] static bool isGood(const IssuedToken *token, qint64 now);

private:
    QByteArray newName(const char *canary) const;

    const ServerOptions &m_options;
    QHash<QByteArray, IssuedCode> m_codes;
    QHash<QByteArray, IssuedToken> m_accessTokens;
    QHash<QByteArray, IssuedToken> m_refreshTokens;
};

} // namespace Qonsent::Test
