// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/metadatadocument.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qonsent;

namespace {

const QString publicIssuer = QStringLiteral("https://as.example");
const QString loopbackIssuer = QStringLiteral("http://127.0.0.1:9000");

/// The least that an issuer can publish.
QJsonObject least(const QString &issuer)
{
    return {{QStringLiteral("issuer"), issuer},
            {QStringLiteral("token_endpoint"), QString(issuer + QStringLiteral("/token"))}};
}

Result<ProviderMetadata> parse(const QJsonObject &object, const QString &issuer)
{
    return parseMetadata(QJsonDocument(object).toJson(), issuer);
}

QJsonValue jsonOf(const char *text)
{
    return QJsonDocument::fromJson("[" + QByteArray(text) + "]").array().first();
}

/// "metadata_rejected token_endpoint", or "ok": what a row of a table expects.
QByteArray outcomeOf(const Result<ProviderMetadata> &result)
{
    return result ? QByteArray("ok") : result.error().jsonCode() + ' ' + result.error().reason;
}

} // namespace

class tst_MetadataDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryMember_data() { onlyRow("MS-01: what a provider publishes"); }
    void readsEveryMember()
    {
        const QByteArray json =
            "{\"issuer\":\"https://as.example\","
            "\"authorization_endpoint\":\"https://as.example/authorize?a=b\","
            "\"token_endpoint\":\"https://api.example/token\","
            "\"jwks_uri\":\"https://as.example/jwks\","
            "\"userinfo_endpoint\":\"https://as.example/userinfo\","
            "\"revocation_endpoint\":\"https://as.example/revoke\","
            "\"introspection_endpoint\":\"https://as.example/introspect\","
            "\"registration_endpoint\":\"https://as.example/register\","
            "\"device_authorization_endpoint\":\"https://as.example/device\","
            "\"end_session_endpoint\":\"https://as.example/logout\","
            "\"pushed_authorization_request_endpoint\":\"https://as.example/par\","
            "\"scopes_supported\":[\"openid\",\"email\"],"
            "\"grant_types_supported\":[\"authorization_code\"],"
            "\"code_challenge_methods_supported\":[\"S256\"],"
            "\"token_endpoint_auth_methods_supported\":[\"none\",\"client_secret_basic\"],"
            "\"id_token_signing_alg_values_supported\":[\"ES256\"],"
            "\"authorization_response_iss_parameter_supported\":true,"
            "\"something_new\":{\"a\":[1,null]}}";
        const Result<ProviderMetadata> metadata = parseMetadata(json, publicIssuer);
        QCOMPARE(outcomeOf(metadata), "ok");
        const ProviderMetadata expected{
            .issuer = publicIssuer,
            .authorizationEndpoint = QUrl(QStringLiteral("https://as.example/authorize?a=b")),
            .tokenEndpoint = QUrl(QStringLiteral("https://api.example/token")),
            .jwksUri = QUrl(QStringLiteral("https://as.example/jwks")),
            .userinfoEndpoint = QUrl(QStringLiteral("https://as.example/userinfo")),
            .revocationEndpoint = QUrl(QStringLiteral("https://as.example/revoke")),
            .introspectionEndpoint = QUrl(QStringLiteral("https://as.example/introspect")),
            .registrationEndpoint = QUrl(QStringLiteral("https://as.example/register")),
            .deviceAuthorizationEndpoint = QUrl(QStringLiteral("https://as.example/device")),
            .endSessionEndpoint = QUrl(QStringLiteral("https://as.example/logout")),
            .pushedAuthorizationRequestEndpoint = QUrl(QStringLiteral("https://as.example/par")),
            .scopesSupported = {QStringLiteral("openid"), QStringLiteral("email")},
            .grantTypesSupported = {"authorization_code"},
            .codeChallengeMethodsSupported = {"S256"},
            .tokenEndpointAuthMethodsSupported = {"none", "client_secret_basic"},
            .idTokenSigningAlgValuesSupported = {"ES256"},
            .authorizationResponseIssParameterSupported = true};
        QCOMPARE(*metadata, expected);
    }

    void judgesEndpoints_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("fine");

        const auto row = [](const char *name, const QString &issuer, const char *member,
                            const char *value, bool fine) {
            QTest::newRow(name) << issuer << QString::fromLatin1(member) << jsonOf(value) << fine;
        };
        row("D04: http", publicIssuer, "token_endpoint", "\"http://as.example/t\"", false);
        row("D04: a path only", publicIssuer, "token_endpoint", "\"/t\"", false);
        row("D04: no scheme", publicIssuer, "jwks_uri", "\"//as.example/t\"", false);
        row("D04: empty", publicIssuer, "token_endpoint", "\"\"", false);
        row("D04: an array", publicIssuer, "token_endpoint", "[\"https://as.example/t\"]", false);
        row("D04: a number", publicIssuer, "userinfo_endpoint", "1", false);
        row("D04: an object", publicIssuer, "jwks_uri", "{}", false);
        row("D04: a truth value", publicIssuer, "end_session_endpoint", "false", false);
        row("D04: a fragment", publicIssuer, "authorization_endpoint", "\"https://as.example/#f\"",
            false);
        row("D04: user information", publicIssuer, "token_endpoint", "\"https://a:b@as.example/\"",
            false);
        row("D04: a script", publicIssuer, "authorization_endpoint", "\"javascript:alert(1)\"",
            false);
        row("D04: data", publicIssuer, "jwks_uri", "\"data:application/json,{}\"", false);
        row("D04: a file", publicIssuer, "jwks_uri", "\"file:///etc/passwd\"", false);
        row("D04: a backslash before the real host", publicIssuer, "token_endpoint",
            "\"https://as.example\\\\@evil.test/\"", false);
        row("D04: an escaped dot in the host", publicIssuer, "token_endpoint",
            "\"https://as.example%2eevil.test/\"", false);
        row("D04: null, which is absent", publicIssuer, "registration_endpoint", "null", true);
        row("D04: null where something is required", publicIssuer, "token_endpoint", "null", false);
        row("D05: loopback", publicIssuer, "token_endpoint", "\"https://127.0.0.1/t\"", false);
        row("D05: loopback by name", publicIssuer, "token_endpoint", "\"https://localhost/t\"",
            false);
        row("D05: loopback in hexadecimal", publicIssuer, "token_endpoint",
            "\"https://0x7f000001/t\"", false);
        row("D05: loopback as a mapped address", publicIssuer, "token_endpoint",
            "\"https://[::ffff:127.0.0.1]/t\"", false);
        row("D05: any address", publicIssuer, "token_endpoint", "\"https://0.0.0.0/t\"", false);
        row("D05: the metadata service of clouds", publicIssuer, "jwks_uri",
            "\"https://169.254.169.254/latest\"", false);
        row("D05: a private range", publicIssuer, "jwks_uri", "\"https://192.168.1.1/\"", false);
        row("D05: a private range of a private issuer", QStringLiteral("https://10.0.0.1"),
            "jwks_uri", "\"https://192.168.1.1/\"", true);
        row("D05: loopback of a private issuer", QStringLiteral("https://10.0.0.1"), "jwks_uri",
            "\"https://127.0.0.1/\"", false);
        row("D05: the metadata service, of a private issuer", QStringLiteral("https://10.0.0.1"),
            "jwks_uri", "\"https://169.254.169.254/\"", false);
        row("D05: http on loopback of a loopback issuer", loopbackIssuer, "jwks_uri",
            "\"http://localhost:1/\"", true);
        row("D05: http elsewhere of a loopback issuer", loopbackIssuer, "jwks_uri",
            "\"http://as.example/\"", false);
        row("D05: http on loopback of a public issuer", publicIssuer, "jwks_uri",
            "\"http://127.0.0.1/\"", false);
        const char *mtls = "mtls_endpoint_aliases";
        row("D04: an alias without TLS", publicIssuer, mtls,
            "{\"token_endpoint\":\"http://as.example/t\"}", false);
        row("D04: aliases that are no object", publicIssuer, mtls, "[]", false);
        row("D05: an alias on loopback", publicIssuer, mtls,
            "{\"revocation_endpoint\":\"https://127.0.0.1/t\"}", false);
        row("D06: an alias on another host", publicIssuer, mtls,
            "{\"token_endpoint\":\"https://mtls.example/t\"}", true);
        row("D06: another host", publicIssuer, "token_endpoint", "\"https://other.example/t\"",
            true);
        row("D06: another port", publicIssuer, "token_endpoint", "\"https://as.example:1/t\"",
            true);
    }
    void judgesEndpoints()
    {
        QFETCH(QString, issuer);
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QFETCH(bool, fine);
        QJsonObject object = least(issuer);
        object.insert(member, value);
        QCOMPARE(outcomeOf(parse(object, issuer)),
                 fine ? QByteArray("ok") : "metadata_rejected " + member.toLatin1());
    }

    void judgesOtherMembers_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QByteArray>("outcomeExpected");

        const auto row = [](const char *name, const char *member, const char *value,
                            const char *expected) {
            QTest::newRow(name) << QString::fromLatin1(member) << jsonOf(value)
                                << QByteArray(expected);
        };
        row("D01: another issuer", "issuer", "\"https://evil.test\"", "issuer_mismatch issuer");
        row("D01: a slash more", "issuer", "\"https://as.example/\"", "issuer_mismatch issuer");
        row("D01: a list of issuers", "issuer", "[\"https://as.example\"]",
            "metadata_rejected issuer");
        row("D01: no issuer", "issuer", "null", "metadata_rejected issuer");
        row("scopes as a string", "scopes_supported", "\"openid email\"",
            "metadata_rejected scopes_supported");
        row("a number among the scopes", "scopes_supported", "[\"openid\",1]",
            "metadata_rejected scopes_supported");
        row("a null among the grants", "grant_types_supported", "[null]",
            "metadata_rejected grant_types_supported");
        row("methods as an object", "code_challenge_methods_supported", "{}",
            "metadata_rejected code_challenge_methods_supported");
        row("a truth value as a string", "authorization_response_iss_parameter_supported",
            "\"true\"", "metadata_rejected authorization_response_iss_parameter_supported");
        row("an empty list", "scopes_supported", "[]", "ok");
    }
    void judgesOtherMembers()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject object = least(publicIssuer);
        object.insert(member, value);
        QTEST(outcomeOf(parse(object, publicIssuer)), "outcomeExpected");
    }

    void needsATokenEndpointUnlessAllIsImplicit()
    {
        QJsonObject object{{QStringLiteral("issuer"), publicIssuer}};
        const QString grants = QStringLiteral("grant_types_supported");
        QCOMPARE(outcomeOf(parse(object, publicIssuer)), "metadata_rejected token_endpoint");
        object.insert(grants, QJsonArray{QStringLiteral("implicit")});
        QCOMPARE(outcomeOf(parse(object, publicIssuer)), "ok");
        object.insert(grants,
                      QJsonArray{QStringLiteral("implicit"), QStringLiteral("refresh_token")});
        QCOMPARE(outcomeOf(parse(object, publicIssuer)), "metadata_rejected token_endpoint");
    }

    void keepsListsShortAndPlain()
    {
        // D17
        QJsonArray scopes{
            QStringLiteral("openid"),      QStringLiteral("a b"),         QStringLiteral(""),
            QStringLiteral("line\nbreak"), QStringLiteral("\u202Eliame"), QString(257, u'x'),
            QStringLiteral("<b>")};
        for (int i = 0; i < 5000; ++i)
            scopes.append(QStringLiteral("s%1").arg(i));
        QJsonObject object = least(publicIssuer);
        object.insert(QStringLiteral("scopes_supported"), scopes);
        const Result<ProviderMetadata> metadata = parse(object, publicIssuer);
        QCOMPARE(outcomeOf(metadata), "ok");
        const QStringList kept = metadata->scopesSupported.list();
        QCOMPARE(kept.size(), 200);
        QCOMPARE(
            kept.first(3),
            (QStringList{QStringLiteral("openid"), QStringLiteral("<b>"), QStringLiteral("s0")}));
    }

    void refusesListsBeyondReason()
    {
        // D17
        const QByteArray json = "{\"issuer\":\"https://as.example\",\"scopes_supported\":["
            + QByteArray("\"s\",").repeated(100'000) + "\"s\"]}";
        QCOMPARE(outcomeOf(parseMetadata(json, publicIssuer)),
                 "metadata_rejected json_too_many_members");
    }

    void needsAnIssuerToCompareWith()
    {
        QCOMPARE(outcomeOf(parseMetadata("{}", QStringLiteral("http://as.example"))),
                 "insecure_url scheme");
    }
};

QONSENT_TEST(tst_MetadataDocument)
#include "tst_metadatadocument.moc"
