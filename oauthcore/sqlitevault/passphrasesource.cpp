// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/passphrasesource.h"

#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"
#include "oauthcore/sqlitevault/backgroundwork_p.h"
#include "oauthcore/sqlitevault/ownfile_p.h"

#include <QStringDecoder>

#include <sodium.h>

#include <algorithm>

namespace Qonsent {

namespace {

constexpr qsizetype largestFile = 64 * 1024;

// What a slot may ask for: less would be quick to try out, more would stop the computer.
constexpr qint64 leastMemory = 64 * 1024 * 1024;
constexpr qint64 mostMemory = 1024 * 1024 * 1024;
constexpr qint64 leastOperations = 2;
constexpr qint64 mostOperations = 10;

struct Stretching
{
    qint64 operations = crypto_pwhash_argon2id_OPSLIMIT_MODERATE;
    qint64 memory = crypto_pwhash_argon2id_MEMLIMIT_MODERATE; ///< bytes
    QByteArray salt = {};
};

QString kdfName()
{
    return QStringLiteral("argon2id");
}

QJsonObject toParameters(const Stretching &stretching)
{
    return {{QStringLiteral("kdf"), kdfName()},
            {QStringLiteral("ops"), stretching.operations},
            {QStringLiteral("memory"), stretching.memory},
            {QStringLiteral("salt"), QString::fromLatin1(encodeBase64Url(stretching.salt))}};
}

std::optional<Stretching> fromParameters(const QJsonObject &parameters)
{
    if (parameters.value(QStringLiteral("kdf")) != QJsonValue(kdfName()))
        return {};
    // Anything that is no whole number reads as zero, which is out of bounds.
    const qint64 operations = parameters.value(QStringLiteral("ops")).toInteger();
    const qint64 memory = parameters.value(QStringLiteral("memory")).toInteger();
    if (operations != std::clamp(operations, leastOperations, mostOperations)
        || memory != std::clamp(memory, leastMemory, mostMemory))
        return {};
    const auto salt =
        decodeBase64Url(parameters.value(QStringLiteral("salt")).toString().toLatin1());
    if (!salt || salt->size() != qsizetype(crypto_pwhash_SALTBYTES))
        return {};
    return Stretching{.operations = operations, .memory = memory, .salt = *salt};
}

void wipe(QString &text)
{
    sodium_memzero(text.data(), std::size_t(text.size()) * sizeof(QChar));
}

/// Keyboards and files spell an accent as one character or as two. Bytes that are no UTF-8 stay as
/// they are: read as text they would all become the same replacement character.
Secret normalised(const Secret &passphrase)
{
    const QByteArrayView bytes = passphrase.reveal();
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(bytes.begin(), bytes.end(), isAscii))
        return passphrase;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return passphrase;
    QString composed = text.normalized(QString::NormalizationForm_C);
    const Secret result = Secret::take(composed.toUtf8());
    wipe(text);
    wipe(composed);
    return result;
}

Result<LockedKey> stretched(const Secret &passphrase, const Stretching &stretching)
{
    // An empty one is stretched like any other, but libsodium wants an address.
    const QByteArrayView bytes = passphrase.isEmpty() ? QByteArrayView("") : passphrase.reveal();
    const LockedKey key = LockedKey::filledBy([&](std::span<unsigned char, LockedKey::size> place) {
        return crypto_pwhash(place.data(), place.size(), bytes.data(),
                             static_cast<unsigned long long>(bytes.size()),
                             reinterpret_cast<const unsigned char *>(stretching.salt.constData()),
                             static_cast<unsigned long long>(stretching.operations),
                             std::size_t(stretching.memory), crypto_pwhash_ALG_ARGON2ID13)
            == 0;
    });
    if (key.isNull()) // everything else was checked before
        return AuthError::of(AuthError::Code::VaultIo, "out_of_memory",
                             PassphraseSource::tr("not enough memory"));
    return key;
}

} // namespace

PassphraseSource::PassphraseSource(const Secret &passphrase, QObject *parent)
    : KeySource(parent)
    , m_passphrase(normalised(passphrase))
{ }

Result<std::shared_ptr<PassphraseSource>> PassphraseSource::fromFile(const QString &path)
{
    const Result<Secret> content = readOwnFile(path, SecretFile::RegularOrPipe, largestFile);
    if (!content)
        return content.error();
    QByteArrayView passphrase = content->reveal();
    if (passphrase.endsWith('\n'))
        passphrase.chop(1);
    if (passphrase.endsWith('\r'))
        passphrase.chop(1);
    if (passphrase.isEmpty())
        return AuthError::of(AuthError::Code::InvalidConfiguration, "empty", path);
    return std::make_shared<PassphraseSource>(Secret(passphrase));
}

ReplyOf<SlotKey> *PassphraseSource::makeKey(const QByteArray &)
{
    if (m_passphrase.isEmpty())
        return finishedReply<SlotKey>(this,
                                      AuthError::of(AuthError::Code::InvalidConfiguration,
                                                    "empty_passphrase",
                                                    tr("the passphrase is empty")));
    return inBackground<SlotKey>(this, [passphrase = m_passphrase]() -> Result<SlotKey> {
        const Stretching stretching = {.salt = randomBytes(crypto_pwhash_SALTBYTES)};
        const Result<LockedKey> key = stretched(passphrase, stretching);
        if (!key)
            return key.error();
        return SlotKey{.key = *key, .parameters = toParameters(stretching)};
    });
}

ReplyOf<LockedKey> *PassphraseSource::key(const QByteArray &, const QJsonObject &parameters)
{
    const std::optional<Stretching> stretching = fromParameters(parameters);
    if (!stretching)
        return finishedReply<LockedKey>(this,
                                        AuthError::of(AuthError::Code::VaultDamaged,
                                                      "slot_parameters",
                                                      QStringLiteral("slot_parameters")));
    return inBackground<LockedKey>(this, [passphrase = m_passphrase, stretching = *stretching] {
        return stretched(passphrase, stretching);
    });
}

ReplyOf<Done> *PassphraseSource::forgetKey(const QByteArray &, const QJsonObject &)
{
    return finishedReply<Done>(this, Done{});
}

} // namespace Qonsent
