// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/widgets/consent/certificatestore.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace Qonsent {

namespace {

using namespace Qt::StringLiterals;

const QString phrase = u"x"_s; // of a file that lives for a moment

/// Runs a tool, for a few seconds at most.
bool run(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(tool, arguments, QIODevice::ReadOnly);
    if (process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0)
        return true;
    qWarning("%s: %s %s", qPrintable(tool), qPrintable(process.errorString()),
             process.readAll().constData());
    return false;
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

CertificateStore::CertificateStore()
    : m_folder(u"sql:"_s + QDir::homePath() + u"/.pki/nssdb"_s)
{
    const QString folder = m_folder.section(u':', 1);
    if (QFile::exists(folder + u"/cert9.db"_s))
        return;
    if (!QDir().mkpath(folder)
        || !run(u"certutil"_s, {u"-N"_s, u"-d"_s, m_folder, u"--empty-password"_s}))
        qFatal("The engine has no certificate store.");
}

bool CertificateStore::trust(const TestIdentity &authority)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"authority.pem"_s);
    return write(file, authority.certificate.toPem())
        && run(u"certutil"_s,
               {u"-A"_s, u"-d"_s, m_folder, u"-n"_s, u"authority"_s, u"-t"_s, u"C,,"_s, u"-i"_s,
                file});
}

bool CertificateStore::add(const TestIdentity &identity)
{
    const QTemporaryDir folder;
    const QString pem = folder.filePath(u"person.pem"_s);
    const QString p12 = folder.filePath(u"person.p12"_s);
    return write(pem, identity.certificate.toPem() + identity.key.toPem())
        && run(u"openssl"_s,
               {u"pkcs12"_s, u"-export"_s, u"-in"_s, pem, u"-name"_s, u"person"_s, u"-out"_s, p12,
                u"-passout"_s, u"pass:"_s + phrase})
        && run(u"pk12util"_s,
               {u"-i"_s, p12, u"-d"_s, m_folder, u"-W"_s, phrase, u"-K"_s, QString()});
}

} // namespace Qonsent
