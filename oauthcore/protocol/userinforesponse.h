// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/protocol/httpmessage.h"

#include <QJsonObject>

namespace Qonsent {

/// The answer of a userinfo endpoint (OpenID Connect Core 1.0 section 5.3).
class QONSENT_CORE_EXPORT UserinfoResponse
{
public:
    /// The request: a GET with the token in a header, never in the URL.
    [[nodiscard]] static HttpRequest request(const QUrl &endpoint, const Secret &accessToken);

    /// The claims, if they speak of \a subject (section 5.3.2). Signed userinfo is
    /// IdTokenUnsupported; another or a missing `sub` is IdTokenRejected; statuses as in
    /// statusError().
    [[nodiscard]] static Result<QJsonObject> parse(const HttpResponse &response,
                                                   const QString &subject, qint64 utcMSecs);
};

} // namespace Qonsent
