// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floortokens.h"
#include "tests/benchmarks/harness/work.h"

using namespace Bench;

static const bool announced = announceWork("p08", [](const Setting &setting) {
    const QByteArray json = setting.fetch(setting.text(QStringLiteral("document")).toLatin1());
    return callWork([json](int count) {
        int read = 0;
        for (int i = 0; i < count; ++i)
            read += !readTokens(json).accessToken.isEmpty();
        return read;
    });
});
