// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"
#include "tests/widgets/addaccount/addaccountscene.h"
#include "widgets/addaccount/secretfield_p.h"
#include "widgets/addaccount/shellcommand_p.h"
#include "widgets/addaccount/typedaddress_p.h"

#include <QAccessible>
#include <QClipboard>
#include <QListView>
#include <QSignalSpy>

using namespace Qonsent;
using namespace Qt::StringLiterals;

namespace {

const QString hostile = u"<img src=file:///etc/passwd>&amp;\u202Eevil\u2066\u0007%1 %n"_s;

} // namespace

/// What the window reads, shows and hands on.
class tst_AddAccountTexts : public QObject
{
    Q_OBJECT

    /// Nothing in the window is markup, turns text round, or goes on for ever.
    static void checkPlain(const AddAccountScene &scene)
    {
        int labels = 0;
        for (const QLabel *label : scene.dialog->findChildren<QLabel *>()) {
            if (label->text().isEmpty())
                continue;
            ++labels;
            QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                     qPrintable(label->text()));
        }
        QVERIFY(labels > 2);
        QVERIFY(!scene.text().contains(QChar(0x202E)));
        QVERIFY(!scene.text().contains(QChar(7)));
        QVERIFY(scene.text().size() < 5'000);
        for (const QAbstractButton *button : scene.dialog->findChildren<QAbstractButton *>())
            QVERIFY(!button->text().contains(QChar(0x202E)));
        for (const QWidget *widget : scene.dialog->findChildren<QWidget *>())
            QVERIFY(!Qt::mightBeRichText(widget->toolTip())
                    || widget->toolTip().startsWith(u"<qt>"_s));
    }

private Q_SLOTS:
    void readWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("host");
        QTest::newRow("a host") << u" ID.example.org "_s << u"https://id.example.org"_s
                                << u"id.example.org"_s;
        QTest::newRow("an address with a path")
            << u"https://id.example.org/realms/A"_s << u"https://id.example.org/realms/A"_s
            << u"id.example.org"_s;
        QTest::newRow("a host with port and path")
            << u"id.example.org:8443/x"_s << u"https://id.example.org:8443/x"_s
            << u"id.example.org"_s;
        QTest::newRow("the address of its document")
            << u"https://id.example.org/.well-known/openid-configuration"_s
            << u"https://id.example.org"_s << u"id.example.org"_s;
        QTest::newRow("an e-mail address")
            << u"alice@example.org"_s << u"https://example.org"_s << u"example.org"_s;
        QTest::newRow("this computer")
            << u"localhost:8080"_s << u"http://localhost:8080"_s << u"localhost"_s;
        QTest::newRow("this computer in numbers")
            << u"127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s << u"127.0.0.1"_s;
        QTest::newRow("this computer in other numbers")
            << u"[::1]:8080"_s << u"http://[::1]:8080"_s << u"::1"_s;
        QTest::newRow("letters of another script are shown as what they are")
            << u"\u0430pple.example"_s << u"https://xn--pple-43d.example"_s
            << u"xn--pple-43d.example"_s;
    }
    void readWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(QString, issuer);
        QFETCH(QString, host);
        QVERIFY(looksLikeAddress(text));
        const auto read = readTypedAddress(text);
        QVERIFY(read);
        QCOMPARE(read->issuers.constFirst(), issuer);
        QCOMPARE(read->host, host);
        QCOMPARE(read->loginHint.isEmpty(), !text.contains(u'@'));
    }

    void offerNoAddressThatIsNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("http to somewhere else") << u"http://id.example.org"_s;
        QTest::newRow("a name and a password") << u"https://alice:secret@id.example.org"_s;
        QTest::newRow("a host that hides behind another")
            << u"https://id.example.org\\@evil.test"_s;
        QTest::newRow("a script") << u"javascript://id.example.org/alert(1)"_s;
        QTest::newRow("a file") << u"file:///etc/passwd"_s;
        QTest::newRow("a question") << u"https://id.example.org/?next=https://evil.test"_s;
        QTest::newRow("an address of the Internet in numbers") << u"https://198.51.100.7"_s;
        QTest::newRow("J09: markup") << u"<img src=x.y>"_s;
        QTest::newRow("J09: markup after a host") << u"https://id.example.org/<b>"_s;
        QTest::newRow("J09: text that turns round") << u"https://id.example.org\u202Egro.live"_s;
        QTest::newRow("a megabyte") << u"https://"_s + QString(1'000'000, u'x') + u".example"_s;
        QTest::newRow("J13: a name with a place for a number") << u"%1%n%2"_s;
        QTest::newRow("a name that nobody has") << u"nobody is called this"_s;
    }
    void offerNoAddressThatIsNone()
    {
        QFETCH(QString, text);
        AddAccountScene scene;
        scene.show();
        scene.field(u"Provider"_s)->setText(text);
        QVERIFY(!scene.button(u"Continue"_s)->isEnabled());
        AddAccountScene::press(Qt::Key_Return);
        QVERIFY(scene.field(u"Provider"_s)->isVisible());
        QVERIFY(!scene.says(u"Looking up"_s));
        const QString said = scene.field(u"Provider"_s)->accessibleDescription();
        QVERIFY(scene.says(said));
        QVERIFY2(said.contains(u". "), qPrintable(said)); // what is wrong, and what to do
        QVERIFY(!said.contains(u"secret"_s));
        checkPlain(scene);
    }

    void quoteNamesForAShell_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("command");
        QTest::newRow("words") << u"Work GitLab"_s << u"qonsent token \"Work GitLab\""_s;
        QTest::newRow("a command in it") << u"$(rm -rf ~)"_s << u"qonsent token '$(rm -rf ~)'"_s;
        QTest::newRow("a command in old quotes") << u"`id`"_s << u"qonsent token '`id`'"_s;
        QTest::newRow("quotes") << u"a\"; id; \""_s << u"qonsent token 'a\"; id; \"'"_s;
        QTest::newRow("both kinds of quotes")
            << u"a\"'; id; '"_s << u"qonsent token 'a\"'\\''; id; '\\'''"_s;
        QTest::newRow("an apostrophe alone") << u"Alice's"_s << u"qonsent token \"Alice's\""_s;
        QTest::newRow("history of the shell") << u"wow!!"_s << u"qonsent token 'wow!!'"_s;
        QTest::newRow("a backslash") << u"a\\"_s << u"qonsent token 'a\\'"_s;
        QTest::newRow("an option") << u"--help"_s << u"qonsent token -- \"--help\""_s;
        QTest::newRow("a line of its own") << u"a\nid\n"_s << QString();
        QTest::newRow("J09: text that turns round") << u"a\u202Eb"_s << QString();
    }
    void quoteNamesForAShell()
    {
        QFETCH(QString, name);
        QFETCH(QString, command);
        QCOMPARE(tokenCommandFor(name), command);
    }

    void registerExactlyWhatIsUsed_data()
    {
        QTest::addColumn<LoopbackOptions>("receiver");
        QTest::addColumn<QString>("address");
        QTest::newRow("any port") << LoopbackOptions{} << u"http://127.0.0.1/callback"_s;
        QTest::newRow("a fixed port") << LoopbackOptions{.host = u"localhost"_s, .firstPort = 34106}
                                      << u"http://localhost:34106/callback"_s;
        QTest::newRow("the new protocol")
            << LoopbackOptions{.host = u"::1"_s} << u"http://[::1]/callback"_s;
    }
    void registerExactlyWhatIsUsed()
    {
        QFETCH(LoopbackOptions, receiver);
        QFETCH(QString, address);
        AddAccountScene scene;
        scene.dialog->addOffer({.id = u"company"_s, .name = u"Company"_s, .request = [&] {
                                    return SignInRequest{.issuer = scene.server.issuer(),
                                                         .receiver = receiver};
                                }});
        scene.show();
        scene.dialog->chooseOffer(u"company"_s);
        QCOMPARE(scene.field(u"Redirect address"_s)->text(), address);
        QVERIFY(scene.field(u"Redirect address"_s)->isReadOnly());
        scene.click(u"Copy"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), address);
    }

    void whatOthersWroteIsPlain_data() { onlyRow("J09, J13: names, permissions and people"); }
    void whatOthersWroteIsPlain()
    {
        AddAccountScene scene;
        scene.server.options().users = {{.name = u"alice"_s,
                                         .password = u"demo"_s,
                                         .claims = {{u"name"_s, hostile}, {u"email"_s, hostile}}}};
        scene.dialog->addOffer(
            {.id = u"hostile"_s,
             .name = hostile + QString(1'000'000, u'x'),
             .note = hostile,
             .request = [&scene] {
                 return SignInRequest{
                     .issuer = scene.server.issuer(),
                     .scopes = Scopes({u"openid"_s, u"profile"_s, u"<b>&x</b>"_s, u"email"_s})};
             }});
        QSignalSpy added(scene.dialog, &AddAccountDialog::added);
        scene.show();
        const auto *list = scene.dialog->findChild<QListView *>();
        const QModelIndex row = list->model()->index(0, 0);
        for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole)}) {
            QVERIFY(!row.data(role).toString().contains(QChar(0x202E)));
            QVERIFY(row.data(role).toString().size() < 1'200);
        }
        QVERIFY(row.data(Qt::ToolTipRole).toString().startsWith(u"<qt>&lt;img"_s));
        checkPlain(scene);
        scene.dialog->chooseOffer(u"hostile"_s);
        checkPlain(scene);
        QVERIFY(scene.dialog->width() < 600); // nothing was widened by it
        scene.field(u"Client ID"_s)->setText(u"demo"_s);
        scene.click(u"Continue"_s);
        checkPlain(scene);
        scene.click(u"Open browser"_s);
        QTRY_COMPARE(added.size(), 1);
        checkPlain(scene);
        QVERIFY(scene.says(u"Not given: "_s)); // the one that the server does not know
    }

    void refuseWhatIsNoClientId_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("nothing") << QString();
        QTest::newRow("blanks") << u"   "_s;
        QTest::newRow("letters that no client ID has") << u"d\u00E9mo"_s;
        QTest::newRow("J09: text that turns round") << u"de\u202Emo"_s;
    }
    void refuseWhatIsNoClientId()
    {
        QFETCH(QString, id);
        AddAccountScene scene;
        scene.show();
        scene.enter(scene.server.issuer());
        QTRY_VERIFY(scene.field(u"Client ID"_s));
        scene.field(u"Client ID"_s)->setText(id);
        scene.click(u"Continue"_s);
        QVERIFY(scene.field(u"Client ID"_s)); // still here
        QVERIFY(qobject_cast<QLabel *>(QApplication::focusWidget()));
        scene.field(u"Client ID"_s)->setText(u"demo"_s);
        scene.click(u"Continue"_s);
        QVERIFY(scene.button(u"Open browser"_s));
    }

    void aSecretLeavesNoTrace_data() { onlyRow("J07, J16: the field of the client secret"); }
    void aSecretLeavesNoTrace()
    {
        AddAccountScene scene;
        scene.show();
        scene.enter(scene.server.issuer());
        QTRY_VERIFY(scene.field(u"Client secret"_s));
        auto *const secret = qobject_cast<SecretField *>(scene.field(u"Client secret"_s));
        QVERIFY(secret);
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        const auto hints = Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText;
        QCOMPARE(secret->inputMethodHints() & hints, hints);
        QTest::keyClicks(secret, u"canary"_s);
        QTest::keyClick(secret, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(secret, Qt::Key_Backspace);
        QVERIFY(secret->text().isEmpty());
        QTest::keyClick(secret, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(secret->text().isEmpty());
        QTest::keyClicks(secret, u"canary"_s);
        QTest::keyClick(secret, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(secret->text(), u"canary"_s);
        QVERIFY(!QAccessible::queryAccessibleInterface(secret)
                     ->text(QAccessible::Value)
                     .contains(u"canary"_s));
    }
};

#include "tst_addaccounttexts.moc"
