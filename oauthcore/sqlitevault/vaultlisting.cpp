// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/logging.h"
#include "oauthcore/sqlitevault/sealedrecord_p.h"
#include "oauthcore/sqlitevault/vaultrecords_p.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

/// A profile holds at its place: its key in the index of names and its registration are sealed in.
SealContext profileContext(const QByteArray &id, const QByteArray &nameKey,
                           const QByteArray &registration)
{
    return SealContext("profiles.sealed").with(id).with(nameKey).with(registration);
}

} // namespace

Result<Account> VaultRecords::openProfile(const Row &row)
{
    Account account{.id = accountIdOf(row.id)};
    const SealContext context = profileContext(row.id, row.nameKey, row.registration);
    if (account.id.isNull() || !m_keys.records.open(row.sealed, context, m_plain)
        || !SealedRecord::readProfile(viewOf(m_plain), m_scopes, account))
        return AuthError::of(Code::VaultDamaged, "profile");
    if (const auto opened = openRegistration(row.registration, account); !opened)
        return opened.error();
    return account;
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
    QList<Account> found;
    qint64 seen = 0;
    for (;; ++seen) {
        const auto isThere = rows.value().next();
        if (!isThere)
            return isThere.error();
        if (!*isThere)
            break;
        auto account = openProfile({.number = rows.value().number(0),
                                    .id = rows.value().bytes(1),
                                    .nameKey = rows.value().bytes(2),
                                    .registration = rows.value().bytes(3),
                                    .sealed = rows.value().bytes(4)});
        // One that is damaged does not hide the others; asked for by itself it says what it is.
        if (account)
            found.append(std::move(account).value());
        else if (account.error().code == Code::VaultDamaged)
            qCWarning(lcVault, "An account in the vault is damaged (%s); it is left as it is.",
                      account.error().reason.constData());
        else
            return account.error();
    }
    if (seen != *counted)
        qCWarning(lcVault, "The vault is damaged: it has %lld accounts, %lld can be read.",
                  static_cast<long long>(*counted), static_cast<long long>(seen));
    // Sorted by pointer, since accounts are large.
    QList<Account *> order;
    order.reserve(found.size());
    for (Account &account : found)
        order.append(&account);
    std::sort(order.begin(), order.end(),
              [](const Account *a, const Account *b) { return a->name < b->name; });
    QList<Account> sorted;
    sorted.reserve(found.size());
    for (Account *const account : std::as_const(order))
        sorted.append(std::move(*account));
    return sorted;
}

/// Writes the profile of \a account in the place of \a old, or as a new one.
Result<Done> VaultRecords::store(const FoundRow &old, const Account &account)
{
    const auto registration = ensureRegistration(account);
    if (!registration)
        return registration.error();
    const auto plain = SealedRecord::writeProfile(account);
    if (!plain)
        return AuthError::of(Code::InvalidConfiguration, "record_too_large");
    const QByteArray id = bytesOf(account.id);
    const QByteArray nameKey = nameKeyOf(account.name);
    const QByteArray sealed =
        m_keys.records.close(viewOf(*plain), profileContext(id, nameKey, *registration));
    if (!old) {
        const auto added = m_connection.run("INSERT INTO profiles (id, name_key, registration, "
                                            "sealed) VALUES (?, ?, ?, ?)",
                                            {id, nameKey, *registration, sealed});
        if (!added)
            return added.error();
        return Done{};
    }
    const auto updated = old->nameKey == nameKey
        ? m_connection.run("UPDATE profiles SET registration = ?, sealed = ? WHERE number = ?",
                           {*registration, sealed, old->number})
        : m_connection.run("UPDATE profiles SET name_key = ?, registration = ?, sealed = ? "
                           "WHERE number = ?",
                           {nameKey, *registration, sealed, old->number});
    if (!updated)
        return updated.error();
    if (updated.value().changedRows() != 1)
        return AuthError::of(Code::VaultDamaged, "profile");
    if (*registration != old->registration)
        return pruneRegistration(old->registration);
    return Done{};
}

} // namespace Qonsent
