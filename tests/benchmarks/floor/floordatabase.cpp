// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/floor/floordatabase.h"

#include <QSqlError>
#include <QSqlQuery>

namespace Bench {

namespace {

void demand(bool success, const QSqlQuery &query)
{
    if (!success)
        qFatal("SQLite: %s", qPrintable(query.lastError().text()));
}

} // namespace

FloorDatabase::FloorDatabase(const Setting &setting)
    : m_folder(setting.text(QStringLiteral("scratch")) + QStringLiteral("/floor-XXXXXX"))
    , m_count(setting.number(QStringLiteral("accounts"), 1))
{
    open();
    fill();
}

FloorDatabase::~FloorDatabase()
{
    close();
}

void FloorDatabase::open()
{
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
    m_database.setDatabaseName(m_folder.filePath(QStringLiteral("floor.db")));
    if (!m_database.open())
        qFatal("SQLite: %s", qPrintable(m_database.lastError().text()));
    QSqlQuery query(m_database);
    demand(query.exec(QStringLiteral("PRAGMA journal_mode = WAL")), query);
    demand(query.exec(QStringLiteral("PRAGMA synchronous = FULL")), query);
}

void FloorDatabase::close()
{
    const QString name = m_database.connectionName();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

void FloorDatabase::fill()
{
    m_database.transaction();
    QSqlQuery query(m_database);
    for (const char *const table : {"profiles", "tokens"}) {
        const QString name = QLatin1String(table);
        demand(query.exec(QStringLiteral("CREATE TABLE %1 (number INTEGER PRIMARY KEY, "
                                         "sealed BLOB NOT NULL)")
                              .arg(name)),
               query);
        demand(query.prepare(QStringLiteral("INSERT INTO %1 (sealed) VALUES (?)").arg(name)),
               query);
        const qsizetype size = name == u"profiles" ? profileSize : tokensSize;
        for (int i = 0; i < m_count; ++i) {
            query.bindValue(0, sealedRow(QByteArray(size, 'x')));
            demand(query.exec(), query);
        }
    }
    if (!m_database.commit())
        qFatal("SQLite: %s", qPrintable(m_database.lastError().text()));
}

} // namespace Bench
