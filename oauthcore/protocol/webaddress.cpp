// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/webaddress.h"

#include <QHostAddress>

#include <algorithm>
#include <array>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestAddress = 2048;

struct Range
{
    const char *subnet = nullptr;
    Reach reach = Reach::Public;
};

/// RFC 6890 and its registries. First match holds.
constexpr std::array ranges = {
    // clang-format off
    Range{"127.0.0.0/8", Reach::Loopback},     Range{"::1/128", Reach::Loopback},
    Range{"169.254.0.0/16", Reach::LinkLocal}, Range{"fe80::/10", Reach::LinkLocal},
    Range{"0.0.0.0/8", Reach::Loopback},       Range{"::/128", Reach::Loopback}, // Linux: this host
    Range{"10.0.0.0/8", Reach::Private},       Range{"172.16.0.0/12", Reach::Private},
    Range{"192.168.0.0/16", Reach::Private},   Range{"100.64.0.0/10", Reach::Private},
    Range{"192.0.0.0/24", Reach::Private},     Range{"198.18.0.0/15", Reach::Private},
    Range{"224.0.0.0/3", Reach::Private},      // multicast, reserved and broadcast
    Range{"fc00::/7", Reach::Private},         Range{"fec0::/10", Reach::Private},
    Range{"ff00::/8", Reach::Private},
    Range{"64:ff9b::/96", Reach::Private},     Range{"2002::/16", Reach::Private}, // IPv4 inside
    // clang-format on
};

Reach reachOfLiteral(const QHostAddress &literal)
{
    bool mapped = false;
    const quint32 v4 = literal.toIPv4Address(&mapped); // also of ::ffff:0:0/96
    const QHostAddress address = mapped ? QHostAddress(v4) : literal;
    for (const Range &range : ranges) {
        if (address.isInSubnet(QHostAddress::parseSubnet(QLatin1StringView(range.subnet))))
            return range.reach;
    }
    return Reach::Public;
}

AuthError insecure(const char *reason, const QString &subject)
{
    return AuthError::of(AuthError::Code::InsecureUrl, reason, subject);
}

/// What may be shown of a text that is no address: nothing that could be a password.
QString shown(const QString &text)
{
    return sanitizedServerText(text.section(u'@', -1)).left(100);
}

QStringView authorityIn(QStringView text)
{
    const qsizetype begin = text.indexOf("://"_L1) + 3;
    const auto end = std::find_if(text.begin() + begin, text.end(),
                                  [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    return text.sliced(begin, end - text.begin() - begin);
}

} // namespace

Reach reachOf(const QUrl &url)
{
    QString host = url.host();
    if (host.endsWith(u'.')) // the root of all names: resolvers answer the same without it
        host.chop(1);
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1))
        return Reach::Loopback;
    const QHostAddress literal(host);
    return literal.isNull() ? Reach::Public : reachOfLiteral(literal);
}

bool isLoopbackHost(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

Result<Done> checkWebAddress(const QUrl &url)
{
    const QString host = url.host();
    if (!url.isValid() || url.isRelative())
        return insecure("syntax", shown(url.toString()));
    const QString scheme = url.scheme();
    if (scheme != "https"_L1 && !(scheme == "http"_L1 && isLoopbackHost(host)))
        return insecure("scheme", shown(url.toString(QUrl::RemoveQuery | QUrl::RemoveFragment)));
    if (host.isEmpty())
        return insecure("syntax", shown(url.toString(QUrl::RemoveQuery)));
    if (!url.userInfo().isEmpty())
        return insecure("user_info", host);
    return Done{};
}

Result<QUrl> parseWebAddress(const QString &text)
{
    const bool printable =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < QChar(0x7f); });
    if (text.isEmpty() || text.size() > longestAddress || !printable)
        return insecure("syntax", shown(text));
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || !text.contains("://"_L1))
        return insecure("syntax", shown(text));
    if (const auto checked = checkWebAddress(url); !checked)
        return checked.error();
    if (authorityIn(text).contains(u'@')) // also an empty one, which QUrl forgets
        return insecure("user_info", url.host());
    // QUrl decodes escapes in a host and turns 0x7f.1 into 127.0.0.1: what is used must be what
    // is written.
    if (url.authority(QUrl::FullyEncoded).compare(authorityIn(text), Qt::CaseInsensitive) != 0)
        return insecure("syntax", shown(text));
    return url;
}

} // namespace Qonsent
