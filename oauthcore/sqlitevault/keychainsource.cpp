// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/keychainsource.h"

#include "oauthcore/base/entropy.h"
#include "oauthcore/sqlitevault/libsecret_p.h"
#include "oauthcore/sqlitevault/secretservice_p.h"

#include <QLibrary>
#include <QTimer>

#include <qt6keychain/keychain.h>
#include <sodium.h>

namespace Qonsent {

namespace {

const QString service = QStringLiteral("qonsent");
constexpr QLatin1String secretServiceBackend("secret-service");
constexpr QLatin1String kwalletBackend("kwallet");
constexpr qsizetype slotIdSize = 16;

AuthError absent(const QByteArray &reason)
{
    return AuthError::of(AuthError::Code::KeychainAbsent, reason);
}
AuthError locked(const QByteArray &reason)
{
    return AuthError::of(AuthError::Code::KeychainLocked, reason);
}
AuthError keyWrong(const QByteArray &reason)
{
    return AuthError::of(AuthError::Code::VaultKeyWrong, reason);
}

/// The desktop that QtKeychain 0.13 sees; it tells nobody what it has chosen.
bool isPlasma5()
{
    if (qgetenv("KDE_SESSION_VERSION") != "5")
        return false;
    const QByteArray current = qgetenv("XDG_CURRENT_DESKTOP");
    if (current == "KDE")
        return true;
    if (current == "GNOME" || current == "Unity")
        return false;
    return qgetenv("DESKTOP_SESSION") == "kde" || !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION");
}

/// The keychain that QtKeychain talks to here. On Plasma it is KWallet, unless that was slow when
/// QtKeychain looked.
QString currentBackend()
{
    static const bool hasLibsecret = QLibrary(QStringLiteral("secret-1"), 0).load();
    return isPlasma5() || !hasLibsecret ? kwalletBackend : secretServiceBackend;
}

/// What a slot remembers.
struct Slot
{
    QByteArray id = {}; ///< so that a new slot never overwrites the entry of an old one
    QString backend = {};
};

QJsonObject toParameters(const Slot &slot)
{
    return {{QStringLiteral("slot"), QString::fromLatin1(slot.id.toHex())},
            {QStringLiteral("backend"), slot.backend}};
}

std::optional<Slot> fromParameters(const QJsonObject &parameters)
{
    const QByteArray text = parameters.value(QStringLiteral("slot")).toString().toLatin1();
    const QByteArray id = QByteArray::fromHex(text);
    const QString backend = parameters.value(QStringLiteral("backend")).toString();
    if (id.size() != slotIdSize || id.toHex() != text)
        return {};
    if (backend != secretServiceBackend && backend != kwalletBackend)
        return {};
    return Slot{.id = id, .backend = backend};
}

QString entryName(const QByteArray &vaultId, const Slot &slot)
{
    return QString::fromLatin1(vaultId.toHex() + '-' + slot.id.toHex());
}

/// For bytes that QtKeychain shares with us and forgets without wiping. What it made of them on
/// the way is out of reach.
void wipeShared(const QByteArray &bytes)
{
    sodium_memzero(const_cast<char *>(bytes.constData()), std::size_t(bytes.size()));
}

/// One operation on one entry of the keychain. It belongs to the reply of the operation, which its
/// own deadline ends, whatever the keychain does.
class Entry : public QObject
{
public:
    using Then = std::function<void()>;
    using Fail = std::function<void(const AuthError &)>;

    template <typename T>
    Entry(ReplyOf<T> *reply, const QString &name, KeychainSource::Patience patience)
        : QObject(reply)
        , m_name(name)
        , m_patience(patience)
        , m_fail([reply](const AuthError &error) { reply->finish(error); })
        , m_service(this)
    {
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this,
                [this] { m_fail(m_isAsking ? locked("prompt_unanswered") : absent("no_answer")); });
        connect(&m_service, &SecretService::promptShown, this, [this] { waitForPerson(); });
        connect(&m_service, &SecretService::promptClosed, this, [this] { waitForAnswer(); });
        waitForAnswer();
    }

    /// Goes on with \a then when the keychain is there and open.
    void open(const Then &then)
    {
        onSuccess(m_service.connectToBus(), [this, then] {
            outliveGlibBus();
            if (m_backend == secretServiceBackend)
                return openSecretService(then);
            onSuccess(m_service.find(QStringLiteral("org.kde.kwalletd5")), [this, then] {
                m_deadline.start(m_patience.person); // KWallet asks by itself, unseen by us
                then();
            });
        });
    }

    /// Reads the entry, or finds out that it is certainly not there.
    void read(const std::function<void(QByteArrayView)> &found, const Then &missing)
    {
        auto *job = new QKeychain::ReadPasswordJob(service);
        start(job, [this, job, found, missing] {
            if (job->error() == QKeychain::EntryNotFound)
                return onNotFound(missing);
            if (job->error() != QKeychain::NoError)
                return explain(job->error());
            const QByteArray bytes = job->binaryData();
            found(bytes);
            wipeShared(bytes);
        });
    }

    void write(const LockedKey &key, const Then &then)
    {
        const QByteArray bytes(reinterpret_cast<const char *>(key.bytes()), LockedKey::size);
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setBinaryData(bytes);
        // Not only while somebody waits: the job keeps the bytes until it ends.
        connect(job, &QKeychain::Job::finished, job, [bytes] { wipeShared(bytes); });
        start(job, [this, job, then] {
            if (job->error() != QKeychain::NoError)
                return explain(job->error());
            then();
        });
    }

    void remove(const Then &then)
    {
        auto *job = new QKeychain::DeletePasswordJob(service);
        start(job, [this, job, then] {
            if (job->error() == QKeychain::EntryNotFound
                || job->error() == QKeychain::CouldNotDeleteEntry)
                return onNotFound(then);
            if (job->error() != QKeychain::NoError)
                return explain(job->error());
            onNotFound(then); // NoError is also what it says when it could delete nothing
        });
    }

    void fail(const AuthError &error) { m_fail(error); }

private:
    void waitForAnswer()
    {
        m_isAsking = false;
        m_deadline.start(m_patience.answer);
    }
    void waitForPerson()
    {
        m_isAsking = true;
        m_deadline.start(m_patience.person);
    }

    void onSuccess(ReplyOf<Done> *reply, const Then &then)
    {
        whenFinished(reply, this, [this, then](const Result<Done> &result) {
            if (!result)
                return m_fail(result.error());
            then();
        });
    }

    void openSecretService(const Then &then)
    {
        onSuccess(m_service.find(QStringLiteral("org.freedesktop.secrets")), [this, then] {
            meetServiceAnew(m_service.owner());
            onSuccess(m_service.openDefaultCollection(), then);
        });
    }

    void start(QKeychain::Job *job, const Then &then)
    {
        job->setAutoDelete(false);
        job->setInsecureFallback(false);
        job->setKey(m_name);
        connect(job, &QKeychain::Job::finished, this, then);
        // libsecret answers to a bare pointer. So the job stays until it has ended, even if nobody
        // waits for it any more.
        connect(job, &QKeychain::Job::finished, job, &QObject::deleteLater);
        job->start();
    }

    /// QtKeychain finds nothing: because it is not there, or because it cannot be seen.
    void onNotFound(const Then &missing)
    {
        if (m_backend != secretServiceBackend)
            return missing();
        whenFinished(m_service.search(service, m_name), this,
                     [this, missing](const Result<SecretService::Found> &found) {
                         if (!found)
                             return m_fail(found.error());
                         if (found->locked)
                             return m_fail(locked("locked"));
                         if (found->open)
                             return m_fail(absent("failed"));
                         missing();
                     });
    }

    void explain(QKeychain::Error error)
    {
        const bool isSecretService = m_backend == secretServiceBackend;
        if (error == QKeychain::AccessDeniedByUser)
            return m_fail(AuthError::of(AuthError::Code::KeychainDenied, "dismissed"));
        if (error == QKeychain::AccessDenied) // so libsecret says that it is locked
            return m_fail(isSecretService
                              ? locked("locked")
                              : AuthError::of(AuthError::Code::KeychainDenied, "denied"));
        if (error == QKeychain::NoBackendAvailable)
            return m_fail(absent("no_service"));
        onSuccess(m_service.explainFailure(), [] {});
    }

    QString m_name;
    QString m_backend = currentBackend();
    KeychainSource::Patience m_patience;
    Fail m_fail;
    SecretService m_service;
    QTimer m_deadline;
    bool m_isAsking = false; ///< a person sees a prompt
};

/// "Not there" counts only from the keychain that the entry was given to. Whether KWallet was the
/// one that looked is never sure; see currentBackend().
AuthError missingEntry(const Slot &slot)
{
    const bool isSame = slot.backend == currentBackend() && slot.backend == secretServiceBackend;
    return isSame ? keyWrong("keychain_entry_missing") : absent("other_backend");
}

AuthError damagedParameters()
{
    return AuthError::of(AuthError::Code::VaultDamaged, "slot_parameters",
                         QStringLiteral("slot_parameters"));
}

} // namespace

KeychainSource::KeychainSource(QObject *parent)
    : KeychainSource(Patience{}, parent)
{ }

KeychainSource::KeychainSource(Patience patience, QObject *parent)
    : KeySource(parent)
    , m_patience(patience)
{ }

ReplyOf<SlotKey> *KeychainSource::makeKey(const QByteArray &vaultId)
{
    auto *reply = new ReplyOf<SlotKey>(this);
    const Slot slot = {.id = randomBytes(slotIdSize), .backend = currentBackend()};
    auto *entry = new Entry(reply, entryName(vaultId, slot), m_patience);
    entry->open([reply, entry, slot] {
        const LockedKey key = LockedKey::generate();
        entry->write(key, [reply, entry, slot, key] {
            entry->read(
                [reply, entry, slot, key](QByteArrayView kept) {
                    if (!(LockedKey::copyOf(kept) == key))
                        return entry->fail(absent("not_kept"));
                    reply->finish(SlotKey{.key = key, .parameters = toParameters(slot)});
                },
                [entry] { entry->fail(absent("not_kept")); });
        });
    });
    return reply;
}

ReplyOf<LockedKey> *KeychainSource::key(const QByteArray &vaultId, const QJsonObject &parameters)
{
    const std::optional<Slot> slot = fromParameters(parameters);
    if (!slot)
        return finishedReply<LockedKey>(this, damagedParameters());
    auto *reply = new ReplyOf<LockedKey>(this);
    auto *entry = new Entry(reply, entryName(vaultId, *slot), m_patience);
    entry->open([reply, entry, slot = *slot] {
        entry->read(
            [reply, entry](QByteArrayView kept) {
                const LockedKey key = LockedKey::copyOf(kept);
                if (key.isNull())
                    return entry->fail(keyWrong("keychain_entry_changed"));
                reply->finish(key);
            },
            [entry, slot] { entry->fail(missingEntry(slot)); });
    });
    return reply;
}

ReplyOf<Done> *KeychainSource::forgetKey(const QByteArray &vaultId, const QJsonObject &parameters)
{
    const std::optional<Slot> slot = fromParameters(parameters);
    if (!slot)
        return finishedReply<Done>(this, damagedParameters());
    auto *reply = new ReplyOf<Done>(this);
    if (slot->backend != currentBackend()) {
        reply->finish(absent("other_backend"));
        return reply;
    }
    auto *entry = new Entry(reply, entryName(vaultId, *slot), m_patience);
    entry->open([reply, entry] { entry->remove([reply] { reply->finish(Done{}); }); });
    return reply;
}

} // namespace Qonsent
