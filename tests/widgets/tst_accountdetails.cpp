// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "tests/widgets/longtexts.h"
#include "tests/widgets/sampleaccounts.h"
#include "widgets/accounts/accountdetails.h"
#include "widgets/accounts/accountsentences_p.h"
#include "widgets/look/elidedlabel.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qonsent;
using namespace std::chrono_literals;

/// What the details of an account say and offer.
class tst_AccountDetails : public QObject
{
    Q_OBJECT

    FakeClock m_clock;

    AccountFacts facts() const { return SampleAccounts(m_clock).facts(); }
    /// All that can be read of \a widget, a line each.
    static QString readable(const QWidget &widget)
    {
        QStringList texts;
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&widget))
                texts += label->text();
        }
        for (const ElidedLabel *label : widget.findChildren<ElidedLabel *>()) {
            if (label->isVisibleTo(&widget))
                texts += label->text();
        }
        return texts.join(u'\n');
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theAccessTokenIsToldByItsTime_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("renews");
        QTest::addColumn<QString>("said");
        QTest::newRow("minutes") << 42 * 60 << false << "42 minutes left";
        QTest::newRow("two minutes") << 120 << false << "2 minutes left";
        QTest::newRow("a second less") << 119 << false << "Less than 2 minutes left";
        QTest::newRow("just over") << -1 << false << "Expired just now";
        QTest::newRow("over") << -180 << false << "Expired 3 minutes ago";
        QTest::newRow("never renewed before now") << -180 << true << "Expired 3 minutes ago";
    }
    void theAccessTokenIsToldByItsTime()
    {
        QFETCH(int, seconds);
        QFETCH(bool, renews);
        AccountFacts shown = facts();
        shown.status.endsAt = shown.now.addSecs(seconds);
        if (!renews)
            shown.renewsAt = {};
        QTEST(AccountSentences::accessToken(shown), "said");
    }

    void renewalIsToldByTheClockOnTheWall()
    {
        const AccountFacts shown = facts();
        const QString at = shown.renewsAt.toLocalTime().toString(QStringLiteral("HH:mm"));
        QCOMPARE(AccountSentences::accessToken(shown),
                 QStringLiteral("42 minutes left, renews at ") + at);
    }

    void permissionsAreCountedAndMissingOnesNamed()
    {
        AccountFacts shown = facts();
        QCOMPARE(AccountSentences::permissions(shown),
                 QStringLiteral("3 given, 1 not given: \u2066api\u2069"));
        shown.refused.clear();
        QCOMPARE(AccountSentences::permissions(shown), QStringLiteral("3 given"));
        for (int i = 0; i < 10'000; ++i)
            shown.refused += QStringLiteral("scope%1").arg(i);
        QVERIFY(AccountSentences::permissions(shown).size() < 300);
    }

    void anIdentityIsCheckedOrNot()
    {
        AccountFacts shown = facts();
        QCOMPARE(AccountSentences::identity(shown),
                 QStringLiteral("Checked, \u2066gitlab.example.com\u2069"));
        shown.isIdentityChecked = false;
        QCOMPARE(AccountSentences::identity(shown), QStringLiteral("As the provider says"));
        shown.identity.clear();
        QCOMPARE(AccountSentences::identity(shown), QString());
    }

    void theBarShowsAPart()
    {
        AccountFacts shown = facts();
        QCOMPARE(AccountSentences::lifetimeLeft(shown), 0.7); // 42 of 60 minutes
        shown.status.endsAt = shown.now.addSecs(-1);
        QCOMPARE(AccountSentences::lifetimeLeft(shown), 0.);
        shown.status.endsAt = {};
        QVERIFY(AccountSentences::lifetimeLeft(shown) < 0);
        shown.status.endsAt = shown.obtainedAt; // a clock that was wrong
        QVERIFY(AccountSentences::lifetimeLeft(shown) < 0);
    }

    void whatIsNotKnownIsNotARow()
    {
        AccountDetails details;
        AccountFacts bare{.name = QStringLiteral("Bare"), .now = m_clock.now()};
        details.setFacts(bare);
        const QString said = readable(details);
        for (const char *row : {"Access token", "Permissions", "Identity", "Stored in"})
            QVERIFY2(!said.contains(QLatin1String(row)), row);
        details.setFacts(facts());
        for (const char *row : {"Access token", "Permissions", "Identity", "Stored in"})
            QVERIFY2(readable(details).contains(QLatin1String(row)), row);
    }

    void buttonsAndMenuSayWhatToDo()
    {
        AccountDetails details;
        QSignalSpy asked(&details, &AccountDetails::actionRequested);
        details.setFacts(facts());
        for (QPushButton *button : details.findChildren<QPushButton *>()) {
            if (button->isVisibleTo(&details))
                button->click();
        }
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.at(0).at(0).value<AccountAction>(), AccountAction::CopyToken);
        QCOMPARE(asked.at(1).at(0).value<AccountAction>(), AccountAction::Export);
        asked.clear();
        for (QAction *action : details.findChild<QToolButton *>()->menu()->actions())
            action->trigger();
        QList<AccountAction> menu;
        for (const QList<QVariant> &call : asked)
            menu += call.at(0).value<AccountAction>();
        QCOMPARE(menu,
                 (QList<AccountAction>{AccountAction::SignIn, AccountAction::Renew,
                                       AccountAction::Inspect, AccountAction::Rename,
                                       AccountAction::SignOut, AccountAction::Remove}));
    }

    void theStatusOffersItsOneAction()
    {
        AccountFacts shown = facts();
        shown.status.kind = AccountStatus::Kind::SignInNeeded;
        shown.status.action = AccountStatus::Action::SignIn;
        AccountDetails details;
        details.setFacts(shown);
        QSignalSpy asked(&details, &AccountDetails::actionRequested);
        for (QPushButton *button : details.findChildren<QPushButton *>()) {
            if (button->isVisibleTo(&details))
                button->click(); // a token that is over is neither copied nor exported
        }
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).value<AccountAction>(), AccountAction::SignIn);
    }

    void mnemonicsAreUnique()
    {
        AccountDetails details;
        AccountFacts shown = facts();
        shown.status.action = AccountStatus::Action::TryAgain;
        details.setFacts(shown);
        QStringList seen;
        for (const QPushButton *button : details.findChildren<QPushButton *>()) {
            const QString key = QKeySequence::mnemonic(button->text()).toString();
            QVERIFY2(!key.isEmpty(), qPrintable(button->text()));
            QVERIFY2(!seen.contains(key), qPrintable(button->text()));
            seen += key;
        }
        for (const QAction *action : details.findChild<QToolButton *>()->menu()->actions()) {
            if (action->isSeparator())
                continue;
            const QString key = QKeySequence::mnemonic(action->text()).toString();
            QVERIFY2(!key.isEmpty(), qPrintable(action->text()));
            QVERIFY2(!seen.contains(key), qPrintable(action->text()));
            seen += key;
        }
    }

    void textsOfAServerArePlain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("J09: an image in every text") << "<img src=\"file:///etc/x.png\">";
        QTest::newRow("J09: a link in every text") << "<a href=\"https://evil.example\">x</a>";
        QTest::newRow("J09: an override in every text") << QStringLiteral("a\u202Eb");
        QTest::newRow("J09: a megabyte in every text") << QString(1'000'000, u'm');
    }
    void textsOfAServerArePlain()
    {
        QFETCH(QString, text);
        Account account = SampleAccounts(m_clock).work;
        account.name = text;
        account.displayName = text;
        account.tokens.grantedScopes = Scopes(QStringList{text});
        account.requestedScopes = Scopes(QStringList{text, text + u'2'});
        const AuthError problem{
            .code = AuthError::Code::ServerRefused, .message = text, .serverDescription = text};
        const AccountStatus status = AccountStatus::of(
            account,
            {.utcMSecs = m_clock.utcMSecs(),
             .activity = {.kind = AccountActivity::Kind::Failed, .problem = problem}});
        AccountDetails details;
        details.resize(400, 400);
        details.setFacts(AccountFacts::of(account, status, m_clock.now()));
        details.show();
        QVERIFY(QTest::qWaitForWindowExposed(&details));
        QCOMPARE(details.width(), 400);
        for (const QLabel *label : details.findChildren<QLabel *>()) {
            if (label->text().isEmpty())
                continue;
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QVERIFY(label->text().size() < 1200);
        }
        for (const QWidget *child : details.findChildren<QWidget *>())
            QVERIFY2(!child->toolTip().contains(QLatin1String("<img"))
                         && !child->toolTip().contains(QLatin1String("<a ")),
                     qPrintable(child->toolTip().left(100)));
        QVERIFY(!readable(details).contains(QChar(0x202E)));
        // nothing is reached only by scrolling to the side
        const auto *scroll = details.findChild<QScrollArea *>();
        QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    }

    void longerLanguagesFit_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("as wide as in the smallest window") << 371;
        QTest::newRow("as wide as in the default window") << 560;
    }
    void longerLanguagesFit()
    {
        QFETCH(int, width);
        const LongTexts longer;
        AccountDetails details;
        details.resize(width, 400);
        AccountFacts shown = facts();
        shown.status.action = AccountStatus::Action::SignIn;
        details.setFacts(shown);
        details.show();
        QVERIFY(QTest::qWaitForWindowExposed(&details));
        QCOMPARE(details.width(), width);
        for (const QPushButton *button : details.findChildren<QPushButton *>()) {
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
            const QPoint end = button->mapTo(&details, QPoint(button->width(), 0));
            QVERIFY2(end.x() <= details.width(), qPrintable(button->text()));
        }
    }

    void anotherAccountLeavesNothingBehind()
    {
        AccountDetails details;
        details.setFacts(facts());
        details.clear();
        details.show();
        QVERIFY(readable(details).contains(QLatin1String("Choose an account")));
        AccountFacts other{.name = QStringLiteral("Other"), .now = m_clock.now()};
        details.setFacts(other);
        QVERIFY(!readable(details).contains(QLatin1String("alice")));
        QVERIFY(!readable(details).contains(QLatin1String("gitlab")));
    }
};

QONSENT_TEST(tst_AccountDetails)
#include "tst_accountdetails.moc"
