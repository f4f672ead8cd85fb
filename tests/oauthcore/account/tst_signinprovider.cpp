// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/qthttptransport.h"
#include "oauthcore/protocol/issuer.h"
#include "oauthcore/provider/providerregistry.h"
#include "tests/oauthcore/account/scene.h"
#include "tests/support/onlyrow.h"
#include "tests/support/recordedanswers.h"
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
    void add(const QUrl &from, const QUrl &to)
    {
        if (!from.isEmpty())
            m_exact.insert(from, to.path());
    }
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
        asked = *FormParameters::decode(page.url.query(QUrl::FullyEncoded).toLatin1());
        AuthorizationPage led = page;
        led.url = m_detour(page.url);
        led.url.setQuery(QString::fromLatin1(standard(page).encoded()), QUrl::StrictMode);
        return m_agent.open(led, parent);
    }

    FormParameters asked = {}; ///< by the last request, before it was led here

private:
    /// What the server of the test makes of it: it knows PKCE alone, and no pages that lead on.
    FormParameters standard(const AuthorizationPage &page) const
    {
        FormParameters parameters;
        for (const FormParameter &parameter : asked.list())
            parameters.append(parameter.name,
                              parameter.name == "redirect_uri" ? page.redirectUri.toEncoded()
                                                               : parameter.value);
        if (!parameters.contains("code_challenge")) {
            parameters.append("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
            parameters.append("code_challenge_method", "S256");
        }
        return parameters;
    }

    const Detour &m_detour;
    Test::InstantUserAgent m_agent;
};

Variables variablesOf(const ProviderPreset &preset)
{
    Variables variables;
    for (const PresetVariable &variable : preset.variables)
        variables.insert(variable.name,
                         variable.kind == PresetVariable::Kind::Address
                             ? QStringLiteral("https://id.example.org")
                             : !variable.usual.isEmpty() ? variable.usual
                                                         : QStringLiteral("work"));
    return variables;
}

/// The server of the test in the place of a preset's provider, answering as that one does.
struct PresetScene
{
    /// What the token endpoint answers.
    enum class Answers : quint8 { Tokens, Error };

    explicit PresetScene(const QString &id, Answers answers = Answers::Tokens)
        : preset(*ProviderRegistry::shipped().find(id))
        , recorded(*RecordedAnswers::of(id))
        , hasSecret(preset.clientSecret != ProviderPreset::ClientSecret::None)
        , scene({.clients = {{.id = "app",
                              .secret = hasSecret ? "CNRYS-1" : "",
                              .authenticationMethod =
                                  hasSecret ? preset.clientAuthentication : "none"}},
                 .openClient = {},
                 .scopes = preset.scopes})
        , issuer(*preset.issuerFor(variablesOf(preset)))
        , detour(QUrl(scene.server.issuer()))
        , agent(std::make_shared<DetourAgent>(detour))
    {
        const ProviderMetadata metadata = *preset.metadataFor(variablesOf(preset));
        detour.add(metadata.authorizationEndpoint, scene.server.url(Endpoint::Authorization));
        detour.add(metadata.tokenEndpoint, scene.server.url(Endpoint::Token));
        if (!issuer.isEmpty())
            publish();
        const QByteArray besides = recorded.redirect;
        const QByteArray own = QUrl::toPercentEncoding(scene.server.issuer());
        scene.server.editAnswer(Endpoint::Interaction, [=, this](Test::Answer &answer) {
            if (const auto location = answer.header("Location"))
                answer.setHeader("Location",
                                 QByteArray(*location).replace(
                                     "iss=" + own, "iss=" + QUrl::toPercentEncoding(issuer))
                                     + (location->contains("code=") ? besides : QByteArray()));
        });
        if (answers == Answers::Error)
            enqueue(recorded.error);
        else if (isIdentified())
            answerHonestly();
        else
            enqueue(recorded.token);
    }

    bool isIdentified() const { return preset.scopes.contains(u"openid"); }
    void enqueue(const RecordedAnswers::Message &message)
    {
        scene.server.enqueue(Endpoint::Token,
                             Test::Answer{.status = message.status,
                                          .headers = {{"Content-Type", message.type}},
                                          .body = message.body});
    }
    Services services() const
    {
        Services services = scene.services();
        services.transport = std::make_shared<DetourTransport>(detour);
        services.makeReceiver = [make = services.makeReceiver](LoopbackOptions options) {
            options.firstPort = 0; // others may run the same test
            options.lastPort = 0;
            return make(options);
        };
        return services;
    }
    SignInRequest request() const
    {
        SignInRequest asked{.provider = preset.id,
                            .providerVariables = variablesOf(preset),
                            .client = {.id = QStringLiteral("app")},
                            .userAgent = agent};
        if (hasSecret)
            asked.client.secret = Secret(QByteArrayView("CNRYS-1"));
        if (preset.redirectRule == ProviderPreset::RedirectRule::HttpsRelay)
            asked.client.quirks = {"registered_redirect:https://relay.example/back"};
        return asked;
    }

    ProviderPreset preset;
    RecordedAnswers recorded;
    bool hasSecret;
    Scene scene;
    QString issuer;
    Detour detour;
    std::shared_ptr<DetourAgent> agent;

private:
    bool speaksForMany() const
    {
        return std::any_of(preset.quirks.begin(), preset.quirks.end(), [](const QByteArray &quirk) {
            return quirk.startsWith("issuer_template:");
        });
    }
    QString published() const
    {
        return speaksForMany()
            ? QString(issuer).replace(QLatin1String("common"), QLatin1String("{tenantid}"))
            : issuer;
    }
    void publish()
    {
        detour.add(Issuer::parse(issuer)->metadataLocations().constFirst(),
                   scene.server.url(Endpoint::Discovery));
        const QString own = scene.server.issuer();
        scene.server.edit(Endpoint::Discovery, [own, as = published()](QJsonObject &metadata) {
            for (auto member = metadata.begin(); member != metadata.end(); ++member) {
                if (member.value().isString())
                    member.value() = member.value().toString().replace(
                        own, QStringLiteral("https://provider.example"));
            }
            metadata.insert(QLatin1String("issuer"), as);
        });
    }
    /// An ID token cannot be written down beforehand; all else of the answer is.
    void answerHonestly()
    {
        const QString tenant = QStringLiteral("9188040d-6c67-4c5b-b112-36a304b66dad");
        scene.server.editIdToken(
            [=, as = published(), many = speaksForMany()](Test::IdTokenDraft &token) {
                token.claims.insert(QLatin1String("iss"),
                                    QString(as).replace(QLatin1String("{tenantid}"), tenant));
                if (many)
                    token.claims.insert(QLatin1String("tid"), tenant);
            });
        const QJsonObject body = QJsonDocument::fromJson(recorded.token.body).object();
        scene.server.edit(Endpoint::Token, [body](QJsonObject &answer) {
            for (auto member = body.begin(); member != body.end(); ++member) {
                if (member.key() != QLatin1String("access_token")
                    && member.key() != QLatin1String("refresh_token"))
                    answer.insert(member.key(), member.value());
            }
        });
    }
};

/// A registry of a program's own, whose one preset is the server of \a scene.
ProviderRegistry ownRegistry(const Scene &scene)
{
    ProviderPreset preset = *ProviderRegistry::shipped().find(QStringLiteral("gitlab"));
    preset.id = QStringLiteral("ours");
    preset.issuer = scene.server.issuer();
    preset.variables = {};
    preset.parameters = {{"colour", "blue"}};
    preset.redirectRule = ProviderPreset::RedirectRule::FixedPort;
    preset.redirectHost = QStringLiteral("127.0.0.1");
    preset.redirectPort = 41580;
    preset.otherAccountPrompt = "select_account";
    return ProviderRegistry({preset});
}

/// Services with ownRegistry(), which write down in \a ports where the preset wants to listen.
Services ownServices(const Scene &scene, QList<quint16> &ports)
{
    Services services = scene.services();
    services.providers = ownRegistry(scene);
    services.makeReceiver = [make = services.makeReceiver, &ports](LoopbackOptions options) {
        ports.append(options.firstPort);
        options.firstPort = 0; // others may run the same test
        options.lastPort = 0;
        return make(options);
    };
    return services;
}

} // namespace

/// Sign-ins that name a preset instead of addresses.
class tst_SignInProvider : public QObject
{
    Q_OBJECT

    static void everyPreset()
    {
        QTest::addColumn<QString>("id");
        for (const ProviderPreset &preset : ProviderRegistry::shipped().presets())
            QTest::addRow("TY-15: %s", qPrintable(preset.id)) << preset.id;
    }
    static Services withoutNetwork()
    {
        Services services = inMemoryServices();
        services.makeUserAgent = [] { return std::make_shared<NoBrowser>(); };
        return services;
    }

private Q_SLOTS:
    /// The whole way, with every address and every rule of the preset; only the server is ours, and
    /// answers as that provider does.
    void everyPresetSignsSomebodyIn_data() { everyPreset(); }
    void everyPresetSignsSomebodyIn()
    {
        QFETCH(QString, id);
        PresetScene there(id);
        const ProviderPreset &preset = there.preset;
        Accounts accounts(there.services());
        const auto account = outcomeOf<Account>(accounts.signIn(there.request()));
        QVERIFY2(account,
                 account ? "" : (account.error().reason + account.error().serverCode).constData());
        QCOMPARE(account->provider.issuer, there.issuer);
        QCOMPARE(account->requestedScopes, preset.scopes);
        QCOMPARE(account->claims.has_value(), there.isIdentified());

        // what was asked of the person's browser
        const FormParameters &asked = there.agent->asked;
        QJsonObject expected = there.recorded.asks;
        if (!preset.scopes.isEmpty() && !expected.contains(QLatin1String("scope")))
            expected.insert(QLatin1String("scope"), preset.scopes.toString());
        for (const FormParameter &parameter : preset.parameters.list())
            expected.insert(QString::fromUtf8(parameter.name), QString::fromUtf8(parameter.value));
        for (auto each = expected.begin(); each != expected.end(); ++each)
            QCOMPARE(asked.value(each.key().toUtf8()),
                     each.value().isNull() ? std::nullopt
                                           : std::optional(each.value().toString().toUtf8()));
        const bool hasPkce = asked.contains("code_challenge");
        QCOMPARE(hasPkce,
                 there.recorded.asks.value(QLatin1String("code_challenge"))
                     != QJsonValue(QJsonValue::Null));
        const QString redirect =
            QString::fromUtf8(asked.value("redirect_uri").value_or(QByteArray()));
        if (!there.recorded.asks.contains(QLatin1String("redirect_uri")))
            QCOMPARE(QUrl(redirect).host(), preset.redirectHost);

        // what was sent for the code
        QCOMPARE(there.scene.server.count(Endpoint::Token), 1);
        const auto sent = there.scene.server.requests(Endpoint::Token).constFirst();
        const bool isJson = preset.quirks.contains("json_body:all");
        QCOMPARE(sent.isForm(), !isJson);
        const QJsonObject body = QJsonDocument::fromJson(sent.body).object();
        const auto said = [&](const char *name) {
            return isJson ? body.value(QLatin1String(name)).toString().toUtf8()
                          : sent.form().value(name).value_or(QByteArray());
        };
        QCOMPARE(said("grant_type"), QByteArray("authorization_code"));
        QCOMPARE(said("redirect_uri"), redirect.toUtf8());
        QCOMPARE(said("code_verifier").isEmpty(), !hasPkce);
        const bool isBasic =
            there.hasSecret && preset.clientAuthentication == "client_secret_basic";
        QCOMPARE(sent.header("Authorization").has_value(), isBasic);
        QCOMPARE(said("client_secret"),
                 there.hasSecret && !isBasic ? QByteArray("CNRYS-1") : QByteArray());

        // what was made of the answer
        const TokenSet tokens = there.scene.storedTokens(account->id);
        if (!there.isIdentified())
            QCOMPARE(there.recorded.differenceFrom(tokens), QString());
        for (const QString &path : preset.answerMembers + there.recorded.kept)
            QVERIFY2(RecordedAnswers::holds(tokens.extra, path), qPrintable(path));
    }

    void everyPresetsRefusalIsUnderstood_data() { everyPreset(); }
    void everyPresetsRefusalIsUnderstood()
    {
        QFETCH(QString, id);
        PresetScene there(id, PresetScene::Answers::Error);
        Accounts accounts(there.services());
        const auto account = outcomeOf<Account>(accounts.signIn(there.request()));
        QVERIFY(!account);
        QCOMPARE(account.error().code, Code::ServerRefused);
        QCOMPARE(account.error().serverCode, there.recorded.errorReads);
        QCOMPARE(there.scene.server.count(Endpoint::Token), 1);
        QVERIFY(outcomeOf(there.scene.vault->accounts())->isEmpty());
    }

    void everyPresetAsksWhoItIsInItsOwnWay_data() { everyPreset(); }
    void everyPresetAsksWhoItIsInItsOwnWay()
    {
        QFETCH(QString, id);
        PresetScene there(id);
        Accounts accounts(there.services());
        const auto window = std::make_shared<Window>();
        SignInRequest asked = there.request();
        asked.userAgent = window;
        SignIn *signIn = accounts.signIn(asked);
        QTRY_COMPARE(window->opened.size(), 1);
        signIn->restart(AccountChoice::OtherAccount);
        QTRY_COMPARE(window->opened.size(), 2);
        const QStringList prompts =
            QUrlQuery(window->opened.constLast().url)
                .queryItemValue(QStringLiteral("prompt"), QUrl::FullyDecoded)
                .replace(u'+', u' ')
                .split(u' ');
        QVERIFY(prompts.contains(QString::fromLatin1(there.preset.otherAccountPrompt)));
    }

    void whatTheRequestSaysOutweighsThePreset_data()
    {
        onlyRow("RO-05: scopes, a parameter and the host");
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

    void aPresetOfTheProgramsOwnIsRememberedWhenSignedInAgain_data()
    {
        QTest::addColumn<QString>("named");
        QTest::newRow("the account is all that says where") << QString();
        QTest::newRow("the preset is named once more") << QStringLiteral("ours");
    }
    void aPresetOfTheProgramsOwnIsRememberedWhenSignedInAgain()
    {
        QFETCH(QString, named);
        Scene scene;
        QList<quint16> ports;
        Accounts accounts(ownServices(scene, ports));
        const auto agent = std::make_shared<Test::InstantUserAgent>();
        const auto account =
            outcomeOf<Account>(accounts.signIn({.provider = QStringLiteral("ours"),
                                                .client = {.id = QStringLiteral("app")},
                                                .userAgent = agent}));
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        const auto again = outcomeOf<Account>(
            accounts.signInAgain(account->id, {.provider = named, .userAgent = agent}));
        QVERIFY2(again, again ? "" : again.error().reason.constData());
        QCOMPARE(ports, QList<quint16>({41580, 41580}));
        const auto asked = scene.server.requests(Endpoint::Authorization);
        QCOMPARE(asked.size(), 2);
        for (const auto &each : asked)
            QCOMPARE(each.query().value("colour"), std::optional(QByteArray("blue")));
    }

    void aPresetOfTheProgramsOwnAsksWhoItIsInItsOwnWay()
    {
        Scene scene;
        QList<quint16> ports;
        Accounts accounts(ownServices(scene, ports));
        const auto window = std::make_shared<Window>();
        SignIn *signIn = accounts.signIn({.provider = QStringLiteral("ours"),
                                          .client = {.id = QStringLiteral("app")},
                                          .userAgent = window});
        QTRY_COMPARE(window->opened.size(), 1);
        signIn->restart(AccountChoice::OtherAccount);
        QTRY_COMPARE(window->opened.size(), 2);
        QCOMPARE(QUrlQuery(window->opened.constLast().url).queryItemValue(QStringLiteral("prompt")),
                 QStringLiteral("select_account"));
    }

    void aPresetOfTheProgramsOwnServesADevice()
    {
        Scene scene;
        QList<quint16> ports;
        Accounts accounts(ownServices(scene, ports));
        QString code;
        SignIn *signIn = accounts.signIn({.provider = QStringLiteral("ours"),
                                          .client = {.id = QStringLiteral("app")},
                                          .method = SignInMethod::Device});
        connect(signIn, &SignIn::userActionNeeded, this,
                [&code](const UserAction &action) { code = action.userCode; });
        QVERIFY(QTest::qWaitFor([&code] { return !code.isEmpty(); }));
        // its parameters are those of a page that is never opened
        const auto asked = scene.server.requests(Endpoint::DeviceAuthorization).constLast();
        QVERIFY(!asked.form().contains("colour"));
        QVERIFY(scene.server.allowDevice(code, QStringLiteral("alice")));
        scene.advance(std::chrono::seconds(5));
        const auto account = outcomeOf<Account>(signIn);
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(account->provider.issuer, scene.server.issuer());
        QCOMPARE(ports, QList<quint16>());
    }

    void onlyTheProgramsOwnPresetsCount()
    {
        Scene scene;
        QList<quint16> ports;
        Accounts accounts(ownServices(scene, ports));
        const auto account = outcomeOf<Account>(accounts.signIn(
            {.provider = QStringLiteral("gitlab"), .client = {.id = QStringLiteral("app")}}));
        QVERIFY(!account);
        QCOMPARE(account.error().reason, QByteArray("provider_unknown"));
        QVERIFY(accounts.providers().find(QStringLiteral("ours")));
    }

    void aQuirkThatNobodyKnowsEndsItBeforeAnythingOpens()
    {
        Scene scene;
        Accounts accounts(scene.services());
        const auto window = std::make_shared<Window>();
        SignInRequest asked = scene.request();
        asked.client.quirks = {"form_answer", "of_tomorrow"};
        asked.userAgent = window;
        const auto account = outcomeOf<Account>(accounts.signIn(asked));
        QVERIFY(!account);
        QCOMPARE(account.error().code, Code::InvalidConfiguration);
        QCOMPARE(account.error().reason, QByteArray("quirk_unknown"));
        QCOMPARE(window->opened.size(), 0);
        QCOMPARE(scene.server.requests().size(), 0);
    }

    void aProgramsOwnHooksServeASignInAndItsRefreshes_data()
    {
        onlyRow("RO-36, RO-38: both grants");
    }
    void aProgramsOwnHooksServeASignInAndItsRefreshes()
    {
        Scene scene;
        QByteArrayList grants;
        Services services = scene.services();
        services.hooks.insert(
            "ours",
            {.tokenRequest = [&grants](TokenRequest request,
                                       const TokenRequestContext &about) -> Result<TokenRequest> {
                grants.append(about.grantType);
                request.headers.append(HttpHeader{"X-Ours", "1"});
                return request;
            }});
        Accounts accounts(services);
        SignInRequest asked = scene.request();
        asked.client.quirks = {"ours"};
        const auto account = outcomeOf<Account>(accounts.signIn(asked));
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(account->client.quirks, QByteArrayList({"ours"}));
        scene.advance(std::chrono::hours(2));
        QVERIFY(outcomeOf(accounts.freshToken(account->id)));
        QCOMPARE(grants, QByteArrayList({"authorization_code", "refresh_token"})); // RO-36, RO-38
        for (const auto &sent : scene.server.requests(Endpoint::Token))
            QCOMPARE(sent.header("X-Ours"), std::optional(QByteArray("1")));
    }

    void anIdTokenMayBeMissingIfAQuirkSaysSo_data()
    {
        QTest::addColumn<QByteArrayList>("quirks");
        QTest::addColumn<QByteArray>("idToken"); // instead of the honest one
        QTest::addColumn<QByteArray>("reason");  // empty: it succeeds
        const QByteArrayList relaxed{"id_token_optional"};
        QTest::newRow("RX-02: it is missing, and no quirk")
            << QByteArrayList() << QByteArray() << QByteArray("id_token");
        QTest::newRow("RX-02: it is missing, and a quirk")
            << relaxed << QByteArray() << QByteArray();
        QTest::newRow("RX-02: it is nonsense, and a quirk")
            << relaxed << QByteArray("a.b.c") << QByteArray("malformed");
    }
    void anIdTokenMayBeMissingIfAQuirkSaysSo()
    {
        QFETCH(QByteArrayList, quirks);
        QFETCH(QByteArray, idToken);
        QFETCH(QByteArray, reason);
        Scene scene;
        scene.server.edit(Endpoint::Token, [idToken](QJsonObject &answer) {
            answer.remove(QLatin1String("id_token"));
            if (!idToken.isEmpty())
                answer.insert(QLatin1String("id_token"), QString::fromLatin1(idToken));
        });
        Accounts accounts(scene.services());
        SignInRequest asked = scene.request();
        asked.client.quirks = quirks;
        const auto account = outcomeOf<Account>(accounts.signIn(asked));
        QCOMPARE(account ? QByteArray() : account.error().reason, reason);
        if (account)
            QVERIFY(!account->claims); // nobody is identified
    }

    void aRefreshGoesToItsOwnEndpoint_data() { onlyRow("CK-P31: as that of Figma does"); }
    void aRefreshGoesToItsOwnEndpoint()
    {
        PresetScene there(QStringLiteral("figma"));
        const QUrl refresh(QStringLiteral("https://api.figma.com/v1/oauth/refresh"));
        Accounts accounts(there.services());
        const auto account = outcomeOf<Account>(accounts.signIn(there.request()));
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        there.scene.advance(std::chrono::hours(24 * 365));
        // Nothing leads there yet, and no other place is asked.
        QVERIFY(!outcomeOf(accounts.freshToken(account->id)));
        QCOMPARE(there.scene.server.count(Endpoint::Token), 1);
        there.detour.add(refresh, there.scene.server.url(Endpoint::Token));
        there.enqueue(there.recorded.token);
        QVERIFY(outcomeOf(accounts.freshToken(account->id)));
        QCOMPARE(
            there.scene.server.requests(Endpoint::Token).constLast().form().value("grant_type"),
            std::optional(QByteArray("refresh_token")));
    }

    void anotherTenantsIdTokenIsRefused_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QJsonValue>("tenant");
        const QString own = QStringLiteral("9188040d-6c67-4c5b-b112-36a304b66dad");
        const QString good = QStringLiteral("https://login.microsoftonline.com/%1/v2.0").arg(own);
        QTest::newRow("an issuer of another tenant than the token's")
            << QStringLiteral("https://login.microsoftonline.com/11111111-6c67-4c5b-b112-"
                              "36a304b66dad/v2.0")
            << QJsonValue(own);
        QTest::newRow("the template itself")
            << QStringLiteral("https://login.microsoftonline.com/{tenantid}/v2.0")
            << QJsonValue(own);
        QTest::newRow("the address that speaks for all")
            << QStringLiteral("https://login.microsoftonline.com/common/v2.0") << QJsonValue(own);
        QTest::newRow("another server")
            << QStringLiteral("https://evil.test/%1/v2.0").arg(own) << QJsonValue(own);
        QTest::newRow("no tenant") << good << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("a tenant that is a word")
            << QStringLiteral("https://login.microsoftonline.com/evil/v2.0")
            << QJsonValue(QStringLiteral("evil"));
    }
    void anotherTenantsIdTokenIsRefused()
    {
        QFETCH(QString, issuer);
        QFETCH(QJsonValue, tenant);
        PresetScene there(QStringLiteral("microsoft"));
        there.scene.server.editIdToken([=](Test::IdTokenDraft &token) {
            token.claims.insert(QLatin1String("iss"), issuer);
            if (tenant.isUndefined())
                token.claims.remove(QLatin1String("tid"));
            else
                token.claims.insert(QLatin1String("tid"), tenant);
        });
        Accounts accounts(there.services());
        const auto account = outcomeOf<Account>(accounts.signIn(there.request()));
        QVERIFY(!account);
        QCOMPARE(account.error().code, Code::IdTokenRejected);
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
        asked = {.provider = QStringLiteral("zoho"),
                 .providerVariables = {{QStringLiteral("ext"), QStringLiteral("evil.test")}},
                 .client = {.id = QStringLiteral("app"), .secret = Secret("x")}};
        row("D13: a data centre of somebody else's", asked, "provider_variable",
            {QStringLiteral("ext")});
        asked = {.provider = QStringLiteral("slack"),
                 .client = {.id = QStringLiteral("app"), .secret = Secret("x")}};
        row("no page that leads on, where the provider wants https", asked, "registered_redirect",
            {QStringLiteral("registered_redirect")});
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
