// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/relayreceiver.h"

namespace Qonsent {

namespace {

constexpr QByteArrayView portPrefix = "{listenPort}.";
/// What relay.html wants behind the port.
constexpr qsizetype shortestRest = 22;

LoopbackOptions reachedByThePage(LoopbackOptions where)
{
    if (where.host.isEmpty())
        where.host = QStringLiteral("127.0.0.1");
    return where;
}

AuthError relayError(const char *reason, const QString &subject)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, reason, subject);
}

bool isRelayAddress(const QUrl &url)
{
    return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty()
        && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
}

} // namespace

RelayReceiver::RelayReceiver(const QUrl &relay, const LoopbackOptions &where, QObject *parent)
    : RedirectReceiver(parent)
    , m_relay(relay)
    , m_listener(std::make_unique<LoopbackReceiver>(reachedByThePage(where)))
{
    connect(m_listener.get(), &RedirectReceiver::redirectReceived, this,
            &RedirectReceiver::redirectReceived);
}

RelayReceiver::~RelayReceiver() = default;

Result<QUrl> RelayReceiver::listenFor(const AwaitedAnswer &answer)
{
    if (!isRelayAddress(m_relay))
        return relayError("relay", m_relay.toDisplayString());
    if (answer.mode == ResponseMode::FormPost)
        return relayError("response_mode", QStringLiteral("form_post"));
    if (!answer.state.reveal().startsWith(portPrefix)
        || answer.state.size() < portPrefix.size() + shortestRest)
        return relayError("relay_state", QStringLiteral("stateTemplate"));
    const Result<QUrl> listening = m_listener->listenFor(answer);
    if (!listening)
        return listening;
    return m_relay;
}

quint16 RelayReceiver::listeningPort() const
{
    return m_listener->listeningPort();
}

QByteArray RelayReceiver::stateTemplate() const
{
    return QByteArrayLiteral("{listenPort}.{random}");
}

void RelayReceiver::close()
{
    m_listener->close();
}

} // namespace Qonsent
