// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/testing/tinyclient.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"
#include "oauthcore/testing/responseparser_p.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>

namespace Qonsent::Test {

HttpResponse fetch(const Call &call)
{
    QByteArray target = call.url.path(QUrl::FullyEncoded).toLatin1();
    if (call.url.hasQuery())
        target += '?' + call.url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray bytes = call.method + ' ' + target + " HTTP/1.1\r\nHost: "
        + call.url.authority(QUrl::FullyEncoded).toLatin1() + "\r\nConnection: close\r\n";
    for (const HttpHeader &header : call.headers)
        bytes += header.name + ": " + header.value + "\r\n";
    if (call.method == "POST")
        bytes += "Content-Length: " + QByteArray::number(call.body.size()) + "\r\n";
    ResponseParser parser;
    const QByteArray said = exchange(quint16(call.url.port()), bytes + "\r\n" + call.body);
    const bool complete = parser.feed(said) == ResponseParser::State::Complete;
    return complete ? parser.take() : HttpResponse();
}

QByteArray exchange(quint16 port, const QByteArray &bytes)
{
    QTcpSocket socket;
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    socket.connectToHost(QHostAddress::LocalHost, port);
    socket.write(bytes);
    if (closed.isEmpty())
        closed.wait();
    return socket.readAll();
}

TinyClient::TinyClient(const AuthorizationServer &server)
    : verifier(randomToken(32))
    , m_server(server)
{ }

FormParameters TinyClient::authorization() const
{
    const QByteArray hash = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256);
    return {{"response_type", "code"},
            {"client_id", clientId},
            {"redirect_uri", redirectUri},
            {"scope", scope},
            {"state", "the state+&="},
            {"nonce", nonce},
            {"code_challenge", encodeBase64Url(hash)},
            {"code_challenge_method", "S256"}};
}

QUrl TinyClient::authorizationUrl(const FormParameters &parameters) const
{
    QUrl url = m_server.url(Endpoint::Authorization);
    url.setQuery(QString::fromLatin1(parameters.encoded()), QUrl::StrictMode);
    return url;
}

FormParameters TinyClient::authorize(const FormParameters &parameters) const
{
    return redirectQuery(fetch({.url = authorizationUrl(parameters)}));
}

QByteArray TinyClient::code() const
{
    return authorize(authorization()).value("code").value_or(QByteArray());
}

FormParameters TinyClient::redemption(const QByteArray &code) const
{
    return {{"grant_type", "authorization_code"},
            {"code", code},
            {"redirect_uri", redirectUri},
            {"client_id", clientId},
            {"code_verifier", verifier}};
}

FormParameters TinyClient::refreshing(const QByteArray &refreshToken) const
{
    return {
        {"grant_type", "refresh_token"}, {"refresh_token", refreshToken}, {"client_id", clientId}};
}

HttpResponse TinyClient::post(Endpoint endpoint, const FormParameters &form,
                              const QList<HttpHeader> &headers) const
{
    return fetch({.method = "POST",
                  .url = m_server.url(endpoint),
                  .headers = headers
                      + QList<HttpHeader>{{"Content-Type", "application/x-www-form-urlencoded"}},
                  .body = form.encoded()});
}

QJsonObject TinyClient::signIn() const
{
    return json(post(Endpoint::Token, redemption(code())));
}

FormParameters with(const FormParameters &parameters, const QByteArray &name,
                    const QByteArray &value)
{
    FormParameters changed;
    bool found = false;
    for (const FormParameter &each : parameters.list()) {
        changed.append(each.name, each.name == name && !found ? value : each.value);
        found = found || each.name == name;
    }
    if (!found)
        changed.append(name, value);
    return changed;
}

FormParameters without(const FormParameters &parameters, QByteArrayView name)
{
    FormParameters changed;
    for (const FormParameter &each : parameters.list()) {
        if (each.name != name)
            changed.append(each.name, each.value);
    }
    return changed;
}

QJsonObject json(const HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body.reveal().toByteArray()).object();
}

QByteArray member(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString().toUtf8();
}

QJsonObject jwsPart(const QByteArray &jws, qsizetype index)
{
    const QByteArrayList parts = jws.split('.');
    if (parts.size() != 3)
        return {};
    return QJsonDocument::fromJson(decodeBase64Url(parts.at(index)).value_or(QByteArray()))
        .object();
}

FormParameters redirectQuery(const HttpResponse &response)
{
    const QByteArray location = response.header("Location").value_or(QByteArray());
    const qsizetype question = location.indexOf('?');
    const Result<FormParameters> query = FormParameters::decode(location.mid(question + 1));
    return question < 0 || !query ? FormParameters() : *query;
}

} // namespace Qonsent::Test
