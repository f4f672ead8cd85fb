// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/logging.h"
#include "oauthcore/sqlitevault/sealedrecord_p.h"
#include "oauthcore/sqlitevault/vaultrecords_p.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

/// A profile holds at its place: its key in the index of names and its registration are sealed in.
SealContext profileContext(const QByteArray &id, const QByteArray &nameKey,
                           const QByteArray &registration)
{
    return SealContext("profiles.sealed").with(id).with(nameKey).with(registration);
}

/// How many accounts room is made for before they were seen.
constexpr qint64 believable = 100'000;

/// Sorts places instead of accounts, and moves each account once.
void sortByName(QList<Account> &accounts)
{
    std::vector<qsizetype> from(std::size_t(accounts.size()));
    std::iota(from.begin(), from.end(), qsizetype(0));
    std::sort(from.begin(), from.end(),
              [&](qsizetype a, qsizetype b) { return accounts.at(a).name < accounts.at(b).name; });
    for (qsizetype start = 0; start < accounts.size(); ++start) {
        // Each cycle of the permutation begins with a hole and ends with filling it.
        if (from[std::size_t(start)] == start)
            continue;
        Account first = std::move(accounts[start]);
        qsizetype hole = start;
        for (;;) {
            const qsizetype next = std::exchange(from[std::size_t(hole)], hole);
            if (next == start)
                break;
            accounts[hole] = std::move(accounts[next]);
            hole = next;
        }
        accounts[hole] = std::move(first);
    }
}

} // namespace

Result<Account> VaultRecords::openProfile(const Row &row)
{
    Account account;
    if (const auto opened = openProfile(row, account); !opened)
        return opened.error();
    return account;
}

Result<Done> VaultRecords::openProfile(const Row &row, Account &account)
{
    account.id = accountIdOf(row.id);
    const SealContext context = profileContext(row.id, row.nameKey, row.registration);
    if (account.id.isNull() || !m_keys.records.open(row.sealed, context, m_plain)
        || !SealedRecord::readProfile(viewOf(m_plain), m_scopes, account))
        return AuthError::of(Code::VaultDamaged, "profile");
    return openRegistration(row.registration, account);
}

Result<QList<Account>> VaultRecords::accounts()
{
    const auto transaction = VaultTransaction::toRead(m_connection);
    if (!transaction)
        return transaction.error();
    const auto counted = count();
    if (!counted)
        return counted.error();
    auto rows = m_connection.run("SELECT number, id, name_key, registration, sealed "
                                 "FROM profiles NOT INDEXED");
    if (!rows)
        return rows.error();
    // Accounts are large: they are made where they stay.
    QList<Account> found;
    found.reserve(qsizetype(qMin(*counted, believable)));
    qint64 seen = 0;
    for (;; ++seen) {
        const auto isThere = rows.value().next();
        if (!isThere)
            return isThere.error();
        if (!*isThere)
            break;
        const auto opened = openProfile({.number = rows.value().number(0),
                                         .id = rows.value().bytes(1),
                                         .nameKey = rows.value().bytes(2),
                                         .registration = rows.value().bytes(3),
                                         .sealed = rows.value().bytes(4)},
                                        found.emplaceBack());
        if (opened)
            continue;
        // One that is damaged does not hide the others; asked for by itself it says what it is.
        found.removeLast();
        if (opened.error().code != Code::VaultDamaged)
            return opened.error();
        qCWarning(lcVault, "An account in the vault is damaged (%s); it is left as it is.",
                  opened.error().reason.constData());
    }
    if (seen != *counted)
        qCWarning(lcVault, "The vault is damaged: it has %lld accounts, %lld can be read.",
                  static_cast<long long>(*counted), static_cast<long long>(seen));
    if (found.isEmpty() && seen > 0) // an empty list would say that there never was one
        return AuthError::of(Code::VaultDamaged, "profiles");
    sortByName(found);
    return found;
}

/// Writes the profile of \a account in the place of \a old, or as a new one.
Result<Done> VaultRecords::store(const FoundRow &old, const QByteArray &registration,
                                 const Account &account)
{
    const auto plain = SealedRecord::writeProfile(account);
    if (!plain)
        return AuthError::of(Code::InvalidConfiguration, "record_too_large");
    const QByteArray id = bytesOf(account.id);
    const QByteArray nameKey = nameKeyOf(account.name);
    const QByteArray sealed =
        m_keys.records.close(viewOf(*plain), profileContext(id, nameKey, registration));
    if (!old) {
        const auto added = m_connection.run("INSERT INTO profiles (id, name_key, registration, "
                                            "sealed) VALUES (?, ?, ?, ?)",
                                            {id, nameKey, registration, sealed});
        if (!added)
            return added.error();
        return Done{};
    }
    const auto updated = old->nameKey == nameKey
        ? m_connection.run("UPDATE profiles SET registration = ?, sealed = ? WHERE number = ?",
                           {registration, sealed, old->number})
        : m_connection.run("UPDATE profiles SET name_key = ?, registration = ?, sealed = ? "
                           "WHERE number = ?",
                           {nameKey, registration, sealed, old->number});
    if (!updated)
        return updated.error();
    if (updated.value().changedRows() != 1)
        return AuthError::of(Code::VaultDamaged, "profile");
    if (registration != old->registration)
        return pruneRegistration(old->registration);
    return Done{};
}

} // namespace Qonsent
