// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/net/metadataclient.h"
#include "oauthcore/net/qthttptransport.h"
#include "tests/support/fakeclock.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Script;
using namespace std::chrono_literals;

namespace {

const QByteArray json = "Content-Type: application/json";

QByteArray documentOf(const QString &issuer)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("issuer"), issuer},
                                     {QStringLiteral("token_endpoint"),
                                      QString(issuer + QStringLiteral("/token"))}})
        .toJson();
}

QByteArray ok(const QByteArray &body)
{
    return ScriptedServer::answer("200 OK", body, {json});
}

/// "metadata_rejected json_syntax", or "ok": what a row of a table expects.
QByteArray outcomeOf(const std::optional<Result<ProviderMetadata>> &ended)
{
    if (!ended)
        return "no end";
    return *ended ? QByteArray("ok") : ended->error().jsonCode() + ' ' + ended->error().reason;
}

} // namespace

/// Authorization servers that lie about themselves, or cannot say what they are.
class tst_Discovery : public QObject
{
    Q_OBJECT

private:
    const FakeClock m_clock{};

    QByteArray outcome(const QString &issuer) const
    {
        std::optional<Result<ProviderMetadata>> ended;
        QtHttpTransport transport;
        MetadataClient client(transport, m_clock);
        QObject context;
        whenFinished(client.metadata(issuer), &context,
                     [&ended](const Result<ProviderMetadata> &result) { ended = result; });
        [[maybe_unused]] const bool inTime =
            QTest::qWaitFor([&ended] { return ended.has_value(); }, 15'000);
        return outcomeOf(ended);
    }

    static QString issuerAt(const ScriptedServer &server, const QString &path = {})
    {
        return server.url(path).toString();
    }

private Q_SLOTS:
    void refusesADocumentOfAnotherIssuer_data()
    {
        QTest::addColumn<QString>("published");

        QTest::newRow("D01: another host") << QStringLiteral("https://evil.test");
        QTest::newRow("D01: a slash at the end") << QStringLiteral("%1/");
        QTest::newRow("D01: another path") << QStringLiteral("%1/tenant");
        QTest::newRow("D01: another case") << QStringLiteral("HTTP%2");
        QTest::newRow("D01: another scheme") << QStringLiteral("https%2");
        QTest::newRow("D01: a name of the same host") << QStringLiteral("http://localhost%3");
        QTest::newRow("D01: white space around it") << QStringLiteral(" %1");
        QTest::newRow("D01: a NUL behind it") << QString(QStringLiteral("%1") + QChar(1));
        QTest::newRow("D01: nothing") << QString();
    }
    void refusesADocumentOfAnotherIssuer()
    {
        QFETCH(QString, published);
        ScriptedServer server;
        const QString issuer = issuerAt(server);
        published.replace(QStringLiteral("%1"), issuer);
        published.replace(QStringLiteral("%2"), issuer.mid(4));
        published.replace(QStringLiteral("%3"), issuer.mid(issuer.lastIndexOf(u':')));
        server.answerAll(ok(documentOf(published)));
        QCOMPARE(outcome(issuer), "issuer_mismatch issuer");
        QCOMPARE(server.requests().size(), 1);
    }

    void asksAtTheRightPlacesOnly_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArrayList>("targets");

        QTest::newRow("D02: an issuer without path")
            << QString()
            << QByteArrayList{"/.well-known/openid-configuration",
                              "/.well-known/oauth-authorization-server"};
        QTest::newRow("D02: an issuer with a path")
            << QStringLiteral("/tenant/1")
            << QByteArrayList{"/tenant/1/.well-known/openid-configuration",
                              "/.well-known/oauth-authorization-server/tenant/1",
                              "/.well-known/openid-configuration/tenant/1"};
    }
    void asksAtTheRightPlacesOnly()
    {
        QFETCH(QString, path);
        QFETCH(QByteArrayList, targets);
        ScriptedServer server;
        server.answerAll(ScriptedServer::answer("404 Not Found", "<html>"));
        QCOMPARE(outcome(issuerAt(server, path)), "metadata_rejected not_published");
        QByteArrayList asked;
        for (const ServerRequest &request : server.requests())
            asked.append(request.target);
        QCOMPARE(asked, targets);
    }

    void aHostileAnswerAtAnyPlaceEndsIt_data()
    {
        onlyRow("D02: the host of a tenant's path answers for the tenant");
    }
    void aHostileAnswerAtAnyPlaceEndsIt()
    {
        ScriptedServer server;
        const QString issuer = issuerAt(server, QStringLiteral("/tenant"));
        server.play({awaits(), sends(ScriptedServer::answer("404 Not Found")), awaits(),
                     sends(ok(documentOf(issuerAt(server)))), awaits(),
                     sends(ok(documentOf(issuer)))});
        QCOMPARE(outcome(issuer), "issuer_mismatch issuer");
        QCOMPARE(server.requests().size(), 2);
    }

    void refusesAnIssuerBeforeAnyRequest_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QByteArray>("reason");

        const auto row = [](const char *name, const char *issuer, const char *reason) {
            QTest::newRow(name) << QString::fromUtf8(issuer) << QByteArray(reason);
        };
        row("D03: http", "http://as.example", "scheme");
        row("D03: a query", "http://127.0.0.1:%1/?a=b", "query");
        row("D03: an empty query", "http://127.0.0.1:%1/?", "query");
        row("D03: a fragment", "http://127.0.0.1:%1/#a", "fragment");
        row("D03: user information", "http://a:CNRYS-1@127.0.0.1:%1/", "user_info");
        row("D03: user information that is empty", "http://@127.0.0.1:%1/", "user_info");
        row("D03: a literal address of the Internet", "https://93.184.216.34", "ip_literal");
        row("D03: a literal IPv6 address of the Internet", "https://[2606:2800::1]", "ip_literal");
        row("D03: a backslash before the real host", "https://as.example\\@127.0.0.1:%1", "syntax");
        row("D03: an escaped dot", "https://as.example%2eevil.test", "syntax");
        row("D03: an escaped at sign", "http://as.example%40127.0.0.1:%1", "syntax");
        row("D03: an escaped slash in the host", "https://as.example%2fevil.test", "syntax");
        row("D03: loopback in hexadecimal", "http://0x7f000001:%1", "syntax");
        row("D03: loopback in short", "http://127.1:%1", "syntax");
        row("D03: a tab in the host", "https://as\t.example", "syntax");
        row("D03: a line break at the end", "https://as.example\n", "syntax");
        row("D03: a letter that looks like another", "https://\xd0\xb0s.example", "syntax");
        row("D03: a full-width dot",
            "https://as\xef\xbc\x8e"
            "example",
            "syntax");
        row("D03: dot segments", "http://127.0.0.1:%1/a/../b", "path");
        row("D03: escaped dot segments", "http://127.0.0.1:%1/a/%2e%2e/b", "path");
        row("D03: a script", "javascript:alert(1)", "syntax");
        row("D03: data", "data:application/json,{}", "syntax");
        row("D03: a file", "file:///etc/hostname", "scheme");
        row("D03: no scheme", "as.example", "syntax");
        row("D03: one slash", "https:/as.example", "syntax");
        row("D03: no host", "https://", "syntax");
        row("D03: only a port", "https://:443", "syntax");
        row("D03: nothing", "", "syntax");
    }
    void refusesAnIssuerBeforeAnyRequest()
    {
        QFETCH(QString, issuer);
        QFETCH(QByteArray, reason);
        const LeakOracle oracle;
        ScriptedServer server;
        issuer.replace(QStringLiteral("%1"), QString::number(server.port()));
        QCOMPARE(outcome(issuer), "insecure_url " + reason);
        QCOMPARE(server.connections(), 0);
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void survivesDocumentsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("outcomeExpected");

        const auto row = [](const char *name, const QByteArray &body, const char *expected) {
            QTest::newRow(name) << ok(body) << QByteArray(expected);
        };
        QByteArray members = "{";
        for (int i = 0; i < 50'000; ++i)
            members += "\"m" + QByteArray::number(i) + "\":0,";
        row("D08: a byte order mark", "\xef\xbb\xbf{}", "metadata_rejected json_byte_order_mark");
        row("D08: UTF-16", QByteArray("{\0}\0", 4), "metadata_rejected json_nul");
        row("D08: a member twice", "{\"issuer\":\"a\",\"issuer\":\"b\"}",
            "metadata_rejected json_duplicate_member");
        row("D08: 50 000 members", members + "\"a\":0}", "metadata_rejected json_too_many_members");
        row("D08: a million levels", QByteArray(1'000'000, '['), "metadata_rejected json_too_deep");
        row("D08: half a document", "{\"issuer\":", "metadata_rejected json_syntax");
        row("D08: an array", "[]", "metadata_rejected json_not_an_object");
        row("D08: nothing", "", "metadata_rejected json_syntax");
        row("D08: an empty object", "{}", "metadata_rejected issuer");
        row("D08: more than 1 MiB", QByteArray(1'048'577, ' '), "too_large body");
        QTest::newRow("D08: a login page")
            << ScriptedServer::answer("200 OK", "<html>", {"Content-Type: text/html"})
            << QByteArray("metadata_rejected content_type");
        QTest::newRow("D08: JSON called HTML")
            << ScriptedServer::answer("200 OK", "{}", {"Content-Type: text/html"})
            << QByteArray("metadata_rejected content_type");
        QTest::newRow("D08: JSON in UTF-16, and it says so")
            << ScriptedServer::answer("200 OK", "{}",
                                      {"Content-Type: application/json; charset=utf-16"})
            << QByteArray("metadata_rejected content_type");
        QTest::newRow("D08: a zipped bomb") << ScriptedServer::answer(
            "200 OK", QByteArray(1000, '\x1f'), {json, "Content-Encoding: gzip"})
                                            << QByteArray("response_malformed content_encoding");
        QTest::newRow("429 everywhere") << ScriptedServer::answer("429 Too Many Requests")
                                        << QByteArray("rate_limited server_error");
        QTest::newRow("500 everywhere")
            << ScriptedServer::answer("500 Oops") << QByteArray("unreachable server_error");
    }
    void survivesDocumentsThatAreNone()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, outcomeExpected);
        ScriptedServer server;
        server.answerAll(answer);
        QCOMPARE(outcome(issuerAt(server)), outcomeExpected);
    }

    void followsRedirectsOnlyWithinTheOrigin_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("outcomeExpected");
        QTest::addColumn<int>("requests");

        QTest::newRow("D09: to another place of the same origin")
            << QByteArray("/elsewhere") << QByteArray("ok") << 2;
        QTest::newRow("D09: to itself, for ever")
            << QByteArray("/.well-known/openid-configuration")
            << QByteArray("redirect_refused too_many_redirects") << 4;
        QTest::newRow("D09: to another host") << QByteArray("http://127.0.0.2:%1/")
                                              << QByteArray("redirect_refused other_origin") << 1;
        QTest::newRow("D09: to data with everything in it")
            << QByteArray("data:application/json,%7B%7D")
            << QByteArray("redirect_refused other_origin") << 1;
    }
    void followsRedirectsOnlyWithinTheOrigin()
    {
        QFETCH(QByteArray, location);
        QFETCH(QByteArray, outcomeExpected);
        QFETCH(int, requests);
        ScriptedServer canary(QHostAddress(QStringLiteral("127.0.0.2")));
        ScriptedServer server;
        location.replace("%1", QByteArray::number(canary.port()));
        const ServerStep redirect =
            sends(ScriptedServer::answer("307 Temporary Redirect", {}, {"Location: " + location}));
        if (location == "/elsewhere")
            server.play({awaits(), redirect, awaits(), sends(ok(documentOf(issuerAt(server))))});
        else
            server.play({awaits(), redirect, startsAgain()});
        QCOMPARE(outcome(issuerAt(server)), outcomeExpected);
        QCOMPARE(server.requests().size(), requests);
        QCOMPARE(canary.connections(), 0);
    }

    void asksAgainAfterADay_data() { onlyRow("D18: the same document for a day"); }
    void asksAgainAfterADay()
    {
        FakeClock clock;
        ScriptedServer server;
        server.answerAll(ok(documentOf(issuerAt(server))));
        QtHttpTransport transport;
        MetadataClient client(transport, clock);
        int answers = 0;
        const auto ask = [&] {
            whenFinished(client.metadata(issuerAt(server)), this,
                         [&answers](const Result<ProviderMetadata> &metadata) {
                             answers += metadata.has_value();
                         });
        };
        ask();
        QTRY_COMPARE(answers, 1);
        clock.advance(24h - 1s);
        ask();
        QTRY_COMPARE(answers, 2);
        QCOMPARE(server.requests().size(), 1);
        clock.advance(1s);
        ask();
        QTRY_COMPARE(answers, 3);
        QCOMPARE(server.requests().size(), 2);
        client.forget(issuerAt(server)); // what a key failure does
        ask();
        QTRY_COMPARE(answers, 4);
        QCOMPARE(server.requests().size(), 3);
    }
};

QONSENT_TEST(tst_Discovery)
#include "tst_discovery.moc"
