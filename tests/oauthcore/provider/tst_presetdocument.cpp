// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/presetdocument.h"
#include "oauthcore/provider/presetfinding.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

/// What a row does to a preset that is in order.
using Edit = std::function<void(QJsonObject &)>;

QJsonObject goodPreset()
{
    return QJsonDocument::fromJson(R"({
        "id": "example", "name": "Example",
        "issuer": "{base}/realms/{realm}",
        "variables": {"base": {"kind": "address", "usual": "https://id.example.org"},
                      "realm": {"kind": "name"}},
        "scopes": ["openid", "profile"],
        "authorization_parameters": {"access_type": "offline"},
        "other_account_prompt": "select_account",
        "client": {"authentication": "client_secret_post", "secret": "optional"},
        "redirect": {"rule": "fixed_port", "host": "127.0.0.1", "port": 34106},
        "registration": {"page": "{base}/apps", "minutes": 3},
        "quirks": [],
        "verified": {"issuer": "a page", "scopes": null, "authorization_parameters": null,
                     "other_account_prompt": null, "client": null, "redirect": "another page",
                     "registration": null, "quirks": null}})")
        .object();
}

/// The same for a provider without discovery.
QJsonObject plainPreset()
{
    QJsonObject preset = goodPreset();
    preset.remove(QLatin1String("issuer"));
    preset.remove(QLatin1String("variables"));
    preset.insert(QLatin1String("scopes"), QJsonArray{QStringLiteral("api")});
    preset.insert(QLatin1String("registration"), QJsonObject{{QLatin1String("minutes"), 3}});
    preset.insert(
        QLatin1String("endpoints"),
        QJsonObject{{QLatin1String("authorization"), QStringLiteral("https://id.example.org/a")},
                    {QLatin1String("token"), QStringLiteral("https://id.example.org/t")}});
    QJsonObject verified = preset.value(QLatin1String("verified")).toObject();
    verified.insert(QLatin1String("endpoints"), verified.take(QLatin1String("issuer")));
    preset.insert(QLatin1String("verified"), verified);
    return preset;
}

Edit put(const char *path, const QJsonValue &value);

/// One that differs from the standards wherever it can.
QJsonObject oddPreset()
{
    QJsonObject preset = plainPreset();
    QByteArray text = "{'variables': {'shop': {'kind': 'name'}},"
                      "'endpoints': {'authorization': 'https://{shop}.id.example.org/a',"
                      "              'token': 'https://{shop}.id.example.org/t',"
                      "              'refresh': 'https://{shop}.id.example.org/r'},"
                      "'redirect': {'rule': 'https_relay', 'host': '127.0.0.1', 'port': 34106,"
                      "             'keep': ['realmId']},"
                      "'pkce': 'none', 'scope_separator': 'comma',"
                      "'parameter_names': {'client_id': 'client_key'},"
                      "'token_request': {'body': 'json', 'scope': true,"
                      "                  'parameters': {'expiring': '1'}},"
                      "'token_answer': {'nested': 'authed_user', 'keep': ['team.id']},"
                      "'token_placement': {'place': 'query', 'parameter': 'access_token'},"
                      "'quirks': ['form_answer']}";
    const QJsonObject odd = QJsonDocument::fromJson(text.replace('\'', '"')).object();
    for (auto member = odd.begin(); member != odd.end(); ++member) {
        preset.insert(member.key(), member.value());
        if (member.key() != QLatin1String("variables") && member.key() != QLatin1String("redirect"))
            put(qPrintable(QStringLiteral("verified.") + member.key()), QJsonValue::Null)(preset);
    }
    return preset;
}

/// Puts \a value at \a path, e.g. "redirect.port"; undefined removes it.
Edit put(const char *path, const QJsonValue &value)
{
    return [path = QString::fromLatin1(path), value](QJsonObject &preset) {
        const QString first = path.section(u'.', 0, 0);
        const QString rest = path.section(u'.', 1);
        const auto set = [](QJsonObject &object, const QString &name, const QJsonValue &to) {
            if (to.isUndefined())
                object.remove(name);
            else
                object.insert(name, to);
        };
        if (rest.isEmpty())
            return set(preset, first, value);
        QJsonObject inner = preset.value(first).toObject();
        if (rest.contains(u'.')) {
            QJsonObject innermost = inner.value(rest.section(u'.', 0, 0)).toObject();
            set(innermost, rest.section(u'.', 1), value);
            inner.insert(rest.section(u'.', 0, 0), innermost);
        } else {
            set(inner, rest, value);
        }
        preset.insert(first, inner);
    };
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Q_DECLARE_METATYPE(Edit)

/// D13: a preset may come from anybody, so nothing in it is passed over.
class tst_PresetDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPresetSaysWhatItSays()
    {
        const auto preset = parseProviderPreset(text(goodPreset()));
        QVERIFY2(preset, preset ? "" : preset.error().reason.constData());
        QCOMPARE(preset->id, QStringLiteral("example"));
        QCOMPARE(preset->name, QStringLiteral("Example"));
        QCOMPARE(preset->issuer, QStringLiteral("{base}/realms/{realm}"));
        QCOMPARE(preset->variables.size(), 2);
        QCOMPARE(preset->variables.at(1).kind, PresetVariable::Kind::Name);
        QCOMPARE(preset->scopes, Scopes::parse(u"openid profile"));
        QCOMPARE(preset->parameters, FormParameters({{"access_type", "offline"}}));
        QCOMPARE(preset->otherAccountPrompt, QByteArray("select_account"));
        QCOMPARE(preset->clientAuthentication, QByteArray("client_secret_post"));
        QCOMPARE(preset->clientSecret, ProviderPreset::ClientSecret::Optional);
        QCOMPARE(preset->redirectRule, ProviderPreset::RedirectRule::FixedPort);
        QCOMPARE(preset->redirectPort, quint16(34106));
        QCOMPARE(preset->registrationTime, std::chrono::minutes(3));
        QCOMPARE(preset->sources.value(QStringLiteral("issuer")), QStringLiteral("a page"));
        QVERIFY(preset->sources.value(QStringLiteral("client")).isEmpty());
    }

    void aProviderWithoutDiscoveryNamesItsEndpoints()
    {
        const auto preset = parseProviderPreset(text(plainPreset()));
        QVERIFY2(preset, preset ? "" : preset.error().reason.constData());
        QCOMPARE(preset->metadataFor({})->tokenEndpoint,
                 QUrl(QStringLiteral("https://id.example.org/t")));
        QVERIFY(preset->issuer.isEmpty());
        QCOMPARE(*preset->issuerFor({}), QString());
    }

    void deviationsBecomeQuirks()
    {
        const auto preset = parseProviderPreset(text(oddPreset()));
        QVERIFY2(preset, preset ? "" : preset.error().reason.constData());
        QCOMPARE(preset->quirks,
                 QByteArrayList({"nested_token:authed_user", "keep_redirect_parameter:realmId",
                                 "form_answer", "scope_in_token_request", "json_body:all",
                                 "token_parameter:expiring=1", "scope_separator:comma", "pkce:none",
                                 "rename_parameter:client_id=client_key"}));
        QCOMPARE(preset->quirksFor({{QStringLiteral("shop"), QStringLiteral("mine")}})->last(),
                 QByteArray("refresh_endpoint:https://mine.id.example.org/r"));
        QCOMPARE(preset->answerMembers, QStringList({QStringLiteral("team.id")}));
        QCOMPARE(preset->tokenPlacement,
                 (TokenPlacement{.place = TokenPlacement::Place::Query,
                                 .parameter = "access_token"})); // RO-51, RO-55
        QCOMPARE(preset->redirectRule, ProviderPreset::RedirectRule::HttpsRelay);
    }

    void aDeviationThatIsNoneIsNamed_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QByteArray>("member");
        const auto row = [](const char *name, const Edit &edit, const char *member) {
            QTest::newRow(name) << edit << QByteArray(member);
        };
        const auto str = [](const char *value) { return QJsonValue(QString::fromUtf8(value)); };
        const QJsonArray twice{QStringLiteral("a"), QStringLiteral("a")};
        row("A43: D13: a way of PKCE that nobody knows", put("pkce", str("S512")), "pkce");
        row("A43: D13: PKCE that is false", put("pkce", false), "pkce");
        row("D13: an unknown separator", put("scope_separator", str(";")), "scope_separator");
        row("D13: names in a list", put("parameter_names", QJsonArray()), "parameter_names");
        row("D13: no names", put("parameter_names", QJsonObject()), "parameter_names");
        row("D13: a protected name", put("parameter_names.state", str("x")),
            "parameter_names.state");
        row("D13: a name for nothing", put("parameter_names.client_id", str("")),
            "parameter_names.client_id");
        row("D13: a name with a separator in it", put("parameter_names.scope", str("a=b&c")),
            "parameter_names.scope");
        row("D13: an unknown body", put("token_request.body", str("xml")), "token_request.body");
        row("D13: an unknown member of the request", put("token_request.url", str("x")),
            "token_request.url");
        row("D13: a request that says nothing", put("token_request", QJsonObject()),
            "token_request");
        row("CK-P33a: D13: a scope that is false", put("token_request.scope", false),
            "token_request.scope");
        row("MS-09: D13: a secret in every request",
            put("token_request.parameters.client_secret", str("x")),
            "token_request.parameters.client_secret");
        row("MS-09: D13: a grant of another kind",
            put("token_request.parameters.grant_type", str("password")),
            "token_request.parameters.grant_type");
        row("MS-09: D13: a parameter that is a number", put("token_request.parameters.expiring", 1),
            "token_request.parameters.expiring");
        row("D13: tokens inside of a path", put("token_answer.nested", str("a.b")),
            "token_answer.nested");
        row("D13: tokens inside of nothing", put("token_answer.nested", str("")),
            "token_answer.nested");
        row("D13: a member to keep twice", put("token_answer.keep", twice), "token_answer.keep");
        row("CK-M05: D13: a parameter to keep twice", put("redirect.keep", twice), "redirect.keep");
        row("CK-M05: D13: a parameter to keep that is none",
            put("redirect.keep", QJsonArray{QStringLiteral("a&b")}), "redirect.keep");
        row("CK-M05: D13: nothing to keep", put("redirect.keep", QJsonArray()), "redirect.keep");
        row("RO-51: D13: a token in an unknown place", put("token_placement.place", str("cookie")),
            "token_placement.place");
        row("RO-51: D13: a token under no name", put("token_placement.parameter", str("")),
            "token_placement.parameter");
        row("D13: a quirk that wants more", put("quirks", QJsonArray{QStringLiteral("pkce")}),
            "quirks.pkce");
        row("D13: a quirk that leads away",
            put("quirks", QJsonArray{QStringLiteral("refresh_endpoint:http://evil.test/")}),
            "quirks.refresh_endpoint:http://evil.test/");
        row("D13: a quirk that leads refreshes to another host",
            put("quirks", QJsonArray{QStringLiteral("refresh_endpoint:https://evil.test/r")}),
            "quirks.refresh_endpoint:https://evil.test/r");
        row("D13: a quirk that leads refreshes to this computer",
            put("quirks", QJsonArray{QStringLiteral("refresh_endpoint:https://127.0.0.1/r")}),
            "quirks.refresh_endpoint:https://127.0.0.1/r");
        row("D13: a quirk that leads codes to a page",
            put("quirks", QJsonArray{QStringLiteral("registered_redirect:https://evil.test/")}),
            "quirks.registered_redirect:https://evil.test/");
        row("D13: a quirk that leads codes to a program",
            put("quirks", QJsonArray{QStringLiteral("registered_redirect:test.evil:/back")}),
            "quirks.registered_redirect:test.evil:/back");
        row("D13: refreshes without TLS", put("endpoints.refresh", str("http://id.example.org/r")),
            "endpoints.refresh");
        row("D13: refreshes to this computer", put("endpoints.refresh", str("https://127.0.0.1/r")),
            "endpoints.refresh");
        row("D13: an endpoint with an unknown variable",
            put("endpoints.token", str("https://{x}.id.example.org/t")), "endpoints.token");
        row("D13: a variable that decides whose host it is",
            put("endpoints.token", str("https://id.example.{shop}/t")), "endpoints.token");
        row("D13: a variable that is the host", put("endpoints.token", str("https://{shop}/t")),
            "endpoints.token");
        row("D13: a variable that is the host, with a port",
            put("endpoints.token", str("https://{shop}:443/t")), "endpoints.token");
        row("D13: a variable that hides the host",
            put("endpoints.token", str("https://id.example.org@{shop}/t")), "endpoints.token");
        row("D13: a choice that is none of its kind",
            put("variables.shop.choices", QJsonArray{QStringLiteral("a/b")}),
            "variables.shop.choices");
        row("D13: no choice", put("variables.shop.choices", QJsonArray()),
            "variables.shop.choices");
        row("D13: a choice twice", put("variables.shop.choices", twice), "variables.shop.choices");
        row("a deviation that is not marked", put("verified.pkce", QJsonValue::Undefined),
            "verified.pkce");
    }
    void aDeviationThatIsNoneIsNamed()
    {
        QFETCH(Edit, edit);
        QFETCH(QByteArray, member);
        QJsonObject object = oddPreset();
        edit(object);
        const auto preset = parseProviderPreset(text(object));
        QVERIFY(!preset);
        QCOMPARE(preset.error().reason, "provider_preset:" + member);
        const QList<PresetFinding> findings = checkProviderPreset(text(object));
        QCOMPARE(findings.constFirst(),
                 (PresetFinding{.kind = PresetFinding::Kind::Wrong,
                                .member = QString::fromUtf8(member)}));
    }

    void aValueThatIsNoChoiceIsRefused_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("fits");
        QTest::newRow("one of them") << QStringLiteral("eu") << true;
        for (const char *other : {"EU", "evil.test", "com.evil.test", "e", "eu."})
            QTest::newRow(other) << QString::fromLatin1(other) << false;
    }
    void aValueThatIsNoChoiceIsRefused()
    {
        QFETCH(QString, value);
        QJsonObject object = oddPreset();
        put("variables.shop.choices",
            QJsonArray{QStringLiteral("com"), QStringLiteral("eu")})(object);
        put("endpoints.token", QStringLiteral("https://id.example.{shop}/t"))(object);
        const auto preset = parseProviderPreset(text(object));
        QVERIFY2(preset, preset ? "" : preset.error().reason.constData());
        const auto metadata = preset->metadataFor({{QStringLiteral("shop"), value}});
        QTEST(metadata.has_value(), "fits");
        if (!metadata)
            QCOMPARE(metadata.error().reason, QByteArray("provider_variable"));
        else
            QCOMPARE(metadata->tokenEndpoint, QUrl(QStringLiteral("https://id.example.eu/t")));
    }

    void everythingThatIsWrongIsFound()
    {
        QJsonObject object = oddPreset();
        put("id", QStringLiteral("X"))(object);
        put("pkce", 7)(object);
        put("evil", 7)(object);
        const QList<PresetFinding> findings = checkProviderPreset(text(object));
        using Kind = PresetFinding::Kind;
        QCOMPARE(findings.mid(0, 3),
                 QList<PresetFinding>({{Kind::Wrong, QStringLiteral("evil")},
                                       {Kind::Wrong, QStringLiteral("id")},
                                       {Kind::Wrong, QStringLiteral("pkce")}}));
        const QList<PresetFinding> good = checkProviderPreset(text(oddPreset()));
        QVERIFY(good.contains({Kind::Insecure, QStringLiteral("pkce")}));
        QVERIFY(good.contains({Kind::Insecure, QStringLiteral("token_placement")}));
        QVERIFY(good.contains({Kind::Unverified, QStringLiteral("quirks")}));
        QVERIFY(!good.contains({Kind::Unverified, QStringLiteral("redirect")}));
        QCOMPARE(checkProviderPreset("[]").constFirst().kind, Kind::Wrong);
        QCOMPARE(checkProviderPreset(QByteArray(1 << 20, ' ')),
                 QList<PresetFinding>({{Kind::Wrong, QStringLiteral("size")}}));
    }

    void whatIsWeakerThanTheStandardsIsNamed_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("member");
        const auto row = [](const char *name, const Edit &edit, const char *member) {
            QTest::newRow(name) << edit << QString::fromLatin1(member);
        };
        row("D13: a name for the redirect address",
            put("quirks", QJsonArray{QStringLiteral("registered_redirect:Some_Body")}),
            "quirks.registered_redirect:Some_Body");
        row("D13: nobody need be identified",
            put("quirks", QJsonArray{QStringLiteral("id_token_optional")}),
            "quirks.id_token_optional");
        row("D13: refreshes to another host",
            put("endpoints.refresh", QStringLiteral("https://other.example/r")),
            "endpoints.refresh");
        row("D13: refreshes to another port",
            put("endpoints.refresh", QStringLiteral("https://{shop}.id.example.org:444/r")),
            "endpoints.refresh");
    }
    void whatIsWeakerThanTheStandardsIsNamed()
    {
        QFETCH(Edit, edit);
        QFETCH(QString, member);
        const PresetFinding named{.kind = PresetFinding::Kind::Insecure, .member = member};
        QJsonObject object = oddPreset();
        QVERIFY(!checkProviderPreset(text(object)).contains(named));
        edit(object);
        const QList<PresetFinding> findings = checkProviderPreset(text(object));
        QVERIFY(findings.contains(named));
        for (const PresetFinding &finding : findings)
            QVERIFY2(finding.kind != PresetFinding::Kind::Wrong, qPrintable(finding.member));
    }

    void aNameThatActsIsShownHarmless_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path :
             {"%1", "redirect.%1", "variables.%1", "variables.shop.%1", "endpoints.%1",
              "token_request.parameters.%1", "parameter_names.%1", "verified.%1"})
            QTest::newRow(qPrintable(QStringLiteral("J13: %1").arg(QLatin1String(path))))
                << QString::fromLatin1(path);
    }
    void aNameThatActsIsShownHarmless()
    {
        QFETCH(QString, path);
        const QString hostile = QStringLiteral("a\u202eb\ufeff\\u001b[2Jc");
        QJsonObject object = oddPreset();
        put(qUtf8Printable(path.arg(QStringLiteral("NAME"))), 7)(object);
        const QList<PresetFinding> findings =
            checkProviderPreset(text(object).replace("NAME", hostile.toUtf8()));
        QCOMPARE(findings.constFirst().kind, PresetFinding::Kind::Wrong);
        for (const PresetFinding &finding : findings)
            QCOMPARE(sanitizedServerText(finding.member), finding.member);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<bool>("plain");
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QByteArray>("member");
        const auto good = [](const char *name, const Edit &edit, const char *member) {
            QTest::newRow(name) << false << edit << QByteArray(member);
        };
        const auto plain = [](const char *name, const Edit &edit, const char *member) {
            QTest::newRow(name) << true << edit << QByteArray(member);
        };
        const QJsonValue none(QJsonValue::Undefined);
        const auto str = [](const char *value) { return QJsonValue(QString::fromUtf8(value)); };

        good("D13: an unknown member", put("client_id", str("x")), "client_id");
        good("D13: an unknown member inside", put("redirect.path", str("/x")), "redirect.path");
        good("D13: an unknown member of a variable", put("variables.realm.note", str("x")),
             "variables.realm.note");
        good("D13: a member in capitals", put("Scopes", QJsonArray{}), "Scopes");
        for (const char *member : {"id", "name", "issuer", "scopes", "other_account_prompt",
                                   "client", "redirect", "registration", "verified"})
            good(qPrintable(QStringLiteral("D13: no %1").arg(QLatin1String(member))),
                 put(member, none), member);
        for (const char *member :
             {"id", "name", "issuer", "variables", "scopes", "authorization_parameters",
              "other_account_prompt", "client", "redirect", "registration", "quirks", "verified"})
            good(qPrintable(QStringLiteral("D13: %1 is a number").arg(QLatin1String(member))),
                 put(member, 7), member);
        good("D13: an id with a slash", put("id", str("../x")), "id");
        good("D13: an id in capitals", put("id", str("Example")), "id");
        good("D13: an empty id", put("id", str("")), "id");
        good("J13: a name that turns its direction", put("name", str("Goo\u202egle")), "name");
        good("J13: a name with a newline", put("name", str("A\nB")), "name");
        good("J13: a name of 300 characters", put("name", QString(300, u'x')), "name");

        good("D13: an http issuer", put("issuer", str("http://{realm}.example")), "issuer");
        good("D13: an issuer with a query", put("issuer", str("{base}/{realm}?x=y")), "issuer");
        good("D13: an issuer with a fragment", put("issuer", str("{base}/{realm}#x")), "issuer");
        good("D13: an issuer with a variable that is not there",
             put("issuer", str("{base}/{realm}/{x}")), "issuer");
        good(
            "D13: an issuer on loopback",
            [](QJsonObject &preset) {
                put("issuer", QStringLiteral("https://127.0.0.1/{realm}"))(preset);
            },
            "issuer");
        good("D13: user information in the issuer",
             put("issuer", str("https://a@evil.test/{realm}")), "issuer");
        good("D13: a variable that is used nowhere", put("issuer", str("{base}/x")),
             "variables.realm");
        good("D13: a variable that is used twice", put("issuer", str("{base}/{realm}/{realm}")),
             "variables.realm");
        good("D13: a name where the address begins", put("variables.base.kind", str("name")),
             "variables.base.usual");
        good("D13: an address in the middle", put("variables.realm.kind", str("address")),
             "variables.realm.kind");
        good("D13: a variable of an unknown kind", put("variables.realm.kind", str("regex")),
             "variables.realm.kind");
        good("D13: a usual value with a slash", put("variables.realm.usual", str("a/b")),
             "variables.realm.usual");
        good("D13: a usual address without TLS",
             put("variables.base.usual", str("http://127.0.0.1")), "variables.base.usual");
        good("D13: a usual address with a slash at its end",
             put("variables.base.usual", str("https://id.example.org/")), "variables.base.usual");
        good("D13: a variable that is no object", put("variables.base", str("https://x")),
             "variables.base");
        good("D13: a variable with a brace in its name",
             put("variables.a}b", QJsonObject{{QLatin1String("kind"), QStringLiteral("name")}}),
             "variables.a}b");

        good("D13: both an issuer and endpoints",
             put("endpoints", plainPreset().value(QLatin1String("endpoints"))), "issuer");
        for (const char *member : {"authorization", "token"})
            plain(qPrintable(QStringLiteral("D13: no %1 endpoint").arg(QLatin1String(member))),
                  put(qPrintable(QStringLiteral("endpoints.") + QLatin1String(member)), none),
                  qPrintable(QStringLiteral("endpoints.") + QLatin1String(member)));
        for (const char *url :
             {"http://id.example.org/t", "http://127.0.0.1/t", "https://127.0.0.1/t",
              "https://169.254.169.254/t", "https://10.0.0.1/t", "https://localhost/t",
              "https://as.example\\@evil.test/t", "https://as.example%2eevil.test/t",
              "https://user@evil.test/t", "https://id.example.org/t#x", "javascript:alert(1)",
              "file:///etc/passwd", "/t", "", "https://id.example.org/ t"})
            plain(qPrintable(QStringLiteral("D13: the code goes to %1").arg(QLatin1String(url))),
                  put("endpoints.token", str(url)), "endpoints.token");
        plain("D13: an endpoint that is an array", put("endpoints.token", QJsonArray{}),
              "endpoints.token");
        plain("D13: an unknown endpoint", put("endpoints.jwks", str("https://x.example")),
              "endpoints.jwks");
        plain("D13: a hostile device endpoint",
              put("endpoints.device_authorization", str("http://evil.test")),
              "endpoints.device_authorization");
        plain("D13: variables without a place for them",
              put("variables", goodPreset().value(QLatin1String("variables"))), "variables.base");
        plain("D13: an identity without keys to check it",
              put("scopes", QJsonArray{QStringLiteral("openid")}), "scopes");

        good("D13: a scope twice",
             put("scopes", QJsonArray{QStringLiteral("a"), QStringLiteral("a")}), "scopes");
        good("D13: a scope with a blank", put("scopes", QJsonArray{QStringLiteral("a b")}),
             "scopes");
        good("D13: a scope that is a number", put("scopes", QJsonArray{1}), "scopes");
        for (const char *name :
             {"client_id", "redirect_uri", "state", "nonce", "scope", "code_challenge",
              "code_challenge_method", "request_uri", "response_type"})
            good(qPrintable(QStringLiteral("D13: the parameter %1").arg(QLatin1String(name))),
                 put(qPrintable(QStringLiteral("authorization_parameters.") + QLatin1String(name)),
                     str("x")),
                 qPrintable(QStringLiteral("authorization_parameters.") + QLatin1String(name)));
        good("D13: a parameter that is a number", put("authorization_parameters.x", 1),
             "authorization_parameters.x");
        good("D13: a prompt that asks nobody", put("other_account_prompt", str("none")),
             "other_account_prompt");
        good("D13: an unknown authentication", put("client.authentication", str("plain")),
             "client.authentication");
        good("D13: authentication without a secret", put("client.secret", str("none")),
             "client.authentication");
        good("D13: a secret that is said to be one", put("client.secret", str("confidential")),
             "client.secret");
        good("D13: a redirect to another host", put("redirect.host", str("evil.test")),
             "redirect.host");
        good("D13: a redirect to every interface", put("redirect.host", str("0.0.0.0")),
             "redirect.host");
        good("D13: an unknown redirect rule", put("redirect.rule", str("anything")),
             "redirect.rule");
        good("D13: a fixed port that is not said", put("redirect.port", none), "redirect.port");
        good("D13: a port of the system", put("redirect.port", 80), "redirect.port");
        good("D13: a port beyond all ports", put("redirect.port", 65536 + 2000), "redirect.port");
        good("D13: half a port", put("redirect.port", 2000.5), "redirect.port");
        good("D13: a port that is a text", put("redirect.port", str("2000")), "redirect.port");
        good("D13: a port where it does not count", put("redirect.rule", str("any_loopback_port")),
             "redirect.port");
        good("D13: a registration page without TLS",
             put("registration.page", str("http://id.example.org")), "registration.page");
        good("D13: a registration page that is a script",
             put("registration.page", str("javascript:alert(1)")), "registration.page");
        good("D13: registered in no time", put("registration.minutes", 0), "registration.minutes");
        good("D13: half a minute", put("registration.minutes", 0.5), "registration.minutes");
        good("D13: a quirk that nobody knows",
             put("quirks", QJsonArray{QStringLiteral("json_body")}), "quirks.json_body");
        good("D13: a quirk that is an object", put("quirks", QJsonArray{QJsonObject()}), "quirks.");
        good("a fact that is not marked", put("verified.redirect", none), "verified.redirect");
        good("a mark for what is no fact", put("verified.name", str("x")), "verified.name");
        good("a mark for a fact that is not stated", put("verified.endpoints", str("x")),
             "verified.endpoints");
        good("a mark that is true and says nothing", put("verified.redirect", true),
             "verified.redirect");
        good("a mark that is empty", put("verified.redirect", str("")), "verified.redirect");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(bool, plain);
        QFETCH(Edit, edit);
        QFETCH(QByteArray, member);
        QJsonObject object = plain ? plainPreset() : goodPreset();
        edit(object);
        const auto preset = parseProviderPreset(text(object));
        QVERIFY(!preset);
        QCOMPARE(preset.error().code, Code::InvalidConfiguration);
        QCOMPARE(preset.error().reason, "provider_preset:" + member);
        QVERIFY(preset.error().message.contains(QString::fromUtf8(member)));
    }

    void whatIsNoDocumentIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("reason");
        const QByteArray good = text(goodPreset());
        const auto row = [](const char *name, const QByteArray &json, const char *reason) {
            QTest::newRow(name) << json << QByteArray(reason);
        };
        row("D13: a member twice", "{\"id\":\"evil\"," + good.sliced(1), "json_duplicate_member");
        row("D13: a member twice, once escaped", "{\"\\u0069d\":\"evil\"," + good.sliced(1),
            "json_duplicate_member");
        row("D13: a member twice inside",
            QByteArray(good).replace("\"rule\"", "\"host\":\"localhost\",\"rule\""),
            "json_duplicate_member");
        row("D13: 5 MB of blanks", good + QByteArray(5 << 20, ' '), "size");
        row("D13: too deep", QByteArray(100, '[') + QByteArray(100, ']'), "json_too_deep");
        row("D13: a thousand members", "{\"scopes\":[" + QByteArray("1,").repeated(1000) + "1]}",
            "json_too_many_members");
        row("D13: a byte order mark", "\xef\xbb\xbf" + good, "json_byte_order_mark");
        row("D13: a NUL in it", QByteArray(good).replace("Example", QByteArray("Ex\0mple", 7)),
            "json_control_character");
    }
    void whatIsNoDocumentIsRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, reason);
        const auto preset = parseProviderPreset(json);
        QVERIFY(!preset);
        QCOMPARE(preset.error().code, Code::InvalidConfiguration);
        QCOMPARE(preset.error().reason, "provider_preset:" + reason);
    }

    void whatIsNoObjectIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("D13: nothing") << QByteArray();
        QTest::newRow("D13: an array") << QByteArray("[]");
        QTest::newRow("D13: half a document") << text(goodPreset()).chopped(1);
        QTest::newRow("D13: two documents") << text(goodPreset()).repeated(2);
        QTest::newRow("D13: bytes that are no text") << QByteArray("{\"id\":\"\xff\"}");
        QTest::newRow("D13: a page") << QByteArray("<!DOCTYPE html>");
    }
    void whatIsNoObjectIsRefused()
    {
        QFETCH(QByteArray, json);
        const auto preset = parseProviderPreset(json);
        QVERIFY(!preset);
        QCOMPARE(preset.error().code, Code::InvalidConfiguration);
    }

    void whatIsFilledInIsChecked_data()
    {
        using Values = QMap<QString, QString>;
        QTest::addColumn<Values>("values");
        QTest::addColumn<QByteArray>("reason"); // or the issuer
        const auto row = [](const char *name, const char *base, const char *realm,
                            const char *reason) {
            Values values;
            if (base)
                values.insert(QStringLiteral("base"), QString::fromUtf8(base));
            if (realm)
                values.insert(QStringLiteral("realm"), QString::fromUtf8(realm));
            QTest::newRow(name) << values << QByteArray(reason);
        };
        row("everything", "https://a.example", "work", "https://a.example/realms/work");
        row("a path and a port in the address", "https://a.example:8443/auth", "work",
            "https://a.example:8443/auth/realms/work");
        row("what is usual", nullptr, "work", "https://id.example.org/realms/work");
        row("a server on this computer", "http://127.0.0.1:8080", "work",
            "http://127.0.0.1:8080/realms/work");
        row("D13: nothing where something has to be", nullptr, nullptr, "provider_variable");
        row("D13: an empty name", nullptr, "", "provider_variable");
        for (const char *realm :
             {"a/b", "..", ".", "a?b", "a#b", "a b", "{base}", "%2e", "a@b", "\u00fc", "a\nb"})
            row(qPrintable(QStringLiteral("D13: the name is %1").arg(QString::fromUtf8(realm))),
                nullptr, realm, "provider_variable");
        for (const char *base :
             {"http://a.example", "https://a.example/", "https://a.example?x",
              "https://a.example#x", "https://u@a.example", "https://a.example\\@evil.test",
              "https://a.example%2eevil.test", "a.example", "", "https://a.example/{realm}",
              "https://a.example/../x"})
            row(qPrintable(QStringLiteral("D13: the address is %1").arg(QLatin1String(base))), base,
                "work", "provider_variable");
    }
    void whatIsFilledInIsChecked()
    {
        using Values = QMap<QString, QString>;
        QFETCH(Values, values);
        QFETCH(QByteArray, reason);
        const auto preset = parseProviderPreset(text(goodPreset()));
        const auto issuer = preset->issuerFor(values);
        if (reason.contains("://")) {
            QVERIFY2(issuer, issuer ? "" : issuer.error().reason.constData());
            QCOMPARE(*issuer, QString::fromLatin1(reason));
            return;
        }
        QVERIFY(!issuer);
        QCOMPARE(issuer.error().code, Code::InvalidConfiguration);
        QCOMPARE(issuer.error().reason, reason);
    }

    void aVariableThatThePresetDoesNotHaveIsNamed()
    {
        const auto preset = parseProviderPreset(text(goodPreset()));
        const auto issuer = preset->issuerFor({{QStringLiteral("tenant"), QStringLiteral("x")},
                                               {QStringLiteral("realm"), QStringLiteral("x")}});
        QVERIFY(!issuer);
        QCOMPARE(issuer.error().reason, QByteArray("provider_variable_unknown"));
        QVERIFY(issuer.error().message.contains(QLatin1String("tenant")));
    }

    void noTextInItIsAPattern_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("J13: a place for an argument") << QStringLiteral("%1 %2 %n");
        QTest::newRow("J13: markup") << QStringLiteral("<b>Example</b>");
    }
    void noTextInItIsAPattern()
    {
        QFETCH(QString, name);
        QJsonObject object = goodPreset();
        object.insert(QLatin1String("name"), name);
        const auto preset = parseProviderPreset(text(object));
        QVERIFY(preset);
        QCOMPARE(preset->name, name);
        QVERIFY(AuthError::of(Code::ServerRefused, {}, preset->name)
                    .message.startsWith(name + QStringLiteral(" refused")));
    }
};

QONSENT_TEST(tst_PresetDocument)
#include "tst_presetdocument.moc"
