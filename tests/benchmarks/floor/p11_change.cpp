// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floordatabase.h"

#include <QSqlQuery>
#include <QVariant>

using namespace Bench;

/// One row of the tokens' size, updated durably; nothing is sealed.
static const bool announced = announceWork("p11", [](const Setting &setting) {
    auto floor = std::make_shared<FloorDatabase>(setting);
    auto query = std::make_shared<QSqlQuery>(floor->database());
    query->prepare(QStringLiteral("UPDATE tokens SET sealed = ? WHERE number = ?"));
    // Two in turn: SQLite does not write what is the same as before.
    const QByteArray first = sealedRow(QByteArray(tokensSize, 'y'));
    const QByteArray second = sealedRow(QByteArray(tokensSize, 'z'));
    auto turn = std::make_shared<int>(0);
    return callWork([floor, query, first, second, turn](int count) {
        int good = 0;
        for (int i = 0; i < count; ++i) {
            query->bindValue(0, ++*turn % 2 == 0 ? first : second);
            query->bindValue(1, floor->count() / 2 + 1);
            good += query->exec() && query->numRowsAffected() == 1;
        }
        return good;
    });
});
