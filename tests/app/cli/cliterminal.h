// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/app/cli/clirun.h"
#include "tests/support/longestwait.h"

namespace Qonsent {

/// A terminal with a person at it, for one run at a time.
class CliTerminal
{
public:
    CliTerminal();
    ~CliTerminal();
    Q_DISABLE_COPY_MOVE(CliTerminal)

    /// Before it starts: \a run belongs to this terminal and reads from it.
    void giveTo(CliRun &run) const;
    /// Waits with an event loop until \a text has been shown, and forgets all before its end.
    [[nodiscard]] bool waitFor(const QByteArray &text, int patienceMSecs = longestWait);
    /// What the person presses.
    void type(const QByteArray &keys) const;
    /// Everything that has been shown so far.
    [[nodiscard]] QByteArray shown();
    /// Whether typed characters are shown now.
    [[nodiscard]] bool echoes() const;

private:
    int m_person = -1;
    int m_program = -1;
    QByteArray m_shown;
    qsizetype m_seen = 0; ///< of m_shown, by waitFor()
};

} // namespace Qonsent
