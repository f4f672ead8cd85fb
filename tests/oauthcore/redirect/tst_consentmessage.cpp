// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/redirect/consentmessage.h"
#include "oauthcore/redirect/redirectmatch.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

namespace {

using Code = AuthError::Code;

ConsentRequest request()
{
    return {.url = QUrl(QStringLiteral("https://as.example/authorize?a=b%20c")),
            .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:40001/callback")),
            .issuer = QStringLiteral("https://as.example"),
            .label = QString::fromUtf8("Arbeit \"Gr\xc3\xbc\xc3\x9f"
                                       "e\"\n"),
            .provider = QStringLiteral("example")};
}

} // namespace

/// The two lines between the kit and a browser in a process of its own.
class tst_ConsentMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const ConsentMessage message{
            .request = request(),
            .appearance = {.locale = QStringLiteral("de_CH"),
                           .palette = {{QStringLiteral("Window"), QStringLiteral("#2a2b2f")}},
                           .proxy = QStringLiteral("socks5://127.0.0.1:9050")}};
        const QByteArray line = message.toLine();
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.endsWith('\n'));
        const Result<ConsentMessage> read = ConsentMessage::parse(line);
        QVERIFY(read);
        QCOMPARE(*read, message);
    }

    void aMessageThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("nothing") << QByteArray() << QByteArray("message");
        QTest::newRow("no object") << QByteArray("\"x\"") << QByteArray("message");
        QTest::newRow("a member twice")
            << QByteArray("{\"url\":\"a\",\"url\":\"b\"}") << QByteArray("message");
        QTest::newRow("no address") << QByteArray("{}") << QByteArray("url");
        QTest::newRow("a number as an address") << QByteArray("{\"url\":1}") << QByteArray("url");
        QTest::newRow("half an address")
            << QByteArray("{\"url\":\"/authorize\"}") << QByteArray("url");
        QTest::newRow("no redirect")
            << QByteArray("{\"url\":\"https://as.example/\"}") << QByteArray("redirect_uri");
        QTest::newRow("half a redirect")
            << QByteArray("{\"url\":\"https://as.example/\",\"redirect_uri\":\"cb\"}")
            << QByteArray("redirect_uri");
    }
    void aMessageThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, reason);
        const Result<ConsentMessage> message = ConsentMessage::parse(line);
        QVERIFY(!message);
        QCOMPARE(message.error().code, Code::InvalidConfiguration);
        QCOMPARE(message.error().reason, reason);
    }

    void anAnswerComesBackAsItWas()
    {
        const PageOutcome redirected{
            .redirect = QUrl(QStringLiteral("http://127.0.0.1:40001/callback?code=a%2Bb&state=s"))};
        Result<PageOutcome> read =
            ConsentAnswer::parse(ConsentAnswer::toLine(redirected), request());
        QVERIFY(read);
        QCOMPARE(read->redirect, redirected.redirect);

        read = ConsentAnswer::parse(ConsentAnswer::toLine(PageOutcome{}), request());
        QVERIFY(read && read->redirect.isEmpty());

        AuthError error = AuthError::of(Code::BrowserNotStarted, "root");
        error.message = QStringLiteral("Not as root.");
        read = ConsentAnswer::parse(ConsentAnswer::toLine(error), request());
        QVERIFY(!read);
        QCOMPARE(read.error().code, Code::BrowserNotStarted);
        QCOMPARE(read.error().reason, QByteArray("root"));
        QCOMPARE(read.error().message, error.message);
    }

    void anAnswerThatCannotBeIsACrash_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("reason");
        const QByteArray malformed = "answer_malformed";
        const QByteArray elsewhere = "redirect_elsewhere";
        QTest::newRow("nothing") << QByteArray() << malformed;
        QTest::newRow("noise") << QByteArray("[1:2:ERROR] gpu") << malformed;
        QTest::newRow("an empty object") << QByteArray("{}") << malformed;
        QTest::newRow("two answers")
            << QByteArray("{\"redirect\":\"a\",\"redirect\":\"b\"}") << malformed;
        QTest::newRow("an error that no browser has")
            << QByteArray("{\"error\":\"vault_locked\"}") << malformed;
        QTest::newRow("an error without a name") << QByteArray("{\"error\":1}") << malformed;
        QTest::newRow("no redirect") << QByteArray("{\"redirect\":\"\"}") << elsewhere;
        QTest::newRow("G05: another port")
            << QByteArray("{\"redirect\":\"http://127.0.0.1:40002/callback?code=c\"}") << elsewhere;
        QTest::newRow("G05: another path")
            << QByteArray("{\"redirect\":\"http://127.0.0.1:40001/callbackx?code=c\"}")
            << elsewhere;
        QTest::newRow("G05: another host")
            << QByteArray("{\"redirect\":\"http://127.0.0.1:40001@evil.test/callback?code=c\"}")
            << elsewhere;
        QTest::newRow("G08: a script")
            << QByteArray("{\"redirect\":\"javascript:1\"}") << elsewhere;
    }
    void anAnswerThatCannotBeIsACrash()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, reason);
        const Result<PageOutcome> answer = ConsentAnswer::parse(line, request());
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, Code::BrowserCrashed);
        QCOMPARE(answer.error().reason, reason);
    }

    void whatAnErrorSaysIsFitToShow()
    {
        const Result<PageOutcome> answer = ConsentAnswer::parse(
            "{\"error\":\"cancelled\",\"message\":\"a\\u001b[31mb\\u202ec\"}", request());
        QVERIFY(!answer);
        QCOMPARE(answer.error().message, QStringLiteral("a[31mbc"));
    }
};

QONSENT_TEST(tst_ConsentMessage)
#include "tst_consentmessage.moc"
