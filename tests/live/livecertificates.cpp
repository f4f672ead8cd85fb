// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/livecertificates.h"

#include "tests/live/livefolder.h"

#include <QProcess>

namespace Qonsent {

LiveCertificates::LiveCertificates()
{
    if (QProcess::execute(liveFile(QStringLiteral("makeca.sh")), {m_folder.path()}) == 0)
        m_authorityFile = m_folder.filePath(QStringLiteral("ca.pem"));
}

QStringList LiveCertificates::serverArguments() const
{
    return {QStringLiteral("--tls-key"), m_folder.filePath(QStringLiteral("server.key")),
            QStringLiteral("--tls-cert"), m_folder.filePath(QStringLiteral("server.pem"))};
}

} // namespace Qonsent
