// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/entropy.h"
#include "oauthcore/sqlitevault/vaultopening_p.h"

#include <algorithm>

namespace Qonsent {

namespace {

using Code = AuthError::Code;

constexpr qsizetype vaultIdSize = 16;

template <typename T>
Result<T> explained(Result<T> result, const VaultDatabase &database)
{
    if (!result)
        return explained(result.error(), database.folder());
    return result;
}

} // namespace

struct VaultOpening::Attempt
{
    KeySources sources = {};
    Missing missing = Missing::Report;
    Then then = {};

    struct Trial
    {
        std::shared_ptr<KeySource> source = {};
        VaultSlot slot = {};
    };
    QByteArray vaultId = {};
    QList<Trial> trials = {};   ///< what is left to try
    KeySources candidates = {}; ///< what is left to make a slot of
    /// What lock() was counted to when this began; nothing if lock() waits for it.
    std::optional<int> lockings = {};
    AuthError error = AuthError::of(Code::VaultLocked); ///< what to tell if nothing opens it

    /// A key that is wrong or a file that is damaged tells a person more than a keychain that is
    /// not there, whichever was tried last.
    void note(const AuthError &next)
    {
        if (saysMuch(next) || !saysMuch(error))
            error = next;
    }

private:
    static bool saysMuch(const AuthError &error)
    {
        return error.code == Code::VaultKeyWrong || error.code == Code::UnsafePath
            || error.code == Code::VaultDamaged;
    }
};

VaultOpening::VaultOpening(VaultThread &thread, KeySources sources)
    : m_thread(thread)
    , m_sources(std::move(sources))
{ }

void VaultOpening::whenOpen(Missing missing, Then then)
{
    if (m_isOpen)
        return then(Presence::Open);
    m_waiting.append({missing, std::move(then)});
    begin();
}

void VaultOpening::begin()
{
    if (m_isOpening || m_isOpen || m_waiting.isEmpty())
        return;
    m_isOpening = true;
    const bool creates = std::any_of(m_waiting.begin(), m_waiting.end(), [](const Waiter &waiter) {
        return waiter.missing == Missing::Create;
    });
    const auto attempt = std::make_shared<Attempt>();
    attempt->sources = m_sources;
    attempt->missing = creates ? Missing::Create : Missing::Report;
    attempt->then = [this](const Result<Presence> &outcome) { settle(outcome); };
    look(attempt);
}

void VaultOpening::settle(const Result<Presence> &outcome)
{
    m_isOpening = false;
    const bool isAbsent = outcome && *outcome == Presence::Absent;
    const QList<Waiter> waiting = std::exchange(m_waiting, {});
    for (const Waiter &waiter : waiting) {
        // Somebody who wants a new vault may have come after the look at the disk.
        if (isAbsent && waiter.missing == Missing::Create)
            m_waiting.append(waiter);
        else
            waiter.then(outcome);
    }
    if (std::exchange(m_locksAfterwards, false))
        lock();
    begin();
}

void VaultOpening::lock()
{
    ++m_lockings;
    if (m_isOpening) {
        m_locksAfterwards = true;
        return;
    }
    m_isOpen = false;
    m_thread.post([](VaultDatabase &database) { database.lock(); });
}

void VaultOpening::openWith(const KeySources &sources, Missing missing, const Then &then)
{
    const auto attempt = std::make_shared<Attempt>();
    attempt->sources = sources;
    attempt->missing = missing;
    attempt->then = then;
    attempt->lockings = m_lockings;
    look(attempt);
}

void VaultOpening::end(const std::shared_ptr<Attempt> &attempt, const Result<Presence> &outcome)
{
    if (!outcome || *outcome != Presence::Open)
        return attempt->then(outcome);
    if (attempt->lockings.value_or(m_lockings) == m_lockings) {
        m_isOpen = true;
        return attempt->then(outcome);
    }
    // Somebody has locked it meanwhile, and maybe opened it again since.
    if (!m_isOpen)
        m_thread.post([](VaultDatabase &database) { database.lock(); });
    if (attempt->missing == Missing::Create)
        return attempt->then(outcome); // a new vault was wanted, and there it is
    attempt->then(AuthError::of(Code::VaultLocked));
}

void VaultOpening::look(const std::shared_ptr<Attempt> &attempt)
{
    using Outcome = Result<VaultSummary>;
    m_thread.run<Outcome>(
        [](VaultDatabase &database) { return explained(database.look(), database); },
        [this, attempt](const Outcome &summary) {
            if (!summary)
                return end(attempt, summary.error());
            if (!summary->isThere) {
                if (attempt->missing == Missing::Report)
                    return end(attempt, Presence::Absent);
                attempt->vaultId = randomBytes(vaultIdSize);
                attempt->candidates = attempt->sources;
                return createNext(attempt);
            }
            attempt->vaultId = summary->vaultId;
            attempt->trials.clear();
            const AuthError damaged = AuthError::of(Code::VaultDamaged, "slot");
            for (const auto &source : std::as_const(attempt->sources)) {
                for (const VaultSlot &slot : summary->slotsInOrder) {
                    if (!slot.isDamaged && slot.kind == source->kind())
                        attempt->trials.append({source, slot});
                    else if (slot.isDamaged && slot.kind == source->kind())
                        attempt->note(damaged);
                }
            }
            // What a damaged slot says of its kind may be damaged as well.
            if (attempt->trials.isEmpty() && !attempt->sources.isEmpty()
                && std::any_of(summary->slotsInOrder.begin(), summary->slotsInOrder.end(),
                               [](const VaultSlot &slot) { return slot.isDamaged; }))
                attempt->note(damaged);
            tryNext(attempt);
        });
}

void VaultOpening::tryNext(const std::shared_ptr<Attempt> &attempt)
{
    if (attempt->trials.isEmpty())
        return end(attempt, attempt->error);
    const Attempt::Trial trial = attempt->trials.takeFirst();
    auto *const reply = trial.source->key(attempt->vaultId, trial.slot.parameters);
    whenFinished(reply, this, [this, attempt, trial](const Result<LockedKey> &key) {
        if (!key) {
            attempt->note(key.error());
            return tryNext(attempt);
        }
        m_thread.run<Result<Done>>(
            [slot = trial.slot, key = *key](VaultDatabase &database) {
                return explained(database.unlock(slot, key), database);
            },
            [this, attempt](const Result<Done> &unlocked) {
                if (unlocked)
                    return end(attempt, Presence::Open);
                attempt->note(unlocked.error());
                tryNext(attempt);
            });
    });
}

void VaultOpening::createNext(const std::shared_ptr<Attempt> &attempt)
{
    if (attempt->candidates.isEmpty())
        return end(attempt, attempt->error);
    const std::shared_ptr<KeySource> source = attempt->candidates.takeFirst();
    auto *const reply = source->makeKey(attempt->vaultId);
    whenFinished(reply, this, [this, attempt, source](const Result<SlotKey> &key) {
        if (!key) {
            attempt->note(key.error());
            return createNext(attempt);
        }
        m_thread.run<Result<bool>>(
            [id = attempt->vaultId, kind = source->kind(), key = *key](VaultDatabase &database) {
                return explained(database.create(id, kind, key), database);
            },
            [this, attempt, source, key = *key](const Result<bool> &created) {
                if (created && *created)
                    return end(attempt, Presence::Open);
                // Nobody needs that key; whether it can be forgotten changes nothing.
                (void)source->forgetKey(attempt->vaultId, key.parameters);
                if (!created)
                    return end(attempt, created.error());
                look(attempt); // another process was faster
            });
    });
}

} // namespace Qonsent
