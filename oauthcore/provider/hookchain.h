// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerhooks.h"

namespace Qonsent {

/// Hooks in their order: each gets what the one before made of the message, and the first error
/// ends it. A value: copies go their own ways.
class QONSENT_CORE_EXPORT HookChain
{
public:
    /// One link of the chain it was appended to, and of its copies.
    enum class Id : quint32 {};

    /// Appends \a hooks, also if they are there already.
    Id append(const ProviderHooks &hooks);
    /// Takes one link out; false if it is not there.
    bool remove(Id id);
    [[nodiscard]] bool isEmpty() const { return m_links.isEmpty(); }

    /// \a url with its query changed. InvalidConfiguration "hook_parameter" if `state` or `nonce`
    /// is not what it was.
    [[nodiscard]] Result<QUrl> authorizationUrl(const QUrl &url) const;
    [[nodiscard]] Result<TokenRequest> tokenRequest(TokenRequest request,
                                                    const TokenRequestContext &exchange) const;
    [[nodiscard]] Result<HttpResponse> tokenResponse(HttpResponse response,
                                                     const TokenRequestContext &exchange) const;
    /// What an issuer publishes. Bytes that hold no JSON object are left to whoever reads them.
    [[nodiscard]] Result<Secret> metadata(const Secret &json, const QString &issuer) const;
    /// \a expected of \a idToken; one that cannot be read has no claims.
    [[nodiscard]] Result<IdTokenExpectations> idTokenExpectations(IdTokenExpectations expected,
                                                                  const Secret &idToken) const;

private:
    struct Link
    {
        Id id = {};
        ProviderHooks hooks = {};
    };

    template <typename Message, typename Hook, typename... Context>
    Result<Message> passed(Message message, Hook hook, const Context &...context) const;

    QList<Link> m_links;
    quint32 m_lastId = 0;
};

} // namespace Qonsent
