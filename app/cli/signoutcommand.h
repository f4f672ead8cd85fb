// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/vaultcommand.h"

namespace Qonsent::Cli {

/// `qonsent sign-out`
class SignOutCommand final : public AccountCommand
{
    Q_OBJECT

protected:
    void actOn(const Account &account) override;
};

/// `qonsent remove`
class RemoveCommand final : public AccountCommand
{
    Q_OBJECT

protected:
    QList<QCommandLineOption> ownOptions() const override;
    std::optional<AuthError> read(const QCommandLineParser &parser) override;
    void actOn(const Account &account) override;

private:
    SignOut::AtProvider m_atProvider = SignOut::AtProvider::Silent;
};

} // namespace Qonsent::Cli
