// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/sealedrecord_p.h"
#include "oauthcore/sqlitevault/vaultrecords_p.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError tooLarge()
{
    return AuthError::of(Code::InvalidConfiguration, "record_too_large");
}

AuthError nameTaken(const QString &name)
{
    return AuthError::of(Code::InvalidConfiguration, "name_taken", name);
}

SealContext tokensContext(const QByteArray &id)
{
    return SealContext("tokens.sealed").with(id);
}

} // namespace

Result<Account> VaultRecords::find(const QString &name)
{
    const auto transaction = VaultTransaction::toRead(m_connection);
    if (!transaction)
        return transaction.error();
    const auto row = rowByName(name);
    if (!row)
        return row.error();
    if (!row.value())
        return AuthError::of(Code::UnknownAccount, "name", name);
    return openProfile(*row.value());
}

Result<Account> VaultRecords::account(const AccountId &id)
{
    const auto transaction = VaultTransaction::toRead(m_connection);
    if (!transaction)
        return transaction.error();
    const auto row = presentRow(id);
    if (!row)
        return row.error();
    return openProfile(*row);
}

Result<StoredAccount> VaultRecords::read(const AccountId &id)
{
    const auto transaction = VaultTransaction::toRead(m_connection);
    if (!transaction)
        return transaction.error();
    const auto row = presentRow(id);
    if (!row)
        return row.error();
    auto account = openProfile(*row);
    if (!account)
        return account.error();
    auto tokens = openTokens(*row);
    if (!tokens)
        return tokens.error();
    return StoredAccount{*std::move(account), *std::move(tokens)};
}

Result<TokenSet> VaultRecords::openTokens(const Row &row)
{
    auto rows = m_connection.run("SELECT sealed FROM tokens WHERE number = ?", {row.number});
    if (!rows)
        return rows.error();
    const auto isThere = rows.value().next();
    if (!isThere)
        return isThere.error();
    // Every account has a set, if only an empty one.
    const AuthError damaged = AuthError::of(Code::VaultDamaged, "tokens");
    if (!*isThere || !m_keys.records.open(rows.value().bytes(0), tokensContext(row.id), m_plain))
        return damaged;
    auto tokens = SealedRecord::readTokens(viewOf(m_plain));
    sodium_memzero(m_plain.data(), m_plain.size());
    if (!tokens)
        return damaged;
    return *std::move(tokens);
}

Result<Done> VaultRecords::storeTokens(qint64 number, const AccountId &id, const TokenSet &tokens)
{
    const auto plain = SealedRecord::writeTokens(tokens);
    if (!plain)
        return tooLarge();
    const QByteArray sealed = m_keys.records.close(viewOf(*plain), tokensContext(bytesOf(id)));
    const auto stored =
        m_connection.run("INSERT INTO tokens (number, sealed) VALUES (?, ?) "
                         "ON CONFLICT (number) DO UPDATE SET sealed = excluded.sealed",
                         {number, sealed});
    if (!stored)
        return stored.error();
    return Done{};
}

Result<Done> VaultRecords::write(Account account, const TokenSet &tokens)
{
    if (account.id.isNull())
        return AuthError::of(Code::InvalidConfiguration, "account_id");
    account.tokens = TokenFacts::of(tokens);
    auto transaction = VaultTransaction::toWrite(m_connection);
    if (!transaction)
        return transaction.error();
    const auto old = rowById(account.id);
    if (!old)
        return old.error();
    if (old.value()) {
        // A damaged record is not written over: somebody may still make something of it.
        if (const auto intact = openProfile(*old.value()); !intact)
            return intact.error();
    }
    const auto namesake = rowByName(account.name);
    if (!namesake)
        return namesake.error();
    if (namesake.value() && namesake.value()->id != bytesOf(account.id))
        return nameTaken(account.name);
    const auto registration = ensureRegistration(account);
    if (!registration)
        return registration.error();
    if (const auto stored = store(old.value(), *registration, account); !stored)
        return stored;
    const auto number = old.value() ? Result<QVariant>(QVariant(old.value()->number))
                                    : m_connection.value("SELECT last_insert_rowid()");
    if (!number)
        return number.error();
    if (!old.value()) {
        const auto before = count();
        if (!before)
            return before.error();
        if (const auto counted = setCount(*before + 1); !counted)
            return counted;
    }
    if (const auto stored = storeTokens(number->toLongLong(), account.id, tokens); !stored)
        return stored;
    return transaction.value().commit();
}

Result<Account> VaultRecords::change(const AccountId &id, const AccountChange &change)
{
    auto transaction = VaultTransaction::toWrite(m_connection);
    if (!transaction)
        return transaction.error();
    const auto row = presentRow(id);
    if (!row)
        return row.error();
    auto account = openProfile(*row);
    if (!account)
        return account;
    if (change.name && *change.name != account->name) {
        const auto namesake = rowByName(*change.name);
        if (!namesake)
            return namesake.error();
        if (namesake.value() && namesake.value()->id != row->id)
            return nameTaken(*change.name);
    }
    change.applyTo(account.value());
    if (const auto stored = store(*row, row->registration, *account); !stored)
        return stored.error();
    if (change.tokens) {
        if (const auto stored = storeTokens(row->number, id, *change.tokens); !stored)
            return stored.error();
    }
    if (const auto committed = transaction.value().commit(); !committed)
        return committed.error();
    return account;
}

Result<Done> VaultRecords::remove(const AccountId &id)
{
    {
        auto transaction = VaultTransaction::toWrite(m_connection);
        if (!transaction)
            return transaction.error();
        // Its records are not opened: one that is damaged can be got rid of, too.
        const auto row = presentRow(id);
        if (!row)
            return row.error();
        const auto before = count();
        if (!before)
            return before.error();
        const QVariantList number{row->number};
        if (const auto gone = m_connection.run("DELETE FROM tokens WHERE number = ?", number);
            !gone)
            return gone.error();
        if (const auto gone = m_connection.run("DELETE FROM profiles WHERE number = ?", number);
            !gone)
            return gone.error();
        if (const auto pruned = pruneRegistration(row->registration); !pruned)
            return pruned;
        if (const auto counted = setCount(qMax<qint64>(*before - 1, 0)); !counted)
            return counted;
        if (const auto committed = transaction.value().commit(); !committed)
            return committed;
    }
    // The journal still holds what was deleted, until it is brought home. If somebody is reading
    // it now, whoever closes the vault last does it.
    (void)m_connection.value("PRAGMA wal_checkpoint(TRUNCATE)");
    return Done{};
}

Result<Done> VaultRecords::probe()
{
    constexpr qsizetype size = 8192;
    const SealContext context("probes.sealed");
    QByteArray plain(size, Qt::Uninitialized);
    // libsodium asks the kernel once for each 256 bytes; a seed and its stream ask once.
    quint8 seed[randombytes_SEEDBYTES];
    randombytes_buf(seed, sizeof seed);
    randombytes_buf_deterministic(plain.data(), std::size_t(size), seed);
    const auto written = m_connection.run("INSERT INTO probes (sealed) VALUES (?)",
                                          {m_keys.records.close(plain, context)});
    if (!written)
        return written.error();
    const auto number = m_connection.value("SELECT last_insert_rowid()");
    if (!number)
        return number.error();
    auto sealed = [&]() -> Result<QByteArray> {
        auto rows = m_connection.run("SELECT sealed FROM probes WHERE number = ?", {*number});
        if (!rows)
            return rows.error();
        const auto isThere = rows.value().next();
        if (!isThere)
            return isThere.error();
        return *isThere ? rows.value().bytes(0) : QByteArray();
    }();
    if (!sealed)
        return sealed.error();
    // With it go those of programs that died at this point; others that probe now are near.
    const auto removed = m_connection.run("DELETE FROM probes WHERE number = ? OR number < ? - 100",
                                          {*number, *number});
    if (!removed)
        return removed.error();
    if (!m_keys.records.open(*sealed, context, m_plain) || viewOf(m_plain) != plain)
        return AuthError::of(Code::VaultIo, "read_back");
    return Done{};
}

} // namespace Qonsent
