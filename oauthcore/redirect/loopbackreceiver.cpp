// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/loopbackreceiver.h"

#include "oauthcore/redirect/loopbackserver_p.h"

#include <QCoreApplication>
#include <QSslKey>
#include <QVariant>

#include <algorithm>

namespace Qonsent {

namespace {

AuthError invalid(const QByteArray &reason, const QString &subject)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, reason, subject);
}

/// True if no browser rewrites \a path, so that it can be compared byte by byte.
bool isPlainPath(const QString &path)
{
    if (!path.startsWith(QLatin1Char('/')) || path.size() > 255)
        return false;
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'-' || c == u'.' || c == u'_' || c == u'~' || c == u'/';
    };
    if (!std::all_of(path.begin(), path.end(), isPlain))
        return false;
    const QStringList segments = path.mid(1).split(QLatin1Char('/'));
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString &segment = segments.at(i);
        if (segment == QLatin1String(".") || segment == QLatin1String(".."))
            return false;
        if (segment.isEmpty() && i + 1 < segments.size())
            return false;
    }
    return true;
}

/// What people call this program; the display name exists only where there is a Gui.
QString applicationName()
{
    const auto *application = QCoreApplication::instance();
    const QString shown =
        application ? application->property("applicationDisplayName").toString() : QString();
    return shown.isEmpty() ? QCoreApplication::applicationName() : shown;
}

} // namespace

LoopbackReceiver::LoopbackReceiver(const LoopbackOptions &options, QObject *parent)
    : RedirectReceiver(parent)
    , m_options(options)
{
    if (m_options.application.isEmpty())
        m_options.application = applicationName();
}

LoopbackReceiver::~LoopbackReceiver()
{
    close();
}

Result<QUrl> LoopbackReceiver::listenFor(const AwaitedAnswer &answer)
{
    Q_ASSERT(!m_server);
    if (answer.state.isEmpty()) // an empty one would equal the state of any stray
        return invalid("state", QStringLiteral("state"));
    if (!isPlainPath(m_options.path))
        return invalid("redirect_path", m_options.path);
    if (m_options.lastPort != 0
        && (m_options.firstPort == 0 || m_options.lastPort < m_options.firstPort))
        return invalid("redirect_port", QString::number(m_options.lastPort));
    if (m_options.tls.localCertificate().isNull() != m_options.tls.privateKey().isNull())
        return invalid("redirect_certificate", QStringLiteral("tls"));
    auto server = std::make_unique<LoopbackServer>(m_options.application);
    const Result<QUrl> uri = server->listen(m_options, answer);
    if (!uri)
        return uri;
    m_server = server.release();
    m_server->setParent(this);
    connect(m_server, &LoopbackServer::redirectReceived, this, &LoopbackReceiver::redirectReceived);
    return uri;
}

Diagnosis::RedirectToRegister LoopbackReceiver::toRegister(const QUrl &sent) const
{
    if (m_options.firstPort != 0)
        return {.uri = sent};
    QUrl anyPort = sent;
    anyPort.setPort(-1);
    return {.uri = anyPort, .port = Diagnosis::RedirectToRegister::Port::Any};
}

quint16 LoopbackReceiver::listeningPort() const
{
    return m_server ? m_server->port() : 0;
}

void LoopbackReceiver::close()
{
    if (!m_server)
        return;
    disconnect(m_server, nullptr, this, nullptr);
    std::exchange(m_server, nullptr)->release();
}

ReplyOf<Done> *LoopbackReceiver::pagesServed(QObject *parent)
{
    auto *reply = new ReplyOf<Done>(parent);
    const QList<LoopbackServer *> owing = LoopbackServer::owing();
    const auto finishIfServed = [reply] {
        if (LoopbackServer::owing().isEmpty())
            reply->finish(Done{});
    };
    for (const LoopbackServer *server : owing)
        connect(server, &LoopbackServer::settled, reply, finishIfServed);
    finishIfServed();
    return reply;
}

} // namespace Qonsent
