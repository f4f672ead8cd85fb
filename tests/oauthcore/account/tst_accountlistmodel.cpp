// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountlistmodel.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using namespace std::chrono_literals;
using Model = AccountListModel;
using Going = AccountActivity::Kind;

/// A model that is watched: what it emits, as one line each, and whether it keeps Qt's rules.
class tst_AccountListModel : public QObject
{
    Q_OBJECT

    FakeClock m_clock;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QStringList m_said;

    /// An account that ends \a left from now.
    Account account(const QString &name, std::chrono::milliseconds left = 42min) const
    {
        return {.id = AccountId::generate(),
                .name = name,
                .displayName = QStringLiteral("alice@example.com"),
                .provider = {.issuer = QStringLiteral("https://id.example/a")},
                .tokens = {.obtainedAt = m_clock.now(),
                           .expiresAt = m_clock.now().addMSecs(left.count()),
                           .isRenewable = true}};
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row)
            all += m_model->index(row).data(Model::NameRole).toString();
        return all;
    }
    QString word(int row) const
    {
        return m_model->index(row).data(Model::StatusWordRole).toString();
    }
    QStringList said() { return std::exchange(m_said, {}); }

    void listen()
    {
        Model *const model = m_model.get();
        const auto say = [this](const char *what) {
            return [this, what](const QModelIndex &, int first, int last) {
                m_said += QStringLiteral("%1 %2-%3").arg(QLatin1String(what)).arg(first).arg(last);
            };
        };
        connect(model, &Model::rowsInserted, this, say("inserted"));
        connect(model, &Model::rowsRemoved, this, say("removed"));
        connect(model, &Model::rowsMoved, this,
                [this](const QModelIndex &, int first, int, const QModelIndex &, int to) {
                    m_said += QStringLiteral("moved %1 before %2").arg(first).arg(to);
                });
        connect(model, &Model::dataChanged, this,
                [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                    QStringList named;
                    for (const int role : roles)
                        named += QString::fromLatin1(m_model->roleNames().value(role));
                    m_said += QStringLiteral("changed %1-%2 %3")
                                  .arg(first.row())
                                  .arg(last.row())
                                  .arg(named.join(u','));
                });
        connect(model, &Model::modelReset, this, [this] { m_said += QStringLiteral("reset"); });
        connect(model, &Model::layoutChanged, this, [this] { m_said += QStringLiteral("layout"); });
    }

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale::c());
        m_model = std::make_unique<Model>(m_clock);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_said.clear();
        listen();
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void showsAllOfAnAccount()
    {
        const Account work = account(QStringLiteral("Work"));
        m_model->putAccount(work);
        const QModelIndex index = m_model->indexOf(work.id);
        QCOMPARE(index.row(), 0);
        QCOMPARE(m_model->idAt(index), work.id);
        QCOMPARE(index.data().toString(), QStringLiteral("Work"));
        QCOMPARE(index.data(Model::IdRole).toString(), QString::fromLatin1(work.id.toString()));
        QCOMPARE(index.data(Model::NameRole).toString(), QStringLiteral("Work"));
        QCOMPARE(index.data(Model::DisplayNameRole).toString(),
                 QStringLiteral("alice@example.com"));
        QCOMPARE(index.data(Model::HostRole).toString(), QStringLiteral("id.example"));
        QCOMPARE(index.data(Model::StatusKindRole).value<AccountStatus::Kind>(),
                 AccountStatus::Kind::Ready);
        QCOMPARE(index.data(Model::StatusKindRole).toInt(), int(AccountStatus::Kind::Ready));
        QCOMPARE(index.data(Model::StatusWordRole).toString(), QStringLiteral("42 min"));
        QVERIFY(
            index.data(Model::StatusSentenceRole).toString().startsWith(QStringLiteral("Ready.")));
        QCOMPARE(index.data(Model::StatusActionRole).toInt(), int(AccountStatus::Action::None));
        QCOMPARE(index.data(Model::EndsAtRole).toDateTime(), work.tokens.expiresAt);
        QVERIFY(!index.data(Qt::DecorationRole).isValid());
    }

    void everyRoleHasANameThatQmlCanUse()
    {
        const auto names = m_model->roleNames();
        QCOMPARE(names.size(), QMetaEnum::fromType<Model::Role>().keyCount() + 1);
        for (const QByteArray &name : names)
            QVERIFY(name != "id" && name != "index" && name != "model");
    }

    void sortsAsPeopleSort_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QStringList>("sorted");
        const auto row = [](const char *name, const char *locale, const char *sorted) {
            QTest::newRow(name) << QString::fromLatin1(locale)
                                << QString::fromUtf8(sorted).split(u',');
        };
        row("case does not matter in the C locale", "C", "alpha,Beta,gamma");
        row("case does not matter in English", "en_US", "alpha,Beta,gamma");
        row("umlauts in German stand beside their letters", "de_DE", "Apfel,\u00c4rger,Bier,Zebra");
        row("umlauts in Swedish stand at the end", "sv_SE", "Apfel,Bier,Zebra,\u00c4rger");
        row("numbers count in English", "en_US", "Server 2,Server 10");
        row("an empty name is first", "en_US", ",a");
    }
    void sortsAsPeopleSort()
    {
        QFETCH(QString, locale);
        QFETCH(QStringList, sorted);
        QLocale::setDefault(QLocale(locale));
        makeModelForLocale();
        for (auto name = sorted.crbegin(); name != sorted.crend(); ++name)
            m_model->putAccount(account(*name));
        QCOMPARE(names(), sorted);
    }

    void namesThatLookEqualKeepTheirPlaces()
    {
        QList<Account> same;
        for (int i = 0; i < 20; ++i)
            same += account(i % 2 ? QStringLiteral("work") : QStringLiteral("Work"));
        const auto idsAfter = [this](const QList<Account> &order) {
            Model model(m_clock);
            for (const Account &one : order)
                model.putAccount(one);
            QList<QByteArray> ids;
            for (int row = 0; row < model.rowCount(); ++row)
                ids += model.idAt(model.index(row)).toString();
            return ids;
        };
        const auto forwards = idsAfter(same);
        std::reverse(same.begin(), same.end());
        QCOMPARE(idsAfter(same), forwards);
        m_model->setAccounts(same);
        for (int row = 0; row < 20; ++row)
            QCOMPARE(m_model->idAt(m_model->index(row)).toString(), forwards.at(row));
    }

    void announcesExactlyWhatHappens()
    {
        Account b = account(QStringLiteral("b"));
        Account d = account(QStringLiteral("d"));
        m_model->setAccounts({d, b});
        QCOMPARE(said(), QStringList(QStringLiteral("inserted 0-1")));
        const Account c = account(QStringLiteral("c"));
        m_model->putAccount(c);
        QCOMPARE(said(), QStringList(QStringLiteral("inserted 1-1")));
        m_model->putAccount(c);
        QCOMPARE(said(), QStringList());

        b.displayName = QStringLiteral("bob");
        m_model->putAccount(b);
        QCOMPARE(said(), QStringList(QStringLiteral("changed 0-0 displayName")));
        b.provider.issuer = QStringLiteral("https://other.example");
        m_model->putAccount(b);
        QCOMPARE(said(), QStringList(QStringLiteral("changed 0-0 host")));
        b.client.id = QStringLiteral("nobody sees it");
        m_model->putAccount(b);
        QCOMPARE(said(), QStringList());
        b.tokens.expiresAt = m_clock.now().addSecs(43 * 60);
        m_model->putAccount(b);
        QCOMPARE(said(), QStringList(QStringLiteral("changed 0-0 statusWord,endsAt")));
        b.state = Account::State::NeedsSignIn;
        m_model->putAccount(b);
        QCOMPARE(said(),
                 QStringList(QStringLiteral(
                     "changed 0-0 statusKind,statusWord,statusSentence,statusAction,endsAt")));

        b.name = QStringLiteral("ba");
        m_model->putAccount(b);
        QCOMPARE(said(), QStringList(QStringLiteral("changed 0-0 display,name")));
        b.name = QStringLiteral("cc");
        m_model->putAccount(b);
        QCOMPARE(said(),
                 QStringList({QStringLiteral("moved 0 before 2"),
                              QStringLiteral("changed 1-1 display,name")}));
        QCOMPARE(names(),
                 QStringList({QStringLiteral("c"), QStringLiteral("cc"), QStringLiteral("d")}));
        d.name = QStringLiteral("a");
        m_model->putAccount(d);
        QCOMPARE(said(),
                 QStringList({QStringLiteral("moved 2 before 0"),
                              QStringLiteral("changed 0-0 display,name")}));

        m_model->removeAccount(c.id);
        QCOMPARE(said(), QStringList(QStringLiteral("removed 1-1")));
        m_model->removeAccount(c.id);
        m_model->removeAccount({});
        QCOMPARE(said(), QStringList());
        QCOMPARE(names(), QStringList({QStringLiteral("a"), QStringLiteral("cc")}));
        QVERIFY(!m_model->indexOf(c.id).isValid());
    }

    void aSelectedRowStaysSelectedThroughEverything()
    {
        Account chosen = account(QStringLiteral("m"));
        QList<Account> all = {account(QStringLiteral("a")), chosen, account(QStringLiteral("z"))};
        m_model->setAccounts(all);
        const QPersistentModelIndex index = m_model->indexOf(chosen.id);
        all.removeFirst();
        chosen.name = QStringLiteral("zz");
        all.first() = chosen;
        all += account(QStringLiteral("b"));
        m_model->setAccounts(all);
        QVERIFY(index.isValid());
        QCOMPARE(index.data().toString(), QStringLiteral("zz"));
        QCOMPARE(index.row(), 2);
        QCOMPARE(m_model->rowCount(), 3);
        QVERIFY(!said().contains(QStringLiteral("reset")));
        m_model->setAccounts({});
        QVERIFY(!index.isValid());
        QCOMPARE(m_model->rowCount(), 0);
    }

    void whatIsNoAccountIsNotShown()
    {
        const Account once = account(QStringLiteral("once"));
        Account again = once;
        again.name = QStringLiteral("again");
        m_model->setAccounts({once, {.name = QStringLiteral("no id")}, again});
        m_model->putAccount({.name = QStringLiteral("no id")});
        QCOMPARE(names(), QStringList(QStringLiteral("again")));
        m_model->setActivity(AccountId::generate(), {.kind = Going::Renewing});
        QCOMPARE(said(), QStringList(QStringLiteral("inserted 0-0")));
        QVERIFY(m_model->idAt({}).isNull());
        QVERIFY(!m_model->data({}, Qt::DisplayRole).isValid());
    }

    void hostileNamesAreMadeFitToShow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &given, const QString &shown) {
            QTest::newRow(name) << given << shown;
        };
        row("C34: an override of direction", QString::fromUtf8("a\u202egpj.exe"),
            QStringLiteral("agpj.exe"));
        row("C34: markup stays text", QStringLiteral("<b>x</b><img src=\"http://t/\">"),
            QStringLiteral("<b>x</b><img src=\"http://t/\">"));
        row("C34: line breaks and escapes", QStringLiteral("a\n\033[2Jb"), QStringLiteral("a[2Jb"));
        row("C34: a megabyte", QString(1 << 20, u'x'), QString(500, u'x'));
        row("C34: half a character", QString(QChar(char16_t(0xd800))) + u'a', QStringLiteral("a"));
        row("C34: a NUL", QString(QChar(u'\0')) + u'a', QStringLiteral("a"));
        row("C34: nothing that can be seen", QString::fromUtf8("\u200b\u2066\u2069"), QString());
        row("C34: an emoji at the edge", QString(499, u'x') + QString::fromUtf8("\U0001F600"),
            QString(499, u'x'));
    }
    void hostileNamesAreMadeFitToShow()
    {
        QFETCH(QString, name);
        Account hostile = account(name);
        hostile.displayName = name;
        m_model->setAccounts({account(QStringLiteral("b")), hostile});
        const QModelIndex index = m_model->indexOf(hostile.id);
        QTEST(index.data().toString(), "shown");
        QTEST(index.data(Model::NameRole).toString(), "shown");
        QTEST(index.data(Model::DisplayNameRole).toString(), "shown");
        m_model->removeAccount(hostile.id);
        QCOMPARE(names(), QStringList(QStringLiteral("b")));
    }

    void longNamesThatBeginAlikeAreFoundAgain()
    {
        QList<Account> alike;
        for (const char16_t end : {u'c', u'a', u'b'})
            alike += account(QString(1 << 20, u'x') + end);
        m_model->setAccounts(alike);
        for (const Account &one : std::as_const(alike))
            QCOMPARE(m_model->idAt(m_model->indexOf(one.id)), one.id);
        for (const Account &one : std::as_const(alike))
            m_model->removeAccount(one.id);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void wordsChangeWhenTheyAreRefreshed()
    {
        m_model->setAccounts(
            {account(QStringLiteral("a"), 42min), account(QStringLiteral("b"), 42min),
             account(QStringLiteral("c"), 100h), account(QStringLiteral("d"), 42min),
             account(QStringLiteral("e"), 42min)});
        for (int row = 0; row < 4; ++row)
            (void)word(row); // nobody has looked at the last one
        (void)said();
        QCOMPARE(m_model->nextStatusChange(0, 4), m_clock.now().addMSecs(1));
        m_model->refreshStatus(0, 3);
        QCOMPARE(said(), QStringList());

        m_clock.advance(1min);
        QCOMPARE(word(0), QStringLiteral("42 min"));
        m_model->refreshStatus(0, 0);
        QCOMPARE(said(), QStringList(QStringLiteral("changed 0-0 statusWord")));
        QCOMPARE(word(0), QStringLiteral("41 min"));
        QCOMPARE(word(1), QStringLiteral("42 min"));
        m_model->refreshStatus(-7, 700);
        QCOMPARE(said(),
                 QStringList({QStringLiteral("changed 1-1 statusWord"),
                              QStringLiteral("changed 3-3 statusWord")}));
        m_model->refreshStatus(3, 1);
        QCOMPARE(said(), QStringList());

        m_clock.advance(1min);
        m_model->refreshStatus(0, 4);
        QCOMPARE(said(),
                 QStringList({QStringLiteral("changed 0-1 statusWord"),
                              QStringLiteral("changed 3-4 statusWord")}));
        QVERIFY(!m_model->nextStatusChange(5, 9).isValid());
        m_clock.advance(43min);
        m_model->refreshStatus(0, 0);
        QCOMPARE(said(), QStringList(QStringLiteral("changed 0-0 statusWord,statusSentence")));
        QVERIFY(!m_model->nextStatusChange(0, 1).isValid());
    }

    void showsWhatGoesOn()
    {
        const Account a = account(QStringLiteral("a"));
        Account b = account(QStringLiteral("b"));
        m_model->setAccounts({a, b});
        (void)said();
        m_model->setActivity(b.id, {.kind = Going::Renewing});
        QCOMPARE(said(),
                 QStringList(QStringLiteral("changed 1-1 statusKind,statusWord,statusSentence")));
        m_model->setActivity(b.id, {.kind = Going::Renewing});
        QCOMPARE(said(), QStringList());
        QCOMPARE(word(0), QStringLiteral("42 min"));
        QCOMPARE(word(1), QStringLiteral("Renewing"));
        b.name = QStringLiteral("bb");
        m_model->putAccount(b);
        QCOMPARE(word(1), QStringLiteral("Renewing"));
        m_model->setAccounts({b, a});
        QCOMPARE(word(1), QStringLiteral("Renewing"));
        (void)said();
        m_model->setActivityOfAll({.kind = Going::Locked});
        QCOMPARE(said(),
                 QStringList(QStringLiteral(
                     "changed 0-1 statusKind,statusWord,statusSentence,statusAction,endsAt")));
        QCOMPARE(word(0), QStringLiteral("Locked"));
        m_model->setActivityOfAll({});
        QCOMPARE(word(1), QStringLiteral("42 min"));
    }

    void whoHearsOfAChangeMayChangeTheModel()
    {
        QList<Account> all;
        for (int i = 0; i < 10; ++i)
            all += account(QString::number(i), i % 2 ? 42min : 43min);
        m_model->setAccounts(all);
        for (int row = 0; row < 10; ++row)
            (void)word(row);
        m_clock.advance(1min);
        connect(m_model.get(), &Model::dataChanged, this, [this] { m_model->setAccounts({}); });

        m_model->refreshStatus(0, 9);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void anythingInAnyOrderLeavesItSorted()
    {
        QHash<AccountId, Account> known;
        quint32 seed = 1;
        const auto random = [&seed](int below) {
            seed = seed * 1664525 + 1013904223;
            return int((seed >> 8) % quint32(below));
        };
        for (int step = 0; step < 2000; ++step) {
            const int what = random(4);
            if (known.isEmpty() || what == 0) {
                const Account added = account(QString::number(random(100)));
                known.insert(added.id, added);
                m_model->putAccount(added);
            } else {
                auto one = known.begin();
                std::advance(one, random(int(known.size())));
                if (what == 1) {
                    m_model->removeAccount(one.key());
                    known.erase(one);
                } else {
                    one->name = QString::number(random(100));
                    m_model->putAccount(*one);
                    QCOMPARE(m_model->indexOf(one.key()).data().toString(), one->name);
                }
            }
            QCOMPARE(m_model->rowCount(), int(known.size()));
        }
        const QStringList shown = names();
        QStringList sorted = shown;
        std::stable_sort(sorted.begin(), sorted.end());
        QCOMPARE(shown, sorted);
    }

    void ofTenThousandAccountsOnlyWhatChangedIsAnnounced()
    {
        m_tester.reset(); // looks at every row after every change
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        Model model(m_clock);
        QList<Account> all;
        for (int i = 0; i < 10'000; ++i)
            all += account(QStringLiteral("Account %1").arg((i * 7919) % 10'000));
        QSignalSpy inserted(&model, &Model::rowsInserted);
        QSignalSpy moved(&model, &Model::rowsMoved);
        QSignalSpy changed(&model, &Model::dataChanged);
        QSignalSpy reset(&model, &Model::modelReset);
        QSignalSpy laidOut(&model, &Model::layoutChanged);
        model.setAccounts(all);
        QCOMPARE(inserted.size(), 1); // all at once
        for (int i = 0; i < 1000; ++i) {
            all[i].name = QStringLiteral("Renamed %1").arg(i);
            model.putAccount(all.at(i));
        }
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(moved.size(), 1000);
        QCOMPARE(rowsIn(changed), 1000);
        changed.clear();
        for (int row = 4990; row < 5030; ++row)
            (void)model.index(row).data(Model::StatusWordRole);
        m_clock.advance(1min);
        model.refreshStatus(5000, 5020);
        QCOMPARE(rowsIn(changed), 21);
        changed.clear();
        model.refreshStatus(5000, 5020);
        QCOMPARE(rowsIn(changed), 0);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(laidOut.size(), 0);
    }

private:
    /// How many rows the \a announced changes speak of.
    static int rowsIn(const QSignalSpy &announced)
    {
        int rows = 0;
        for (const QList<QVariant> &one : announced)
            rows += one.at(1).toModelIndex().row() - one.at(0).toModelIndex().row() + 1;
        return rows;
    }

    /// The model sorts as the locale does in which it was made.
    void makeModelForLocale()
    {
        m_tester.reset();
        m_model = std::make_unique<Model>(m_clock);
        listen();
    }
};

QONSENT_TEST(tst_AccountListModel)
#include "tst_accountlistmodel.moc"
