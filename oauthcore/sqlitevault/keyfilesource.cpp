// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/keyfilesource.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"
#include "oauthcore/sqlitevault/backgroundwork_p.h"
#include "oauthcore/sqlitevault/ownfile_p.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>

#include <chrono>

#include <sodium.h>

namespace Qonsent {

namespace {

constexpr qsizetype largestFile = 64 * 1024;
constexpr qsizetype smallestFile = 32;
constexpr std::size_t checkSize = 16;
constexpr qsizetype longestPath = 4096;
constexpr auto writingTakes = std::chrono::milliseconds(2000); ///< at most, for a line of text
constexpr auto pause = std::chrono::milliseconds(5);

AuthError keyWrong(const QByteArray &reason)
{
    return AuthError::of(AuthError::Code::VaultKeyWrong, reason);
}

/// Bound to the vault, so that one file can open several and the key of one opens no other.
LockedKey keyFrom(const Secret &content, const QByteArray &vaultId)
{
    return LockedKey::filledBy([&](std::span<unsigned char, LockedKey::size> place) {
        const QByteArrayView bytes = content.reveal();
        return crypto_generichash(place.data(), place.size(),
                                  reinterpret_cast<const unsigned char *>(bytes.data()),
                                  static_cast<unsigned long long>(bytes.size()),
                                  reinterpret_cast<const unsigned char *>(vaultId.constData()),
                                  std::size_t(vaultId.size()))
            == 0;
    });
}

/// Tells a changed file from a damaged vault. It helps nobody to find a key: what the key wraps
/// tells as much.
QByteArray checkOf(const LockedKey &key)
{
    constexpr QByteArrayView purpose = "qonsent key file check";
    QByteArray check(checkSize, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(check.data()), checkSize,
                       reinterpret_cast<const unsigned char *>(purpose.data()),
                       static_cast<unsigned long long>(purpose.size()), key.bytes(),
                       LockedKey::size);
    return check;
}

struct Slot
{
    QString path = {};
    QByteArray check = {};
};

QJsonObject toParameters(const Slot &slot)
{
    return {{QStringLiteral("path"), slot.path},
            {QStringLiteral("check"), QString::fromLatin1(encodeBase64Url(slot.check))}};
}

std::optional<Slot> fromParameters(const QJsonObject &parameters)
{
    const QString path = parameters.value(QStringLiteral("path")).toString();
    const auto check =
        decodeBase64Url(parameters.value(QStringLiteral("check")).toString().toLatin1());
    if (!QDir::isAbsolutePath(path) || path.startsWith(QLatin1Char(':'))
        || path.size() > longestPath || path.contains(QChar::Null))
        return {};
    if (!check || check->size() != qsizetype(checkSize))
        return {};
    return Slot{.path = path, .check = *check};
}

Result<Secret> readKeyFile(const QString &path)
{
    return readOwnFile(path, SecretFile::Regular, largestFile);
}

/// The content of a file that another program has made while we were about to, and may still be
/// writing; \a exists if it cannot be read after all, as with a link that leads nowhere.
Result<Secret> readOfAnother(const QString &path, const AuthError &exists)
{
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        Result<Secret> content = readKeyFile(path);
        if (content || content.error().code == AuthError::Code::UnsafePath)
            return content;
        if (content.error().reason != "empty" || waited.hasExpired(writingTakes.count()))
            return content.error().reason == "missing" ? exists : content.error();
        // In a thread of the pool; nothing tells when another program has finished writing.
        QThread::msleep(static_cast<unsigned long>(pause.count()));
    }
}

/// The content of the file, which is made if it is missing, and read back.
Result<Secret> readOrMake(const QString &path)
{
    Result<Secret> content = readKeyFile(path);
    if (content || content.error().reason != "missing")
        return content;
    QByteArray bytes = randomBytes(LockedKey::size);
    QByteArray line = encodeBase64Url(bytes) + '\n';
    wipe(bytes);
    const Secret fresh = Secret::take(std::move(line));
    const Result<Done> made = createOwnFile(path, fresh.reveal());
    if (!made && made.error().reason == "exists")
        return readOfAnother(path, made.error());
    if (!made)
        return made.error();
    content = readKeyFile(path);
    if (content && !(*content == fresh))
        return AuthError::of(AuthError::Code::VaultIo, "read_back", path);
    return content;
}

Result<SlotKey> makeSlot(const QString &path, const QByteArray &vaultId)
{
    const Result<Secret> content = readOrMake(path);
    if (!content)
        return content.error();
    if (content->size() < smallestFile)
        return AuthError::of(AuthError::Code::InvalidConfiguration, "key_file_short", path);
    const LockedKey key = keyFrom(*content, vaultId);
    if (key.isNull())
        return AuthError::of(AuthError::Code::InvalidConfiguration, "vault_id", path);
    return SlotKey{.key = key, .parameters = toParameters({.path = path, .check = checkOf(key)})};
}

Result<LockedKey> openSlot(const Slot &slot, const QByteArray &vaultId)
{
    const Result<Secret> content = readKeyFile(slot.path);
    if (!content && content.error().code == AuthError::Code::UnsafePath)
        return content.error();
    if (!content && content.error().reason == "missing")
        return keyWrong("key_file_missing");
    if (!content && content.error().reason == "unreadable")
        return keyWrong("key_file_unreadable");
    if (!content)
        return keyWrong("key_file_changed");
    const LockedKey key = keyFrom(*content, vaultId);
    if (key.isNull() || !constantTimeEqual(checkOf(key), slot.check))
        return keyWrong("key_file_changed");
    return key;
}

} // namespace

KeyFileSource::KeyFileSource(QObject *parent)
    : KeySource(parent)
{ }

KeyFileSource::KeyFileSource(const QString &path, QObject *parent)
    : KeySource(parent)
    , m_path(path.isEmpty() ? path : QDir::cleanPath(QFileInfo(path).absoluteFilePath()))
{ }

ReplyOf<SlotKey> *KeyFileSource::makeKey(const QByteArray &vaultId)
{
    if (m_path.isEmpty())
        return finishedReply<SlotKey>(this,
                                      AuthError::of(AuthError::Code::InvalidConfiguration,
                                                    "no_key_file", tr("no key file was named")));
    return inBackground<SlotKey>(this,
                                 [path = m_path, vaultId] { return makeSlot(path, vaultId); });
}

ReplyOf<LockedKey> *KeyFileSource::key(const QByteArray &vaultId, const QJsonObject &parameters)
{
    std::optional<Slot> slot = fromParameters(parameters);
    if (!slot)
        return finishedReply<LockedKey>(this,
                                        AuthError::of(AuthError::Code::VaultDamaged,
                                                      "slot_parameters",
                                                      QStringLiteral("slot_parameters")));
    if (!m_path.isEmpty())
        slot->path = m_path;
    return inBackground<LockedKey>(this,
                                   [slot = *slot, vaultId] { return openSlot(slot, vaultId); });
}

ReplyOf<Done> *KeyFileSource::forgetKey(const QByteArray &, const QJsonObject &)
{
    return finishedReply<Done>(this, Done{});
}

} // namespace Qonsent
