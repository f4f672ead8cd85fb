// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/pastedaddress.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Code = AuthError::Code;

/// What is taken for the redirect when a person pastes it. Whole sign-ins: tst_signinpaste.
class tst_PastedAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theQueryIsFound_data()
    {
        QTest::addColumn<QString>("redirectUri");
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QByteArray>("query");
        const auto row = [](const char *name, const char *redirectUri, const char *pasted,
                            const char *query) {
            QTest::newRow(name) << QString::fromLatin1(redirectUri) << QString::fromUtf8(pasted)
                                << QByteArray(query);
        };
        row("a whole address", "http://127.0.0.1:8080/cb",
            "http://127.0.0.1:8080/cb?code=1&state=2", "code=1&state=2");
        row("at an IPv6 address", "http://[::1]:8080/cb", "http://[::1]:8080/cb?code=1", "code=1");
        row("at an IPv6 address, without scheme", "http://[::1]:8080/cb", "[::1]:8080/cb?code=1",
            "code=1");
        row("at localhost, in capitals", "http://localhost:8080/cb",
            "http://LOCALHOST:8080/cb?code=1", "code=1");
        row("at the port that browsers leave out", "http://127.0.0.1:80/cb",
            "http://127.0.0.1/cb?code=1", "code=1");
        row("at the root", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/?code=1", "code=1");
        row("a query with a question mark in a value", "http://127.0.0.1:8080/cb",
            "code=1?2&state=3", "code=1?2&state=3");
        row("a query with an address in a value", "http://127.0.0.1:8080/cb",
            "iss=https://id.example/x?y&code=1", "iss=https://id.example/x?y&code=1");
        row("two question marks", "http://127.0.0.1:8080/cb", "http://127.0.0.1:8080/cb?code=1?2",
            "code=1?2");
        row("a fragment that looks like an answer", "http://127.0.0.1:8080/cb",
            "http://127.0.0.1:8080/cb?code=1#code=2", "code=1");
    }
    void theQueryIsFound()
    {
        QFETCH(QString, redirectUri);
        QFETCH(QString, pasted);
        const auto query = queryInPastedAddress(pasted, QUrl(redirectUri));
        QVERIFY2(query, query ? "" : query.error().reason.constData());
        QTEST(query->reveal().toByteArray(), "query");
    }

    void whatIsNoAddressOfOursIsRefused_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *pasted, Code code, const char *reason) {
            QTest::newRow(name) << QString::fromUtf8(pasted) << code << QByteArray(reason);
        };
        row("the address of the provider's page", "https://id.example/authorize?client_id=x",
            Code::ResponseMalformed, "redirect_uri");
        row("our last page, which the code has left", "http://127.0.0.1:8080/cb/done",
            Code::ResponseMalformed, "redirect_uri");
        row("only a fragment", "http://127.0.0.1:8080/cb#access_token=1", Code::ResponseIncomplete,
            "query");
        row("another port", "http://127.0.0.1:8081/cb?code=1", Code::StateMismatch,
            "redirect_port");
        row("another way to write the host", "http://localhost:8080/cb?code=1",
            Code::ResponseMalformed, "redirect_uri");
        row("an empty user before the host", "http://@127.0.0.1:8080/cb?code=1",
            Code::ResponseMalformed, "redirect_uri");
        row("a port that is none", "http://127.0.0.1:99999/cb?code=1", Code::ResponseMalformed,
            "redirect_uri");
        row("letters from elsewhere that look like ours", "http://127.0.0.1:8080/\u0441b?code=1",
            Code::ResponseMalformed, "pasted_characters");
        row("a word", "hello", Code::ResponseIncomplete, "state_missing");
    }
    void whatIsNoAddressOfOursIsRefused()
    {
        QFETCH(QString, pasted);
        const auto query =
            queryInPastedAddress(pasted, QUrl(QStringLiteral("http://127.0.0.1:8080/cb")));
        QVERIFY(!query);
        QTEST(query.error().code, "code");
        QTEST(query.error().reason, "reason");
    }

    void theSentenceSaysWhatToCopy()
    {
        const QUrl redirectUri(QStringLiteral("http://127.0.0.1:8080/cb"));
        const auto other =
            queryInPastedAddress(QStringLiteral("https://evil.test/%1"), redirectUri);
        QVERIFY(other.error().message.contains(redirectUri.toString()));
        QVERIFY(!other.error().message.contains(QLatin1String("evil")));
        const auto incomplete =
            forWhoeverPasted(AuthError::of(Code::ResponseIncomplete, "code"), redirectUri);
        QVERIFY(incomplete.message.contains(QLatin1String("code=")));
        QCOMPARE(incomplete.code, Code::ResponseIncomplete);
        // where there is no sentence of its own, the usual one stays
        const AuthError plain = AuthError::of(Code::IssuerMismatch, "iss", QStringLiteral("x"));
        QCOMPARE(forWhoeverPasted(plain, redirectUri), plain);
    }
};

QONSENT_TEST(tst_PastedAddress)
#include "tst_pastedaddress.moc"
