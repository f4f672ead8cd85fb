// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/work.h"
#include "tests/benchmarks/qtnetworkauth/codeflow.h"

#include <QOAuthOobReplyHandler>

using namespace Bench;

namespace {

class ConstantHandler : public QOAuthOobReplyHandler
{
public:
    QString callback() const override { return QStringLiteral("http://127.0.0.1:49152/callback"); }
};

} // namespace

/// With a state of its own for each URL, which the library leaves to its caller.
static const bool announced = announceWork("p07", [](const Setting &) {
    auto flow = std::make_shared<CodeFlow>(nullptr, QStringLiteral("https://accounts.example.com"));
    auto handler = std::make_shared<ConstantHandler>();
    flow->setReplyHandler(handler.get());
    return callWork([flow, handler](int count) {
        int made = 0;
        for (int i = 0; i < count; ++i) {
            flow->setState({});
            made += !flow->buildAuthenticateUrl().isEmpty();
        }
        return made;
    });
});
