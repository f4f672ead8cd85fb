// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/addaccount/typedaddress_p.h"

#include "oauthcore/protocol/issuer.h"

#include <algorithm>

namespace Qonsent {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 2048;

bool isMailAddress(const QString &text)
{
    const qsizetype at = text.indexOf(u'@');
    return at > 0 && at == text.lastIndexOf(u'@') && !text.contains(u'/') && !text.contains(u':')
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' '; });
}

/// \a text, which names no scheme, with one.
QString withScheme(const QString &text)
{
    const auto ends = [&text](QChar c) {
        const qsizetype at = text.indexOf(c);
        return at < 0 ? text.size() : at;
    };
    const bool isBracketed = text.startsWith(u'['); // an IPv6 address is full of colons
    const qsizetype hostEnd =
        isBracketed ? text.indexOf(u']') + 1 : std::min(ends(u'/'), ends(u':'));
    QString host = text.left(hostEnd).toLower();
    if (!isBracketed) {
        if (const QByteArray ascii = QUrl::toAce(host); !ascii.isEmpty())
            host = QString::fromLatin1(ascii);
    }
    const QString bare = isBracketed && host.size() > 2 ? host.mid(1, host.size() - 2) : host;
    return (isLoopbackHost(bare) ? u"http://"_s : u"https://"_s) + host + text.mid(hostEnd);
}

/// The same address with its last slash, if it has none, and without, if it has one.
QString otherEnding(const QString &issuer)
{
    return issuer.endsWith(u'/') ? issuer.chopped(1) : issuer + u'/';
}

} // namespace

bool looksLikeAddress(const QString &text)
{
    const QString clean = text.trimmed();
    const QString host = clean.section(u'/', 0, 0).section(u':', 0, 0).toLower();
    return clean.contains("://"_L1) || isMailAddress(clean) || host == "localhost"_L1
        || clean.startsWith(u'[') || (host.contains(u'.') && !host.contains(u' '));
}

Result<TypedAddress> readTypedAddress(const QString &text)
{
    QString clean = text.trimmed();
    TypedAddress read;
    if (clean.size() > longest)
        return AuthError::of(AuthError::Code::InsecureUrl, "syntax",
                             sanitizedServerText(clean.left(100)));
    if (isMailAddress(clean)) {
        read.loginHint = clean;
        clean = clean.section(u'@', 1);
    }
    if (!clean.contains("://"_L1))
        clean = withScheme(clean);
    // What people find in a provider's manual and paste.
    for (const QLatin1StringView wellKnown :
         {"/.well-known/openid-configuration"_L1, "/.well-known/oauth-authorization-server"_L1}) {
        if (clean.endsWith(wellKnown))
            clean.chop(wellKnown.size());
    }
    const Result<Issuer> issuer = Issuer::parse(clean);
    if (!issuer)
        return issuer.error();
    read.host = QUrl(clean, QUrl::StrictMode).host(QUrl::EncodeUnicode);
    read.issuers = {clean, otherEnding(clean)};
    return read;
}

} // namespace Qonsent
