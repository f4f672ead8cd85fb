// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floortokens.h"
#include "tests/benchmarks/harness/together.h"

#include <QNetworkAccessManager>

using namespace Bench;

/// One refresh, and a queued answer for each of a thousand callers.
static const bool announced = announceWork("p06", [](const Setting &setting) {
    auto network = std::make_shared<QNetworkAccessManager>();
    const QUrl endpoint(setting.text(QStringLiteral("server")) + QStringLiteral("/token"));
    return eventWork([network, endpoint](const Finish &finish) {
        QNetworkReply *reply = network->post(
            tokenRequest(endpoint),
            QByteArrayLiteral("grant_type=refresh_token&refresh_token=first&client_id=c"));
        auto token = std::make_shared<QString>();
        QObject::connect(reply, &QNetworkReply::finished, reply, [reply, token] {
            reply->deleteLater();
            *token = readTokens(reply->readAll()).accessToken;
        });
        const auto ask = [reply, token](const Finish &answered) {
            auto *answer = new QObject;
            const auto tell = [answer, token, answered] {
                answer->deleteLater();
                answered(!token->isEmpty());
            };
            QObject::connect(reply, &QNetworkReply::finished, answer, tell, Qt::QueuedConnection);
        };
        together(1000, ask, finish);
    });
});
