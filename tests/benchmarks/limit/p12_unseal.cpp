// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/harness/sealedrows.h"
#include "tests/benchmarks/harness/work.h"

#include <algorithm>

using namespace Bench;

/// Every profile unsealed, from memory.
static const bool announced = announceWork("p12", [](const Setting &setting) {
    const int accounts = setting.number(QStringLiteral("accounts"), 1);
    QList<QByteArray> rows;
    for (int i = 0; i < accounts; ++i)
        rows.append(sealedRow(QByteArray(profileSize, 'x')));
    return callWork([rows](int count) {
        QByteArray plain(profileSize, Qt::Uninitialized);
        int good = 0;
        for (int i = 0; i < count; ++i)
            good += std::all_of(rows.begin(), rows.end(),
                                [&plain](const QByteArray &row) { return openRow(row, plain); });
        return good;
    });
});
