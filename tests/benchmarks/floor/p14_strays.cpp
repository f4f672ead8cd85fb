// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floorauthorization.h"
#include "tests/benchmarks/floor/floorlistener.h"
#include "tests/benchmarks/floor/floortokens.h"
#include "tests/benchmarks/harness/event.h"
#include "tests/benchmarks/harness/work.h"

#include <QNetworkAccessManager>

using namespace Bench;

namespace {

void exchange(QNetworkAccessManager &network, const QUrl &endpoint, const QByteArray &code,
              const Finish &finish)
{
    QNetworkReply *reply = network.post(tokenRequest(endpoint),
                                        "grant_type=authorization_code&client_id=benchmark-client"
                                        "&code="
                                            + code);
    QObject::connect(reply, &QNetworkReply::finished, reply, [reply, finish] {
        reply->deleteLater();
        saySignedIn(readTokens(reply->readAll()).accessToken.toLatin1());
        finish(true);
    });
}

} // namespace

static const bool announced = announceWork("p14", [](const Setting &setting) {
    auto network = std::make_shared<QNetworkAccessManager>();
    const QUrl endpoint(setting.text(QStringLiteral("server")) + QStringLiteral("/token"));
    auto listener = std::make_shared<std::unique_ptr<FloorListener>>();
    return eventWork([=](const Finish &finish) {
        const QByteArray state = floorRandom();
        *listener = std::make_unique<FloorListener>(
            state, [=](const QByteArray &code) { exchange(*network, endpoint, code, finish); });
        sayUrl("http://127.0.0.1/authorize?redirect_uri=http%3A%2F%2F127.0.0.1%3A"
               + QByteArray::number((*listener)->port()) + "%2Fcallback&state=" + state);
    });
});
