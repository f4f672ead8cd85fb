// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/provider/quirks/messageedit_p.h"

#include <QCryptographicHash>

namespace Qonsent {

namespace {

QByteArray challengeOf(const QByteArray &verifier)
{
    return encodeBase64Url(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256));
}

} // namespace

/// `pkce:none`, `pkce:plain`: the provider refuses RFC 7636 or its S256. With "plain" the challenge
/// of S256 serves as the verifier: as random, and the browser still never sees the real one.
std::optional<ProviderHooks> Quirks::pkce(const QByteArray &argument)
{
    const bool isNone = argument == "none";
    if (!isNone && argument != "plain")
        return {};
    return ProviderHooks{
        .authorizationParameters = [isNone](FormParameters parameters) -> Result<FormParameters> {
            if (isNone)
                return MessageEdit::without(MessageEdit::without(parameters, "code_challenge"),
                                            "code_challenge_method");
            return MessageEdit::withValue(parameters, "code_challenge_method",
                                          [](const QByteArray &) { return QByteArray("plain"); });
        },
        .tokenRequest = [isNone](TokenRequest request,
                                 const TokenRequestContext &) -> Result<TokenRequest> {
            request.parameters = isNone
                ? MessageEdit::without(request.parameters, "code_verifier")
                : MessageEdit::withValue(request.parameters, "code_verifier", challengeOf);
            return request;
        },
        .metadata = [](QJsonObject document, const QString &) -> Result<QJsonObject> {
            document.remove(QLatin1String("code_challenge_methods_supported"));
            return document;
        }};
}

} // namespace Qonsent
