// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/logging.h"
#include "oauthcore/sqlitevault/descriptor_p.h"
#include "oauthcore/sqlitevault/vaultwatch_p.h"

#include <QFile>
#include <QPointer>

namespace Qonsent {

VaultWatch::VaultWatch(VaultThread &thread, std::function<void()> changed)
    : m_thread(thread)
    , m_changed(std::move(changed))
{ }

void VaultWatch::begin()
{
    if (!m_watcher) {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, [this] {
            if (m_watcher->files().isEmpty())
                begin(); // the file was replaced, and the watch went with it
            ask();
        });
    }
    using Outcome = Result<QString>;
    m_thread.run<Outcome>(
        [](VaultDatabase &database) -> Outcome {
            const VaultFolder &folder = database.folder();
            if (const auto made = folder.make(); !made)
                return made.error();
            const auto file = folder.openFile(VaultFile::locksName);
            if (!file)
                return file.error();
            const Descriptor closed(*file);
            return QFile::decodeName(folder.pathOf(VaultFile::locksName));
        },
        [this](const Outcome &path) {
            if (path && m_watcher->addPath(*path))
                ask(); // whether somebody has written before there was a watch
            else
                qCWarning(lcVault, "Changes by other programs will not be noticed (%s).",
                          path ? "no watch" : path.error().reason.constData());
        });
}

void VaultWatch::ask()
{
    m_asksAgain = m_isAsking;
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_thread.run<bool>([](VaultDatabase &database) { return database.wasChangedElsewhere(); },
                       [this](bool isChanged) {
                           m_isAsking = false;
                           const QPointer<VaultWatch> alive(this);
                           if (isChanged)
                               m_changed(); // who is told may delete the vault
                           if (alive && m_asksAgain)
                               ask();
                       });
}

} // namespace Qonsent
