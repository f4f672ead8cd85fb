// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/networkcommand.h"

#include "app/shared/networkoptions.h"
#include "app/shared/providerfiles.h"

namespace Qonsent::Cli {

QList<QCommandLineOption> NetworkCommand::options() const
{
    return ownOptions() + networkOptions();
}

void NetworkCommand::run(const QCommandLineParser &parser, Output &output)
{
    m_output = &output;
    if (const auto wrong = read(parser))
        return finishWith(*wrong);
    const Result<Services> services = servicesFor(parser);
    if (!services)
        return finishWith(services.error());
    m_services = *services;
    m_services.providers = knownProviders().registry;
    begin(parser);
}

void NetworkCommand::begin(const QCommandLineParser &)
{
    act();
}

void NetworkCommand::interrupt()
{
    if (m_awaited)
        m_awaited->cancel();
    else
        Q_EMIT done(AuthError::of(AuthError::Code::Cancelled).exitCode()); // waits for nothing
}

void NetworkCommand::end(int exitCode)
{
    Q_EMIT done(exitCode);
}

} // namespace Qonsent::Cli
