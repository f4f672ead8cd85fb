// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/redirectmatch.h"

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;

int portOf(const QUrl &url)
{
    if (url.scheme() == "https"_L1)
        return url.port(443);
    return url.port(url.scheme() == "http"_L1 ? 80 : -1);
}

QString pathOf(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return path.isEmpty() && isWeb ? u"/"_s : path; // browsers write the slash
}

} // namespace

bool isRedirectTo(const QUrl &url, const QUrl &redirectUri)
{
    return isSameOrigin(url, redirectUri) && url.userInfo().isEmpty()
        && pathOf(url) == pathOf(redirectUri);
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    return one.isValid() && other.isValid() && !one.scheme().isEmpty()
        && one.scheme() == other.scheme() && one.host() == other.host()
        && portOf(one) == portOf(other);
}

} // namespace Qonsent
