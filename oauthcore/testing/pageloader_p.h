// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/testing/responseparser_p.h"

#include <QHash>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace Qonsent::Test {

/// One navigation of a browser.
struct PageRequest
{
    QByteArray method = "GET";
    QUrl url = {};
    QUrl from = {};       ///< the page that led here; empty if the person typed it
    QByteArray body = {}; ///< of a POST, form-encoded
};

/// Loads one page after the other with the header fields of a browser, over connections that are
/// kept alive. Follows no redirect and knows no cookie.
class PageLoader
{
public:
    using Done = std::function<void(const Result<HttpResponse> &)>;

    explicit PageLoader(const QSslConfiguration &tls);
    ~PageLoader();
    Q_DISABLE_COPY_MOVE(PageLoader)

    /// Loads a page; one at a time. Fails with BrowserNotStarted if there is no complete answer.
    void load(const PageRequest &request, const Done &done);

private:
    QTcpSocket *connectionTo(const QUrl &url);
    void readMore();
    void finish(const Result<HttpResponse> &response);
    void fail();

    QSslConfiguration m_tls;
    QHash<QString, QTcpSocket *> m_idle; ///< by scheme, host and port
    QTcpSocket *m_socket = nullptr;      ///< of the page that is being loaded
    QString m_origin;
    ResponseParser m_parser;
    Done m_done;
};

} // namespace Qonsent::Test
