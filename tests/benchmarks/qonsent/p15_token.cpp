// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "tests/benchmarks/harness/programwork.h"
#include "tests/benchmarks/qonsent/benchmarkvault.h"

using namespace Bench;

/// `qonsent token` with a valid token, from the start of the process to its end.
static const bool announced = announceWork("p15", [](const Setting &setting) {
    const QString keyFile = setting.text(QStringLiteral("scratch")) + QStringLiteral("/p15.key");
    auto disk = std::make_shared<BenchmarkVault>(setting,
                                                 std::make_shared<Qonsent::KeyFileSource>(keyFile));
    const QByteArray token =
        benchmarkTokens("0", Qonsent::systemClock().now()).accessToken.reveal().toByteArray();
    return programWork({setting.text(QStringLiteral("qonsent")), QStringLiteral("token"),
                        disk->name(), QStringLiteral("--home"), disk->folder(),
                        QStringLiteral("--key-file"), keyFile},
                       token, disk);
});
