// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/liveserver.h"

#include "tests/live/livefolder.h"
#include "tests/support/longestwait.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QTcpSocket>

#include <algorithm>

namespace Qonsent {

namespace {

QByteArray readFirstLine(QProcess &process)
{
    QDeadlineTimer deadline(longestWait);
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return {};
    }
    return process.readLine();
}

} // namespace

LiveServer::LiveServer(Kind kind, const QStringList &arguments)
{
    const bool isNode = kind == Kind::OidcProvider;
    m_process.setProgram(isNode ? liveNode() : QStringLiteral("/usr/bin/python3"));
    const QString script =
        liveFile(isNode ? QStringLiteral("oidcserver.mjs") : QStringLiteral("authlibserver.py"));
    m_process.setArguments(QStringList{script, QStringLiteral("--until-stdin-closes")} + arguments);
    m_process.start();
    const QJsonObject ready = QJsonDocument::fromJson(readFirstLine(m_process)).object();
    m_issuer = ready.value(QLatin1String("issuer")).toString();
    m_control = QUrl(ready.value(QLatin1String("control")).toString(), QUrl::StrictMode);
}

LiveServer::~LiveServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(longestWait))
        m_process.kill();
    m_process.waitForFinished(longestWait);
}

bool LiveServer::isRunning() const
{
    return m_process.state() == QProcess::Running && !m_issuer.isEmpty();
}

QString LiveServer::notices()
{
    return QString::fromUtf8(m_process.readAllStandardError())
        + (m_process.error() == QProcess::FailedToStart ? m_process.errorString() : QString());
}

QString LiveServer::rotateKeys()
{
    const QJsonObject how{{QStringLiteral("old"), QStringLiteral("drop")}};
    return tell("POST", QStringLiteral("/rotate-keys"), how).value(QLatin1String("kid")).toString();
}

QString LiveServer::rotateKeysKeepingOld()
{
    const QJsonObject how{{QStringLiteral("old"), QStringLiteral("keep")}};
    return tell("POST", QStringLiteral("/rotate-keys"), how).value(QLatin1String("kid")).toString();
}

void LiveServer::setAccessTokenLifetime(std::chrono::seconds lifetime)
{
    const qint64 seconds = lifetime.count();
    tell("POST", QStringLiteral("/ttl"), {{QStringLiteral("accessToken"), seconds}});
}

void LiveServer::setLatency(std::chrono::milliseconds latency)
{
    const qint64 milliseconds = latency.count();
    tell("POST", QStringLiteral("/latency"), {{QStringLiteral("ms"), milliseconds}});
}

QJsonArray LiveServer::requests() const
{
    return tell("GET", QStringLiteral("/requests"), {}).value(QLatin1String("requests")).toArray();
}

qsizetype LiveServer::requestCount(const QString &path) const
{
    const QJsonArray all = requests();
    return std::count_if(all.begin(), all.end(), [&path](const QJsonValue &request) {
        return request[QLatin1String("path")].toString().endsWith(path);
    });
}

int LiveServer::refreshCount() const
{
    return tell("GET", QStringLiteral("/refreshes"), {}).value(QLatin1String("refreshed")).toInt();
}

qint64 LiveServer::lastRefresh() const
{
    return tell("GET", QStringLiteral("/refreshes"), {}).value(QLatin1String("lastAt")).toInteger();
}

int LiveServer::revocationCount() const
{
    return tell("GET", QStringLiteral("/refreshes"), {}).value(QLatin1String("revoked")).toInt();
}

QList<KnownSecret> LiveServer::secrets() const
{
    const QJsonArray all =
        tell("GET", QStringLiteral("/secrets"), {}).value(QLatin1String("secrets")).toArray();
    QList<KnownSecret> secrets;
    for (const auto &secret : all) {
        const QByteArray name = secret[QLatin1String("name")].toString().toUtf8();
        const QByteArray value = secret[QLatin1String("value")].toString().toUtf8();
        secrets.append({name, value});
        if (name == "id_token")
            secrets.append({"signature of the id_token", value.mid(value.lastIndexOf('.') + 1)});
    }
    return secrets;
}

// HTTP/1.0 by hand: one answer, not chunked, over when the connection is; and no event loop, so
// that nothing of the code under test runs in between.
QJsonObject LiveServer::tell(const QByteArray &verb, const QString &path,
                             const QJsonObject &body) const
{
    const QByteArray json = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
    QTcpSocket socket;
    socket.connectToHost(m_control.host(), static_cast<quint16>(m_control.port()));
    if (!socket.waitForConnected(longestWait))
        qFatal("The control listener of the live server does not answer.");
    socket.write(verb + ' ' + path.toLatin1() + " HTTP/1.0\r\nContent-Type: application/json\r\n"
                 + "Content-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" + json);
    while (socket.state() == QAbstractSocket::ConnectedState
           && socket.waitForReadyRead(longestWait)) { }
    const QByteArray answer = socket.readAll();
    if (answer.mid(answer.indexOf(' ') + 1, 3) != "200")
        qFatal("The live server refused: %s", answer.constData());
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
}

} // namespace Qonsent
