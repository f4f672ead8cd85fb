// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/cli/clivisit.h"

#include "tests/support/longestwait.h"
#include "tests/support/outcome.h"

#include <QTest>
#include <QUrlQuery>

namespace Qonsent {

QString parameterOf(const QUrl &address, const char *name)
{
    return QUrlQuery(address).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

QList<KnownSecret> secretsIn(const QUrl &address)
{
    return {{"state", parameterOf(address, "state").toLatin1()},
            {"nonce", parameterOf(address, "nonce").toLatin1()}};
}

bool startAndWaitForAddress(CliRun &run)
{
    run.start();
    return QTest::qWaitFor([&run] { return !run.address().isEmpty() || !run.isRunning(); },
                           longestWait)
        && !run.address().isEmpty();
}

bool visit(CliRun &run, const Test::Behaviour &behaviour)
{
    if (!startAndWaitForAddress(run))
        return false;
    QObject owner;
    Test::InstantUserAgent person(behaviour);
    const QUrl redirectUri(parameterOf(run.address(), "redirect_uri"), QUrl::StrictMode);
    const auto page =
        outcomeOf(person.open({.url = run.address(), .redirectUri = redirectUri}, &owner));
    return page.has_value() && run.waitForEnd();
}

QByteArray whatATerminalObeys(const QByteArray &text)
{
    QByteArray found;
    for (const char32_t c : QString::fromUtf8(text).toUcs4()) {
        if (c != U'\n' && !isFitToShow(c))
            found += "U+" + QByteArray::number(uint(c), 16) + ' ';
    }
    return found;
}

} // namespace Qonsent
