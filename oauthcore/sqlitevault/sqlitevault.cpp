// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/sqlitevault_p.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaMethod>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

AuthError unknown(const AccountId &id)
{
    return AuthError::of(Code::UnknownAccount, "account_id", QString::fromLatin1(id.toString()));
}

} // namespace

SqliteVault::Private::Private(SqliteVault *vault, SqliteVaultOptions given)
    : q(vault)
    , options(std::move(given))
    , thread(options.folder)
    , opening(thread, options.keys)
    , locks(thread)
    , watch(thread, [vault] { Q_EMIT vault->changedElsewhere(); })
{ }

SqliteVault::SqliteVault(SqliteVaultOptions options, QObject *parent)
    : TokenVault(parent)
    , d(std::make_unique<Private>(this, std::move(options)))
{ }
SqliteVault::~SqliteVault() = default;

ReplyOf<Done> *SqliteVault::probe()
{
    return d->onRecords<Done>(Private::Effect::Reads,
                              [](VaultRecords &records) { return records.probe(); });
}

ReplyOf<QList<Account>> *SqliteVault::accounts()
{
    return d->onRecords<QList<Account>>(
        Private::Effect::Reads, [](VaultRecords &records) { return records.accounts(); },
        QList<Account>());
}

ReplyOf<Account> *SqliteVault::find(const QString &name)
{
    return d->onRecords<Account>(
        Private::Effect::Reads, [name](VaultRecords &records) { return records.find(name); },
        AuthError::of(Code::UnknownAccount, "name", name));
}

ReplyOf<Account> *SqliteVault::account(const AccountId &id)
{
    return d->onRecords<Account>(
        Private::Effect::Reads, [id](VaultRecords &records) { return records.account(id); },
        unknown(id));
}

ReplyOf<StoredAccount> *SqliteVault::read(const AccountId &id)
{
    return d->onRecords<StoredAccount>(
        Private::Effect::Reads, [id](VaultRecords &records) { return records.read(id); },
        unknown(id));
}

ReplyOf<Done> *SqliteVault::write(const Account &account, const TokenSet &tokens)
{
    return d->onRecords<Done>(Private::Effect::Writes, [account, tokens](VaultRecords &records) {
        return records.write(account, tokens);
    });
}

ReplyOf<Account> *SqliteVault::change(const AccountId &id, const AccountChange &change)
{
    return d->onRecords<Account>(
        Private::Effect::Writes,
        [id, change](VaultRecords &records) { return records.change(id, change); }, unknown(id));
}

ReplyOf<Done> *SqliteVault::remove(const AccountId &id)
{
    return d->onRecords<Done>(
        Private::Effect::Writes, [id](VaultRecords &records) { return records.remove(id); },
        unknown(id));
}

ReplyOf<AccountLock> *SqliteVault::lockAccount(const AccountId &id)
{
    auto *const reply = new ReplyOf<AccountLock>(this);
    d->locks.lock(reply, id);
    return reply;
}

ReplyOf<QList<VaultProtection>> *SqliteVault::protection()
{
    // Needs no key: what protects a locked vault can be shown.
    using Kinds = QList<VaultProtection>;
    auto *const reply = new ReplyOf<Kinds>(this);
    const QPointer<ReplyOf<Kinds>> waiting(reply);
    d->thread.run<Result<Kinds>>(
        [](VaultDatabase &database) -> Result<Kinds> {
            const auto summary = database.look();
            if (!summary)
                return explained(summary.error(), database.folder());
            Kinds kinds;
            for (const VaultSlot &slot : summary->slotsInOrder) {
                if (!slot.isDamaged && !kinds.contains(slot.kind))
                    kinds.prepend(slot.kind);
            }
            return kinds;
        },
        [waiting](const Result<Kinds> &kinds) {
            if (waiting)
                waiting->finish(kinds);
        });
    return reply;
}

bool SqliteVault::exists() const
{
    const VaultFolder folder(d->options.folder);
    return QFileInfo::exists(QFile::decodeName(folder.pathOf(VaultFile::name)));
}

void SqliteVault::lock()
{
    d->opening.lock();
}

void SqliteVault::connectNotify(const QMetaMethod &signal)
{
    if (d->isWatching || signal != QMetaMethod::fromSignal(&TokenVault::changedElsewhere))
        return;
    d->isWatching = true;
    d->watch.begin();
}

} // namespace Qonsent
