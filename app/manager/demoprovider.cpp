// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/demoprovider.h"

#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/vault/memoryvault.h"

namespace Qonsent::Manager {

namespace {

using namespace Qt::StringLiterals;

Services inMemory(Services services)
{
    services.vault = std::make_shared<MemoryVault>();
    return services;
}

} // namespace

DemoProvider::DemoProvider(const Services &services, QObject *parent)
    : QObject(parent)
    , m_accounts(std::make_unique<Accounts>(inMemory(services)))
{
    m_accounts->setRenewingAhead(true);
}

DemoProvider::~DemoProvider()
{
    m_accounts.reset(); // what it asks of the server ends first
}

Result<SignInRequest> DemoProvider::request()
{
    if (!m_server) {
        auto server = std::make_unique<Test::AuthorizationServer>();
        if (const Result<Done> started = server->started(); !started)
            return started.error();
        m_server = std::move(server);
    }
    return SignInRequest{.issuer = m_server->issuer(),
                         .client = {.id = u"demo"_s},
                         .scopes = {u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s}};
}

} // namespace Qonsent::Manager
