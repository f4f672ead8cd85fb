// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clivisit.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Qonsent;
using Test::Endpoint;

namespace {

/// What a hostile server would like a terminal to obey: a window title, a colour by C1, text that
/// runs backwards, an invisible tag, a line of its own.
const QString evil = QStringLiteral("\u001b]0;pwned\u0007\u009b31m \u202egnorw \U000e0041\u2028"
                                    "\r\nqonsent: all is well");

} // namespace

/// What a hostile server says reaches the terminal as text and nothing else.
class tst_CliTerminal : public QObject
{
    Q_OBJECT

    Test::AuthorizationServer m_server;

    QStringList signIn(const QStringList &more = {}) const
    {
        return QStringList{QStringLiteral("sign-in"),     QStringLiteral("Work"),
                           QStringLiteral("--issuer"),    m_server.issuer(),
                           QStringLiteral("--client-id"), QStringLiteral("app"),
                           QStringLiteral("--browser"),   QStringLiteral("none")}
        + more;
    }
    /// Comes back to \a run with an error and the right state, as a hostile server would.
    static void comeBackWith(CliRun &run, const QString &error, const QString &description)
    {
        QUrl url(parameterOf(run.address(), "redirect_uri"), QUrl::StrictMode);
        url.setQuery(QStringLiteral("error=%1&error_description=%2&iss=%3&state=%4")
                         .arg(error, QString::fromLatin1(QUrl::toPercentEncoding(description)),
                              run.address().toString(QUrl::RemovePath | QUrl::RemoveQuery),
                              parameterOf(run.address(), "state")));
        static QNetworkAccessManager manager;
        QNetworkReply *reply = manager.get(QNetworkRequest(url));
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }

private Q_SLOTS:
    void init() { m_server.clearScript(); }

    void saysWhyAPersonWasNotSignedIn_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("J10: the person said no")
            << QStringLiteral("access_denied") << 4 << QByteArray("denied");
        QTest::newRow("J10: the provider refused")
            << QStringLiteral("invalid_scope") << 5 << QByteArray("server_refused");
        QTest::newRow("J10: the provider is busy")
            << QStringLiteral("temporarily_unavailable") << 5 << QByteArray("rate_limited");
    }
    void saysWhyAPersonWasNotSignedIn()
    {
        QFETCH(QString, error);
        QFETCH(QByteArray, code);
        for (const bool json : {false, true}) {
            CliRun run(signIn(json ? QStringList{QStringLiteral("--json")} : QStringList{}));
            QVERIFY(startAndWaitForAddress(run));
            comeBackWith(run, error, evil);
            QVERIFY(run.waitForEnd());
            QTEST(run.exitCode(), "exitCode");
            QCOMPARE(run.output(), QByteArray());
            QCOMPARE(whatATerminalObeys(run.errors()), QByteArray()); // B40
            if (json) {
                QCOMPARE(run.errorObject().value(QLatin1String("error")).toString().toLatin1(),
                         code);
                QCOMPARE(run.errorObject().value(QLatin1String("server_error")).toString(), error);
            } else {
                QVERIFY(run.errors().contains("(" + code));
                QVERIFY(run.errors().contains("The server said: " + error.toLatin1()));
                QVERIFY(!run.errors().contains("\nqonsent: all is well"));
            }
        }
    }

    void noTextOfAServerMovesTheCursor_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("B40: for a person") << QStringList{};
        QTest::newRow("B40: for a program") << QStringList{QStringLiteral("--json")};
        QTest::newRow("B40: tokens")
            << QStringList{QStringLiteral("--format"), QStringLiteral("json")};
    }
    void noTextOfAServerMovesTheCursor()
    {
        QFETCH(QStringList, more);
        m_server.editIdToken(
            [](Test::IdTokenDraft &token) { token.claims.insert(QLatin1String("name"), evil); });
        m_server.edit(Endpoint::Token,
                      [](QJsonObject &answer) { answer.insert(QLatin1String("note"), evil); });
        m_server.edit(Endpoint::UserInfo,
                      [](QJsonObject &answer) { answer.insert(QLatin1String("email"), evil); });
        CliRun run(signIn(
            more
            + QStringList{QStringLiteral("--scope"), QStringLiteral("openid profile nonsense")}));
        QVERIFY2(visit(run), run.errors().constData());
        QCOMPARE(run.exitCode(), 0);
        QCOMPARE(whatATerminalObeys(run.output()), QByteArray());
        QCOMPARE(whatATerminalObeys(run.errors()), QByteArray());
        QVERIFY(
            run.output().contains(more.contains(QStringLiteral("--format")) ? "note" : "pwned"));
        // the text is on the line of the one who quoted it
        QVERIFY(!('\n' + run.output()).contains("\nqonsent: all is well"));
    }

    void discoveringMovesNoCursorEither_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("B40: for a person") << QStringList{};
        QTest::newRow("B40: for a program") << QStringList{QStringLiteral("--json")};
    }
    void discoveringMovesNoCursorEither()
    {
        QFETCH(QStringList, more);
        m_server.edit(Endpoint::Discovery, [](QJsonObject &metadata) {
            metadata.insert(QLatin1String("scopes_supported"),
                            QJsonArray{QStringLiteral("openid"), evil});
            metadata.insert(QLatin1String("grant_types_supported"), QJsonArray{evil});
        });
        CliRun run(QStringList{QStringLiteral("discover"), m_server.issuer()} + more);
        QVERIFY(run.run());
        QCOMPARE(whatATerminalObeys(run.output() + run.errors()), QByteArray());
    }

    void theTokenEndpointMovesNoCursorEither()
    {
        for (const bool json : {false, true}) {
            m_server.enqueue(Endpoint::Token, Test::Answer::error(400, "invalid_client", evil));
            CliRun run(signIn(json ? QStringList{QStringLiteral("--json")} : QStringList{}));
            QVERIFY2(visit(run), run.errors().constData());
            QCOMPARE(run.exitCode(), 5);
            QCOMPARE(run.output(), QByteArray());
            QCOMPARE(whatATerminalObeys(run.errors()), QByteArray());
            QVERIFY(run.errors().contains("invalid_client"));
        }
    }
};

QONSENT_TEST(tst_CliTerminal)
#include "tst_cliterminal.moc"
