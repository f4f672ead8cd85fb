// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floordatabase.h"

#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

using namespace Bench;

namespace {

/// How many rows of \a table could be read and opened.
int opened(FloorDatabase &floor, const char *table, QByteArray &plain)
{
    QSqlQuery query(floor.database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT sealed FROM ") + QLatin1String(table)))
        return 0;
    int good = 0;
    while (query.next())
        good += openRow(query.value(0).toByteArray(), plain);
    return good;
}

} // namespace

/// Opens the file, reads and unseals profiles and tokens, and looks at none of it: what a store
/// has to do that keeps both together.
static const bool announced = announceWork("p12", [](const Setting &setting) {
    auto floor = std::make_shared<FloorDatabase>(setting);
    floor->close();
    return callWork([floor](int count) {
        QByteArray plain(std::max(profileSize, tokensSize), Qt::Uninitialized);
        int good = 0;
        for (int i = 0; i < count; ++i) {
            floor->open();
            good += opened(*floor, "profiles", plain) == floor->count()
                && opened(*floor, "tokens", plain) == floor->count();
            floor->close();
        }
        return good;
    });
});
