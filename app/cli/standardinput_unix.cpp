// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/standardinput.h"

#include "oauthcore/base/secret.h"

#include <QPointer>
#include <QSocketNotifier>

#include <cerrno>
#include <unistd.h>

namespace Qonsent::Cli {

struct StandardInput::Private
{
    QSocketNotifier notifier{STDIN_FILENO, QSocketNotifier::Read};
    QByteArray pending; ///< a line that has not ended yet; may hold a code
};

StandardInput::StandardInput(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    connect(&d->notifier, &QSocketNotifier::activated, this, &StandardInput::readOn);
}

StandardInput::~StandardInput()
{
    wipe(d->pending);
}

bool StandardInput::isTerminal()
{
    return isatty(STDIN_FILENO) == 1;
}

void StandardInput::stop()
{
    d->notifier.setEnabled(false);
}

void StandardInput::readOn()
{
    // Reading from a terminal that belongs to somebody else by now would stop the whole program.
    if (isTerminal() && tcgetpgrp(STDIN_FILENO) != getpgrp())
        return stop();
    constexpr qsizetype longestLine = 64 * 1024;
    char bytes[4096];
    const auto count = read(STDIN_FILENO, bytes, sizeof(bytes));
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count <= 0) // the end, which ends the last line too
        stop();
    else
        d->pending.append(bytes, count);
    const QPointer<StandardInput> self(this); // a slot may delete us
    qsizetype end = d->pending.indexOf('\n');
    while (self && d->notifier.isEnabled() && end >= 0) {
        take(end);
        if (self)
            end = d->pending.indexOf('\n');
    }
    if (self && !d->pending.isEmpty() && (count <= 0 || d->pending.size() > longestLine))
        take(d->pending.size());
}

void StandardInput::take(qsizetype size)
{
    const QString line = QString::fromUtf8(d->pending.constData(), size);
    QByteArray rest = d->pending.mid(size + 1);
    wipe(d->pending);
    d->pending = rest;
    Q_EMIT lineRead(line);
}

} // namespace Qonsent::Cli
