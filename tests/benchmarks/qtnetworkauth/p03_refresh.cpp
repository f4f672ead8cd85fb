// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"
#include "tests/benchmarks/qtnetworkauth/codeflow.h"

#include <QOAuthOobReplyHandler>

using namespace Bench;

namespace {

struct Refresher
{
    explicit Refresher(const QString &server)
        : flow(&network, server)
    {
        flow.setReplyHandler(&handler); // it is what reads the answers
        flow.setRefreshToken(QStringLiteral("first"));
        QObject::connect(&flow, &QAbstractOAuth::granted, &flow,
                         [this] { std::exchange(finish, {})(!flow.token().isEmpty()); });
    }

    QNetworkAccessManager network;
    QOAuthOobReplyHandler handler;
    CodeFlow flow;
    Finish finish;
};

} // namespace

static const bool announced = announceWork("p03", [](const Setting &setting) {
    auto refresher = std::make_shared<Refresher>(setting.text(QStringLiteral("server")));
    return eventWork([refresher](Finish finish) {
        refresher->finish = std::move(finish);
        refresher->flow.refreshAccessToken();
    });
});
