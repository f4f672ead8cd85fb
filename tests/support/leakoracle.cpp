// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/leakoracle.h"

#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>

#include <algorithm>
#include <iterator>

namespace Qonsent {

namespace {

QMutex logMutex;
QByteArray logged;
int watching = 0; ///< oracles that are alive
QtMessageHandler previousHandler = nullptr;

void keep(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    {
        const QMutexLocker lock(&logMutex);
        logged += text.toUtf8() + '\n';
    }
    if (type != QtDebugMsg && type != QtInfoMsg && previousHandler)
        previousHandler(type, context, text);
}

struct Spelling
{
    const char *name;
    QByteArray bytes;
};

/// What \a secret looks like in logs, files and memory.
QList<Spelling> spellings(const QByteArray &secret)
{
    QByteArray utf16;
    QByteArray percent;
    for (const char c : secret) {
        utf16 += c;
        utf16 += '\0';
        percent += '%' + QByteArray(1, c).toHex().toUpper();
    }
    QList<Spelling> all = {{"raw", secret},
                           {"hexadecimal", secret.toHex()},
                           {"UTF-16", utf16},
                           {"percent-encoded", percent}};
    if (const QByteArray inUrl = secret.toPercentEncoding(); inUrl != secret)
        all.append({"percent-encoded", inUrl});
    // Base64 depends on where the secret starts; the characters that mix with neighbours go.
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray text = QByteArray(shift, 'x') + secret;
        const QByteArray plain = text.toBase64();
        const QByteArray forUrls = text.toBase64(QByteArray::Base64UrlEncoding);
        const int head = shift == 0 ? 0 : shift + 1;
        all.append({"base64", plain.mid(head, plain.size() - head - 4)});
        if (forUrls != plain)
            all.append({"base64url", forUrls.mid(head, forUrls.size() - head - 4)});
    }
    return all;
}

QList<KnownSecret> canaries()
{
    QList<KnownSecret> all;
    for (const QByteArray &prefix :
         {QByteArray("CNRYC-"), QByteArray("CNRYA-"), QByteArray("CNRYR-"), QByteArray("CNRYI-"),
          QByteArray("CNRYS-"), QByteArray("CNRYP-"), QByteArray("CNRYD-")})
        all.append({prefix, prefix});
    return all;
}

QStringList search(const QByteArray &text, const QList<KnownSecret> &secrets)
{
    QStringList found;
    for (const KnownSecret &secret : secrets) {
        for (const Spelling &spelling : spellings(secret.value)) {
            if (text.contains(spelling.bytes))
                found += QString::fromLatin1(secret.name + ' ' + spelling.name);
        }
    }
    return found;
}

QStringList searchBelow(const QString &folder, const QList<KnownSecret> &secrets)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QString &secret : search(file.readAll(), secrets))
            found += file.fileName() + QLatin1String(": ") + secret;
    }
    return found;
}

QList<KnownSecret> longOnes(const QList<KnownSecret> &secrets)
{
    QList<KnownSecret> all;
    std::copy_if(secrets.begin(), secrets.end(), std::back_inserter(all),
                 [](const KnownSecret &secret) { return secret.value.size() >= 8; });
    return all;
}

} // namespace

LeakOracle::LeakOracle()
{
    const QMutexLocker lock(&logMutex);
    if (watching++ > 0)
        return; // the others have heard it all
    logged.clear();
    previousHandler = qInstallMessageHandler(keep);
    QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
}

LeakOracle::~LeakOracle()
{
    const QMutexLocker lock(&logMutex);
    if (--watching > 0)
        return;
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(previousHandler);
}

QStringList LeakOracle::findIn(const QByteArray &text)
{
    return search(text, canaries());
}

QStringList LeakOracle::findBelow(const QString &folder)
{
    return searchBelow(folder, canaries());
}

QStringList LeakOracle::findIn(const QByteArray &text, const QList<KnownSecret> &secrets)
{
    return search(text, longOnes(secrets));
}

QStringList LeakOracle::findBelow(const QString &folder, const QList<KnownSecret> &secrets)
{
    return searchBelow(folder, longOnes(secrets));
}

QStringList LeakOracle::findInLog() const
{
    const QMutexLocker lock(&logMutex);
    return findIn(logged);
}

QStringList LeakOracle::findInLog(const QList<KnownSecret> &secrets) const
{
    const QMutexLocker lock(&logMutex);
    return findIn(logged, secrets);
}

} // namespace Qonsent
