// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/benchmarks/qonsent/benchmarkaccounts.h"

#include "oauthcore/account/signin.h"
#include "tests/benchmarks/qonsent/benchmarkuseragent.h"
#include "tests/benchmarks/qonsent/provider.h"

#include <QEventLoop>

namespace Bench {

namespace {

Qonsent::Services servicesWith(const std::shared_ptr<Qonsent::TokenVault> &vault)
{
    Qonsent::Services services = Qonsent::inMemoryServices();
    if (vault)
        services.vault = vault;
    return services;
}

} // namespace

BenchmarkAccounts::BenchmarkAccounts(const Setting &setting,
                                     const std::shared_ptr<Qonsent::TokenVault> &vault)
    : m_provider(providerOf(setting))
    , m_accounts(servicesWith(vault))
{ }

void BenchmarkAccounts::signIn(QStringView scopes, Finish finish)
{
    Qonsent::SignInRequest request;
    // a name of its own: finding a free one for the thousandth Jane Doe is not what is measured
    request.name = QStringLiteral("signed in %1").arg(m_count++);
    request.metadata = m_provider;
    request.client = registeredClient();
    request.scopes = Qonsent::Scopes::parse(scopes);
    request.userAgent = std::make_shared<BenchmarkUserAgent>();
    Qonsent::whenFinished<Qonsent::Account>(
        m_accounts.signIn(request), &m_accounts,
        [this, finish = std::move(finish)](const Qonsent::Result<Qonsent::Account> &account) {
            if (account)
                m_newest = account->id;
            finish(account.has_value());
        });
}

void BenchmarkAccounts::fill(int count)
{
    QEventLoop loop;
    for (int left = count; left > 0; --left) {
        signIn(u"profile email calendar", [&loop](bool) { loop.quit(); });
        loop.exec();
    }
}

} // namespace Bench
