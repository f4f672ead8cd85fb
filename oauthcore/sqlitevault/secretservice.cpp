// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/secretservice_p.h"

#include "oauthcore/base/entropy.h"
#include "oauthcore/sqlitevault/backgroundwork_p.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QFileInfo>

namespace Qonsent {

namespace {

constexpr QLatin1String servicePath("/org/freedesktop/secrets");
constexpr QLatin1String serviceInterface("org.freedesktop.Secret.Service");
constexpr QLatin1String promptInterface("org.freedesktop.Secret.Prompt");
constexpr QLatin1String noObject("/"); ///< how the protocol says "none"

AuthError absent(const QByteArray &reason)
{
    return AuthError::of(AuthError::Code::KeychainAbsent, reason);
}
AuthError locked(const QByteArray &reason)
{
    return AuthError::of(AuthError::Code::KeychainLocked, reason);
}

/// Where GLib, and so libsecret, looks for the bus as well. Starting a bus is not for us.
QString sessionBusAddress()
{
    const QString named = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (!named.isEmpty())
        return named;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString socket = runtime + QStringLiteral("/bus");
    if (runtime.isEmpty() || !QFileInfo::exists(socket))
        return {};
    return QStringLiteral("unix:path=")
        + QString::fromLatin1(QFile::encodeName(socket).toPercentEncoding("/"));
}

QDBusMessage toBus(const QString &method, const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), method);
    message.setArguments(arguments);
    return message;
}

QString objectPath(const QVariant &argument)
{
    return qdbus_cast<QDBusObjectPath>(argument).path();
}

} // namespace

/// A connection that nobody else has and that closes with its last user.
class SecretService::Bus
{
public:
    /// Blocks until the bus has answered.
    explicit Bus(const QString &address)
        : m_name(QString::fromLatin1("qonsent-" + randomToken(16)))
        , m_isConnected(QDBusConnection::connectToBus(address, m_name).isConnected())
    { }
    ~Bus() { QDBusConnection::disconnectFromBus(m_name); }
    Q_DISABLE_COPY_MOVE(Bus)

    [[nodiscard]] bool isConnected() const { return m_isConnected; }
    [[nodiscard]] QDBusConnection connection() const { return QDBusConnection(m_name); }

private:
    QString m_name;
    bool m_isConnected;
};

SecretService::SecretService(QObject *parent)
    : QObject(parent)
{
    qDBusRegisterMetaType<QMap<QString, QString>>();
}

SecretService::~SecretService()
{
    if (!m_prompt.isEmpty())
        m_bus->connection().send(toService(m_prompt, promptInterface, QStringLiteral("Dismiss")));
}

ReplyOf<Done> *SecretService::connectToBus()
{
    const QString address = sessionBusAddress();
    if (address.isEmpty())
        return finishedReply<Done>(this, absent("no_bus"));
    auto *reply = new ReplyOf<Done>(this);
    // Qt waits for the bus when it connects, up to 25 seconds.
    auto *connecting =
        inBackground<std::shared_ptr<Bus>>(reply, [address]() -> Result<std::shared_ptr<Bus>> {
            auto bus = std::make_shared<Bus>(address);
            return bus->isConnected() ? Result(std::move(bus)) : absent("no_bus");
        });
    whenFinished(connecting, this, [this, reply](const Result<std::shared_ptr<Bus>> &bus) {
        if (!bus)
            return reply->finish(bus.error());
        m_bus = *bus;
        reply->finish(Done{});
    });
    return reply;
}

ReplyOf<Done> *SecretService::find(const QString &name)
{
    auto *reply = new ReplyOf<Done>(this);
    const auto lookUp = [this, reply, name](const std::function<void()> &otherwise) {
        call(toBus(QStringLiteral("GetNameOwner"), {name}), reply,
             [this, reply, otherwise](const QDBusMessage &answer) {
                 if (answer.type() == QDBusMessage::ErrorMessage)
                     return otherwise();
                 m_owner = answer.arguments().value(0).toString();
                 reply->finish(Done{});
             });
    };
    const auto giveUp = [reply] { reply->finish(absent("no_service")); };
    // In this order, since the bus refuses to start what runs already but was not started by it.
    lookUp([this, reply, name, lookUp, giveUp] {
        call(toBus(QStringLiteral("StartServiceByName"), {name, 0U}), reply,
             [lookUp, giveUp](const QDBusMessage &started) {
                 if (started.type() == QDBusMessage::ErrorMessage)
                     return giveUp();
                 lookUp(giveUp);
             });
    });
    return reply;
}

ReplyOf<Done> *SecretService::openDefaultCollection()
{
    auto *reply = new ReplyOf<Done>(this);
    readAlias(reply);
    return reply;
}

void SecretService::readAlias(ReplyOf<Done> *reply)
{
    QDBusMessage message = toService(servicePath, serviceInterface, QStringLiteral("ReadAlias"));
    message.setArguments({QStringLiteral("default")});
    callOrFail(message, reply, [this, reply](const QDBusMessage &answer) {
        m_collection = objectPath(answer.arguments().value(0));
        if (m_collection.isEmpty() || m_collection == noObject)
            return reply->finish(absent("no_collection"));
        readLocked(reply, [this, reply](bool isLocked) {
            if (!isLocked)
                return reply->finish(Done{});
            unlock(reply);
        });
    });
}

void SecretService::readLocked(ReplyOf<Done> *reply, const std::function<void(bool)> &then)
{
    QDBusMessage message = toService(
        m_collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message.setArguments(
        {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    callOrFail(message, reply, [then](const QDBusMessage &answer) {
        const QVariant value = answer.arguments().value(0).value<QDBusVariant>().variant();
        then(!value.isValid() || value.toBool());
    });
}

void SecretService::unlock(ReplyOf<Done> *reply)
{
    QDBusMessage message = toService(servicePath, serviceInterface, QStringLiteral("Unlock"));
    message.setArguments(
        {QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(m_collection)})});
    callOrFail(message, reply, [this, reply](const QDBusMessage &answer) {
        const QString prompt = objectPath(answer.arguments().value(1));
        if (!prompt.isEmpty() && prompt != noObject)
            return runPrompt(prompt, reply);
        readLocked(reply, [reply](bool isLocked) {
            reply->finish(isLocked ? Result<Done>(locked("locked")) : Done{});
        });
    });
}

void SecretService::runPrompt(const QString &prompt, ReplyOf<Done> *reply)
{
    m_prompt = prompt;
    m_unlocking = reply;
    QDBusConnection connection = m_bus->connection();
    // By the unique name, or without any: to look up who owns another one, Qt would block.
    connection.connect(m_owner, prompt, promptInterface, QStringLiteral("Completed"), this,
                       SLOT(onPromptCompleted(bool, QDBusVariant)));
    connection.connect(QString(), QStringLiteral("/org/freedesktop/DBus"),
                       QStringLiteral("org.freedesktop.DBus"), QStringLiteral("NameOwnerChanged"),
                       {m_owner}, QStringLiteral("sss"), this,
                       SLOT(onOwnerChanged(QString, QString, QString)));
    Q_EMIT promptShown();
    QDBusMessage message = toService(prompt, promptInterface, QStringLiteral("Prompt"));
    message.setArguments({QString()}); // of no window
    call(message, reply, [this](const QDBusMessage &answer) {
        if (answer.type() == QDBusMessage::ErrorMessage)
            endPrompt(locked("no_prompter"));
    });
}

void SecretService::onPromptCompleted(bool dismissed, const QDBusVariant &)
{
    if (!dismissed)
        return endPrompt({});
    // A prompt that cannot be shown counts as dismissed, too; without a display nobody saw it.
    const bool canShow =
        !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || !qEnvironmentVariableIsEmpty("DISPLAY");
    endPrompt(canShow ? AuthError::of(AuthError::Code::KeychainDenied, "dismissed")
                      : locked("no_prompter"));
}

void SecretService::onOwnerChanged(const QString &name, const QString &, const QString &now)
{
    if (name == m_owner && now.isEmpty())
        endPrompt(absent("crashed"));
}

void SecretService::endPrompt(const std::optional<AuthError> &error)
{
    if (m_prompt.isEmpty())
        return;
    m_prompt.clear();
    ReplyOf<Done> *const reply = std::exchange(m_unlocking, nullptr);
    Q_EMIT promptClosed();
    if (error)
        return reply->finish(*error);
    readLocked(reply, [reply](bool isLocked) {
        reply->finish(isLocked ? Result<Done>(locked("locked")) : Done{});
    });
}

ReplyOf<SecretService::Found> *SecretService::search(const QString &service, const QString &key)
{
    auto *reply = new ReplyOf<Found>(this);
    QDBusMessage message = toService(servicePath, serviceInterface, QStringLiteral("SearchItems"));
    message.setArguments({QVariant::fromValue(QMap<QString, QString>{
        {QStringLiteral("server"), service}, {QStringLiteral("user"), key}})});
    call(message, reply, [this, reply](const QDBusMessage &answer) {
        if (answer.type() == QDBusMessage::ErrorMessage)
            return whenFinished(explainFailure(), reply,
                                [reply](const Result<Done> &why) { reply->finish(why.error()); });
        const QVariantList lists = answer.arguments();
        const auto any = [&lists](int which) {
            return !qdbus_cast<QList<QDBusObjectPath>>(lists.value(which)).isEmpty();
        };
        reply->finish(Found{.open = any(0), .locked = any(1)});
    });
    return reply;
}

ReplyOf<Done> *SecretService::explainFailure()
{
    auto *reply = new ReplyOf<Done>(this);
    call(toBus(QStringLiteral("NameHasOwner"), {m_owner}), reply,
         [reply](const QDBusMessage &answer) {
             const bool isThere = answer.type() == QDBusMessage::ReplyMessage
                 && answer.arguments().value(0).toBool();
             reply->finish(absent(isThere ? "failed" : "crashed"));
         });
    return reply;
}

void SecretService::call(const QDBusMessage &message, const QObject *context, const Answer &answer)
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus->connection().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answer] {
        watcher->deleteLater();
        answer(watcher->reply());
    });
}

void SecretService::callOrFail(const QDBusMessage &message, ReplyOf<Done> *reply,
                               const Answer &answer)
{
    call(message, reply, [this, reply, answer](const QDBusMessage &answered) {
        if (answered.type() != QDBusMessage::ErrorMessage)
            return answer(answered);
        whenFinished(explainFailure(), reply,
                     [reply](const Result<Done> &why) { reply->finish(why); });
    });
}

QDBusMessage SecretService::toService(const QString &path, const QString &interface,
                                      const QString &method) const
{
    return QDBusMessage::createMethodCall(m_owner, path, interface, method);
}

} // namespace Qonsent
