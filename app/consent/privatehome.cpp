// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/consent/privatehome.h"

#include <QDir>

namespace Qonsent::ConsentApp {

namespace {

/// In the session's own folder if there is one; it lives in memory.
QString placeForIt()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString place =
        QDir::isAbsolutePath(runtime) && QDir(runtime).exists() ? runtime : QDir::tempPath();
    return place + QStringLiteral("/qonsent-consent-XXXXXX");
}

void keepBelowOldHome(const char *name, const char *folder)
{
    if (!qEnvironmentVariableIsSet(name))
        qputenv(name, qgetenv("HOME") + folder);
}

} // namespace

PrivateHome::PrivateHome()
    : m_folder(placeForIt())
{
    if (!m_folder.isValid())
        return;
    keepBelowOldHome("XDG_CONFIG_HOME", "/.config");
    keepBelowOldHome("XDG_DATA_HOME", "/.local/share");
    qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("cache"))));
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) // Qt would make a folder that stays
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
    qputenv("HOME", QFile::encodeName(m_folder.path()));
}

PrivateHome::~PrivateHome() = default;

} // namespace Qonsent::ConsentApp
