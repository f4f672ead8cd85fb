// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/cliterminal.h"

#include <QTest>

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

namespace Qonsent {

CliTerminal::CliTerminal()
    : m_person(posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC))
{
    if (m_person < 0 || grantpt(m_person) != 0 || unlockpt(m_person) != 0)
        qFatal("There is no terminal for the test.");
    // kept open: a terminal that nobody has open any more reads as an error
    m_program = open(ptsname(m_person), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (m_program < 0)
        qFatal("The terminal of the test cannot be opened.");
}

CliTerminal::~CliTerminal()
{
    close(m_program);
    close(m_person);
}

void CliTerminal::giveTo(CliRun &run) const
{
    run.setTerminal(QByteArray(ptsname(m_person)));
}

bool CliTerminal::waitFor(const QByteArray &text, int patienceMSecs)
{
    return QTest::qWaitFor(
        [this, &text] {
            const qsizetype at = shown().indexOf(text, m_seen);
            if (at < 0)
                return false;
            m_seen = at + text.size();
            return true;
        },
        patienceMSecs);
}

void CliTerminal::type(const QByteArray &keys) const
{
    if (write(m_person, keys.constData(), size_t(keys.size())) != keys.size())
        qFatal("The terminal of the test is full.");
}

QByteArray CliTerminal::shown()
{
    char bytes[4096];
    for (ssize_t count = 0; (count = read(m_person, bytes, sizeof(bytes))) > 0;)
        m_shown.append(bytes, count);
    return m_shown;
}

bool CliTerminal::echoes() const
{
    termios state = {};
    return tcgetattr(m_program, &state) == 0 && (state.c_lflag & ECHO) != 0;
}

} // namespace Qonsent
