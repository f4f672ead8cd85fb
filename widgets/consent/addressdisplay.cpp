// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/consent/addressdisplay_p.h"

#include <QStringList>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;

QString hostOf(const QUrl &url)
{
    const QString host = url.host();
    if (host.contains(u':'))
        return u'[' + host + u']';
    // what has no such form is shown escaped rather than not at all
    const QByteArray ace = QUrl::toAce(host);
    return ace.isEmpty() ? QString::fromLatin1(QUrl::toPercentEncoding(host))
                         : QString::fromLatin1(ace);
}

} // namespace

QString displayedHost(const QUrl &url)
{
    const int usual = url.scheme() == "https"_L1 ? 443 : 80;
    const int port = url.port(usual);
    return port == usual ? hostOf(url) : hostOf(url) + u':' + QString::number(port);
}

QString displayedPath(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return path.isEmpty() ? u"/"_s : path;
}

HostWatch::HostWatch(const QUrl &start, const QUrl &issuer)
    : m_home{hostOf(start)}
{
    if (!issuer.host().isEmpty())
        m_home.append(hostOf(issuer));
}

HostWatch::Standing HostWatch::standingOf(const QUrl &url) const
{
    const QString host = hostOf(url);
    if (m_home.contains(host))
        return Standing::Home;
    return m_accepted.contains(host) ? Standing::Accepted : Standing::Unexpected;
}

void HostWatch::accept(const QUrl &url)
{
    m_accepted.append(hostOf(url));
}

} // namespace Qonsent
