// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/output.h"

#include <QJsonDocument>

#include <cstdio>
#include <unistd.h>

namespace Qonsent::Cli {

namespace {

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream);
}

/// C0 and C1 control characters move cursors, retitle windows and worse.
QByteArray printable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n'
            || (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format))
            clean += c;
    }
    return clean.toUtf8() + '\n';
}

} // namespace

void Output::line(const QString &text) const
{
    write(stdout, printable(text));
}

void Output::json(const QJsonObject &object) const
{
    write(stdout, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void Output::secret(const QByteArray &bytes) const
{
    if (isatty(STDOUT_FILENO))
        note(QStringLiteral(
            "This is a secret. Anyone who sees it can use the account until it ends."));
    write(stdout, bytes);
}

void Output::note(const QString &text) const
{
    if (!isForPrograms())
        write(stderr, printable(text));
}

void Output::progress(const QJsonObject &object) const
{
    write(stderr, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

int Output::failure(const AuthError &error) const
{
    if (isForPrograms()) {
        const QJsonObject object{
            {QLatin1String("error"), QString::fromLatin1(error.jsonCode())},
            {QLatin1String("message"), error.message},
            {QLatin1String("reason"), QString::fromLatin1(error.reason)},
            {QLatin1String("server_error"), QString::fromLatin1(error.serverCode)},
            {QLatin1String("retryable"), error.isTransient()},
            {QLatin1String("needs_sign_in"), error.needsSignIn()}};
        progress(object);
        return error.exitCode();
    }
    QString text = QStringLiteral("qonsent: ") + error.message;
    if (!error.serverCode.isEmpty()) {
        text += QStringLiteral("\n  The server said: ") + QString::fromLatin1(error.serverCode);
        if (!error.serverDescription.isEmpty())
            text += QStringLiteral(" \"") + error.serverDescription + u'"';
    }
    text += QStringLiteral("\n  (") + QString::fromLatin1(error.jsonCode());
    if (!error.reason.isEmpty())
        text += QStringLiteral(": ") + QString::fromLatin1(error.reason);
    write(stderr, printable(text + u')'));
    return error.exitCode();
}

} // namespace Qonsent::Cli
