// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/exporters/formats_p.h"

#include <algorithm>

namespace Qonsent {

namespace {

/// Programs disagree about quotes and comments in this file, and old ones know neither. What all
/// of them take for one word is what may be written.
bool isOneWord(const QByteArray &text)
{
    return !text.isEmpty() && text.front() != '#' && text.front() != '\''
        && std::all_of(text.begin(), text.end(),
                       [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

/// With its newline. curl passes over a longer one and says nothing.
constexpr qsizetype longestLine = 4095;

/// Of the issuer; a provider that was entered by hand has only endpoints.
QByteArray hostOf(const ProviderMetadata &provider)
{
    const QUrl url = provider.issuer.isEmpty() ? provider.tokenEndpoint
                                               : QUrl(provider.issuer, QUrl::StrictMode);
    return url.host(QUrl::FullyEncoded).toLatin1();
}

} // namespace

/// For `--netrc` and everything else that reads ~/.netrc. The file knows hosts only: whatever
/// listens there, on any port, is given the token as the password of `oauth2`.
Result<QByteArray> exportNetrc(const Account &account, const TokenSet &tokens,
                               RefreshTokenInclusion)
{
    const auto token = printableAccessToken(tokens);
    if (!token)
        return token;
    const QByteArray host = hostOf(account.provider);
    if (!isOneWord(host))
        return AuthError::of(AuthError::Code::InvalidConfiguration, "issuer",
                             QStringLiteral("issuer"));
    const QByteArray line = "machine " + host + " login oauth2 password " + *token + '\n';
    if (!isOneWord(*token) || line.size() > longestLine)
        return AuthError::of(AuthError::Code::InvalidConfiguration, "format",
                             QStringLiteral("netrc"));
    return line;
}

} // namespace Qonsent
