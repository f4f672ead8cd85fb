// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"
#include "tests/benchmarks/qtnetworkauth/codeflow.h"

#include <QEventLoop>
#include <QOAuthOobReplyHandler>

using namespace Bench;

namespace {

/// A flow that holds a token with an expiry, as a refresh leaves it.
std::shared_ptr<CodeFlow> flowWithToken(const Setting &setting)
{
    static QNetworkAccessManager network;
    auto flow = std::make_shared<CodeFlow>(&network, setting.text(QStringLiteral("server")));
    static QOAuthOobReplyHandler handler;
    flow->setReplyHandler(&handler);
    flow->setRefreshToken(QStringLiteral("first"));
    QEventLoop loop;
    QObject::connect(flow.get(), &QAbstractOAuth::granted, &loop, &QEventLoop::quit);
    flow->refreshAccessToken();
    loop.exec();
    return flow;
}

} // namespace

static const bool announced = announceWork("p05", [](const Setting &setting) {
    return callWork([flow = flowWithToken(setting)](int count) {
        int found = 0;
        for (int i = 0; i < count; ++i) {
            if (flow->expirationAt() > QDateTime::currentDateTime())
                found += !flow->token().isEmpty();
        }
        return found;
    });
});
