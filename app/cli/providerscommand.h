// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"

namespace Qonsent::Cli {

/// `qonsent providers`, and `qonsent providers check FILE`.
class ProvidersCommand final : public Command
{
    Q_OBJECT

public:
    QList<QCommandLineOption> options() const override { return {}; }
    void run(const QCommandLineParser &parser, Output &output) override;
    void interrupt() override { } // it is over before anybody could

private:
    int list(const Output &output) const;
    int check(const QString &fileName, const Output &output) const;
};

} // namespace Qonsent::Cli
