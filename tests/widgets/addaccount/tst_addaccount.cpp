// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/fakeclock.h"
#include "tests/support/testmain.h"
#include "tests/widgets/addaccount/addaccountscene.h"

#include <QClipboard>
#include <QSignalSpy>

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

    void aSlowAnswerIsNotWaitedForInSilence()
    {
        FakeClock clock;
        AddAccountScene scene({}, clock);
        scene.server.hold(Test::Endpoint::Discovery);
        scene.show();
        scene.field(u"Provider"_s)->setText(scene.server.issuer());
        scene.click(u"Continue"_s);
        QVERIFY(scene.says(u"Looking up"_s));
        clock.advance(std::chrono::seconds(9));
        QCoreApplication::sendPostedEvents();
        QVERIFY(scene.says(u"Looking up"_s));
        clock.advance(std::chrono::seconds(1));
        QTRY_VERIFY(scene.says(u"There is no answer yet"_s));

        scene.field(u"Provider"_s)->setText(u"somewhere.example"_s); // is heard at once
        QVERIFY(!scene.says(u"There is no answer yet"_s));
        QVERIFY(scene.button(u"Continue"_s)->isEnabled());
        scene.field(u"Provider"_s)->setText(scene.server.issuer());
        scene.server.release(Test::Endpoint::Discovery);
        scene.click(u"Continue"_s);
        QTRY_VERIFY(scene.field(u"Client ID"_s));
    }

    void aDenialCanBeTriedAgain()
    {
        AddAccountScene scene;
        scene.person.decision = Test::Behaviour::Decision::Deny;
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        scene.registerAt(scene.server.issuer());
        scene.click(u"Open browser"_s);
        QTRY_VERIFY(scene.says(u"Nothing was shared"_s));
        QVERIFY(scene.button(u"Start again"_s)->hasFocus());
        QVERIFY(scene.button(u"Back"_s));
        scene.person.decision = Test::Behaviour::Decision::Allow;
        AddAccountScene::press(Qt::Key_Return);
        QTRY_COMPARE(added.size(), 1);
        QVERIFY(!scene.button(u"Back"_s));
        QCOMPARE(scene.stored().size(), 1);
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
};

QONSENT_TEST(tst_AddAccount)
#include "tst_addaccount.moc"
