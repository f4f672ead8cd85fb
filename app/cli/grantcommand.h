// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/directgrants.h"
#include "app/cli/grantkinds.h"
#include "app/cli/networkcommand.h"
#include "oauthcore/exporters/exporter.h"

namespace Qonsent::Cli {

/// `qonsent grant`: tokens without a browser, for programs that act for themselves or hold
/// something that is exchanged. Nothing is stored.
class GrantCommand final : public NetworkCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void act() override;

private:
    void print(const Grant &grant);
    void printFacts(const Grant &grant);

    QByteArray m_format;
    RefreshTokenInclusion m_inclusion = {};
    ClientChoice m_choice;
    GrantMaker m_make;
};

} // namespace Qonsent::Cli
