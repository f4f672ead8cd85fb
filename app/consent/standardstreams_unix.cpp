// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/consent/standardstreams.h"

#include <QList>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

extern char **environ;

namespace Qonsent::ConsentApp {

namespace {

constexpr qsizetype longestLine = 64 * 1024;

} // namespace

StandardStreams::StandardStreams()
    : m_output(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3))
{
    ::dup2(STDERR_FILENO, STDOUT_FILENO);
}

StandardStreams::~StandardStreams()
{
    if (m_output >= 0)
        ::close(m_output);
}

std::optional<QByteArray> StandardStreams::readLine() const
{
    QByteArray line;
    char c = 0;
    while (line.size() < longestLine) {
        const ssize_t got = ::read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return {};
        if (c == '\n')
            return line;
        line.append(c);
    }
    return {};
}

void StandardStreams::answer(const QByteArray &line)
{
    if (m_output < 0)
        return;
    qsizetype written = 0;
    while (written < line.size()) {
        const ssize_t now =
            ::write(m_output, line.constData() + written, std::size_t(line.size() - written));
        if (now < 0 && errno == EINTR)
            continue;
        if (now <= 0)
            break; // whoever asked is gone
        written += now;
    }
    ::close(m_output);
    m_output = -1;
}

bool isRoot()
{
    return ::geteuid() == 0;
}

void scrubEnvironment()
{
    QByteArrayList unwanted;
    for (char **entry = environ; *entry; ++entry) {
        const QByteArray name = QByteArray(*entry).split('=').constFirst();
        if (name.startsWith("QTWEBENGINE") || name.startsWith("CHROME_") || name == "SSLKEYLOGFILE")
            unwanted.append(name);
    }
    for (const QByteArray &name : unwanted)
        ::unsetenv(name.constData());
}

} // namespace Qonsent::ConsentApp
