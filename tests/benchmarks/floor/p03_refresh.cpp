// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floortokens.h"
#include "tests/benchmarks/harness/work.h"

#include <QNetworkAccessManager>
#include <QUrlQuery>

using namespace Bench;

static const bool announced = announceWork("p03", [](const Setting &setting) {
    auto network = std::make_shared<QNetworkAccessManager>();
    auto refreshToken = std::make_shared<QString>(QStringLiteral("first"));
    const QUrl endpoint(setting.text(QStringLiteral("server")) + QStringLiteral("/token"));
    return eventWork([network, refreshToken, endpoint](const Finish &finish) {
        QUrlQuery form;
        form.addQueryItem(QStringLiteral("grant_type"), QStringLiteral("refresh_token"));
        form.addQueryItem(QStringLiteral("refresh_token"), *refreshToken);
        form.addQueryItem(QStringLiteral("client_id"), QStringLiteral("benchmark-client"));
        QNetworkReply *reply =
            network->post(tokenRequest(endpoint), form.toString(QUrl::FullyEncoded).toLatin1());
        QObject::connect(reply, &QNetworkReply::finished, reply, [=] {
            reply->deleteLater();
            const FloorTokens tokens = readTokens(reply->readAll());
            *refreshToken = tokens.refreshToken;
            finish(!tokens.accessToken.isEmpty());
        });
    });
});
