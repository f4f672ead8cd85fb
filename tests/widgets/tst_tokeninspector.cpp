// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "tests/oauthcore/account/scene.h"
#include "tests/support/testmain.h"
#include "widgets/accounts/tokeninspector.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonDocument>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace Qonsent;

namespace {

Secret jwt(const QByteArray &header, const QByteArray &claims)
{
    return Secret(
        QByteArrayView(encodeBase64Url(header) + '.' + encodeBase64Url(claims) + ".c2lnbmF0dXJl"));
}

const QByteArray plainHeader = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}";

TokenMember member(const TokenContent &content, const QString &name)
{
    const auto all = content.header + content.members;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&name](const TokenMember &each) { return each.name == name; });
    return found == all.end() ? TokenMember() : *found;
}

} // namespace

/// What tokens say, for people who want to know why something is refused.
class tst_TokenInspector : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    TokenContent accessToken(const Secret &token) const
    {
        const auto contents = tokenContents({}, token, m_clock.now());
        return contents.isEmpty() ? TokenContent() : contents.constFirst();
    }

private Q_SLOTS:
    void anIdTokenSaysWhichKeyVerifiedIt()
    {
        Scene scene({.signingAlgorithm = "ES256"});
        Accounts accounts(scene.services());
        const Account account = scene.signIn(accounts);
        QVERIFY(account.claims);
        const auto contents = tokenContents(account, {}, scene.clock.now());
        QVERIFY(!contents.isEmpty());
        const TokenContent &idToken = contents.constFirst();
        QVERIFY(idToken.isChecked);
        QVERIFY(!account.claims->keyId().isEmpty());
        QVERIFY(idToken.trust.contains(account.claims->keyId()));
        QCOMPARE(member(idToken, QStringLiteral("kid")).value, account.claims->keyId());
        QCOMPARE(member(idToken, QStringLiteral("alg")).value, QStringLiteral("ES256"));
        QCOMPARE(member(idToken, QStringLiteral("iss")).value, scene.server.issuer());
        QVERIFY(member(idToken, QStringLiteral("exp"))
                    .meaning.startsWith(QLatin1String("Good until ")));
    }

    void nothingIsShownOfAnAccountWithoutTokens()
    {
        QVERIFY(tokenContents({}, {}, m_clock.now()).isEmpty());
    }

    void anAccessTokenIsReadWhereItCanBe_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<bool>("isReadable");
        const auto row = [](const char *name, const Secret &token, bool isReadable = false) {
            QTest::newRow(name) << token.reveal().toByteArray() << isReadable;
        };
        row("a JWT", jwt(plainHeader, "{\"sub\":\"alice\"}"), true);
        row("a JWT without claims", jwt(plainHeader, "{}"), true);
        row("a word", Secret("opaque"));
        row("dots alone", Secret(".."));
        row("two parts", Secret("e30.e30"));
        row("five parts, encrypted", Secret("e30.e30.e30.e30.e30"));
        row("bytes that are no base64url", Secret("e+0=.e30.x"));
        row("a list for claims", jwt(plainHeader, "[1]"));
        row("a list for a header", jwt("[]", "{}"));
        row("broken JSON", jwt(plainHeader, "{\"sub\":"));
        row("a member twice", jwt(plainHeader, "{\"a\":1,\"a\":2}"));
        row("bytes that are no UTF-8", jwt(plainHeader, "{\"a\":\"\xff\"}"));
        row("nested a thousand times",
            jwt(plainHeader, "{\"a\":" + QByteArray(1000, '[') + QByteArray(1000, ']') + "}"));
    }
    void anAccessTokenIsReadWhereItCanBe()
    {
        QFETCH(QByteArray, token);
        QFETCH(bool, isReadable);
        const TokenContent content = accessToken(Secret(QByteArrayView(token)));
        QVERIFY(!content.isChecked);
        QVERIFY(!content.trust.isEmpty());
        QCOMPARE(!content.header.isEmpty(), isReadable);
    }

    void theTokenItselfIsNotThere()
    {
        const Secret token = jwt(plainHeader, "{\"sub\":\"alice\"}");
        const TokenContent content = accessToken(token);
        QString all = content.title + content.trust;
        for (const TokenMember &each : content.header + content.members)
            all += each.name + each.value + each.meaning;
        for (const QByteArray &part : token.reveal().toByteArray().split('.'))
            QVERIFY(!all.contains(QLatin1String(part)));
    }

    void whatASenderWritesIsPlainAndShort_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("J09: markup") << "<img src=file:///x.png><b>x</b>";
        QTest::newRow("J09: an override of direction") << QStringLiteral("a\u202Egnp.exe");
        QTest::newRow("J09: line breaks and an escape") << QStringLiteral("a\nb\u001B[31m");
        QTest::newRow("J09: a megabyte") << QString(1'000'000, u'w');
        QTest::newRow("J09: placeholders") << "%1 %n &amp;";
    }
    void whatASenderWritesIsPlainAndShort()
    {
        QFETCH(QString, text);
        const QJsonObject claims{{QStringLiteral("name"), text}, {text, 1}};
        const TokenContent content =
            accessToken(jwt(plainHeader, QJsonDocument(claims).toJson(QJsonDocument::Compact)));
        for (const TokenMember &each : content.members) {
            for (const QString &part : {each.name, each.value, each.meaning}) {
                QVERIFY(part.size() <= 500);
                QVERIFY(std::all_of(part.begin(), part.end(), [](QChar c) {
                    return c.isSurrogate() || QChar::isPrint(c.unicode());
                }));
            }
        }
        TokenInspector inspector;
        inspector.setContents({content});
        inspector.resize(600, 300);
        QCOMPARE(inspector.grab().size(), QSize(600, 300));
    }

    void timesAreForPeople_data()
    {
        QTest::addColumn<QByteArray>("claim");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char *name, const char *claim, const char *meaning) {
            QTest::newRow(name) << QByteArray(claim) << QString::fromLatin1(meaning);
        };
        row("today", "\"exp\":1767268800", "Good until 12:00");
        row("a time that is a text", "\"exp\":\"1767268800\"", "");
        row("before all times", "\"exp\":-1", "");
        row("after all times", "\"exp\":1e300", "");
        row("no time", "\"exp\":{}", "");
        row("no member that anybody knows", "\"x\":1767268800", "");
    }
    void timesAreForPeople()
    {
        QFETCH(QByteArray, claim);
        const TokenContent content = accessToken(jwt(plainHeader, '{' + claim + '}'));
        QCOMPARE(content.members.size(), 1);
        QTEST(content.members.constFirst().meaning, "meaning");
    }

    void itIsReadAndCopiedWithoutAMouse()
    {
        TokenInspector inspector;
        inspector.setContents({accessToken(jwt(plainHeader, "{\"sub\":\"alice\"}"))});
        inspector.show();
        QVERIFY(QTest::qWaitForWindowActive(&inspector));
        auto *const view = inspector.findChild<QTreeView *>();
        inspector.setFocus();
        QVERIFY(view->hasFocus());
        QTest::keyClick(view, Qt::Key_End);
        QCOMPARE(view->currentIndex().data().toString(), QStringLiteral("sub"));
        QCOMPARE(view->currentIndex().data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("sub: alice. Whom it speaks of, as the issuer counts"));
        QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("alice"));
    }

    void whatIsLongGetsTheRoom()
    {
        TokenInspector inspector;
        inspector.resize(600, 300);
        inspector.setContents({accessToken(
            jwt(plainHeader, "{\"iss\":\"https://a-long-name.of-a-provider.example.org\"}"))});
        inspector.show();
        QVERIFY(QTest::qWaitForWindowExposed(&inspector));
        const auto *const view = inspector.findChild<QTreeView *>();
        const auto *const header = view->header();
        const int value = header->sectionSize(1);
        QVERIFY(value > header->sectionSize(0) && value > header->sectionSize(2));
        QCOMPARE(header->length(), view->viewport()->width()); // nothing scrolls sideways
        inspector.resize(440, 300);
        QTRY_COMPARE(header->length(), view->viewport()->width());
    }

    void withoutTokensItSaysWhy()
    {
        const TokenInspector inspector;
        const auto *const model = inspector.findChild<QTreeView *>()->model();
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->index(0, 0).data().toString(),
                 QStringLiteral("There are no tokens to look into."));
        QVERIFY(inspector.findChild<QHeaderView *>()->isHidden());
    }
};

QONSENT_TEST(tst_TokenInspector)
#include "tst_tokeninspector.moc"
