// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/provider/providerregistry.h"
#include "tests/oauthcore/account/scene.h"
#include "tests/support/testmain.h"
#include "tests/support/waitingagents.h"

using namespace Qonsent;
using Code = AuthError::Code;
using Test::Endpoint;
using Variables = QMap<QString, QString>;

namespace {

/// Leads the addresses of a provider on the Internet to the server of the test.
class Detour
{
public:
    explicit Detour(const QUrl &server)
        : m_server(server)
    { }
    void add(const QUrl &from, const QUrl &to) { m_exact.insert(from, to.path()); }
    QUrl operator()(QUrl url) const
    {
        const auto found = m_exact.constFind(url.adjusted(QUrl::RemoveQuery));
        if (found != m_exact.constEnd())
            url.setPath(*found);
        else if (url.host() != QLatin1String("provider.example"))
            return {};
        url.setScheme(m_server.scheme());
        url.setHost(m_server.host());
        url.setPort(m_server.port());
        return url;
    }

private:
    QUrl m_server;
    QHash<QUrl, QString> m_exact;
};

class DetourTransport final : public HttpTransport
{
public:
    explicit DetourTransport(const Detour &detour)
        : HttpTransport(nullptr)
        , m_detour(detour)
    { }
    ReplyOf<HttpResponse> *send(const HttpRequest &request) override
    {
        HttpRequest led = request;
        led.url = m_detour(request.url);
        return m_network.send(led);
    }
    void preconnect(const QUrl &) override { }

private:
    const Detour &m_detour;
    QtHttpTransport m_network{QtHttpTransportOptions{}};
};

class DetourAgent final : public UserAgent
{
public:
    explicit DetourAgent(const Detour &detour)
        : m_detour(detour)
    { }
    ReplyOf<PageOutcome> *open(const AuthorizationPage &page, QObject *parent) override
    {
        AuthorizationPage led = page;
        led.url = m_detour(page.url);
        return m_agent.open(led, parent);
    }

private:
    const Detour &m_detour;
    Test::InstantUserAgent m_agent;
};

} // namespace

/// Sign-ins that name a preset instead of addresses.
class tst_SignInProvider : public QObject
{
    Q_OBJECT

    static Variables variablesOf(const ProviderPreset &preset)
    {
        Variables variables;
        for (const PresetVariable &variable : preset.variables)
            variables.insert(variable.name,
                             variable.kind == PresetVariable::Kind::Address
                                 ? QStringLiteral("https://id.example.org")
                                 : variable.kind == PresetVariable::Kind::Uuid
                                 ? QStringLiteral("9188040d-6c67-4c5b-b112-36a304b66dad")
                                 : QStringLiteral("work"));
        return variables;
    }
    static void everyPreset()
    {
        QTest::addColumn<QString>("id");
        for (const ProviderPreset &preset : ProviderRegistry::shipped().presets())
            QTest::newRow(qPrintable(preset.id)) << preset.id;
    }
    static Services withoutNetwork()
    {
        Services services = inMemoryServices();
        services.makeUserAgent = [] { return std::make_shared<NoBrowser>(); };
        return services;
    }

private Q_SLOTS:
    /// The whole way, with every address and every rule of the preset; only the server is ours.
    void everyPresetSignsSomebodyIn_data() { everyPreset(); }
    void everyPresetSignsSomebodyIn()
    {
        QFETCH(QString, id);
        const ProviderPreset preset = *ProviderRegistry::shipped().find(id);
        const bool wantsSecret = preset.clientSecret == ProviderPreset::ClientSecret::Required;
        Scene scene({.clients = {{.id = "app",
                                  .secret = wantsSecret ? "CNRYS-1" : "",
                                  .authenticationMethod =
                                      wantsSecret ? preset.clientAuthentication : "none"}},
                     .openClient = {},
                     .scopes = preset.scopes});
        const QString issuer = *preset.issuerFor(variablesOf(preset));
        const QString own = scene.server.issuer();
        Detour detour{QUrl(own)};
        detour.add(preset.metadata.authorizationEndpoint,
                   scene.server.url(Endpoint::Authorization));
        detour.add(preset.metadata.tokenEndpoint, scene.server.url(Endpoint::Token));
        detour.add(QUrl(issuer + QStringLiteral("/.well-known/openid-configuration")),
                   scene.server.url(Endpoint::Discovery));
        scene.server.edit(Endpoint::Discovery, [=](QJsonObject &metadata) {
            for (auto member = metadata.begin(); member != metadata.end(); ++member) {
                if (member.value().isString())
                    member.value() = member.value().toString().replace(
                        own, QStringLiteral("https://provider.example"));
            }
            metadata.insert(QLatin1String("issuer"), issuer);
        });
        scene.server.editIdToken([issuer](Test::IdTokenDraft &token) {
            token.claims.insert(QLatin1String("iss"), issuer);
        });
        scene.server.editAnswer(Endpoint::Interaction, [=](Test::Answer &answer) {
            const auto location = answer.header("Location");
            if (location)
                answer.setHeader(
                    "Location",
                    QByteArray(*location).replace("iss=" + QUrl::toPercentEncoding(own),
                                                  "iss=" + QUrl::toPercentEncoding(issuer)));
        });

        Services services = scene.services();
        services.transport = std::make_shared<DetourTransport>(detour);
        Accounts accounts(services);
        SignInRequest asked{.provider = id,
                            .providerVariables = variablesOf(preset),
                            .client = {.id = QStringLiteral("app")},
                            .userAgent = std::make_shared<DetourAgent>(detour)};
        if (wantsSecret)
            asked.client.secret = Secret(QByteArrayView("CNRYS-1"));
        const auto account = outcomeOf<Account>(accounts.signIn(asked));
        QVERIFY2(account,
                 account ? "" : (account.error().reason + account.error().serverCode).constData());
        QCOMPARE(account->provider.issuer, issuer);
        QCOMPARE(account->requestedScopes, preset.scopes);
        QCOMPARE(account->claims.has_value(), preset.scopes.contains(u"openid"));
        const auto query = scene.server.requests(Endpoint::Authorization).constFirst().query();
        QCOMPARE(query.value("scope"), preset.scopes.toString().toUtf8());
        for (const FormParameter &parameter : preset.parameters.list())
            QCOMPARE(query.value(parameter.name), parameter.value);
        QCOMPARE(QUrl(QString::fromUtf8(query.value("redirect_uri").value_or(QByteArray()))).host(),
                 preset.redirectHost);
        QCOMPARE(scene.server.count(Endpoint::Token), 1);
    }

    void everyPresetAsksWhoItIsInItsOwnWay_data() { everyPreset(); }
    void everyPresetAsksWhoItIsInItsOwnWay()
    {
        QFETCH(QString, id);
        const ProviderPreset preset = *ProviderRegistry::shipped().find(id);
        Scene scene;
        const QString issuer = *preset.issuerFor(variablesOf(preset));
        Detour detour{QUrl(scene.server.issuer())};
        detour.add(QUrl(issuer + QStringLiteral("/.well-known/openid-configuration")),
                   scene.server.url(Endpoint::Discovery));
        const QString own = scene.server.issuer();
        scene.server.edit(Endpoint::Discovery, [=](QJsonObject &metadata) {
            for (auto member = metadata.begin(); member != metadata.end(); ++member) {
                if (member.value().isString())
                    member.value() = member.value().toString().replace(
                        own, QStringLiteral("https://provider.example"));
            }
            metadata.insert(QLatin1String("issuer"), issuer);
        });
        Services services = scene.services();
        services.transport = std::make_shared<DetourTransport>(detour);
        Accounts accounts(services);
        const auto window = std::make_shared<Window>();
        SignIn *signIn = accounts.signIn(
            {.provider = id,
             .providerVariables = variablesOf(preset),
             .client = {.id = QStringLiteral("app"), .secret = Secret(QByteArrayView("CNRYS-1"))},
             .userAgent = window});
        QTRY_COMPARE(window->opened.size(), 1);
        signIn->restart(AccountChoice::OtherAccount);
        QTRY_COMPARE(window->opened.size(), 2);
        const QStringList prompts =
            QUrlQuery(window->opened.constLast().url)
                .queryItemValue(QStringLiteral("prompt"), QUrl::FullyDecoded)
                .replace(u'+', u' ')
                .split(u' ');
        QVERIFY(prompts.contains(QString::fromLatin1(preset.otherAccountPrompt)));
    }

    void whatTheRequestSaysOutweighsThePreset()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const auto window = std::make_shared<Window>();
        SignInRequest asked{.provider = QStringLiteral("gitlab"),
                            .providerVariables = {{QStringLiteral("base"), scene.server.issuer()}},
                            .client = {.id = QStringLiteral("app")},
                            .scopes = {QStringLiteral("openid")},
                            .parameters = {{"prompt", "consent"}},
                            .userAgent = window,
                            .receiver = {.host = QStringLiteral("localhost")}};
        static_cast<void>(accounts.signIn(asked));
        QTRY_COMPARE(window->opened.size(), 1);
        const QUrlQuery query(window->opened.constFirst().url);
        QCOMPARE(query.queryItemValue(QStringLiteral("scope")), QStringLiteral("openid"));
        QCOMPARE(query.queryItemValue(QStringLiteral("prompt")), QStringLiteral("consent"));
        QCOMPARE(window->opened.constFirst().redirectUri.host(), QStringLiteral("localhost"));
    }

    void aServerOfOnesOwnSignsSomebodyInAndInAgain()
    {
        Scene scene;
        Accounts accounts(scene.services());
        SignInRequest asked{.provider = QStringLiteral("gitlab"),
                            .providerVariables = {{QStringLiteral("base"), scene.server.issuer()}},
                            .client = {.id = QStringLiteral("app")},
                            .userAgent = std::make_shared<Test::InstantUserAgent>()};
        const auto account = outcomeOf<Account>(accounts.signIn(asked));
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QVERIFY(account->claims);
        const auto again =
            outcomeOf<Account>(accounts.signInAgain(account->id, {.userAgent = asked.userAgent}));
        QVERIFY2(again, again ? "" : again.error().reason.constData());
        QCOMPARE(again->id, account->id);
        // also if the preset is named once more
        const auto named =
            outcomeOf<Account>(accounts.signInAgain(account->id,
                                                    {.provider = asked.provider,
                                                     .providerVariables = asked.providerVariables,
                                                     .userAgent = asked.userAgent}));
        QVERIFY2(named, named ? "" : named.error().reason.constData());
        QCOMPARE(scene.server.count(Endpoint::Token), 3);
    }

    void whatIsWrongIsNamedBeforeAnythingOpens_data()
    {
        QTest::addColumn<SignInRequest>("asked");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QStringList>("named");
        const SignInRequest good{
            .provider = QStringLiteral("keycloak"),
            .providerVariables = {{QStringLiteral("base"),
                                   QStringLiteral("https://id.example.org")},
                                  {QStringLiteral("realm"), QStringLiteral("work")}},
            .client = {.id = QStringLiteral("app")}};
        const auto row = [](const char *name, const SignInRequest &request, const char *reason,
                            const QStringList &named) {
            QTest::newRow(name) << request << QByteArray(reason) << named;
        };
        SignInRequest asked = good;
        asked.provider = QStringLiteral("example");
        row("no such preset", asked, "provider_unknown", {QStringLiteral("example")});
        asked = good;
        asked.provider = QStringLiteral("x\u202ey\n");
        row("J13: no such preset, and its id turns the text", asked, "provider_unknown",
            {QStringLiteral("xy")});
        asked = good;
        asked.issuer = QStringLiteral("https://evil.test");
        row("a preset and an issuer", asked, "provider_and_issuer",
            {QStringLiteral("keycloak"), QStringLiteral("https://evil.test")});
        asked = good;
        asked.metadata = {.authorizationEndpoint = QUrl(QStringLiteral("https://evil.test/a")),
                          .tokenEndpoint = QUrl(QStringLiteral("https://evil.test/t"))};
        row("a preset and endpoints", asked, "provider_and_issuer", {QStringLiteral("keycloak")});
        asked = good;
        asked.providerVariables.remove(QStringLiteral("realm"));
        row("a variable is missing", asked, "provider_variable", {QStringLiteral("realm")});
        asked = good;
        asked.providerVariables.insert(QStringLiteral("realm"), QStringLiteral("../admin"));
        row("D13: a variable that leads out of its place", asked, "provider_variable",
            {QStringLiteral("realm")});
        asked = good;
        asked.providerVariables.insert(QStringLiteral("tenant"), QStringLiteral("x"));
        row("a variable that is not there", asked, "provider_variable_unknown",
            {QStringLiteral("tenant")});
        asked = good;
        asked.client = {};
        row("no client", asked, "client_id", {QStringLiteral("client_id")});
        asked = {.provider = QStringLiteral("github"), .client = {.id = QStringLiteral("app")}};
        row("no secret where the provider wants it back", asked, "client_secret",
            {QStringLiteral("client_secret")});
        asked = {.provider = QStringLiteral("microsoft"),
                 .providerVariables = {{QStringLiteral("tenant"), QStringLiteral("common")}},
                 .client = {.id = QStringLiteral("app")}};
        row("a tenant that is no issuer of its own", asked, "provider_variable",
            {QStringLiteral("tenant")});
    }
    void whatIsWrongIsNamedBeforeAnythingOpens()
    {
        QFETCH(SignInRequest, asked);
        QFETCH(QByteArray, reason);
        QFETCH(QStringList, named);
        Accounts accounts(withoutNetwork());
        SignIn *signIn = accounts.signIn(asked);
        QVERIFY(signIn->isFinished());
        const auto account = outcomeOf<Account>(signIn);
        QCOMPARE(account.error().code, Code::InvalidConfiguration);
        QCOMPARE(account.error().reason, reason);
        for (const QString &each : named)
            QVERIFY2(account.error().message.contains(each), qPrintable(account.error().message));
    }
};

QONSENT_TEST(tst_SignInProvider)
#include "tst_signinprovider.moc"
