// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QStringList>

namespace Qonsent {

/// A command line as a person would type it.
inline QStringList words(const char *line)
{
    return QProcess::splitCommand(QString::fromLatin1(line));
}

/// A sign-in at a provider that is not asked anything before the person comes back.
inline QStringList signInOffline(const QStringList &more = {})
{
    return words("sign-in work --authorization-endpoint http://127.0.0.1:1/authorize "
                 "--token-endpoint http://127.0.0.1:1/token --client-id app")
        + more;
}

} // namespace Qonsent
