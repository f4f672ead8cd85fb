// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"

#include "oauthcore/testing/devicerequest_p.h"
#include "oauthcore/testing/httpserver.h"
#include "oauthcore/testing/requestlog_p.h"
#include "oauthcore/testing/script_p.h"
#include "oauthcore/testing/serverstate_p.h"

#include <QJsonDocument>

namespace Qonsent::Test {

namespace {

QByteArray hostName(const ServerOptions &options)
{
    if (!options.hostName.isEmpty())
        return options.hostName;
    const QByteArray address = options.address.toString().toLatin1();
    return options.address.protocol() == QAbstractSocket::IPv6Protocol ? '[' + address + ']'
                                                                       : address;
}

bool allows(const EndpointRow &row, const QByteArray &method)
{
    return QByteArray(row.methods).split(',').contains(method)
        || QByteArray(row.methods).split(',').contains(' ' + method);
}

} // namespace

struct AuthorizationServer::Private
{
    Private(const ServerOptions &options, AuthorizationServer *server)
        : q(server)
        , state(options)
        , http([this](const ReceivedRequest &request, const HttpServer::Responder &respond) {
            serve(request, respond);
        })
        , started(start())
    { }

    Result<Done> start()
    {
        if (state.options.tls)
            http.setTls(*state.options.tls);
        Result<Done> result = http.listen(state.options.address, state.options.port);
        authority = hostName(state.options) + ':' + QByteArray::number(http.port());
        state.origin = (state.options.tls ? "https://" : "http://") + authority;
        return result;
    }

    void serve(const ReceivedRequest &request, const HttpServer::Responder &respond)
    {
        const EndpointRow &row = endpointRow(state, request.path());
        log.add(row.endpoint, request);
        Q_EMIT q->requestReceived(row.endpoint);
        script.send(row.endpoint, answer(row, request), respond);
    }

    Answer answer(const EndpointRow &row, const ReceivedRequest &request)
    {
        if (std::optional<Answer> scripted = script.takeNext(row.endpoint))
            return *std::move(scripted);
        Answer honest = honestAnswer(row, request);
        script.apply(row.endpoint, honest);
        return honest;
    }

    Answer honestAnswer(const EndpointRow &row, const ReceivedRequest &request)
    {
        // A web page may not reach a demo by giving its own name this address (DNS rebinding).
        if (request.header("Host").value_or(QByteArray()).toLower() != authority.toLower())
            return {.status = 421};
        if (!allows(row, request.method))
            return Answer{.status = 405}.with("Allow", row.methods);
        return row.function(state, request);
    }

    AuthorizationServer *q = nullptr;
    ServerState state;
    RequestLog log;
    Script script;
    QByteArray authority; ///< what `Host` must say
    HttpServer http;
    Result<Done> started;
};

AuthorizationServer::AuthorizationServer(const ServerOptions &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(options, this))
{ }

AuthorizationServer::~AuthorizationServer() = default;

Result<Done> AuthorizationServer::started() const
{
    return d->started;
}

QString AuthorizationServer::issuer() const
{
    return QString::fromLatin1(d->state.issuer());
}

QUrl AuthorizationServer::url(Endpoint endpoint) const
{
    return QUrl(QString::fromLatin1(d->state.url(endpoint)), QUrl::StrictMode);
}

ServerOptions &AuthorizationServer::options()
{
    return d->state.options;
}

void AuthorizationServer::rotateKeys(OldKeys oldKeys)
{
    d->state.keys.rotate();
    if (oldKeys == OldKeys::Drop)
        d->state.keys.dropOld();
}

void AuthorizationServer::revokeAll()
{
    d->state.grants.revokeAll();
}

QByteArray AuthorizationServer::issueRefreshToken(const QByteArray &clientId,
                                                  const QString &userName, const Scopes &scopes)
{
    const qint64 now = d->state.now();
    return d->state.grants.issueRefreshToken(
        std::make_shared<Consent>(Consent{
            .clientId = clientId, .userName = userName, .scopes = scopes, .authenticatedAt = now}),
        now);
}

bool AuthorizationServer::allowDevice(const QString &userCode, const QString &userName)
{
    DeviceRequest *request = findByUserCode(d->state, userCode);
    if (request)
        decide(*request, userName);
    return request;
}

bool AuthorizationServer::denyDevice(const QString &userCode)
{
    DeviceRequest *request = findByUserCode(d->state, userCode);
    if (request)
        request->stage = DeviceRequest::Stage::Denied;
    return request;
}

void AuthorizationServer::enqueue(Endpoint endpoint, const Answer &answer)
{
    d->script.enqueue(endpoint, answer);
}

void AuthorizationServer::edit(Endpoint endpoint, const std::function<void(QJsonObject &)> &edit)
{
    editAnswer(endpoint, [edit](Answer &answer) {
        const QJsonDocument document = QJsonDocument::fromJson(answer.body);
        if (!document.isObject())
            return;
        QJsonObject object = document.object();
        edit(object);
        answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    });
}

void AuthorizationServer::editAnswer(Endpoint endpoint, const std::function<void(Answer &)> &edit)
{
    d->script.edit(endpoint, edit);
}

void AuthorizationServer::editIdToken(const IdTokenEdit &edit)
{
    d->state.editIdToken = edit;
}

void AuthorizationServer::tamperIdToken(const IdTokenTampering &tamper)
{
    d->state.tamperIdToken = tamper;
}

void AuthorizationServer::hold(Endpoint endpoint)
{
    d->script.hold(endpoint);
}

void AuthorizationServer::release(Endpoint endpoint)
{
    d->script.release(endpoint);
}

void AuthorizationServer::clearScript()
{
    d->script.clear();
    d->state.editIdToken = {};
    d->state.tamperIdToken = {};
}

void AuthorizationServer::closeConnections()
{
    d->http.closeConnections();
}

QList<ReceivedRequest> AuthorizationServer::requests(Endpoint endpoint) const
{
    return d->log.of(endpoint);
}

QList<ReceivedRequest> AuthorizationServer::requests() const
{
    return d->log.all();
}

int AuthorizationServer::count(Endpoint endpoint) const
{
    return d->log.count(endpoint);
}

quint64 AuthorizationServer::connectionCount() const
{
    return d->http.connectionCount();
}

void AuthorizationServer::clearRequests()
{
    d->log = {};
}

} // namespace Qonsent::Test
