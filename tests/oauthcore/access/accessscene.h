// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/access/authorizedaccess.h"
#include "oauthcore/testing/authorizationserver.h"
#include "oauthcore/testing/httpserver.h"
#include "oauthcore/vault/memoryvault.h"
#include "tests/support/fakeclock.h"
#include "tests/support/outcome.h"

#include <QNetworkAccessManager>

namespace Qonsent {

/// A resource server on loopback that writes down what it was asked.
class Resource
{
public:
    using Behaviour = std::function<Test::Answer(const Test::ReceivedRequest &)>;

    explicit Resource(Behaviour answers =
                          [](const Test::ReceivedRequest &) {
                              return Test::Answer{.body = "fine"};
                          })
        : behaviour(std::move(answers))
        , m_server([this](const Test::ReceivedRequest &request,
                          const Test::HttpServer::Responder &respond) {
            requests.append(request);
            const Test::Answer answer = behaviour(request); // may ask for it to be held
            if (isHolding)
                held.append([respond, answer] { respond(answer); });
            else
                respond(answer);
        })
    {
        static_cast<void>(m_server.listen());
    }

    QUrl url(const QString &target = QStringLiteral("/data")) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.port()) + target);
    }
    QNetworkRequest request(const QString &target = QStringLiteral("/data")) const
    {
        return QNetworkRequest(url(target));
    }
    /// `Authorization` of every request, in order.
    QByteArrayList authorizations() const
    {
        QByteArrayList all;
        for (const Test::ReceivedRequest &request : requests)
            all.append(request.header("Authorization").value_or("none"));
        return all;
    }
    void release()
    {
        isHolding = false;
        for (const auto &answer : std::exchange(held, {}))
            answer();
    }
    quint64 connections() const { return m_server.connectionCount(); }
    Test::HttpServer &server() { return m_server; }

    Behaviour behaviour;
    QList<Test::ReceivedRequest> requests;
    bool isHolding = false;
    QList<std::function<void()>> held;

private:
    Test::HttpServer m_server;
};

/// 401 as RFC 6750 section 3 wants it.
inline Test::Answer challenge(const QByteArray &parameters, int status = 401)
{
    Test::Answer answer{.status = status, .body = "no"};
    return parameters.isNull() ? answer : answer.with("WWW-Authenticate", parameters);
}

/// Somebody who signed in a while ago, and the provider that renews the tokens.
struct AccessScene
{
    AccessScene()
    {
        account.id = AccountId::generate();
        account.name = QStringLiteral("Work");
        account.provider.issuer = provider.issuer();
        account.provider.tokenEndpoint = provider.url(Test::Endpoint::Token);
        account.client.id = QStringLiteral("app");
        store(tokens());
    }

    TokenSet tokens()
    {
        return {.accessToken = Secret("CNRYA-old"),
                .tokenType = "Bearer",
                .refreshToken = Secret(provider.issueRefreshToken("app", QStringLiteral("alice"),
                                                                  {QStringLiteral("api")})),
                .grantedScopes = {QStringLiteral("api")},
                .obtainedAt = clock.now(),
                .expiresAt = clock.now().addSecs(3600)};
    }
    void store(const TokenSet &tokens)
    {
        account.tokens = TokenFacts::of(tokens);
        static_cast<void>(outcomeOf(vault->write(account, tokens)));
    }
    QByteArray storedToken() const
    {
        return outcomeOf(vault->read(account.id))->tokens.accessToken.reveal().toByteArray();
    }
    Services services() const
    {
        Services services = inMemoryServices();
        services.clock = &clock;
        services.vault = vault;
        return services;
    }
    int renewals() const { return provider.count(Test::Endpoint::Token); }

    FakeClock clock;
    Test::AuthorizationServer provider{{.clock = &clock, .canaries = true}};
    std::shared_ptr<MemoryVault> vault = std::make_shared<MemoryVault>();
    Account account;
    Accounts accounts{services()};
    QNetworkAccessManager manager;
};

/// What came of a request in one line: "200 fine", or the error's code and reason.
inline QByteArray told(const Result<HttpResponse> &answer)
{
    if (!answer)
        return answer.error().jsonCode() + ' ' + answer.error().reason;
    return QByteArray::number(answer->status) + ' ' + answer->body.reveal().toByteArray();
}

} // namespace Qonsent
