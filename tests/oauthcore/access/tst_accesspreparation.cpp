// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/accesspreparation_p.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QSslConfiguration>
#include <QTest>

using namespace Qonsent;
using namespace Qt::StringLiterals;
using Place = TokenPlacement::Place;

namespace {

AccessCall getOf(const char *address)
{
    return {.request = QNetworkRequest(QUrl(QString::fromLatin1(address)))};
}

AccessCall formOf(const char *address, const QByteArray &body)
{
    AccessCall call = getOf(address);
    call.operation = QNetworkAccessManager::PostOperation;
    call.request.setRawHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    call.bytes = body;
    return call;
}

TokenSet tokenOf(const char *token, const char *type = "Bearer")
{
    return {.accessToken = Secret(QByteArrayView(token)), .tokenType = type};
}

QByteArray outcome(const Result<AccessCall> &call)
{
    return call ? QByteArray("ready") : call.error().jsonCode() + ' ' + call.error().reason;
}

} // namespace

class tst_AccessPreparation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTokenGoesOnlyWhereItMay_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QList<QUrl>>("origins");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *name, const char *address, const QList<QUrl> &origins,
                            const char *outcome) {
            QTest::newRow(name) << QByteArray(address) << origins << QByteArray(outcome);
        };
        const QList<QUrl> any;
        const QList<QUrl> ours = {QUrl(u"https://api.example"_s)};
        row("RO-01: https", "https://api.example/x?y=1", any, "ready");
        row("http on loopback", "http://127.0.0.1:8080/x", any, "ready");
        row("http on localhost", "http://localhost/x", any, "ready");
        row("http on loopback, IPv6", "http://[::1]:8080/x", any, "ready");
        row("RO-01: http", "http://api.example/x", any, "insecure_url scheme");
        row("http on a name like loopback", "http://127.0.0.1.evil.example/", any,
            "insecure_url scheme");
        row("a file", "file:///etc/passwd", any, "insecure_url scheme");
        row("data", "data:text/plain,x", any, "insecure_url scheme");
        row("no scheme", "/x", any, "insecure_url syntax");
        row("a password in the address", "https://a:b@api.example/", any, "insecure_url user_info");
        row("the origin that was named", "https://api.example/x", ours, "ready");
        row("the same with its port", "https://api.example:443/x", ours, "ready");
        row("the same in capitals", "HTTPS://API.example/x", ours, "ready");
        row("another port", "https://api.example:8443/x", ours, "insecure_url origin");
        row("a host below", "https://cdn.api.example/", ours, "insecure_url origin");
        row("a host that ends like it", "https://evilapi.example/", ours, "insecure_url origin");
        row("a host that begins like it", "https://api.example.evil.example/", ours,
            "insecure_url origin");
        row("loopback, which was not named", "http://127.0.0.1/", ours, "insecure_url origin");
    }
    void aTokenGoesOnlyWhereItMay()
    {
        QFETCH(QByteArray, address);
        QFETCH(QList<QUrl>, origins);
        QTEST(outcome(preparedCall(getOf(address.constData()), {.origins = origins})), "outcome");
    }

    void whatTheProgramPutThereItselfIsNotOverwritten()
    {
        AccessCall call = getOf("https://api.example/");
        call.request.setRawHeader("authorization", "Basic YTpi");
        QCOMPARE(outcome(preparedCall(call, {})), "invalid_configuration authorization_header");
        QCOMPARE(outcome(preparedCall(getOf("https://api.example/?access%5Ftoken=x"),
                                      {.placement = {.place = Place::Query}})),
                 "invalid_configuration token_parameter");
        QCOMPARE(outcome(preparedCall(formOf("https://api.example/", "a=1&access_token=x"),
                                      {.placement = {.place = Place::Form}})),
                 "invalid_configuration token_parameter");
    }

    void withoutTlsVerificationThereIsNoToken()
    {
        AccessCall call = getOf("https://api.example/");
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setPeerVerifyMode(QSslSocket::QueryPeer);
        call.request.setSslConfiguration(tls);
        QCOMPARE(outcome(preparedCall(call, {})), "insecure_url tls_verification");
    }

    void aFormTakesTheTokenOnlyIfThereIsOne_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("hasBytes");
        QTest::newRow("JSON") << QByteArray("application/json") << true;
        QTest::newRow("no type") << QByteArray() << true;
        QTest::newRow("a type that begins like a form")
            << QByteArray("application/x-www-form-urlencoded2") << true;
        QTest::newRow("a form in a device")
            << QByteArray("application/x-www-form-urlencoded") << false;
    }
    void aFormTakesTheTokenOnlyIfThereIsOne()
    {
        QFETCH(QByteArray, type);
        QFETCH(bool, hasBytes);
        AccessCall call = formOf("https://api.example/", "a=1");
        call.request.setRawHeader("Content-Type", type);
        if (!hasBytes)
            call.bytes.reset();
        QCOMPARE(outcome(preparedCall(call, {.placement = {.place = Place::Form}})),
                 "invalid_configuration form_body");
    }

    void aFormTakesTheTokenHoweverItsTypeIsSpelled_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("the type alone") << QByteArray("application/x-www-form-urlencoded");
        QTest::newRow("a type with a parameter")
            << QByteArray("application/x-www-form-urlencoded;charset=utf-8");
        QTest::newRow("a type in other letters")
            << QByteArray("Application/X-WWW-Form-URLEncoded ; charset=utf-8");
    }
    void aFormTakesTheTokenHoweverItsTypeIsSpelled()
    {
        QFETCH(QByteArray, type);
        AccessCall call = formOf("https://api.example/", "a=1");
        call.request.setRawHeader("Content-Type", type);
        QCOMPARE(outcome(preparedCall(call, {.placement = {.place = Place::Form}})), "ready");
    }

    void theTokenIsWhereTheOptionsSay()
    {
        const auto header =
            authorizedCall(getOf("https://api.example/x?a=b"), tokenOf("t/+ ="), {});
        QVERIFY(header);
        QCOMPARE(header->request.rawHeader("Authorization"), "Bearer t/+ =");
        QCOMPARE(header->request.url().toEncoded(), "https://api.example/x?a=b");

        const auto query = authorizedCall(getOf("https://api.example/x?a=b%2Bc#f"), tokenOf("t/+"),
                                          {.placement = {.place = Place::Query}});
        QVERIFY(query);
        QVERIFY(!query->request.hasRawHeader("Authorization"));
        QCOMPARE(query->request.url().toEncoded(),
                 "https://api.example/x?a=b%2Bc&access_token=t%2F%2B#f");

        const auto form =
            authorizedCall(formOf("https://api.example/x", "a=1"), tokenOf("t&b"),
                           {.placement = {.place = Place::Form, .parameter = "token"}});
        QVERIFY(form);
        QVERIFY(!form->request.hasRawHeader("Authorization"));
        QCOMPARE(*form->bytes, "a=1&token=t%26b");
    }

    void placementsOfOtherTimes_data()
    {
        QTest::addColumn<Place>("place");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("RO-51: a query of its own")
            << Place::Query << QByteArray("access_token")
            << QByteArray("https://api.example/?access_token=CNRYA-1") << QByteArray("text=x");
        QTest::newRow("RO-54: a form parameter by another name")
            << Place::Form << QByteArray("token") << QByteArray("https://api.example/")
            << QByteArray("text=x&token=CNRYA-1");
        QTest::newRow("RO-55: a query for a token that came without a type")
            << Place::Query << QByteArray("access_token")
            << QByteArray("https://api.example/?access_token=CNRYA-1") << QByteArray("text=x");
    }
    void placementsOfOtherTimes()
    {
        QFETCH(Place, place);
        QFETCH(QByteArray, name);
        const AccessOptions options{.placement = {.place = place, .parameter = name}};
        const auto prepared = preparedCall(formOf("https://api.example/", "text=x"), options);
        QVERIFY(prepared);
        const auto call = authorizedCall(*prepared, tokenOf("CNRYA-1"), options);
        QVERIFY(call);
        QVERIFY(!call->request.hasRawHeader("Authorization"));
        QTEST(call->request.url().toEncoded(), "url");
        QTEST(*call->bytes, "body");
    }

    void theSchemeComesFromTheTokenType_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("bearer") << QByteArray("bearer") << QByteArray("Bearer t");
        QTest::newRow("BEARER") << QByteArray("BEARER") << QByteArray("Bearer t");
        QTest::newRow("mac") << QByteArray("mac")
                             << QByteArray("token_type_unsupported token_type");
        QTest::newRow("none") << QByteArray() << QByteArray("token_type_unsupported token_type");
        QTest::newRow("DPoP, which wants more than a header")
            << QByteArray("DPoP") << QByteArray("token_type_unsupported token_type");
    }
    void theSchemeComesFromTheTokenType()
    {
        QFETCH(QByteArray, type);
        const auto call =
            authorizedCall(getOf("https://api.example/"), tokenOf("t", type.constData()), {});
        QTEST(call ? call->request.rawHeader("Authorization") : outcome(call), "outcome");
    }

    void hooksSeeTheRequestInTheirOrder_data() { onlyRow("RO-40: before the token is there"); }
    void hooksSeeTheRequestInTheirOrder()
    {
        QByteArrayList seen;
        AccessOptions options;
        options.hooks = {[&seen](ResourceRequest &request) {
                             seen.append(request.verb + ' ' + *request.body);
                             QVERIFY(!request.request.hasRawHeader("Authorization"));
                             request.request.setRawHeader("X-Signature", "1");
                             request.body = "changed";
                         },
                         [&seen](ResourceRequest &request) {
                             seen.append(request.request.rawHeader("X-Signature") + ' '
                                         + *request.body);
                             request.request.setUrl(QUrl(u"https://api.example/other"_s));
                         }};
        const auto call = preparedCall(formOf("https://api.example/", "a=1"), options);
        QVERIFY(call);
        QCOMPARE(seen, (QByteArrayList{"POST a=1", "1 changed"})); // RO-40
        QCOMPARE(call->request.url(), QUrl(u"https://api.example/other"_s));
        QCOMPARE(*call->bytes, "changed");
    }

    void aHookCannotLeadTheTokenAstray()
    {
        const AccessOptions options{.origins = {QUrl(u"https://api.example"_s)},
                                    .hooks = {[](ResourceRequest &request) {
                                        request.request.setUrl(QUrl(u"https://evil.example/"_s));
                                    }}};
        QCOMPARE(outcome(preparedCall(getOf("https://api.example/"), options)),
                 "insecure_url origin");
    }

    void aBufferIsTakenForItsBytesFromWhereItStands()
    {
        QBuffer buffer;
        buffer.setData("skipped body");
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        QVERIFY(buffer.seek(8));
        const AccessCall call =
            accessCall(QNetworkAccessManager::PostOperation, QNetworkRequest(), &buffer);
        QCOMPARE(*call.bytes, "body");
        QVERIFY(!call.device);
    }
};

QONSENT_TEST(tst_AccessPreparation)
#include "tst_accesspreparation.moc"
