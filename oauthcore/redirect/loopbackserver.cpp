// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/loopbackserver_p.h"

#include "oauthcore/base/entropy.h"
#include "oauthcore/base/logging.h"
#include "oauthcore/protocol/statetemplate.h"
#include "oauthcore/redirect/loopbackconnection_p.h"

#include <QThread>

namespace Qonsent {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype mostConnections = 64;
constexpr auto pageGrace = 2s;
constexpr auto acceptPause = 100ms;

QList<LoopbackServer *> &owingServers()
{
    thread_local QList<LoopbackServer *> servers;
    return servers;
}

QByteArray hostField(const QUrl &uri)
{
    const int usual = uri.scheme() == QLatin1String("https") ? 443 : 80;
    const int port = uri.port() == usual ? -1 : uri.port(); // browsers leave it out then
    QUrl authority = uri;
    authority.setPort(port);
    return authority.authority(QUrl::FullyEncoded).toLatin1();
}

} // namespace

LoopbackServer::LoopbackServer(const QString &application)
    : m_application(application)
{
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, &LoopbackServer::settle);
}

LoopbackServer::~LoopbackServer()
{
    owingServers().removeOne(this);
}

QList<LoopbackServer *> LoopbackServer::owing()
{
    return owingServers();
}

Result<QUrl> LoopbackServer::listen(const LoopbackOptions &options, const AwaitedAnswer &answer)
{
    Result<LoopbackBinding> binding = bindLoopback(options);
    if (!binding)
        return binding.error();
    m_binding = std::move(binding).value();

    QUrl uri;
    uri.setScheme(isSecured(options) ? QStringLiteral("https") : QStringLiteral("http"));
    uri.setHost(m_binding.host);
    uri.setPort(m_binding.port);
    uri.setPath(options.path);

    m_awaited = {.host = hostField(uri),
                 .path = options.path.toLatin1(),
                 .state = withListenPort(answer.state, m_binding.port),
                 .mode = answer.mode == ResponseMode::Automatic ? ResponseMode::Query : answer.mode,
                 .pageNonce = Secret::take(randomToken(32)),
                 .scheme = uri.scheme().toLatin1()};
    m_donePath = m_awaited.path + (m_awaited.path.endsWith('/') ? "done" : "/done");
    for (const auto &server : m_binding.servers) {
        QTcpServer *const from = server.get();
        // Not newConnection(), which comes before the handshake where there is TLS.
        connect(from, &QTcpServer::pendingConnectionAvailable, this,
                [this, from] { acceptFrom(from); });
        // Out of descriptors, for instance. Qt pauses for good; the next browser must be heard.
        connect(from, &QTcpServer::acceptError, this,
                [from] { QTimer::singleShot(acceptPause, from, &QTcpServer::resumeAccepting); });
    }
    qCDebug(lcRedirect) << "listening at" << redacted(uri);
    return uri;
}

void LoopbackServer::release()
{
    m_released = true;
    if (!owingServers().contains(this)) {
        m_binding.servers.clear(); // the port is free when the caller goes on
        qDeleteAll(std::exchange(m_connections, {}));
        deleteLater();
        return;
    }
    const auto *application = QCoreApplication::instance();
    const bool isMainThread = application && application->thread() == thread();
    setParent(isMainThread ? QCoreApplication::instance() : nullptr);
    if (!isMainThread)
        connect(thread(), &QThread::finished, this, &QObject::deleteLater);
}

void LoopbackServer::acceptFrom(QTcpServer *server)
{
    while (QTcpSocket *socket = server->nextPendingConnection()) {
        makeRoom();
        auto *connection = new LoopbackConnection(
            socket,
            {.bodyLength = [this](const RequestHead &head) { return m_awaited.bodyLength(head); },
             .answer = [this](const RequestHead &head,
                              QByteArrayView body) { return answerTo(head, body); }},
            this);
        m_connections.append(connection);
        connect(connection, &LoopbackConnection::ended, this,
                [this, connection] { forget(connection); });
    }
}

/// A whole burst is accepted before any of it is read, so the oldest gets a last chance.
void LoopbackServer::makeRoom()
{
    while (m_connections.size() >= mostConnections) {
        LoopbackConnection *const oldest = m_connections.first();
        oldest->catchUp();
        if (m_connections.contains(oldest))
            oldest->drop();
    }
}

void LoopbackServer::forget(LoopbackConnection *connection)
{
    m_connections.removeOne(connection);
    connection->deleteLater();
}

QByteArray LoopbackServer::answerTo(const RequestHead &head, QByteArrayView body)
{
    const ResultPage page = m_awaited.pageFor(head, body);
    if (page == ResultPage::Shared || page == ResultPage::NotShared)
        return answerToRedirect(head, body, page);
    if (page == ResultPage::ForwardFragment)
        return m_outcome
            ? response(ResultPage::AlreadyCompleted)
            : forwardingPageResponse(m_awaited.path, m_awaited.pageNonce.reveal(), m_application);
    if (page == ResultPage::NotFound && m_outcome && head.path() == QByteArrayView(m_donePath)) {
        settle();
        return response(*m_outcome);
    }
    qCDebug(lcRedirect) << "a stray request was answered with" << int(page);
    return response(page);
}

QByteArray LoopbackServer::answerToRedirect(const RequestHead &head, QByteArrayView body,
                                            ResultPage page)
{
    if (m_outcome)
        return response(ResultPage::AlreadyCompleted);
    m_outcome = page;
    // Queued: whoever hears it may delete this server.
    QMetaObject::invokeMethod(
        this, [this, answer = m_awaited.answerIn(head, body)] { Q_EMIT redirectReceived(answer); },
        Qt::QueuedConnection);
    // No browser of this decade comes without Fetch Metadata; a tool may not follow redirects.
    if (!head.field(RequestHead::Field::SecFetchMode))
        return response(page);
    owingServers().append(this);
    m_grace.start(pageGrace);
    return seeOtherResponse(m_donePath);
}

const QByteArray &LoopbackServer::response(ResultPage page)
{
    QByteArray &cached = m_responses[page]; // strays come in thousands, pages in ten kinds
    if (cached.isEmpty())
        cached = pageResponse(page, m_application, m_awaited.mode);
    return cached;
}

void LoopbackServer::settle()
{
    if (!owingServers().removeOne(this))
        return;
    m_grace.stop();
    Q_EMIT settled();
    if (m_released)
        deleteLater(); // not yet: the page is still to be written
}

} // namespace Qonsent
