// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/passphraseprompt.h"

#include "app/cli/interrupt.h"

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace Qonsent::Cli {

namespace {

constexpr char interrupted = 3; // Ctrl+C

/// The terminal, whatever standard input and output are.
class Terminal
{
public:
    Terminal()
        : m_descriptor(open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC))
    { }
    ~Terminal()
    {
        if (m_descriptor >= 0)
            close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    bool isThere() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// Nothing that is typed is shown, and Ctrl+C is a character, so that the echo always comes back.
class HiddenInput
{
public:
    explicit HiddenInput(int descriptor)
        : m_descriptor(descriptor)
    {
        m_isHidden = tcgetattr(descriptor, &m_before) == 0;
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO | ISIG);
        hidden.c_cc[VEOL] = interrupted; // ends the line, or it would wait for Enter
        m_isHidden = m_isHidden && tcsetattr(descriptor, TCSAFLUSH, &hidden) == 0;
    }
    ~HiddenInput()
    {
        if (m_isHidden)
            tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(HiddenInput)

    bool isHidden() const { return m_isHidden; }

private:
    int m_descriptor;
    termios m_before = {};
    bool m_isHidden = false;
};

void say(const Terminal &terminal, const char *text)
{
    [[maybe_unused]] const auto written = ::write(terminal.descriptor(), text, std::strlen(text));
}

} // namespace

bool canAsk()
{
    return Terminal().isThere();
}

std::optional<Secret> askPassphrase(const char *prompt)
{
    constexpr qsizetype longest = 1023;
    const Terminal terminal;
    if (!terminal.isThere())
        return {};
    const HiddenInput hidden(terminal.descriptor());
    if (!hidden.isHidden())
        return {};
    say(terminal, prompt);
    QByteArray typed;
    typed.reserve(1024); // so that growing leaves no copy behind
    char c = 0;
    // The end of the input and a signal end it without a passphrase, and so does one that is longer
    // than any person types: half of one is none.
    while (waitForInput(terminal.descriptor()) && read(terminal.descriptor(), &c, 1) == 1
           && c != '\n' && c != interrupted && typed.size() < longest)
        typed.append(c);
    say(terminal, "\n");
    if (c != '\n' || typed.isEmpty()) {
        wipe(typed);
        return {};
    }
    return Secret::take(std::move(typed));
}

std::optional<Secret> askNewPassphrase()
{
    const auto first = askPassphrase("New passphrase: ");
    if (!first)
        return {};
    const auto second = askPassphrase("The same again: ");
    return second && *first == *second ? first : std::nullopt;
}

} // namespace Qonsent::Cli
