// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/sqlitevault/fakesecretservice.h"

#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QTimer>

namespace Qonsent {

namespace {

const QString connectionName = QStringLiteral("fakesecretservice");
const QString promptPath = QStringLiteral("/org/freedesktop/secrets/prompt/one");

QVariant paths(const QStringList &all)
{
    QList<QDBusObjectPath> list;
    for (const QString &path : all)
        list.append(QDBusObjectPath(path));
    return QVariant::fromValue(list);
}
QVariant path(const QString &one)
{
    return QVariant::fromValue(QDBusObjectPath(one));
}

} // namespace

FakeSecretService::FakeSecretService(const QString &address, const Behaviour &behaviour)
    : m_behaviour(behaviour)
{
    QDBusConnection bus = QDBusConnection::connectToBus(address, connectionName);
    m_isServing = bus.registerVirtualObject(QStringLiteral("/org/freedesktop/secrets"), this,
                                            QDBusConnection::SubPath)
        && bus.registerService(QStringLiteral("org.freedesktop.secrets"));
}

FakeSecretService::~FakeSecretService()
{
    leave();
}

void FakeSecretService::leave()
{
    QDBusConnection::disconnectFromBus(connectionName);
}

QString FakeSecretService::introspect(const QString &) const
{
    return {};
}

bool FakeSecretService::handleMessage(const QDBusMessage &message,
                                      const QDBusConnection &connection)
{
    const QString method = message.member();
    m_calls.insert(method);
    if (method == m_behaviour.mute)
        return true;
    if (method == m_behaviour.crash) {
        QTimer::singleShot(0, this, [this] { leave(); });
        return true;
    }
    if (method == m_behaviour.refusal)
        return connection.send(message.createErrorReply(QDBusError::Failed, method));
    if (method == QLatin1String("OpenSession")
        && message.arguments().value(0).toString() != QLatin1String("plain"))
        return connection.send(message.createErrorReply(QDBusError::NotSupported, method));
    QDBusConnection bus = connection;
    const bool sent = bus.send(message.createReply(answerTo(message)));
    if (method == QLatin1String("Prompt"))
        completePrompt(bus);
    return sent;
}

QVariantList FakeSecretService::answerTo(const QDBusMessage &message)
{
    const QString method = message.member();
    if (method == QLatin1String("ReadAlias"))
        return {path(m_behaviour.collection)};
    if (method == QLatin1String("Get"))
        return {QVariant::fromValue(QDBusVariant(m_behaviour.isLocked))};
    if (method == QLatin1String("GetAll"))
        return {QVariantMap()};
    if (method == QLatin1String("OpenSession"))
        return {QVariant::fromValue(QDBusVariant(QString())),
                path(QStringLiteral("/org/freedesktop/secrets/session/one"))};
    if (method == QLatin1String("Unlock"))
        return {paths({}),
                path(m_behaviour.prompt == Prompt::None ? QStringLiteral("/") : promptPath)};
    if (method == QLatin1String("SearchItems"))
        return {paths({}),
                paths(m_behaviour.hidesItem
                          ? QStringList(m_behaviour.collection + QStringLiteral("/1"))
                          : QStringList())};
    return {};
}

void FakeSecretService::completePrompt(QDBusConnection connection)
{
    if (m_behaviour.prompt == Prompt::Ignored)
        return;
    if (m_behaviour.prompt == Prompt::Accepted)
        m_behaviour.isLocked = false;
    QDBusMessage signal = QDBusMessage::createSignal(
        promptPath, QStringLiteral("org.freedesktop.Secret.Prompt"), QStringLiteral("Completed"));
    signal.setArguments(
        {m_behaviour.prompt == Prompt::Dismissed, QVariant::fromValue(QDBusVariant(QString()))});
    connection.send(signal);
}

} // namespace Qonsent
