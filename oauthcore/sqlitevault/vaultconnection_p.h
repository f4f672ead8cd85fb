// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <unordered_map>

namespace Qonsent {

/// The rows of one query, one after the other. The query is free again when this goes.
class VaultRows
{
public:
    explicit VaultRows(QSqlQuery *query)
        : m_query(query)
    { }
    ~VaultRows()
    {
        if (m_query)
            m_query->finish(); // else it holds up everybody's checkpoints
    }
    Q_DISABLE_COPY(VaultRows)
    VaultRows(VaultRows &&other) noexcept
        : m_query(std::exchange(other.m_query, nullptr))
    { }

    /// Steps to the next row; false if there is none.
    [[nodiscard]] Result<bool> next();
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    [[nodiscard]] QByteArray bytes(int column) const
    {
        return m_query->value(column).toByteArray();
    }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    /// How many rows a change has changed.
    [[nodiscard]] int changedRows() const { return m_query->numRowsAffected(); }

private:
    QSqlQuery *m_query = nullptr;
};

/// One connection to a SQLite file, which belongs to the thread that opened it. Errors come in our
/// words: VaultBusy, VaultDamaged, VaultIo.
class VaultConnection
{
public:
    VaultConnection() = default;
    ~VaultConnection() { close(); }
    Q_DISABLE_COPY_MOVE(VaultConnection)

    enum class Access : quint8 {
        Untouched, ///< reads the file as it lies there, beside a journal; makes no other files
        Whole,     ///< reads and writes
    };
    /// Opens the file \a path, which must be there.
    [[nodiscard]] Result<Done> open(const QByteArray &path, Access access);
    void close();
    [[nodiscard]] bool isOpen() const { return m_database.isOpen(); }

    /// Runs \a statement, which stays prepared; it has to be a literal, always the same.
    [[nodiscard]] Result<VaultRows> run(const char *statement, const QVariantList &values = {});
    /// Runs \a statement once, whatever it returns.
    [[nodiscard]] Result<Done> runOnce(const QByteArray &statement);
    /// The only value that \a statement returns.
    [[nodiscard]] Result<QVariant> value(const char *statement);

private:
    QSqlDatabase m_database;
    std::unordered_map<const char *, QSqlQuery> m_prepared;
};

/// A transaction that is rolled back unless it is committed.
class VaultTransaction
{
public:
    /// Begin with this; a transaction that reads sees one state of the file, one that writes is
    /// the only one.
    [[nodiscard]] static Result<VaultTransaction> toRead(VaultConnection &connection);
    [[nodiscard]] static Result<VaultTransaction> toWrite(VaultConnection &connection);
    ~VaultTransaction();
    Q_DISABLE_COPY(VaultTransaction)
    VaultTransaction(VaultTransaction &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    { }

    /// What was written is on the disk when this succeeds.
    [[nodiscard]] Result<Done> commit();

private:
    explicit VaultTransaction(VaultConnection *connection)
        : m_connection(connection)
    { }

    VaultConnection *m_connection = nullptr;
};

} // namespace Qonsent
