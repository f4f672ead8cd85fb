// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/navigationrules_p.h"

#include "oauthcore/protocol/webaddress.h"
#include "oauthcore/redirect/redirectmatch.h"

#include <QUrlQuery>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;
using Code = AuthError::Code;

bool isWeb(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
}

/// The same address with the scheme whose rules hold for it: a socket obeys those of a page.
QUrl asPage(const QUrl &url)
{
    QUrl page = url;
    if (url.scheme() == "wss"_L1)
        page.setScheme(u"https"_s);
    else if (url.scheme() == "ws"_L1)
        page.setScheme(u"http"_s);
    return page;
}

} // namespace

NavigationRules::NavigationRules(const ConsentRequest &request)
    : m_request(request)
    , m_issuer(request.issuer.isEmpty() ? request.url : QUrl(request.issuer, QUrl::StrictMode))
{ }

Result<Done> NavigationRules::check() const
{
    if (const auto safe = checkWebAddress(m_request.url); !safe)
        return safe.error();
    if (m_request.redirectUri.isRelative() || !m_request.redirectUri.isValid())
        return AuthError::of(Code::InvalidConfiguration, "redirect_uri", u"redirect_uri"_s);
    if (forPage(m_request.url) != Verdict::Load)
        return AuthError::of(Code::InsecureUrl, "authorization_url",
                             m_request.url.toString(QUrl::RemoveQuery | QUrl::RemoveFragment
                                                    | QUrl::RemoveUserInfo));
    return Done{};
}

NavigationRules::Verdict NavigationRules::forPage(const QUrl &url) const
{
    if (isRedirectTo(url, m_request.redirectUri))
        return Verdict::TakeRedirect;
    return forWeb(url);
}

NavigationRules::Verdict NavigationRules::forFrame(const QUrl &url) const
{
    // An empty frame, or one that holds what its page wrote: nothing is loaded.
    if (url == QUrl(u"about:blank"_s) || url == QUrl(u"about:srcdoc"_s))
        return Verdict::Load;
    return forResource(isWeb(url) ? url : QUrl());
}

NavigationRules::Verdict NavigationRules::forResource(const QUrl &url) const
{
    if (isRedirectTo(url, m_request.redirectUri))
        return Verdict::Nearby;
    if (url.scheme() == "data"_L1 || url.scheme() == "blob"_L1)
        return Verdict::Load; // bytes that the page has already
    return forWeb(asPage(url));
}

NavigationRules::Verdict NavigationRules::forWeb(const QUrl &url) const
{
    if (!url.isValid() || !isWeb(url))
        return Verdict::Scheme;
    if (url.host().isEmpty() || !url.userInfo().isEmpty())
        return Verdict::Deceptive;
    if (isOwn(url))
        return Verdict::Load;
    if (url.scheme() != "https"_L1)
        return Verdict::Insecure;
    return reachOf(url) == Reach::Public ? Verdict::Load : Verdict::Nearby;
}

/// The issuer's own pages, wherever it is, and the page that the sign-in begins with: both were
/// chosen by whoever started the sign-in, and no page had a say. http only at a loopback issuer.
bool NavigationRules::isOwn(const QUrl &url) const
{
    if (url.scheme() == "http"_L1)
        return isSameOrigin(url, m_issuer) && isLoopbackHost(url.host());
    return isSameOrigin(url, m_issuer) || isSameOrigin(url, m_request.url);
}

bool NavigationRules::saysEmbeddedIsRefused(const QUrl &url)
{
    constexpr QByteArrayView word = "disallowed_useragent";
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        const QByteArray text = value.toUtf8();
        // in clear, or inside an encoded message
        if (text.contains(word)
            || QByteArray::fromBase64(text, QByteArray::Base64UrlEncoding).contains(word)
            || QByteArray::fromBase64(text).contains(word))
            return true;
    }
    return url.path().endsWith("/signin/rejected"_L1);
}

} // namespace Qonsent
