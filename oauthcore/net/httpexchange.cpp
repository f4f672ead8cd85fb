// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/httpexchange_p.h"

#include "oauthcore/base/logging.h"
#include "oauthcore/protocol/webaddress.h"

#include <QNetworkAccessManager>
#include <QTimerEvent>

#include <algorithm>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;
using Code = AuthError::Code;

/// How far the network thread may run ahead of us; keeps an endless body out of memory.
constexpr qint64 readAhead = 256 * 1024;

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

HttpExchange::HttpExchange(const std::shared_ptr<QNetworkAccessManager> &manager,
                           const HttpRequest &request, ReplyOf<HttpResponse> *reply)
    : QObject(reply)
    , m_manager(manager)
    , m_request(request)
    , m_reply(reply)
{
    reply->setAbort([this] {
        m_deadlineTimer.stop();
        dropNetworkReply();
    });
}

HttpExchange::~HttpExchange()
{
    dropNetworkReply();
}

void HttpExchange::start(const QNetworkRequest &prepared, std::chrono::milliseconds connectDeadline)
{
    m_prepared = prepared;
    m_prepared.setUrl(m_request.url);
    m_connectDeadline = std::min(connectDeadline, m_request.deadline);
    m_deadlineTimer.start(int(m_request.deadline.count()), this);
    sendOnce();
}

void HttpExchange::sendOnce()
{
    m_connectTimer.start(int(m_connectDeadline.count()), this);
    const bool isPut = m_request.method == HttpRequest::Method::Put;
    if (m_request.method == HttpRequest::Method::Get) {
        m_network = m_manager->get(m_prepared);
    } else if (m_request.method == HttpRequest::Method::Delete) {
        m_network = m_manager->deleteResource(m_prepared);
    } else if (m_request.body.isEmpty()) {
        m_network = isPut ? m_manager->put(m_prepared, QByteArray())
                          : m_manager->post(m_prepared, QByteArray());
    } else {
        m_upload = new UploadDevice(m_request.body, nullptr);
        m_network =
            isPut ? m_manager->put(m_prepared, m_upload) : m_manager->post(m_prepared, m_upload);
        m_upload->setParent(m_network);
    }
    m_network->setReadBufferSize(readAhead);
    connect(m_network, &QNetworkReply::requestSent, this, [this] { m_connectTimer.stop(); });
    connect(m_network, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_network, &QNetworkReply::metaDataChanged, this, &HttpExchange::onMetaData);
    connect(m_network, &QNetworkReply::readyRead, this, &HttpExchange::onReadyRead);
    connect(m_network, &QNetworkReply::finished, this, &HttpExchange::onFinished);
}

void HttpExchange::timerEvent(QTimerEvent *event)
{
    Q_UNUSED(event) // either timer ends it; the connect timer runs until the request is out
    const bool connecting = m_connectTimer.isActive() && effect() == Effect::None;
    fail(timeoutFailure(connecting ? "connect" : "deadline", effect(), m_request.url.host()));
}

void HttpExchange::onMetaData()
{
    const int code = status();
    if (m_headSeen || code == 0)
        return;
    m_headSeen = true;
    if (code < 200)
        return refuseStatus(code);
    if (isRedirect(code))
        return handleRedirect(code);
    const QByteArray encoding = m_network->rawHeader("Content-Encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return fail(
            AuthError::of(Code::ResponseMalformed, "content_encoding", m_request.url.host()));
    const qint64 length = m_network->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (length > m_request.maximumBytes)
        return fail(AuthError::of(Code::TooLarge, "body", m_request.url.host()));
    m_body.reserve(length); // a buffer that grows leaves copies behind
}

void HttpExchange::onReadyRead()
{
    if (!m_headSeen)
        onMetaData();
    if (!m_network)
        return;
    if (m_body.size() + m_network->bytesAvailable() > m_request.maximumBytes)
        return fail(AuthError::of(Code::TooLarge, "body", m_request.url.host()));
    if (m_body.isEmpty()) {
        m_body = m_network->readAll();
        return;
    }
    QByteArray chunk = m_network->readAll();
    m_body.append(chunk);
    wipe(chunk);
}

void HttpExchange::onFinished()
{
    onReadyRead();
    if (!m_network)
        return;
    const QNetworkReply::NetworkError error = m_network->error();
    const int code = status();
    if (!m_tlsErrors.isEmpty())
        return fail(tlsFailure(m_tlsErrors, m_request.url.host()));
    // Qt takes some garbage for an empty answer, and any number for a status.
    if (code > 599 || (code == 0 && error == QNetworkReply::NoError))
        return refuseStatus(code);
    if (error != QNetworkReply::NoError && !isStatusOnly(error, code))
        return fail(networkFailure(error, effect(), m_request.url.host()));
    HttpResponse response{.status = code};
    const auto pairs = m_network->rawHeaderPairs();
    response.headers.reserve(pairs.size());
    for (const auto &[name, value] : pairs)
        response.headers.append({name, value});
    response.body = Secret::take(std::move(m_body));
    finish(std::move(response));
}

void HttpExchange::refuseStatus(int code)
{
    const bool interim = code >= 100 && code < 200; // RFC 9110 section 15.2
    if (interim)
        Q_EMIT connectionSpoiled();
    fail(lostAnswer(interim ? "interim_answer" : "not_http", effect(), m_request.url.host()));
}

void HttpExchange::handleRedirect(int code)
{
    const auto refuse = [this](const char *reason) {
        fail(AuthError::of(Code::RedirectRefused, reason, m_request.url.host()));
    };
    if (m_request.method != HttpRequest::Method::Get)
        return refuse("post_redirected");
    const QUrl current = m_prepared.url();
    const QByteArray location = m_network->rawHeader("Location");
    const QUrl target = current.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    if (location.isEmpty() || !target.isValid())
        return refuse("location_invalid");
    if (current.scheme() == "https"_L1 && target.scheme() != "https"_L1)
        return refuse("downgrade");
    if (!sameOrigin(current, target) || !checkWebAddress(target))
        return refuse("other_origin");
    if (m_redirects == m_request.sameOriginRedirects)
        return refuse("too_many_redirects");
    ++m_redirects;
    qCDebug(lcNet) << "following" << code << "to" << redacted(target);
    dropNetworkReply();
    m_prepared.setUrl(target);
    m_headSeen = false;
    m_body.clear();
    sendOnce();
}

int HttpExchange::status() const
{
    return m_network->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

Effect HttpExchange::effect() const
{
    if (m_request.method == HttpRequest::Method::Get)
        return Effect::None;
    // Whether a body was read is known exactly, because this thread is the one that reads it.
    // An empty one is read by nobody: what counts is that the head may be out.
    const bool sent =
        m_request.body.isEmpty() ? !m_connectTimer.isActive() : m_upload && m_upload->wasRead();
    return sent ? Effect::Possible : Effect::None;
}

void HttpExchange::finish(Result<HttpResponse> result)
{
    if (result)
        qCDebug(lcNet) << redacted(m_prepared.url()) << "answered" << result->status;
    else
        qCDebug(lcNet) << redacted(m_prepared.url()) << result.error().jsonCode()
                       << result.error().reason;
    m_deadlineTimer.stop();
    dropNetworkReply();
    m_reply->finish(std::move(result));
}

void HttpExchange::dropNetworkReply()
{
    m_connectTimer.stop();
    wipe(m_body);
    if (!m_network)
        return;
    m_network->disconnect(this);
    m_network->abort(); // nothing if it has finished
    m_network->deleteLater();
    m_network.clear();
}

} // namespace Qonsent
