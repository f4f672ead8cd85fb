// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/authorizationrequest.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Qonsent;
using Code = AuthError::Code;

class tst_AuthorizationOptions : public QObject
{
    Q_OBJECT

    static PendingAuthorization pending()
    {
        auto drawn = PendingAuthorization::draw();
        drawn.redirectUri = QUrl(QStringLiteral("http://127.0.0.1:4711/callback"));
        return drawn;
    }
    static AuthorizationRequest request()
    {
        return {.endpoint = QUrl(QStringLiteral("https://id.example/authorize")),
                .clientId = QStringLiteral("app"),
                .scopes = Scopes::parse(u"openid read")};
    }
    /// What \a parameter is in the address; "(none)" if it is not there.
    static QString told(const AuthorizationRequest &asked, const PendingAuthorization &waiting,
                        const char *parameter)
    {
        const Result<QUrl> url = asked.url(waiting);
        if (!url)
            return QStringLiteral("error ") + QString::fromLatin1(url.error().reason);
        QString query = url->query(QUrl::FullyEncoded);
        const QUrlQuery items(query.replace(u'+', QLatin1String("%20")));
        const QString name = QLatin1String(parameter);
        return items.hasQueryItem(name)
            ? items.allQueryItemValues(name, QUrl::FullyDecoded).join(u'|')
            : QStringLiteral("(none)");
    }

private Q_SLOTS:
    void optionsAreSentAsTheyAre_data()
    {
        QTest::addColumn<AuthorizationRequest>("asked");
        QTest::addColumn<PendingAuthorization>("waiting");
        QTest::addColumn<QByteArray>("parameter");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const AuthorizationRequest &asked,
                            const PendingAuthorization &waiting, const char *parameter,
                            const char *value) {
            QTest::newRow(name) << asked << waiting << QByteArray(parameter)
                                << QString::fromLatin1(value);
        };
        const auto usual = request();
        const auto waiting = pending();
        row("CK-P28: by default a code", usual, waiting, "response_type", "code");
        row("CK-P27: by default no response_mode", usual, waiting, "response_mode", "(none)");
        row("by default no prompt", usual, waiting, "prompt", "(none)");
        row("CK-P26: by default no resource", usual, waiting, "resource", "(none)");
        auto hybrid = waiting;
        hybrid.responseType = ResponseType::CodeIdTokenToken;
        hybrid.responseMode = ResponseMode::FormPost;
        row("CK-P28: a hybrid type, joined by blanks", usual, hybrid, "response_type",
            "code id_token token");
        row("CK-P27: a form", usual, hybrid, "response_mode", "form_post");
        row("CK-P28: a hybrid type keeps PKCE", usual, hybrid, "code_challenge_method", "S256");
        auto implicit = hybrid;
        implicit.responseType = ResponseType::IdTokenToken;
        row("RO-32: an implicit type has nothing to exchange", usual, implicit,
            "code_challenge_method", "(none)");
        auto resources = waiting;
        resources.resources = {QUrl(QStringLiteral("https://a.example/")),
                               QUrl(QStringLiteral("https://b.example/x?y=1"))};
        row("CK-P26: each resource by itself", usual, resources, "resource",
            "https://a.example/|https://b.example/x?y=1");
        auto asked = request();
        asked.options.prompts = {QStringLiteral("login"), QStringLiteral("consent")};
        asked.options.maximumAge = std::chrono::hours(1);
        asked.options.uiLocales = {QStringLiteral("fr-CA"), QStringLiteral("fr")};
        asked.options.extraConsentScopes = Scopes::parse(u"read mail");
        row("the prompts", asked, waiting, "prompt", "login consent");
        row("the greatest age", asked, waiting, "max_age", "3600");
        row("the languages", asked, waiting, "ui_locales", "fr-CA fr");
        row("MS-19: scopes and those to consent to, each once", asked, waiting, "scope",
            "openid read mail");
        asked.parameters = {{"prompt", "login select_account"}};
        row("prompts of both places, each once", asked, waiting, "prompt",
            "login consent select_account");
        auto never = request();
        never.scopes = Scopes::parse(u"read");
        row("CK-P12: no nonce that nobody answers", never, waiting, "nonce", "(none)");
        never.options.nonce = NonceUse::Always;
        row("CK-P12: unless it is wanted", never, waiting, "nonce",
            waiting.nonce.reveal().toByteArray().constData());
    }
    void optionsAreSentAsTheyAre()
    {
        QFETCH(AuthorizationRequest, asked);
        QFETCH(PendingAuthorization, waiting);
        QFETCH(QByteArray, parameter);
        QTEST(told(asked, waiting, parameter.constData()), "value");
    }

    void contradictionsAreRefused_data()
    {
        QTest::addColumn<AuthorizationRequest>("asked");
        QTest::addColumn<PendingAuthorization>("waiting");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const AuthorizationRequest &asked,
                            const PendingAuthorization &waiting, const char *reason) {
            QTest::newRow(name) << asked << waiting << QByteArray(reason);
        };
        for (const char *name :
             {"response_mode", "response_type", "redirect_uri", "code_challenge"}) {
            auto asked = request();
            asked.parameters = {{name, "x"}};
            const QByteArray reason = QByteArray("parameter_reserved:") + name;
            QTest::addRow("CK-M01: %s besides", name) << asked << pending() << reason;
        }
        auto twice = request();
        twice.parameters = {{"audience", "a"}, {"audience", "b"}};
        row("CK-M01: a parameter twice", twice, pending(), "parameter_twice:audience");
        auto age = request();
        age.options.maximumAge = std::chrono::seconds(1);
        age.parameters = {{"max_age", "2"}};
        row("CK-M01: two ages", age, pending(), "parameter_twice:max_age");
        auto locales = request();
        locales.options.uiLocales = {QStringLiteral("de")};
        locales.parameters = {{"ui_locales", "fr"}};
        row("CK-M01: languages in two places", locales, pending(), "parameter_twice:ui_locales");
        auto prompt = request();
        prompt.options.prompts = {QStringLiteral("none"), QStringLiteral("login")};
        row("no page and a login page", prompt, pending(), "prompt");
        prompt.options.prompts = {QStringLiteral("none")};
        prompt.parameters = {{"prompt", "consent"}};
        row("no page, and one for consent besides", prompt, pending(), "prompt");
        prompt = request();
        prompt.options.prompts = {QStringLiteral("login consent")};
        row("two prompts in one", prompt, pending(), "prompt");
        prompt.options.prompts = {QString()};
        row("an empty prompt", prompt, pending(), "prompt");
        auto language = request();
        language.options.uiLocales = {QStringLiteral("de\r\n")};
        row("a line break for a language", language, pending(), "ui_locales");
        auto negative = request();
        negative.options.maximumAge = std::chrono::seconds(-1);
        row("an age before birth", negative, pending(), "max_age");
        auto resource = pending();
        resource.resources = {QUrl(QStringLiteral("/api"))};
        row("CK-P26: a relative resource", request(), resource, "resource");
        resource.resources = {QUrl(QStringLiteral("https://a.example/#x"))};
        row("CK-P26: a resource with a fragment", request(), resource, "resource");
        auto query = pending();
        query.responseType = ResponseType::CodeToken;
        query.responseMode = ResponseMode::Query;
        row("CK-P28: tokens in a query", request(), query, "response_mode");
        auto anonymous = request();
        anonymous.scopes = Scopes::parse(u"read");
        auto hybrid = pending();
        hybrid.responseType = ResponseType::CodeIdToken;
        row("CK-P28: an ID token without openid", anonymous, hybrid, "response_type");
    }
    void contradictionsAreRefused()
    {
        QFETCH(AuthorizationRequest, asked);
        QFETCH(PendingAuthorization, waiting);
        const Result<QUrl> url = asked.url(waiting);
        QVERIFY(!url);
        QCOMPARE(url.error().code, Code::InvalidConfiguration);
        QTEST(url.error().reason, "reason");
    }

    void aStateIsDrawnFromItsTemplate_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("pattern");
        QTest::newRow("RO-14: nothing but chance")
            << QByteArray("{random}") << QByteArray("^[\\w-]{43}$");
        QTest::newRow("CK-P30: the port and chance")
            << QByteArray("{listenPort}.{random}") << QByteArray("^4711\\.[\\w-]{43}$");
        QTest::newRow("RO-08: text of the program around it")
            << QByteArray("a+b/{random}/{listenPort}/{other}")
            << QByteArray("^a\\+b/[\\w-]{43}/4711/\\{other\\}$");
        QTest::newRow("CK-P30: chance twice")
            << QByteArray("{random}{random}") << QByteArray("^[\\w-]{86}$");
    }
    void aStateIsDrawnFromItsTemplate()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, pattern);
        const auto draw = [&text] {
            return withListenPort(drawState({.text = text}).value(), 4711);
        };
        const QByteArray first = draw().reveal().toByteArray();
        QVERIFY2(QRegularExpression(QString::fromLatin1(pattern))
                     .match(QString::fromLatin1(first))
                     .hasMatch(),
                 first.constData());
        QVERIFY(!(draw() == Secret(first)));
    }

    void aStateThatCanBeForeseenIsRefused_data()
    {
        QTest::addColumn<StateTemplate>("form");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("CK-P30: a constant")
            << StateTemplate{.text = "constant"} << QByteArray("state_static");
        QTest::newRow("CK-P30: the port alone")
            << StateTemplate{.text = "{listenPort}"} << QByteArray("state_static");
        QTest::newRow("CK-P30: chance misspelled")
            << StateTemplate{.text = "{Random}"} << QByteArray("state_static");
        QTest::newRow("CK-P30: nothing") << StateTemplate{} << QByteArray("state_template");
        QTest::newRow("CK-P30: a line break")
            << StateTemplate{.text = "{random}\r\n"} << QByteArray("state_template");
        QTest::newRow("CK-P30: above ASCII")
            << StateTemplate{.text = "{random}\xc3\xa4"} << QByteArray("state_template");
        QTest::newRow("CK-P30: longer than any state")
            << StateTemplate{.text = "{random}" + QByteArray(1024, 'a')}
            << QByteArray("state_template");
        QTest::newRow("CK-P30: nothing, and no chance wanted")
            << StateTemplate{.entropy = StateTemplate::Entropy::Waived}
            << QByteArray("state_template");
    }
    void aStateThatCanBeForeseenIsRefused()
    {
        QFETCH(StateTemplate, form);
        const Result<Secret> state = drawState(form);
        QVERIFY(!state);
        QCOMPARE(state.error().code, Code::InvalidConfiguration);
        QTEST(state.error().reason, "reason");
    }

    void aConstantStateTakesAnExplicitWord_data() { onlyRow("CK-P30: a constant that is waived"); }
    void aConstantStateTakesAnExplicitWord()
    {
        const auto state =
            drawState({.text = "constant", .entropy = StateTemplate::Entropy::Waived});
        QVERIFY(state);
        QVERIFY(*state == Secret("constant"));
    }
};

QONSENT_TEST(tst_AuthorizationOptions)
#include "tst_authorizationoptions.moc"
