// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/redirect/awaitedredirect_p.h"
#include "oauthcore/redirect/loopbackbinding_p.h"

#include <QTimer>

#include <map>

namespace Qonsent {

class LoopbackConnection;

/// What does the listening for a LoopbackReceiver, and may outlive it by the two seconds that a
/// browser needs to fetch its last page.
class LoopbackServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoopbackServer)

public:
    /// \a application is what the pages call the program.
    explicit LoopbackServer(const QString &application);
    ~LoopbackServer() override;

    /// See LoopbackReceiver::listenFor().
    [[nodiscard]] Result<QUrl> listen(const LoopbackOptions &options, const AwaitedAnswer &answer);
    [[nodiscard]] quint16 port() const { return m_binding.port; }

    /// The owner lets go: the server deletes itself, now or when no page is owed any more.
    void release();

    /// The servers of this thread that sent a browser on to a page it has not fetched yet.
    [[nodiscard]] static QList<LoopbackServer *> owing();

Q_SIGNALS:
    /// See RedirectReceiver; from the event loop, never from inside another call.
    void redirectReceived(const Qonsent::Secret &answer);
    /// No page is owed any more; once, and only if one was.
    void settled();

private:
    void acceptFrom(QTcpServer *server);
    void makeRoom();
    void forget(LoopbackConnection *connection);
    QByteArray answerTo(const RequestHead &head, QByteArrayView body);
    QByteArray answerToRedirect(const RequestHead &head, QByteArrayView body, ResultPage page);
    const QByteArray &response(ResultPage page);
    void settle();

    QString m_application;
    AwaitedRedirect m_awaited;
    QByteArray m_donePath;
    LoopbackBinding m_binding;
    QList<LoopbackConnection *> m_connections; ///< oldest first
    std::map<ResultPage, QByteArray> m_responses;
    std::optional<ResultPage> m_outcome; ///< what the redirect was answered with, once it came
    QTimer m_grace;                      ///< runs while a page is owed
    bool m_released = false;
};

} // namespace Qonsent
