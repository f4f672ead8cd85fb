// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qtnetworkauth/signin.h"

#include "tests/benchmarks/agent/instantuseragent.h"
#include "tests/benchmarks/qtnetworkauth/codeflow.h"

namespace Bench {

void signInWithQtNetworkAuth(QNetworkAccessManager *network, const QString &server, Finish finish)
{
    auto *flow = new CodeFlow(network, server);
    // the three arguments matter: {LocalHost, 0} would be port 2 of every address
    auto *handler = new QOAuthHttpServerReplyHandler(QHostAddress::LocalHost, 0, flow);
    flow->setReplyHandler(handler);
    QObject::connect(flow, &QAbstractOAuth::authorizeWithBrowser, flow, [](const QUrl &url) {
        InstantUserAgent::instance().visitLater(url.toEncoded().toStdString());
    });
    QObject::connect(flow, &QAbstractOAuth::granted, flow, [flow, handler, finish] {
        handler->close();
        flow->deleteLater();
        finish(!flow->token().isEmpty());
    });
    flow->grant();
}

} // namespace Bench
