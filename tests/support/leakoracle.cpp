// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/leakoracle.h"

#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>

namespace Qonsent {

namespace {

QMutex logMutex;
QByteArray logged;
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

/// All spellings of one canary prefix.
QList<std::pair<QByteArray, QByteArray>> spellings(const QByteArray &canary)
{
    QByteArray utf16;
    QByteArray percent;
    for (const char c : canary) {
        utf16 += c;
        utf16 += '\0';
        percent += '%' + QByteArray(1, c).toHex().toUpper();
    }
    QList<std::pair<QByteArray, QByteArray>> all = {{"raw", canary},
                                                    {"hexadecimal", canary.toHex()},
                                                    {"UTF-16", utf16},
                                                    {"percent-encoded", percent}};
    // Base64 depends on where the canary starts; the characters that mix with neighbours go.
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray encoded = (QByteArray(shift, 'x') + canary).toBase64();
        const int head = shift == 0 ? 0 : shift + 1;
        all.append({"base64", encoded.mid(head, encoded.size() - head - 4)});
    }
    return all;
}

} // namespace

LeakOracle::LeakOracle()
{
    const QMutexLocker lock(&logMutex);
    logged.clear();
    previousHandler = qInstallMessageHandler(keep);
    QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
}

LeakOracle::~LeakOracle()
{
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(previousHandler);
}

QStringList LeakOracle::findIn(const QByteArray &text)
{
    QStringList found;
    for (const QByteArray &canary :
         {QByteArray("CNRYC-"), QByteArray("CNRYA-"), QByteArray("CNRYR-"), QByteArray("CNRYI-"),
          QByteArray("CNRYS-"), QByteArray("CNRYP-"), QByteArray("CNRYD-")}) {
        for (const auto &[spelling, bytes] : spellings(canary)) {
            if (text.contains(bytes))
                found += QString::fromLatin1(canary + ' ' + spelling);
        }
    }
    return found;
}

QStringList LeakOracle::findBelow(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QString &canary : findIn(file.readAll()))
            found += file.fileName() + QLatin1String(": ") + canary;
    }
    return found;
}

QStringList LeakOracle::findInLog() const
{
    const QMutexLocker lock(&logMutex);
    return findIn(logged);
}

} // namespace Qonsent
