// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/sqlitevault/recordreader_p.h"
#include "oauthcore/sqlitevault/recordwriter_p.h"
#include "oauthcore/sqlitevault/sealedrecord_p.h"
#include "oauthcore/sqlitevault/vaultrecords_p.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr quint64 metaVersion = 1;

SealContext registrationContext(const QByteArray &id)
{
    return SealContext("registrations.sealed").with(id);
}

} // namespace

QByteArray bytesOf(const AccountId &id)
{
    return decodeBase64Url(id.toString()).value_or(QByteArray());
}

AccountId accountIdOf(const QByteArray &bytes)
{
    return AccountId::fromString(encodeBase64Url(bytes));
}

SealContext VaultRecords::metaContext() const
{
    return SealContext("meta.sealed").with(m_vaultId);
}

Result<Done> VaultRecords::begin()
{
    const auto made = m_connection.run(
        "INSERT INTO meta (number, vault, sealed) VALUES (1, ?, x'')", {m_vaultId});
    if (!made)
        return made.error();
    return setCount(0);
}

Result<Done> VaultRecords::check()
{
    const auto counted = count();
    if (!counted)
        return counted.error();
    return Done{};
}

Result<qint64> VaultRecords::count()
{
    const auto sealed = m_connection.value("SELECT sealed FROM meta WHERE number = 1");
    if (!sealed)
        return sealed.error();
    if (m_keys.records.open(sealed->toByteArray(), metaContext(), m_plain)) {
        RecordReader reader(viewOf(m_plain));
        const quint64 version = reader.number();
        const quint64 count = reader.number();
        if (reader.isWhole() && version == metaVersion)
            return qint64(count);
    }
    return AuthError::of(Code::VaultDamaged, "meta");
}

Result<Done> VaultRecords::setCount(qint64 count)
{
    RecordWriter writer;
    writer.number(metaVersion);
    writer.number(quint64(count));
    const WipedBytes plain = writer.take();
    const auto set = m_connection.run("UPDATE meta SET sealed = ? WHERE number = 1",
                                      {m_keys.records.close(viewOf(plain), metaContext())});
    if (!set)
        return set.error();
    return Done{};
}

QByteArray VaultRecords::nameKeyOf(const QString &name) const
{
    return keyedHash(
        m_keys.names,
        {reinterpret_cast<const char *>(name.constData()), name.size() * qsizetype(sizeof(QChar))});
}

Result<VaultRecords::FoundRow> VaultRecords::rowFrom(Result<VaultRows> rows)
{
    if (!rows)
        return rows.error();
    const auto isThere = rows.value().next();
    if (!isThere)
        return isThere.error();
    if (!*isThere)
        return FoundRow();
    return FoundRow({.number = rows.value().number(0),
                     .id = rows.value().bytes(1),
                     .nameKey = rows.value().bytes(2),
                     .registration = rows.value().bytes(3),
                     .sealed = rows.value().bytes(4)});
}

Result<VaultRecords::FoundRow> VaultRecords::rowById(const AccountId &id)
{
    const QByteArray key = bytesOf(id);
    auto row = rowFrom(m_connection.run("SELECT number, id, name_key, registration, sealed "
                                        "FROM profiles WHERE id = ?",
                                        {key}));
    if (!row)
        return row;
    // The index says it is here, the row says it is another.
    if (row.value() && row.value()->id != key)
        return AuthError::of(Code::VaultDamaged, "profile");
    if (!row.value()) {
        if (const auto proven = proveAbsence(); !proven)
            return proven.error();
    }
    return row;
}

Result<VaultRecords::Row> VaultRecords::presentRow(const AccountId &id)
{
    auto row = rowById(id);
    if (!row)
        return row.error();
    if (!row.value())
        return AuthError::of(Code::UnknownAccount, "account_id",
                             QString::fromLatin1(id.toString()));
    return *std::move(row.value());
}

Result<VaultRecords::FoundRow> VaultRecords::rowByName(const QString &name)
{
    const QByteArray key = nameKeyOf(name);
    auto row = rowFrom(m_connection.run("SELECT number, id, name_key, registration, sealed "
                                        "FROM profiles WHERE name_key = ?",
                                        {key}));
    if (!row)
        return row;
    if (row.value() && row.value()->nameKey != key)
        return AuthError::of(Code::VaultDamaged, "profile");
    if (!row.value()) {
        if (const auto proven = proveAbsence(); !proven)
            return proven.error();
    }
    return row;
}

/// That something was not found is worth nothing in a file whose indexes are damaged. This looks
/// whether every account is where it can be found, once for each state that others have left.
Result<Done> VaultRecords::proveAbsence()
{
    const auto version = m_connection.value("PRAGMA data_version");
    if (!version)
        return version.error();
    if (m_provenVersion == version->toLongLong())
        return Done{};
    const auto counted = count();
    if (!counted)
        return counted.error();
    const auto there = m_connection.value("SELECT count(*) FROM profiles NOT INDEXED");
    if (!there)
        return there.error();
    const auto verdict = m_connection.value("PRAGMA integrity_check(profiles)");
    if (!verdict)
        return verdict.error();
    if (there->toLongLong() != *counted || verdict->toString() != QLatin1String("ok"))
        return AuthError::of(Code::VaultDamaged, "accounts");
    m_provenVersion = version->toLongLong();
    return Done{};
}

Result<Done> VaultRecords::openRegistration(const QByteArray &id, Account &account)
{
    auto known = m_registrations.constFind(id);
    if (known == m_registrations.constEnd()) {
        auto rows = m_connection.run("SELECT sealed FROM registrations WHERE id = ?", {id});
        if (!rows)
            return rows.error();
        const auto isThere = rows.value().next();
        if (!isThere)
            return isThere.error();
        Account shared;
        if (!*isThere
            || !m_keys.records.open(rows.value().bytes(0), registrationContext(id), m_plain)
            || !SealedRecord::readRegistration(viewOf(m_plain), shared))
            return AuthError::of(Code::VaultDamaged, "registration");
        sodium_memzero(m_plain.data(), m_plain.size());
        known = m_registrations.insert(id, shared);
    }
    account.provider = known->provider;
    account.client = known->client;
    return Done{};
}

Result<QByteArray> VaultRecords::ensureRegistration(const Account &account)
{
    const auto plain = SealedRecord::writeRegistration(account);
    if (!plain)
        return AuthError::of(Code::InvalidConfiguration, "record_too_large");
    const QByteArray id = keyedHash(m_keys.registrations, viewOf(*plain));
    auto there = m_connection.run("SELECT sealed FROM registrations WHERE id = ?", {id});
    if (!there)
        return there.error();
    const auto isThere = there.value().next();
    if (!isThere)
        return isThere.error();
    if (*isThere) {
        if (!m_keys.records.open(there.value().bytes(0), registrationContext(id), m_plain))
            return AuthError::of(Code::VaultDamaged, "registration");
        return id;
    }
    const auto added =
        m_connection.run("INSERT INTO registrations (id, sealed) VALUES (?, ?)",
                         {id, m_keys.records.close(viewOf(*plain), registrationContext(id))});
    if (!added)
        return added.error();
    return id;
}

/// A client's secret goes with the last account that needs it.
Result<Done> VaultRecords::pruneRegistration(const QByteArray &id)
{
    const auto pruned =
        m_connection.run("DELETE FROM registrations WHERE id = ? "
                         "AND NOT EXISTS (SELECT 1 FROM profiles WHERE registration = ?)",
                         {id, id});
    if (!pruned)
        return pruned.error();
    return Done{};
}

} // namespace Qonsent
