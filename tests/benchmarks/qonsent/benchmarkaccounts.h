// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/accounts.h"
#include "tests/benchmarks/harness/work.h"

namespace Bench {

/// Accounts as an application has them, signed in at the benchmark's provider by the instant user
/// agent, in a vault in memory unless another is given.
class BenchmarkAccounts
{
public:
    explicit BenchmarkAccounts(const Setting &setting,
                               const std::shared_ptr<Qonsent::TokenVault> &vault = {});

    /// One more account; its id is the newest().
    void signIn(QStringView scopes, Finish finish);
    /// Signs \a count accounts in; returns when they are there. For preparations.
    void fill(int count);

    [[nodiscard]] Qonsent::Accounts &accounts() { return m_accounts; }
    [[nodiscard]] Qonsent::AccountId newest() const { return m_newest; }

private:
    Qonsent::ProviderMetadata m_provider;
    Qonsent::Accounts m_accounts;
    Qonsent::AccountId m_newest;
    int m_count = 0;
};

} // namespace Bench
