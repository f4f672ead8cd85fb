// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/benchmarks/harness/sealedrows.h"
#include "tests/benchmarks/harness/work.h"

#include <QSqlDatabase>
#include <QTemporaryDir>

namespace Bench {

/// A SQLite file below `--scratch`, as durable as the vault (WAL, synchronous FULL): `--accounts`
/// rows each in `profiles` and `tokens` (number, sealed).
class FloorDatabase
{
public:
    explicit FloorDatabase(const Setting &setting);
    ~FloorDatabase();
    Q_DISABLE_COPY_MOVE(FloorDatabase)

    void open();
    void close();
    [[nodiscard]] QSqlDatabase &database() { return m_database; }
    [[nodiscard]] int count() const { return m_count; }

private:
    void fill();

    QTemporaryDir m_folder;
    int m_count;
    QSqlDatabase m_database;
};

} // namespace Bench
