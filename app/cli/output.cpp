// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/output.h"

#include "oauthcore/base/json.h"

#include <cstdio>
#include <unistd.h>

namespace Qonsent::Cli {

namespace {

bool write(std::FILE *stream, const QByteArray &bytes)
{
    const auto size = std::size_t(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

/// \a text without what moves cursors, retitles windows or reorders text.
QByteArray printable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (c == U'\n' || isFitToShow(c))
            clean += QChar::fromUcs4(c);
    }
    return clean.toUtf8() + '\n';
}

AuthError notWritten()
{
    AuthError error = AuthError::of(AuthError::Code::VaultIo, "stdout");
    error.message = QStringLiteral("The result could not be written. Check the disk and its free "
                                   "space, then try again.");
    return error;
}

/// \a bytes, all of them, to standard output.
Result<Done> written(const QByteArray &bytes)
{
    return write(stdout, bytes) ? Result<Done>(Done{}) : notWritten();
}

} // namespace

bool Output::isOnTerminal() const
{
    return isatty(STDOUT_FILENO) == 1;
}

int Output::finished(int exitCode) const
{
    return m_isCutOff && exitCode == 0 ? failure(notWritten()) : exitCode;
}

void Output::line(const QString &text) const
{
    m_isCutOff = !write(stdout, printable(text)) || m_isCutOff;
}

void Output::json(const QJsonObject &object) const
{
    m_isCutOff = !write(stdout, printableJson(object, QJsonDocument::Indented)) || m_isCutOff;
}

Result<Done> Output::secret(const QByteArray &bytes) const
{
    if (isOnTerminal())
        note(QStringLiteral(
            "This is a secret. Anyone who sees it can use the account until it ends."));
    return written(bytes);
}

Result<Done> Output::body(const QByteArray &bytes) const
{
    if (!isOnTerminal())
        return written(bytes);
    line(QString::fromUtf8(bytes));
    return Done{};
}

void Output::note(const QString &text) const
{
    if (!isForPrograms())
        write(stderr, printable(text));
}

void Output::status(const QString &text) const
{
    if (isForPrograms() || !isatty(STDERR_FILENO))
        return;
    constexpr char beginAnew[] = "\r\033[K"; // to the first column; empty to the end of the line
    write(stderr, beginAnew + printable(text).chopped(1));
}

void Output::warning(const QString &text) const
{
    if (isForPrograms())
        progress({{QLatin1String("warning"), text}});
    else
        note(QStringLiteral("Warning: ") + text);
}

void Output::progress(const QJsonObject &object) const
{
    write(stderr, printableJson(object, QJsonDocument::Compact) + '\n');
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
