// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "tests/widgets/addaccount/addaccountscene.h"

#include <QCheckBox>
#include <QClipboard>
#include <QListView>
#include <QRadioButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qonsent;
using namespace Qt::StringLiterals;

/// From "I have an account there" to an account that is stored.
class tst_AddAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyboardAloneLeadsToAStoredAccount()
    {
        AddAccountScene scene;
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        QSignalSpy copies(scene.dialog, &AddAccountDialog::copyTokenRequested);
        scene.show();
        AddAccountScene::type(scene.server.issuer());
        AddAccountScene::press(Qt::Key_Return);
        QTRY_VERIFY(scene.field(u"Client ID"_s));
        QVERIFY(scene.field(u"Client ID"_s)->hasFocus());
        QCOMPARE(scene.field(u"Redirect address"_s)->text(), u"http://127.0.0.1/callback"_s);
        AddAccountScene::type(u"demo"_s);
        AddAccountScene::press(Qt::Key_Return);
        QTRY_VERIFY(scene.button(u"Open browser"_s));
        QVERIFY(scene.says(u"Sign in to"_s));
        QVERIFY(scene.button(u"Open browser"_s)->hasFocus());
        QCOMPARE(scene.browsersOpened, 0);
        AddAccountScene::press(Qt::Key_Return);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added.constFirst().at(1).value<Accounts *>(), scene.accounts.get());
        QVERIFY(scene.says(u"You are signed in as"_s));

        const QList<Account> stored = scene.stored();
        QCOMPARE(stored.size(), 1);
        QCOMPARE(stored.constFirst().provider.issuer, scene.server.issuer());
        QCOMPARE(stored.constFirst().client.id, u"demo"_s);
        QCOMPARE(stored.constFirst().requestedScopes,
                 Scopes::parse(u"openid profile email offline_access"));

        QVERIFY(scene.button(u"Copy access token"_s)->hasFocus());
        AddAccountScene::press(Qt::Key_Space);
        QCOMPARE(copies.size(), 1);
        QCOMPARE(copies.constFirst().constFirst().value<AccountId>(), stored.constFirst().id);
        scene.click(u"Copy command"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"qonsent token \"%1\""_s.arg(stored.constFirst().name));
        AddAccountScene::press(Qt::Key_Escape);
        QTRY_VERIFY(!scene.dialog);
    }

    void whatLeadsNowhereIsToldWhereItWasTyped_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("Nobody listens there") << u"unreachable"_s;
        QTest::newRow("There is no such document") << u"missing"_s;
        QTest::newRow("A page for people") << u"page"_s;
        QTest::newRow("The document is of another issuer") << u"issuer"_s;
        QTest::newRow("A megabyte and more") << u"large"_s;
        QTest::newRow("J09: a document that names markup as its issuer") << u"markup"_s;
        QTest::newRow("It answers with noise") << u"noise"_s;
    }
    void whatLeadsNowhereIsToldWhereItWasTyped()
    {
        QFETCH(QString, what);
        using Test::Answer;
        using Test::Endpoint;
        AddAccountScene scene;
        QString address = scene.server.issuer();
        const auto answer = [&scene](const Answer &given) {
            scene.server.editAnswer(Endpoint::Discovery, [given](Answer &its) { its = given; });
        };
        if (what == "unreachable"_L1) {
            address = u"http://127.0.0.1:1"_s;
        } else if (what == "missing"_L1) {
            answer({.status = 404});
            scene.server.editAnswer(Endpoint::OAuthMetadata, [](Answer &its) { its.status = 404; });
        } else if (what == "page"_L1) {
            answer({.headers = {{"Content-Type", "text/html"}}, .body = "<h1>Welcome</h1>"});
        } else if (what == "issuer"_L1) {
            scene.server.edit(Endpoint::Discovery, [](QJsonObject &document) {
                document.insert(u"issuer", u"https://other.example"_s);
            });
        } else if (what == "markup"_L1) {
            scene.server.edit(Endpoint::Discovery, [](QJsonObject &document) {
                document.insert(u"issuer", u"<img src=file:///etc/passwd>\u202E"_s);
            });
        } else if (what == "large"_L1) {
            answer({.headers = {{"Content-Type", "application/json"}},
                    .body = QByteArray(2'000'000, 'x')});
        } else {
            answer(Answer::raw("\xff\xfe\x00garbage"));
        }
        scene.show();
        const QString before = scene.text();
        scene.enter(address);
        QTRY_VERIFY(scene.text() != before);
        QVERIFY(!scene.says(u"<"_s));
        const auto *sentence = qobject_cast<QLabel *>(QApplication::focusWidget());
        QVERIFY(sentence);                                                        // it is read out
        QVERIFY2(sentence->text().contains(u". "), qPrintable(sentence->text())); // and a next step
        QCOMPARE(sentence->textFormat(), Qt::PlainText);
        QCOMPARE(scene.field(u"Provider"_s)->text(), address);
        QCOMPARE(scene.browsersOpened, 0);

        scene.server.clearScript();
        scene.enter(scene.server.issuer());
        QTRY_VERIFY(scene.field(u"Client ID"_s));
        QVERIFY(!sentence->isVisible());
    }

    void nobodyRemembersTheLastSlash()
    {
        AddAccountScene scene;
        scene.server.edit(Test::Endpoint::Discovery, [](QJsonObject &document) {
            document.insert(u"issuer", document.value(u"issuer").toString() + u'/');
        });
        scene.show();
        scene.enter(scene.server.issuer());
        QTRY_VERIFY(scene.field(u"Client ID"_s));
    }

    void aPresetAsksForWhatItLeavesOpen()
    {
        AddAccountScene scene({.issuerPath = "/realms/demo"});
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        AddAccountScene::type(u"keycl"_s);
        AddAccountScene::press(Qt::Key_Return);
        QTRY_VERIFY(scene.field(u"Web address"_s));
        QVERIFY(scene.field(u"Web address"_s)->hasFocus());

        AddAccountScene::press(Qt::Key_Return); // nothing typed yet
        QVERIFY(scene.says(u"Something is missing here"_s));
        scene.field(u"Web address"_s)->setText(scene.server.issuer().section(u"/realms"_s, 0, 0));
        scene.field(u"Realm"_s)->setText(u"a/../b"_s);
        scene.click(u"Continue"_s);
        QVERIFY(scene.says(u"That cannot be a name there"_s));
        scene.field(u"Realm"_s)->setText(u"nobody"_s);
        scene.click(u"Continue"_s);
        QTRY_VERIFY(scene.says(u"does not say how to sign in"_s));

        scene.field(u"Realm"_s)->setText(u"demo"_s);
        scene.click(u"Continue"_s);
        QTRY_VERIFY(scene.field(u"Client ID"_s));
        QVERIFY(scene.field(u"Client secret"_s));
        scene.field(u"Client ID"_s)->setText(u"demo"_s);
        scene.click(u"Continue"_s);
        scene.click(u"Open browser"_s);
        QTRY_COMPARE(added.size(), 1);
        const auto account = added.constFirst().constFirst().value<Account>();
        QCOMPARE(account.provider.issuer, scene.server.issuer());
        QCOMPARE(account.requestedScopes, Scopes::parse(u"openid profile email"));
    }

    void theSecondAccountNeedsNoRegistration()
    {
        AddAccountScene scene;
        QSignalSpy first(scene.dialog, &AddAccountDialog::added);
        scene.show();
        scene.registerAt(scene.server.issuer());
        scene.click(u"Open browser"_s);
        QTRY_COMPARE(first.size(), 1);

        auto *second = new AddAccountDialog(*scene.accounts, scene.services);
        scene.dialog->close();
        QTRY_VERIFY(!scene.dialog);
        scene.dialog = second;
        scene.show();
        QTRY_COMPARE(scene.stored().size(), 1);
        scene.enter(scene.server.issuer());
        QTRY_VERIFY(scene.button(u"Open browser"_s));
        QVERIFY(!scene.field(u"Client ID"_s));
        scene.click(u"Advanced"_s);
        QVERIFY(scene.says(u"demo"_s));

        // The name that the first one took
        scene.field(u"Account name"_s)->setText(scene.stored().constFirst().name);
        const int before = scene.browsersOpened;
        scene.click(u"Open browser"_s);
        QTRY_VERIFY(scene.says(u"There is an account of that name already"_s));
        QCOMPARE(scene.browsersOpened, before);
        scene.field(u"Account name"_s)->setText(u"Second"_s);
        QSignalSpy added(second, &AddAccountDialog::added);
        scene.click(u"Open browser"_s);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added.constFirst().constFirst().value<Account>().name, u"Second"_s);
        QCOMPARE(added.constFirst().constFirst().value<Account>().client.id, u"demo"_s);
    }

    void backKeepsWhatWasTyped()
    {
        AddAccountScene scene;
        scene.waits = true;
        scene.show();
        scene.registerAt(scene.server.issuer());
        const auto permissions = scene.dialog->findChildren<QCheckBox *>();
        QCOMPARE(permissions.size(), 4);
        QVERIFY(!permissions.constFirst()->isEnabled()); // who it is, or there is no account
        permissions.at(2)->click();
        scene.click(u"Advanced"_s);
        scene.field(u"Account name"_s)->setText(u"Mine"_s);

        scene.click(u"Open browser"_s);
        QTRY_COMPARE(scene.browser->pages.size(), 1);
        QVERIFY(!scene.browser->pages.constFirst().url.query().contains(u"email"));
        scene.click(u"Back"_s); // which stops the sign-in
        QTRY_VERIFY(scene.accounts->findChildren<SignIn *>().isEmpty());
        QCOMPARE(scene.field(u"Account name"_s)->text(), u"Mine"_s);
        QVERIFY(!permissions.at(2)->isChecked());
        scene.click(u"Back"_s);
        QCOMPARE(scene.field(u"Client ID"_s)->text(), u"demo"_s);
        scene.click(u"Back"_s);
        QCOMPARE(scene.field(u"Provider"_s)->text(), scene.server.issuer());
        QVERIFY(!scene.button(u"Back"_s));

        scene.click(u"Continue"_s);
        QTRY_VERIFY(scene.field(u"Client ID"_s));
        QCOMPARE(scene.field(u"Client ID"_s)->text(), u"demo"_s);
        scene.click(u"Continue"_s);
        QVERIFY(!scene.dialog->findChildren<QCheckBox *>().at(2)->isChecked());
        QCOMPARE(scene.field(u"Account name"_s)->text(), u"Mine"_s);
    }

    void aPreparationThatFailsOpensNothing()
    {
        AddAccountScene scene;
        QPointer<ReplyOf<Done>> preparation;
        scene.dialog->setPreparation([&scene, &preparation] {
            preparation = new ReplyOf<Done>(scene.accounts.get());
            return preparation.get();
        });
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        scene.registerAt(scene.server.issuer());
        scene.click(u"Open browser"_s);
        QVERIFY(preparation);
        QVERIFY(!scene.button(u"Open browser"_s)->isEnabled());
        const AuthError locked = AuthError::of(AuthError::Code::KeychainLocked);
        preparation->finish(locked);
        QTRY_VERIFY(scene.says(locked.message));
        QCOMPARE(scene.browsersOpened, 0);
        QVERIFY(scene.button(u"Open browser"_s)->isEnabled());

        scene.click(u"Open browser"_s);
        scene.click(u"Back"_s); // while it is under way
        QTRY_VERIFY(!preparation);
        scene.click(u"Continue"_s);
        scene.click(u"Open browser"_s);
        preparation->finish(Done());
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(scene.browsersOpened, 1);
    }

    void anOfferNeedsNoQuestions()
    {
        AddAccountScene scene;
        Accounts elsewhere(scene.services);
        int preparations = 0;
        scene.dialog->setPreparation([&preparations]() -> ReplyOf<Done> * {
            ++preparations;
            return nullptr;
        });
        scene.dialog->addOffer({.id = u"demo"_s,
                                .name = u"Demo provider"_s,
                                .note = u"try it without an account"_s,
                                .request =
                                    [&scene] {
                                        return SignInRequest{.issuer = scene.server.issuer(),
                                                             .client = {.id = u"demo"_s},
                                                             .scopes = {u"openid"_s}};
                                    },
                                .accounts = &elsewhere});
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        scene.dialog->chooseOffer(u"demo"_s);
        scene.click(u"Back"_s);
        AddAccountScene::press(Qt::Key_Down); // the first row
        AddAccountScene::press(Qt::Key_Return);
        QTRY_VERIFY(scene.button(u"Open browser"_s));
        scene.click(u"Open browser"_s);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added.constFirst().at(1).value<Accounts *>(), &elsewhere);
        QCOMPARE(preparations, 0); // it is not our vault that gets it
    }

    void insideThisWindowIsOfferedIfTheProgramCan()
    {
        AddAccountScene scene;
        scene.show();
        scene.registerAt(scene.server.issuer());
        QVERIFY(!scene.button(u"Inside this window"_s));
        QStringList labels;
        scene.dialog->setEmbeddedBrowser([&labels](const QString &label) {
            labels.append(label);
            return std::make_shared<Test::InstantUserAgent>(
                Test::Behaviour{.redirect = Test::Behaviour::Redirect::HandBack});
        });
        QTest::keyClick(scene.button(u"Inside this window"_s), Qt::Key_Space);
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.click(u"Sign in"_s);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(labels, QStringList{u"127.0.0.1"_s});
        QCOMPARE(scene.browsersOpened, 0);
    }

    void closingItEndsWhatIsUnderWay_data()
    {
        QTest::addColumn<bool>("waitsForBrowser");
        QTest::newRow("while the address is looked up") << false;
        QTest::newRow("while the person is in the browser") << true;
    }
    void closingItEndsWhatIsUnderWay()
    {
        QFETCH(bool, waitsForBrowser);
        AddAccountScene scene;
        scene.waits = true;
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        if (waitsForBrowser) {
            scene.registerAt(scene.server.issuer());
            scene.click(u"Open browser"_s);
            QTRY_COMPARE(scene.browser->pages.size(), 1);
        } else {
            scene.server.hold(Test::Endpoint::Discovery);
            scene.field(u"Provider"_s)->setText(scene.server.issuer());
            scene.click(u"Continue"_s);
            QVERIFY(scene.says(u"Looking up"_s));
            QTRY_COMPARE(scene.server.count(Test::Endpoint::Discovery), 1);
        }
        AddAccountScene::press(Qt::Key_Escape);
        QTRY_VERIFY(!scene.dialog);
        QTRY_VERIFY(scene.accounts->findChildren<SignIn *>().isEmpty());
        QCOMPARE(added.size(), 0);
    }
};

QONSENT_TEST(tst_AddAccount)
#include "tst_addaccount.moc"
