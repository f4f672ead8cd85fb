// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/clock.h"
#include "oauthcore/model/account.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qonsent;

class tst_Model : public QObject
{
    Q_OBJECT

    static TokenSet tokens(const char *access, const char *refresh)
    {
        return {.accessToken = Secret(QByteArrayView(access)),
                .tokenType = "Bearer",
                .refreshToken = Secret(QByteArrayView(refresh))};
    }

private Q_SLOTS:
    void isFreshOnlyOutsideTheLeeway_data()
    {
        QTest::addColumn<int>("secondsLeft");
        QTest::addColumn<bool>("fresh");
        QTest::newRow("a minute and one second left is fresh") << 61 << true;
        QTest::newRow("exactly the leeway left is stale") << 60 << false;
        QTest::newRow("RO-13: already expired is stale") << -1 << false;
    }
    void isFreshOnlyOutsideTheLeeway()
    {
        QFETCH(int, secondsLeft);
        constexpr qint64 now = 1'767'268'800'000;
        TokenSet set = tokens("a", "r");
        set.expiresAt = utcFromMSecs(now + secondsLeft * 1000);
        QTEST(set.isFresh(now, std::chrono::seconds(60)), "fresh");
    }

    void aTokenOfUnknownLifetimeIsFreshUntilRefused()
    {
        QVERIFY(tokens("a", "r").isFresh(0, std::chrono::hours(24)));
        QVERIFY(!tokens("a", "r").lifetime());
    }

    void aRefreshKeepsWhatTheAnswerLeavesOut_data()
    {
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("B31, CK-M09, RO-33: no refresh token in the answer keeps the old one")
            << QByteArray() << QByteArray("old");
        QTest::newRow("CK-M09: a rotated refresh token replaces the old one")
            << QByteArray("new") << QByteArray("new");
    }
    void aRefreshKeepsWhatTheAnswerLeavesOut()
    {
        QFETCH(QByteArray, answered);
        TokenSet before = tokens("a1", "old");
        before.extra.insert(QLatin1String("instance_url"), QStringLiteral("https://i.example"));
        const TokenSet after = before.refreshedBy(tokens("a2", answered.constData()));
        QCOMPARE(after.accessToken.reveal().toByteArray(), QByteArray("a2"));
        QTEST(after.refreshToken.reveal().toByteArray(), "kept");
        QCOMPARE(after.extra, before.extra);
        QCOMPARE(before.accessToken.reveal().toByteArray(), QByteArray("a1"));
    }

    void scopesAreASetThatRemembersItsOrder_data()
    {
        onlyRow("MS-11: b a b c, with a blank too many");
    }
    void scopesAreASetThatRemembersItsOrder()
    {
        const Scopes scopes = Scopes::parse(u"b a  b c");
        QCOMPARE(scopes.toString(), QStringLiteral("b a c"));
        QVERIFY(scopes == Scopes({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        QVERIFY(!(scopes == Scopes({QStringLiteral("a"), QStringLiteral("b")})));
        QCOMPARE(scopes.missingFrom(Scopes::parse(u"c a")).toString(), QStringLiteral("b"));
    }

    void manyScopesTakeNoTime()
    {
        QStringList many;
        for (int i = 0; i < 150'000; ++i) // what fits into an answer of a megabyte
            many.append(QString::number(i, 36));
        QElapsedTimer timer;
        timer.start();
        const Scopes scopes = Scopes::parse(many.join(u' '));
        QCOMPARE(scopes.list().size(), many.size());
        QVERIFY(scopes == Scopes(many));
        // looking each up in a list took minutes
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void accountIdsSurviveTheirText()
    {
        const AccountId id = AccountId::generate();
        QCOMPARE(id.toString().size(), 22);
        QCOMPARE(AccountId::fromString(id.toString()), id);
        QVERIFY(!(AccountId::generate() == id));
        QVERIFY(AccountId::fromString("../../etc/passwd").isNull());
        QVERIFY(AccountId::fromString("").isNull());
        QVERIFY(AccountId::fromString(id.toString() + "=").isNull());
    }
};

QONSENT_TEST(tst_Model)
#include "tst_model.moc"
