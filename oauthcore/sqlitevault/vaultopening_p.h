// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/keysource.h"
#include "oauthcore/sqlitevault/vaultthread_p.h"

namespace Qonsent {

using KeySources = QList<std::shared_ptr<KeySource>>;

/// Opens a vault in the thread that its key sources live in, once for all who wait.
class VaultOpening : public QObject
{
public:
    VaultOpening(VaultThread &thread, KeySources sources);

    /// What to do where there is no vault.
    enum class Missing : quint8 {
        Report, ///< say so
        Create, ///< make one
    };
    enum class Presence : quint8 { Absent, Open };
    using Then = std::function<void(const Result<Presence> &)>;

    /// Calls \a then once the vault is open, at once if it is.
    void whenOpen(Missing missing, Then then);
    /// Opens the vault with one of \a sources, which leaves those who wait for others waiting.
    void openWith(const KeySources &sources, Missing missing, const Then &then);
    /// Forgets the key, once everybody who waits for it had it. What openWith() is opening now
    /// ends locked.
    void lock();
    /// The file is not the one any more that was opened.
    void lose() { m_isOpen = false; }

private:
    struct Attempt; ///< one walk along the sources
    struct Waiter
    {
        Missing missing = Missing::Report;
        Then then = {};
    };

    void begin();
    void settle(const Result<Presence> &outcome);
    void look(const std::shared_ptr<Attempt> &attempt);
    void tryNext(const std::shared_ptr<Attempt> &attempt);
    void createNext(const std::shared_ptr<Attempt> &attempt);
    void end(const std::shared_ptr<Attempt> &attempt, const Result<Presence> &outcome);

    VaultThread &m_thread;
    KeySources m_sources;
    QList<Waiter> m_waiting;
    bool m_isOpen = false;
    bool m_isOpening = false;
    bool m_locksAfterwards = false;
    int m_lockings = 0; ///< how often lock() was called
};

} // namespace Qonsent
