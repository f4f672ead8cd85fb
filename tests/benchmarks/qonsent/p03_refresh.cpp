// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/model/account.h"
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/net/tokenclient.h"
#include "oauthcore/protocol/grants/refreshtokengrant.h"
#include "tests/benchmarks/qonsent/provider.h"

using namespace Bench;

namespace {

struct Refreshing
{
    explicit Refreshing(const Setting &setting)
        : tokenClient(transport, Qonsent::systemClock())
    {
        account.id = Qonsent::AccountId::generate();
        account.name = QStringLiteral("account");
        account.provider = providerOf(setting);
        account.client = registeredClient();
        account.requestedScopes = Qonsent::Scopes::parse(u"openid profile email");
        tokens.accessToken = Qonsent::Secret("stale");
        tokens.refreshToken = Qonsent::Secret("first");
        tokens.grantedScopes = account.requestedScopes;
    }

    /// What the next refresh starts from.
    bool take(const Qonsent::Result<Qonsent::TokenSet> &answer)
    {
        if (answer)
            tokens = answer.value();
        return answer.has_value();
    }

    Qonsent::QtHttpTransport transport;
    Qonsent::TokenClient tokenClient;
    Qonsent::Account account;
    Qonsent::TokenSet tokens;
    QObject context;
};

} // namespace

static const bool announced = announceWork("p03", [](const Setting &setting) {
    auto work = std::make_shared<Refreshing>(setting);
    return eventWork([work](const Finish &finish) {
        const Qonsent::TokenRequest request =
            Qonsent::refreshTokenGrant(work->account.provider.tokenEndpoint,
                                       work->tokens.refreshToken, work->account.requestedScopes);
        Qonsent::whenFinished(
            work->tokenClient.send(request, work->account.client, work->account.requestedScopes),
            &work->context, [work, finish](const Qonsent::Result<Qonsent::TokenSet> &answer) {
                finish(work->take(answer));
            });
    });
});
