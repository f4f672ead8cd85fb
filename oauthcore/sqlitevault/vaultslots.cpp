// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/json.h"
#include "oauthcore/sqlitevault/keysources.h"
#include "oauthcore/sqlitevault/seal_p.h"
#include "oauthcore/sqlitevault/vaultslots_p.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr int maximumSlots = 64;
constexpr qsizetype maximumParameters = 64 * 1024;

/// Members sorted by name, no spaces: the same parameters are the same text.
QByteArray textOf(const QJsonObject &parameters)
{
    return QJsonDocument(parameters).toJson(QJsonDocument::Compact);
}

SealContext contextOf(const QByteArray &vaultId, const QByteArray &kind,
                      const QByteArray &parameters)
{
    return SealContext("slots.wrapped").with(vaultId).with(kind).with(parameters);
}

QByteArray checksumOf(const SealContext &context, const QByteArray &wrapped)
{
    return checksum(context.with(wrapped).bytes());
}

} // namespace

Result<QList<VaultSlot>> readSlots(VaultConnection &connection, const QByteArray &vaultId)
{
    // Lengths are asked of SQLite, so that a file cannot make us swallow a gigabyte.
    auto rows = connection.run("SELECT number, substr(kind, 1, 65), substr(parameters, 1, 65537), "
                               "substr(wrapped, 1, 4097), substr(checksum, 1, 65) FROM slots "
                               "ORDER BY number DESC LIMIT 65");
    if (!rows)
        return rows.error();
    QList<VaultSlot> all;
    for (;;) {
        const auto isThere = rows.value().next();
        if (!isThere)
            return isThere.error();
        if (!*isThere)
            return all;
        if (all.size() == maximumSlots)
            return AuthError::of(Code::VaultDamaged, "slots");
        const QByteArray kind = rows.value().text(1).toUtf8();
        const QByteArray parameters = rows.value().text(2).toUtf8();
        VaultSlot slot{.number = rows.value().number(0), .wrapped = rows.value().bytes(3)};
        const auto read = readJsonObject(parameters);
        if (read)
            slot.parameters = *read;
        slot.isDamaged = !read || parameters.size() > maximumParameters
            || slot.wrapped.size() != qsizetype(LockedKey::size) + Seal::overhead
            || checksumOf(contextOf(vaultId, kind, parameters), slot.wrapped)
                != rows.value().bytes(4);
        slot.kind = keySourceNamed(kind).value_or(VaultProtection::Memory); // unknown: newer than us
        if (slot.kind != VaultProtection::Memory || slot.isDamaged)
            all.append(slot);
    }
}

Result<qint64> addSlot(VaultConnection &connection, const QByteArray &vaultId, VaultProtection kind,
                       const SlotKey &key, const LockedKey &master)
{
    const QByteArray name = keySourceName(kind);
    const QByteArray parameters = textOf(key.parameters);
    if (name.isEmpty() || key.key.isNull() || parameters.size() > maximumParameters)
        return AuthError::of(Code::InvalidConfiguration, "slot");
    const SealContext context = contextOf(vaultId, name, parameters);
    const QByteArray wrapped = Seal(key.key).close(
        {reinterpret_cast<const char *>(master.bytes()), qsizetype(LockedKey::size)}, context);
    const auto added = connection.run("INSERT INTO slots (kind, parameters, wrapped, checksum) "
                                      "VALUES (?, ?, ?, ?)",
                                      {QString::fromLatin1(name), QString::fromUtf8(parameters),
                                       wrapped, checksumOf(context, wrapped)});
    if (!added)
        return added.error();
    const auto number = connection.value("SELECT last_insert_rowid()");
    if (!number)
        return number.error();
    return number->toLongLong();
}

Result<Done> removeSlot(VaultConnection &connection, qint64 number)
{
    const auto removed = connection.run("DELETE FROM slots WHERE number = ?", {number});
    if (!removed)
        return removed.error();
    return Done{};
}

Result<LockedKey> openSlot(const QByteArray &vaultId, const VaultSlot &slot, const LockedKey &key)
{
    if (slot.isDamaged)
        return AuthError::of(Code::VaultDamaged, "slot");
    WipedBytes plain;
    if (!Seal(key).open(slot.wrapped,
                        contextOf(vaultId, keySourceName(slot.kind), textOf(slot.parameters)), plain))
        return AuthError::of(Code::VaultKeyWrong);
    return LockedKey::copyOf(viewOf(plain));
}

} // namespace Qonsent
