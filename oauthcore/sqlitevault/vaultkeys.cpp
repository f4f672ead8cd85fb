// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/sqlitevault/sqlitevault_p.h"

namespace Qonsent {

namespace {

using Code = AuthError::Code;

/// Forgets what \a source keeps for slots that are gone. They open nothing any more, so a source
/// that cannot changes nothing.
void forget(const std::shared_ptr<KeySource> &source, const QByteArray &vaultId,
            const QList<VaultSlot> &gone)
{
    for (const VaultSlot &slot : gone)
        (void)source->forgetKey(vaultId, slot.parameters);
}

} // namespace

ReplyOf<Done> *SqliteVault::open()
{
    auto *const reply = new ReplyOf<Done>(this);
    const QPointer<ReplyOf<Done>> waiting(reply);
    d->opening.whenOpen(
        Private::Missing::Report, [waiting](const Result<Private::Presence> &presence) {
            if (waiting)
                waiting->finish(presence ? Result<Done>(Done{}) : Result<Done>(presence.error()));
        });
    return reply;
}

ReplyOf<Done> *SqliteVault::unlock(std::shared_ptr<KeySource> key)
{
    auto *const reply = new ReplyOf<Done>(this);
    const QPointer<ReplyOf<Done>> waiting(reply);
    const auto then = [waiting](const Result<Private::Presence> &presence) {
        if (!waiting)
            return;
        if (!presence)
            waiting->finish(presence.error());
        else if (*presence == Private::Presence::Absent)
            waiting->finish(AuthError::of(Code::InvalidConfiguration, "no_vault"));
        else
            waiting->finish(Done{});
    };
    d->opening.openWith({std::move(key)}, Private::Missing::Report, then);
    return reply;
}

ReplyOf<Done> *SqliteVault::addKey(std::shared_ptr<KeySource> key)
{
    auto *const reply = new ReplyOf<Done>(this);
    const QPointer<ReplyOf<Done>> waiting(reply);
    const auto whenOpen = [this, waiting, key](const Result<Private::Presence> &presence) {
        if (!waiting)
            return;
        if (!presence)
            return waiting->finish(presence.error());
        if (*presence == Private::Presence::Open)
            return d->addSlot(waiting.data(), key);
        // A new vault gets a slot of this key and of no other.
        d->opening.openWith({key}, Private::Missing::Create,
                            [waiting](const Result<Private::Presence> &created) {
                                if (!waiting)
                                    return;
                                if (!created)
                                    return waiting->finish(created.error());
                                waiting->finish(Done{});
                            });
    };
    d->opening.whenOpen(Private::Missing::Report, whenOpen);
    return reply;
}

void SqliteVault::Private::addSlot(ReplyOf<Done> *reply, const std::shared_ptr<KeySource> &key)
{
    const QPointer<ReplyOf<Done>> waiting(reply);
    const auto onMade = [this, waiting, key](const QByteArray &vaultId,
                                             const Result<SlotKey> &made) {
        if (!made) {
            if (waiting)
                waiting->finish(made.error());
            return;
        }
        using Outcome = Result<qint64>;
        thread.run<Outcome>(
            [kind = key->kind(), made = *made](VaultDatabase &database) -> Outcome {
                if (!database.isReady())
                    return AuthError::of(Code::VaultLocked);
                const auto added = database.addSlot(kind, made);
                if (!added)
                    return explained(added.error(), database.folder());
                return added;
            },
            [this, waiting, key, vaultId, made = *made](const Outcome &number) {
                if (!number) {
                    (void)key->forgetKey(vaultId, made.parameters);
                    if (waiting)
                        waiting->finish(number.error());
                    return;
                }
                settleSlot(waiting, key, vaultId, made, *number);
            });
    };
    using Summary = Result<VaultSummary>;
    thread.run<Summary>([](VaultDatabase &database) { return database.look(); },
                        [this, waiting, key, onMade](const Summary &summary) {
                            if (!waiting)
                                return;
                            if (!summary)
                                return waiting->finish(summary.error());
                            const QByteArray id = summary->vaultId;
                            whenFinished(
                                key->makeKey(id), &opening,
                                [onMade, id](const Result<SlotKey> &made) { onMade(id, made); });
                        });
}

/// The new slot has to open the vault, with the key as its source finds it, before the old goes.
void SqliteVault::Private::settleSlot(const QPointer<ReplyOf<Done>> &waiting,
                                      const std::shared_ptr<KeySource> &key,
                                      const QByteArray &vaultId, const SlotKey &made, qint64 number)
{
    using Outcome = Result<QList<VaultSlot>>;
    const auto settled = [this, waiting, key, vaultId, made, number](const Outcome &replaced) {
        if (replaced) {
            forget(key, vaultId, *replaced);
        } else {
            thread.post([number, vaultId](VaultDatabase &database) {
                (void)database.dropSlot(vaultId, number);
            });
            (void)key->forgetKey(vaultId, made.parameters);
        }
        if (!waiting)
            return;
        if (replaced)
            waiting->finish(Done{});
        else
            waiting->finish(replaced.error());
    };
    whenFinished(key->key(vaultId, made.parameters), &opening,
                 [this, settled, number](const Result<LockedKey> &found) {
                     if (!found)
                         return settled(found.error());
                     thread.run<Outcome>(
                         [number, key = *found](VaultDatabase &database) -> Outcome {
                             if (!database.isReady())
                                 return AuthError::of(Code::VaultLocked);
                             const auto replaced = database.settleSlot(number, key);
                             if (!replaced)
                                 return explained(replaced.error(), database.folder());
                             database.announceChange();
                             return replaced;
                         },
                         settled);
                 });
}

ReplyOf<Done> *SqliteVault::removeKey(VaultProtection kind)
{
    struct Removed
    {
        QByteArray vaultId = {};
        QList<VaultSlot> gone = {};
    };
    using Outcome = Result<Removed>;
    const auto conclude = [this, kind](const Outcome &removed) -> Result<Done> {
        if (!removed)
            return removed.error();
        for (const auto &source : std::as_const(d->options.keys)) {
            if (source->kind() == kind)
                forget(source, removed->vaultId, removed->gone);
        }
        return Done{};
    };
    return d->start<Done, Removed>(
        {.work = [kind](VaultDatabase &database) -> Outcome {
             const auto summary = database.look();
             if (!summary)
                 return summary.error();
             const auto gone = database.removeSlots(kind);
             if (!gone)
                 return gone.error();
             return Removed{.vaultId = summary->vaultId, .gone = *gone};
         },
         .absent = Outcome(AuthError::of(Code::InvalidConfiguration, "no_slot")),
         .effect = Private::Effect::Writes},
        conclude);
}

} // namespace Qonsent
