// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accountlistmodel.h"
#include "tests/support/fakeclock.h"
#include "widgets/accounts/accountfacts.h"

namespace Qonsent {

/// The accounts of the drawings: one of each state.
struct SampleAccounts
{
    explicit SampleAccounts(const Clock &clock);

    /// Puts them into \a model, with what goes on with them.
    void fill(AccountListModel &model) const;
    /// What the details show of the first one.
    AccountFacts facts() const;

    /// An account that ends \a left from now.
    [[nodiscard]] static Account account(const Clock &clock, const QString &name,
                                         std::chrono::milliseconds left,
                                         const QString &host = QStringLiteral("id.example.org"));

    const Clock &clock;
    Account work;
    Account personal;
    Account company;
    Account build;
    Account shop;
    Account vault;
    Account longNamed;
};

} // namespace Qonsent
