// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/sqlitevault/vaultthread_p.h"

#include <QFileSystemWatcher>

namespace Qonsent {

/// Watches for what other processes write. Writers touch one file, so nothing has to be asked
/// again and again.
class VaultWatch : public QObject
{
public:
    VaultWatch(VaultThread &thread, std::function<void()> changed);

    /// Begins to watch; makes the folder and the file if there are none yet.
    void begin();

private:
    void ask();

    VaultThread &m_thread;
    std::function<void()> m_changed;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    bool m_isAsking = false;
    bool m_asksAgain = false;
};

} // namespace Qonsent
