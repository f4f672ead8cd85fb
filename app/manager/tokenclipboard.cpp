// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/tokenclipboard.h"

#include "oauthcore/base/entropy.h"

#include <QCoreApplication>
#include <QMessageAuthenticationCode>
#include <QMimeData>

namespace Qonsent::Manager {

using namespace std::chrono_literals;

/// Whether the token is in the clipboard.
enum class TokenClipboard::Presence : quint8 {
    There,
    Gone,
    Unknown, ///< the desktop does not say
};

TokenClipboard::TokenClipboard(const Clock &clock, QObject *parent)
    : TokenClipboard(clock, systemClipboard(), parent)
{ }

TokenClipboard::TokenClipboard(const Clock &clock, std::unique_ptr<ClipboardAccess> access,
                               QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_access(std::move(access))
    , m_alarm(clock.makeAlarm())
{
    connect(m_alarm.get(), &Alarm::rang, this, &TokenClipboard::clear);
    connect(m_access.get(), &ClipboardAccess::changed, this, &TokenClipboard::look);
    connect(m_access.get(), &ClipboardAccess::activated, this, [this] {
        if (m_state == State::NotCleared)
            takeOut();
    });
    connect(qApp, &QCoreApplication::aboutToQuit, this, &TokenClipboard::clear);
}

TokenClipboard::~TokenClipboard()
{
    const QSignalBlocker nobodyListensToTheDying(this);
    clear();
}

void TokenClipboard::copy(const Secret &text)
{
    if (text.isEmpty())
        return;
    auto content = std::make_unique<QMimeData>();
    content->setData(QStringLiteral("text/plain"), text.reveal().toByteArray());
    // What clipboard managers look at, Plasma's and those that followed it: show it to nobody.
    content->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    m_key = randomBytes(32);
    m_fingerprint = fingerprint(text.reveal());
    m_access->put(std::move(content));
    m_endsAt = m_clock.sinceBoot() + lifetime;
    m_alarm->ringAt(m_endsAt);
    m_state = State::Copied;
    Q_EMIT stateChanged();
}

void TokenClipboard::clear()
{
    m_alarm->stop();
    if (m_state != State::Empty)
        takeOut();
}

int TokenClipboard::secondsLeft() const
{
    if (m_state != State::Copied)
        return 0;
    return int(
        std::chrono::ceil<std::chrono::seconds>(std::max(m_endsAt - m_clock.sinceBoot(), 0ms))
            .count());
}

QByteArray TokenClipboard::fingerprint(QByteArrayView text) const
{
    return QMessageAuthenticationCode::hash(QByteArray::fromRawData(text.data(), text.size()),
                                            m_key, QCryptographicHash::Sha256);
}

TokenClipboard::Presence TokenClipboard::presence() const
{
    std::optional<QByteArray> text = m_access->text();
    if (!text)
        return Presence::Unknown;
    const bool isOurs = constantTimeEqual(fingerprint(*text), m_fingerprint);
    wipe(*text);
    return isOurs ? Presence::There : Presence::Gone;
}

/// Somebody else may have copied something.
void TokenClipboard::look()
{
    if (m_state != State::Empty && presence() == Presence::Gone)
        forget();
}

void TokenClipboard::takeOut()
{
    const Presence before = presence();
    if (before == Presence::There) // else it could be somebody else's that is lost
        m_access->clear();
    if (before == Presence::Gone || presence() == Presence::Gone)
        return forget();
    if (std::exchange(m_state, State::NotCleared) != State::NotCleared)
        Q_EMIT stateChanged();
}

void TokenClipboard::forget()
{
    m_alarm->stop();
    m_key.clear();
    m_fingerprint.clear();
    if (std::exchange(m_state, State::Empty) != State::Empty)
        Q_EMIT stateChanged();
}

} // namespace Qonsent::Manager
