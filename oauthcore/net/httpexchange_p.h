// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/reply.h"
#include "oauthcore/net/networkfailure_p.h"
#include "oauthcore/net/uploaddevice_p.h"

#include "oauthcore/protocol/httpmessage.h"

#include <QBasicTimer>
#include <QNetworkRequest>
#include <QPointer>

#include <memory>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
QT_END_NAMESPACE

namespace Qonsent {

/// One request on its way: watches over deadlines, budget and redirects until it has decided the
/// ReplyOf<HttpResponse> that it belongs to.
class HttpExchange final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpExchange)

public:
    HttpExchange(const std::shared_ptr<QNetworkAccessManager> &manager, const HttpRequest &request,
                 ReplyOf<HttpResponse> *reply);
    ~HttpExchange() override;

    /// Sends. \a prepared has everything but URL, method and body.
    void start(const QNetworkRequest &prepared, std::chrono::milliseconds connectDeadline);

Q_SIGNALS:
    /// The answer was an interim one that Qt took for the whole: the real one is still to come on
    /// that connection, where the next request would take it for its own.
    void connectionSpoiled();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void sendOnce();
    void onMetaData();
    void onReadyRead();
    void onFinished();

    void refuseStatus(int code);
    void handleRedirect(int code);
    [[nodiscard]] int status() const;
    [[nodiscard]] Effect effect() const;
    void fail(const AuthError &error) { finish(error); }
    void finish(Result<HttpResponse> result);
    void dropNetworkReply();

    const std::shared_ptr<QNetworkAccessManager> m_manager;
    const HttpRequest m_request;
    ReplyOf<HttpResponse> *const m_reply;
    QNetworkRequest m_prepared;
    QPointer<QNetworkReply> m_network;
    QPointer<UploadDevice> m_upload;
    std::chrono::milliseconds m_connectDeadline = {};
    QBasicTimer m_deadlineTimer;
    QBasicTimer m_connectTimer;
    QList<QSslError> m_tlsErrors;
    QByteArray m_body;
    int m_redirects = 0;
    bool m_headSeen = false;
};

} // namespace Qonsent
