// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/grantstore_p.h"

#include "oauthcore/base/entropy.h"

namespace Qonsent::Test {

namespace {

template <typename Value>
Value *find(QHash<QByteArray, Value> &table, const QByteArray &name)
{
    const auto it = table.find(name);
    return it == table.end() ? nullptr : &*it;
}

} // namespace

QByteArray GrantStore::issueCode(IssuedCode code, qint64 now)
{
    const QByteArray name = newName("CNRYC-");
    code.expiresAt = now + m_options.codeLifetime.count();
    m_codes.insert(name, std::move(code));
    return name;
}

QByteArray GrantStore::issueAccessToken(const std::shared_ptr<Consent> &consent,
                                        const Scopes &scopes, qint64 now)
{
    const QByteArray name = newName("CNRYA-");
    m_accessTokens.insert(name,
                          {.consent = consent,
                           .scopes = scopes,
                           .issuedAt = now,
                           .expiresAt = now + m_options.accessTokenLifetime.count()});
    return name;
}

QByteArray GrantStore::issueRefreshToken(const std::shared_ptr<Consent> &consent, qint64 now)
{
    const QByteArray name = newName("CNRYR-");
    m_refreshTokens.insert(name,
                           {.consent = consent,
                            .scopes = consent->scopes,
                            .issuedAt = now,
                            .expiresAt = now + m_options.refreshTokenLifetime.count()});
    return name;
}

IssuedCode *GrantStore::code(const QByteArray &code)
{
    return find(m_codes, code);
}

IssuedToken *GrantStore::accessToken(const QByteArray &token)
{
    return find(m_accessTokens, token);
}

IssuedToken *GrantStore::refreshToken(const QByteArray &token)
{
    return find(m_refreshTokens, token);
}

void GrantStore::revokeAll()
{
    m_codes.clear();
    m_accessTokens.clear();
    m_refreshTokens.clear();
}

bool GrantStore::isGood(const IssuedToken *token, qint64 now)
{
    return token && !token->revoked && !token->consent->revoked && now < token->expiresAt;
}

QByteArray GrantStore::newName(const char *canary) const
{
    return (m_options.canaries ? QByteArray(canary) : QByteArray()) + randomToken(32);
}

} // namespace Qonsent::Test
