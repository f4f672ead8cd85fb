// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/tokendialog.h"
#include "tests/app/manager/exportscene.h"
#include "tests/support/testmain.h"

#include <QTest>
#include <QTreeView>

using namespace Qonsent;
using namespace Qonsent::Manager;

/// The window that shows what the tokens of an account say.
class tst_TokenDialog : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    Services m_services;
    std::unique_ptr<Accounts> m_accounts;
    Account m_account;
    QPointer<TokenDialog> m_dialog;

    /// What the window says, a line each.
    QStringList lines() const
    {
        QStringList all;
        const auto *const model = m_dialog->findChild<QTreeView *>()->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex section = model->index(row, 0);
            all += section.data().toString();
            for (int member = 0; member < model->rowCount(section); ++member)
                all += model->index(member, 0, section).data().toString();
        }
        return all;
    }
    void open()
    {
        m_accounts = std::make_unique<Accounts>(m_services);
        m_dialog = new TokenDialog(*m_accounts, m_account, nullptr, m_clock);
        m_dialog->open();
    }

private Q_SLOTS:
    void init()
    {
        m_services = inMemoryServices();
        m_services.clock = &m_clock;
        m_account =
            SampleAccounts::account(m_clock, QStringLiteral("Work"), std::chrono::minutes(42));
    }
    void cleanup()
    {
        delete m_dialog;
        m_accounts.reset();
    }

    void theStoredTokenIsReadAlsoIfNobodyAskedForItYet()
    {
        QVERIFY(outcomeOf(m_services.vault->write(
            m_account,
            {.accessToken = Secret("eyJhbGciOiJub25lIn0.eyJqdGkiOiJ4In0.YQ"),
             .obtainedAt = m_account.tokens.obtainedAt,
             .expiresAt = m_account.tokens.expiresAt})));
        open();
        QVERIFY(m_accounts->cachedToken(m_account.id).isEmpty());
        QTRY_VERIFY(lines().contains(QLatin1String("jti")));
        QVERIFY(lines().contains(QLatin1String("Access token")));
    }

    void whyThereIsNoTokenIsSaid_data()
    {
        QTest::addColumn<TokenSet>("tokens");
        QTest::addColumn<Account::State>("state");
        QTest::addColumn<QString>("sentence");
        using State = Account::State;
        const QDateTime past = m_clock.now().addSecs(-60);
        QTest::newRow("it has run out")
            << TokenSet{.accessToken = Secret("CNRYA-old"),
                        .obtainedAt = past.addSecs(-3600),
                        .expiresAt = past}
            << State::Ready
            << QStringLiteral("The access token of Work has run out. Renew it, or sign in again.");
        const QString ended = QStringLiteral("Work ended this sign-in. Sign in again to go on. "
                                             "Nothing was deleted.");
        QTest::newRow("the provider wants a person") << TokenSet() << State::NeedsSignIn << ended;
        QTest::newRow("the account is signed out") << TokenSet() << State::SignedOut << ended;
    }
    void whyThereIsNoTokenIsSaid()
    {
        QFETCH(TokenSet, tokens);
        QFETCH(Account::State, state);
        QFETCH(QString, sentence);
        m_account.tokens = TokenFacts::of(tokens);
        m_account.state = state;
        QVERIFY(outcomeOf(m_services.vault->write(m_account, tokens)));
        open();
        QTRY_COMPARE(lines(), QStringList({QStringLiteral("Access token"), sentence}));
    }

    void aStoreThatCannotBeReadIsSaid()
    {
        // as when another program has removed the account
        open();
        QTRY_COMPARE(lines().value(0), QStringLiteral("Access token"));
        QVERIFY(lines().value(1).startsWith(QLatin1String("There is no account")));
    }
};

QONSENT_TEST(tst_TokenDialog)
#include "tst_tokendialog.moc"
