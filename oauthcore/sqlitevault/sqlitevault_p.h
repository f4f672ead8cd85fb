// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/accountlocks_p.h"
#include "oauthcore/sqlitevault/sqlitevault.h"
#include "oauthcore/sqlitevault/vaultopening_p.h"
#include "oauthcore/sqlitevault/vaultwatch_p.h"

#include <atomic>

namespace Qonsent {

struct SqliteVault::Private
{
    Private(SqliteVault *vault, SqliteVaultOptions given);

    using Missing = VaultOpening::Missing;
    using Presence = VaultOpening::Presence;

    enum class Effect : quint8 { Reads, Writes };

    /// One call: opens the vault, runs \a work in its thread, finishes \a reply.
    template <typename T>
    struct Call
    {
        std::function<Result<T>(VaultDatabase &)> work = {};
        /// What to answer where there is no vault; without it one is made.
        std::optional<Result<T>> absent = {};
        Effect effect = Effect::Reads;
    };
    template <typename T>
    ReplyOf<T> *start(Call<T> call)
    {
        return start<T, T>(std::move(call), [](const Result<T> &result) { return result; });
    }
    /// The same, and makes the answer with \a conclude of what the work has come to: here, and
    /// also if nobody waits any more.
    template <typename T, typename R>
    ReplyOf<T> *start(Call<R> call, std::function<Result<T>(const Result<R> &)> conclude);
    template <typename R>
    void run(const QPointer<Reply> &waiting, std::shared_ptr<const Call<R>> call,
             std::function<void(const Result<R> &)> then, int retries);
    /// The same on the records of the vault.
    template <typename T>
    ReplyOf<T> *onRecords(Effect effect, std::function<Result<T>(VaultRecords &)> work,
                          std::optional<Result<T>> absent = {});

    void addSlot(ReplyOf<Done> *reply, const std::shared_ptr<KeySource> &key);
    void settleSlot(const QPointer<ReplyOf<Done>> &waiting, const std::shared_ptr<KeySource> &key,
                    const QByteArray &vaultId, const SlotKey &made, qint64 number);

    SqliteVault *q;
    SqliteVaultOptions options;
    VaultThread thread;
    VaultOpening opening;
    AccountLocks locks;
    VaultWatch watch;
    bool isWatching = false;
};

template <typename T, typename R>
ReplyOf<T> *SqliteVault::Private::start(Call<R> call,
                                        std::function<Result<T>(const Result<R> &)> conclude)
{
    auto *const reply = new ReplyOf<T>(q);
    const QPointer<ReplyOf<T>> waiting(reply);
    // A call that nobody waits for any more is not begun; what has begun is finished.
    const auto isCancelled = std::make_shared<std::atomic_bool>(false);
    reply->setAbort([isCancelled] { *isCancelled = true; });
    call.work = [work = std::move(call.work), isCancelled,
                 effect = call.effect](VaultDatabase &database) -> Result<R> {
        if (*isCancelled)
            return AuthError::of(AuthError::Code::Cancelled);
        auto result = work(database);
        if (!result)
            return explained(result.error(), database.folder());
        if (effect == Effect::Writes)
            database.announceChange();
        return result;
    };
    const auto then = [waiting, conclude = std::move(conclude)](const Result<R> &result) {
        const Result<T> answer = conclude(result);
        if (waiting)
            waiting->finish(answer);
    };
    run<R>(QPointer<Reply>(reply), std::make_shared<const Call<R>>(std::move(call)), then, 1);
    return reply;
}

template <typename R>
void SqliteVault::Private::run(const QPointer<Reply> &waiting, std::shared_ptr<const Call<R>> call,
                               std::function<void(const Result<R> &)> then, int retries)
{
    const auto whenOpen = [this, waiting, call, then, retries](const Result<Presence> &presence) {
        if (!waiting)
            return;
        if (!presence)
            return then(presence.error());
        if (*presence == Presence::Absent)
            return then(*call->absent);
        // Nothing if the file was replaced since it was opened, or the key is gone.
        using Outcome = std::optional<Result<R>>;
        thread.run<Outcome>(
            [call](VaultDatabase &database) -> Outcome {
                if (!database.isReady())
                    return std::nullopt;
                return call->work(database);
            },
            [this, waiting, call, then, retries](const Outcome &outcome) {
                if (outcome)
                    return then(*outcome);
                if (!waiting)
                    return;
                opening.lose();
                if (retries == 0)
                    return then(AuthError::of(AuthError::Code::VaultIo, "file_replaced"));
                run<R>(waiting, call, then, retries - 1);
            });
    };
    opening.whenOpen(call->absent ? Missing::Report : Missing::Create, whenOpen);
}

template <typename T>
ReplyOf<T> *SqliteVault::Private::onRecords(Effect effect,
                                            std::function<Result<T>(VaultRecords &)> work,
                                            std::optional<Result<T>> absent)
{
    return start<T>({.work = [work = std::move(work)](
                                 VaultDatabase &database) { return work(database.records()); },
                     .absent = std::move(absent),
                     .effect = effect});
}

} // namespace Qonsent
