// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/loopbackreceiver.h"

#include <memory>

namespace Qonsent {

/// For providers that register no loopback address: the `redirect_uri` is an https address of the
/// program's makers, whose static page (relay.html, installed in share/qonsent/pages) sends the browser on to the
/// listener with the answer it got. The port is told by the state, which therefore begins with
/// `{listenPort}.` and goes on at random.
///
/// The code passes a third host, where it is of no use to anybody: PKCE is there, or else the
/// client's own proof (AuthorizationCodeFlow refuses to go without both). Tokens would be, so a
/// relay and a response type that brings some go together only if the makers of the page are
/// trusted with them; a fragment at least is not sent to its server.
class QONSENT_CORE_EXPORT RelayReceiver final : public RedirectReceiver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayReceiver)

public:
    /// \a relay is the page's address as registered. The host of \a where is 127.0.0.1 unless it
    /// says otherwise; the page knows that host, and the path.
    RelayReceiver(const QUrl &relay, const LoopbackOptions &where, QObject *parent = nullptr);
    ~RelayReceiver() override;

    /// Besides the errors of the listener InvalidConfiguration: "relay" (not https, or with a user,
    /// a query or a fragment), "relay_state" (a state that does not name the port, or nothing
    /// else), "response_mode" (no page can pass a form on).
    [[nodiscard]] Result<QUrl> listenFor(const AwaitedAnswer &answer) override;
    [[nodiscard]] quint16 listeningPort() const override;
    [[nodiscard]] QByteArray stateTemplate() const override;
    void close() override;

private:
    QUrl m_relay;
    std::unique_ptr<LoopbackReceiver> m_listener;
};

} // namespace Qonsent
