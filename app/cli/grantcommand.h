// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"
#include "app/cli/directgrants.h"
#include "app/cli/grantkinds.h"
#include "oauthcore/exporters/exporter.h"

#include <QPointer>

namespace Qonsent::Cli {

/// `qonsent grant`: tokens without a browser, for programs that act for themselves or hold
/// something that is exchanged. Nothing is stored.
class GrantCommand final : public Command
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const override;
    void run(const QCommandLineParser &parser, Output &output) override;
    void interrupt() override;

private:
    std::optional<AuthError> read(const QCommandLineParser &parser);
    void print(const Grant &grant);
    void printFacts(const Grant &grant);

    Output *m_output = nullptr;
    QByteArray m_format;
    RefreshTokenInclusion m_inclusion = {};
    ClientChoice m_choice;
    GrantMaker m_make;
    std::unique_ptr<DirectGrants> m_grants;
    QPointer<Reply> m_reply;
};

} // namespace Qonsent::Cli
