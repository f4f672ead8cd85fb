// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/event.h"
#include "tests/benchmarks/harness/work.h"
#include "tests/benchmarks/qtnetworkauth/codeflow.h"

using namespace Bench;

static const bool announced = announceWork("p14", [](const Setting &setting) {
    auto network = std::make_shared<QNetworkAccessManager>();
    const QString server = setting.text(QStringLiteral("server"));
    return eventWork([network, server](const Finish &finish) {
        auto *flow = new CodeFlow(network.get(), server);
        flow->setReplyHandler(new QOAuthHttpServerReplyHandler(QHostAddress::LocalHost, 0, flow));
        QObject::connect(flow, &QAbstractOAuth::authorizeWithBrowser, flow,
                         [](const QUrl &url) { sayUrl(url.toEncoded()); });
        QObject::connect(flow, &QAbstractOAuth2::error, flow, [] { sayFailed(); });
        QObject::connect(flow, &QAbstractOAuth::requestFailed, flow, [] { sayFailed(); });
        QObject::connect(flow, &QAbstractOAuth::granted, flow, [flow, finish] {
            saySignedIn(flow->token().toLatin1());
            finish(true);
        });
        flow->grant();
    });
});
