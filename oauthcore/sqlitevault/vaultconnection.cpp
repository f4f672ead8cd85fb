// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/vaultconnection_p.h"

#include <QElapsedTimer>
#include <QSqlError>
#include <QThread>
#include <QUuid>

#include <optional>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr int busyPatience = 5000; ///< how long others may hold the file, in milliseconds

AuthError errorOf(const QSqlError &error)
{
    // https://www.sqlite.org/rescode.html; the low byte says it all.
    constexpr int primary = 0xff;
    const int code = error.nativeErrorCode().toInt() & primary;
    switch (code) {
    case 5:  // SQLITE_BUSY
    case 6:  // SQLITE_LOCKED
    case 15: // SQLITE_PROTOCOL: the race for the lock was lost too often
        return AuthError::of(Code::VaultBusy, "sqlite_" + QByteArray::number(code));
    case 3:  // SQLITE_PERM
    case 23: // SQLITE_AUTH
        return AuthError::of(Code::VaultIo, "no_permission");
    case 7: // SQLITE_NOMEM
        return AuthError::of(Code::VaultIo, "no_memory");
    case 8: // SQLITE_READONLY
        return AuthError::of(Code::VaultIo, "read_only");
    case 10: // SQLITE_IOERR
        return AuthError::of(Code::VaultIo, "eio");
    case 13: // SQLITE_FULL
        return AuthError::of(Code::VaultIo, "enospc");
    case 14: // SQLITE_CANTOPEN
        return AuthError::of(Code::VaultIo, "cannot_open");
    case 18: // SQLITE_TOOBIG
        return AuthError::of(Code::InvalidConfiguration, "record_too_large");
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
    // Our statements are always the same: if they make no sense to it or break a rule of the file,
    // it is the file's format that is another.
    case 1:  // SQLITE_ERROR
    case 19: // SQLITE_CONSTRAINT
    case 20: // SQLITE_MISMATCH
    case 24: // SQLITE_FORMAT
        return AuthError::of(Code::VaultDamaged, "sqlite_" + QByteArray::number(code));
    default:
        return AuthError::of(Code::VaultIo, "sqlite_" + QByteArray::number(code));
    }
}

} // namespace

Result<bool> VaultRows::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return errorOf(m_query->lastError());
    return false;
}

Result<Done> VaultConnection::open(const QByteArray &path, Access access)
{
    close();
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"),
                                           QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (!m_database.isValid())
        return AuthError::of(Code::VaultIo, "no_sqlite_driver");
    // As an address, so that SQLite never makes a file where there is none, and takes any path.
    const QByteArray address = "file:" + path.toPercentEncoding("/")
        + (access == Access::Whole ? "?mode=rw" : "?mode=ro&immutable=1");
    m_database.setDatabaseName(QString::fromLatin1(address));
    m_database.setConnectOptions(
        QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1").arg(busyPatience));
    if (m_database.open())
        return Done{};
    const AuthError error = errorOf(m_database.lastError());
    close();
    return error;
}

void VaultConnection::close()
{
    if (!m_database.isValid())
        return;
    m_prepared.clear();
    m_database.close();
    const QString name = m_database.connectionName();
    m_database = QSqlDatabase(); // Qt warns of connections that are still held
    QSqlDatabase::removeDatabase(name);
}

Result<VaultRows> VaultConnection::run(const char *statement, const QVariantList &values)
{
    auto prepared = m_prepared.find(statement);
    if (prepared == m_prepared.end()) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.prepare(QString::fromLatin1(statement)))
            return errorOf(query.lastError());
        prepared = m_prepared.emplace(statement, std::move(query)).first;
    }
    QSqlQuery &query = prepared->second;
    for (qsizetype place = 0; place < values.size(); ++place)
        query.bindValue(int(place), values[place]);
    VaultRows rows(&query);
    if (!query.exec())
        return errorOf(query.lastError());
    return rows;
}

Result<Done> VaultConnection::runOnce(const QByteArray &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(QString::fromLatin1(statement)))
        return errorOf(query.lastError());
    while (query.next()) { }
    if (query.lastError().isValid())
        return errorOf(query.lastError());
    return Done{};
}

Result<QVariant> VaultConnection::value(const char *statement)
{
    auto rows = run(statement);
    if (!rows)
        return rows.error();
    const auto isThere = rows.value().next();
    if (!isThere)
        return isThere.error();
    if (!*isThere)
        return AuthError::of(Code::VaultDamaged, "no_row");
    return QVariant(rows.value().value(0));
}

Result<VaultTransaction> VaultTransaction::toRead(VaultConnection &connection)
{
    if (const auto begun = connection.run("BEGIN"); !begun)
        return begun.error();
    return VaultTransaction(&connection);
}

Result<VaultTransaction> VaultTransaction::toWrite(VaultConnection &connection)
{
    // SQLite asks the less often the longer it waits, so that one of many writers never gets its
    // turn. Here whoever has waited longest asks most often.
    if (const auto set = connection.run("PRAGMA busy_timeout = 0"); !set)
        return set.error();
    std::optional<VaultTransaction> transaction;
    std::optional<AuthError> refused;
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        const auto rows = connection.run("BEGIN IMMEDIATE");
        if (rows) {
            transaction.emplace(VaultTransaction(&connection)); // whatever fails below, it ends
            break;
        }
        refused = rows.error();
        const qint64 left = busyPatience - waited.elapsed();
        if (refused->code != Code::VaultBusy || left <= 0)
            break;
        QThread::usleep(static_cast<unsigned long>(qBound(qint64(200), left, qint64(5000))));
    }
    static const QByteArray patience = "PRAGMA busy_timeout = " + QByteArray::number(busyPatience);
    if (const auto set = connection.run(patience.constData()); !set)
        return set.error();
    if (!transaction)
        return *refused;
    return std::move(*transaction);
}

VaultTransaction::~VaultTransaction()
{
    // SQLite may have rolled back by itself; that it says so then is no news.
    if (m_connection)
        (void)m_connection->run("ROLLBACK");
}

Result<Done> VaultTransaction::commit()
{
    if (const auto done = m_connection->run("COMMIT"); !done)
        return done.error();
    m_connection = nullptr;
    return Done{};
}

} // namespace Qonsent
