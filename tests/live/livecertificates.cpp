// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/live/livecertificates.h"

#include "tests/live/livefolder.h"

#include <QFile>
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

QStringList LiveCertificates::clientArguments() const
{
    return {QStringLiteral("--client-ca"), m_authorityFile, QStringLiteral("--self-signed"),
            m_folder.filePath(QStringLiteral("self.pem"))};
}

QByteArray LiveCertificates::contentOf(const char *name) const
{
    QFile file(m_folder.filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Qonsent
