// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "oauthcore/redirect/redirectreceiver.h"

#include <QSslConfiguration>

namespace Qonsent {

class LoopbackServer;

/// Where a LoopbackReceiver listens, and what its pages call the program.
struct LoopbackOptions
{
    /// Empty: 127.0.0.1, or ::1 where there is no IPv4 loopback. Else "127.0.0.1", "::1", or
    /// "localhost", which binds both families on one port, so that nobody can wait for the
    /// redirect on the other one (RFC 8252 section 8.3). A family the host lacks is left out.
    QString host = {};
    /// As registered: begins with `/`, of unreserved characters, no empty or dotted segment.
    QString path = QStringLiteral("/callback");
    quint16 firstPort = 0;    ///< 0: any free port (RFC 8252 section 7.3)
    quint16 lastPort = 0;     ///< the end of a range, tried in order; 0: firstPort alone
    QString application = {}; ///< empty: QGuiApplication's display name, or the application's name
    /// With a local certificate and its key: the redirect is https. The certificate is the
    /// application's own, and its browser has to believe it for this host.
    QSslConfiguration tls = {};
};

/// Listens on the loopback interface for the redirect of one sign-in (RFC 8252 section 7.3).
///
/// It hears one GET for its exact path and Host, from a navigation, whose state is the right one;
/// everything else is answered, or dropped after five seconds, and changes nothing. At most 64
/// connections are held; the oldest unfinished one makes room.
///
/// For ResponseMode::FormPost it hears one POST of a form of 64 KiB at most instead, from whatever
/// origin. For ResponseMode::Fragment it answers the GET with a page that hands the fragment over
/// by such a POST and takes it out of the address bar; the form is believed only with the nonce of
/// that page.
///
/// A browser (a client that sends Fetch Metadata) is sent on to `<path>/done`, so that the code
/// leaves its address bar. If the receiver is closed or deleted before the browser came for that
/// page, the port stays open for it, for two seconds after the redirect at most. Nobody has to
/// wait for that, except a program that is about to exit: see pagesServed(). Any other client gets
/// the page at once.
class QONSENT_CORE_EXPORT LoopbackReceiver final : public RedirectReceiver
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoopbackReceiver)

public:
    explicit LoopbackReceiver(const LoopbackOptions &options, QObject *parent = nullptr);
    ~LoopbackReceiver() override;

    /// Errors: InvalidConfiguration (`redirect_host`, `redirect_path`, `redirect_port`,
    /// `redirect_certificate`, `state`), PortUnavailable naming address and port. A port that was
    /// asked for is never replaced by another.
    [[nodiscard]] Result<QUrl> listenFor(const AwaitedAnswer &answer) override;
    /// Without the port if any free one was asked for (RFC 8252 section 7.3).
    [[nodiscard]] Diagnosis::RedirectToRegister toRegister(const QUrl &sent) const override;
    [[nodiscard]] quint16 listeningPort() const override;
    void close() override;

    /// Finishes when every browser that this thread's receivers sent on has its page, or its two
    /// seconds are over; at once if there is none. A program that exits right after a sign-in
    /// waits for it, or its user may see "connection refused".
    [[nodiscard]] static ReplyOf<Done> *pagesServed(QObject *parent);

private:
    LoopbackOptions m_options;
    LoopbackServer *m_server = nullptr; ///< a child, until it is released
};

} // namespace Qonsent
