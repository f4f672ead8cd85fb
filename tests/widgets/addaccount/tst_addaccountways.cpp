// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/providerregistry.h"
#include "tests/support/testmain.h"
#include "tests/widgets/addaccount/addaccountscene.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QSignalSpy>

using namespace Qonsent;
using namespace Qt::StringLiterals;

/// The ways through the window besides the shortest: once more, back, prepared, offered, and out.
class tst_AddAccountWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void anotherRegistrationCanBeUsedInstead()
    {
        AddAccountScene scene;
        scene.dialog->addOffer({.id = u"company"_s, .name = u"Company"_s, .request = [&scene] {
                                    return SignInRequest{.issuer = scene.server.issuer(),
                                                         .client = {.id = u"retired"_s},
                                                         .scopes = {u"openid"_s}};
                                }});
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        scene.dialog->chooseOffer(u"company"_s);
        scene.click(u"Advanced"_s);
        scene.click(u"Use another client ID"_s);
        QVERIFY(scene.field(u"Client ID"_s));
        scene.click(u"Back"_s);
        scene.click(u"Use another client ID"_s);
        scene.field(u"Client ID"_s)->setText(u"demo"_s);
        scene.click(u"Continue"_s);
        scene.click(u"Open browser"_s);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added.constFirst().constFirst().value<Account>().client.id, u"demo"_s);
    }

    void aPresetOfThePersonIsListedAndChosen()
    {
        AddAccountScene scene;
        ProviderPreset mine = *ProviderRegistry::shipped().find(u"gitlab"_s);
        mine.id = u"mine"_s;
        mine.name = u"My Own Place"_s;
        mine.issuer = scene.server.issuer();
        mine.variables = {};
        scene.services.providers = ProviderRegistry({mine});
        delete scene.dialog;
        scene.accounts = std::make_unique<Accounts>(scene.services);
        scene.renew();
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        scene.field(u"Provider"_s)->setText(u"GitLab"_s); // which this program does not know
        QVERIFY(scene.says(u"No provider is called"_s));
        scene.registerAt(u"My Own Place"_s);
        scene.click(u"Open browser"_s);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added.constFirst().constFirst().value<Account>().provider.issuer,
                 scene.server.issuer());
    }

    void aProviderThatCannotBeLookedUpIsEnteredByHand()
    {
        AddAccountScene scene;
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        scene.click(u"Enter the details by hand"_s);
        scene.field(u"Authorization endpoint"_s)
            ->setText(u' ' + scene.server.url(Test::Endpoint::Authorization).toString());
        scene.field(u"Token endpoint"_s)
            ->setText(scene.server.url(Test::Endpoint::Token).toString() + u' ');
        scene.field(u"Scopes"_s)->setText(u"profile  email"_s);
        scene.click(u"Continue"_s);
        QVERIFY(scene.says(u"Register once at"_s));
        scene.field(u"Client ID"_s)->setText(u"demo"_s);
        scene.click(u"Continue"_s);
        scene.click(u"Open browser"_s);
        QTRY_COMPARE(added.size(), 1);
        const auto account = added.constFirst().constFirst().value<Account>();
        QCOMPARE(account.provider.tokenEndpoint, scene.server.url(Test::Endpoint::Token));
        QCOMPARE(account.requestedScopes, Scopes({u"profile"_s, u"email"_s}));
        QVERIFY2(!account.claims, "nobody has checked who it is");
        QCOMPARE(scene.server.count(Test::Endpoint::Discovery), 0);
    }

    void detailsThatCannotBeRightAreNotUsed_data()
    {
        QTest::addColumn<QString>("authorization");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("scopes");
        QTest::addColumn<QString>("complaint");
        const QString good = u"https://id.example.org/here"_s;
        const auto row = [](const char *name, const QString &authorization, const QString &token,
                            const QString &scopes, const QString &complaint) {
            QTest::newRow(name) << authorization << token << scopes << complaint;
        };
        row("no authorization endpoint", {}, good, {}, u"authorization endpoint is missing"_s);
        row("no token endpoint", good, u" "_s, {}, u"token endpoint is missing"_s);
        row("an endpoint without encryption", good, u"http://id.example.org/token"_s, {},
            u"token endpoint is no address"_s);
        row("an endpoint that is a file", u"file:///etc/passwd"_s, good, {},
            u"authorization endpoint is no address"_s);
        row("an endpoint with a name and a password in it", u"https://a:b@id.example.org/"_s, good,
            {}, u"authorization endpoint is no address"_s);
        row("an address that shows another host than it leads to", good,
            u"https://id.example.org\\@evil.example/"_s, {}, u"token endpoint is no address"_s);
        row("an endpoint with a fragment", u"https://id.example.org/#/authorize"_s, good, {},
            u"authorization endpoint is no address"_s);
        row("a host alone", u"id.example.org"_s, good, {},
            u"authorization endpoint is no address"_s);
        row("a megabyte", u"https://id.example.org/"_s + QString(1'000'000, u'a'), good, {},
            u"authorization endpoint is no address"_s);
        row("a scope with quotation marks", good, good, u"\"read\""_s, u"cannot be a scope"_s);
        row("a scope of markup in another script", good, good, u"<b>\u05d0</b>"_s,
            u"cannot be a scope"_s);
        row("an identity that nobody could check", good, good, u"profile openid"_s,
            u"asks who you are"_s);
    }
    void detailsThatCannotBeRightAreNotUsed()
    {
        QFETCH(QString, authorization);
        QFETCH(QString, token);
        QFETCH(QString, scopes);
        QFETCH(QString, complaint);
        AddAccountScene scene;
        scene.show();
        scene.click(u"Enter the details by hand"_s);
        scene.field(u"Authorization endpoint"_s)->setText(authorization);
        scene.field(u"Token endpoint"_s)->setText(token);
        scene.field(u"Scopes"_s)->setText(scopes);
        scene.click(u"Continue"_s);
        QVERIFY2(scene.says(complaint), qPrintable(scene.text().left(2000)));
        QVERIFY2(scene.field(u"Token endpoint"_s), "what was typed is still there");
        scene.click(u"Back"_s);
        scene.click(u"Enter the details by hand"_s);
        QCOMPARE(scene.field(u"Scopes"_s)->text(), scopes);
    }

    void aSecretGoesTheWayThatTheProviderTakes_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("in the header") << QByteArray("client_secret_basic");
        QTest::newRow("in the form, where it takes nothing else")
            << QByteArray("client_secret_post");
    }
    void aSecretGoesTheWayThatTheProviderTakes()
    {
        QFETCH(QByteArray, method);
        AddAccountScene scene(
            {.clients = {{.id = "server", .secret = "hush", .authenticationMethod = method}}});
        scene.server.edit(Test::Endpoint::Discovery, [method](QJsonObject &document) {
            document.insert(u"token_endpoint_auth_methods_supported",
                            QJsonArray{QString::fromLatin1(method)});
        });
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        scene.enter(scene.server.issuer());
        QTRY_VERIFY(scene.field(u"Client ID"_s));
        scene.field(u"Client ID"_s)->setText(u" server "_s); // as it is pasted
        scene.field(u"Client secret"_s)->setText(u"hush"_s);
        scene.click(u"Continue"_s);
        scene.click(u"Open browser"_s);
        QTRY_COMPARE(added.size(), 1);
        QVERIFY(added.constFirst().constFirst().value<Account>().client.secret == Secret("hush"));
    }

    void theProvidersPageOpensOnlyWhenAsked()
    {
        AddAccountScene scene;
        scene.waits = true;
        scene.show();
        scene.field(u"Provider"_s)->setText(u"google"_s);
        scene.click(u"Continue"_s);
        QCOMPARE(scene.browsersOpened, 0);
        scene.click(u"Open the page of Google"_s);
        QCOMPARE(scene.browser->pages.size(), 1);
        QCOMPARE(scene.browser->pages.constFirst().url.host(), u"console.cloud.google.com"_s);
        QVERIFY(scene.browser->pages.constFirst().url.query().isEmpty());

        scene.field(u"Client ID"_s)->setText(u"demo"_s);
        scene.click(u"Continue"_s);
        QVERIFY(scene.says(u"wants the client secret as well"_s));
        QVERIFY(scene.field(u"Client ID"_s));
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

QONSENT_TEST(tst_AddAccountWays)
#include "tst_addaccountways.moc"
