// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/app/manager/managerscene.h"

#include "app/manager/banner.h"
#include "app/manager/exportdialog.h"
#include "app/manager/passphrasedialog.h"
#include "app/manager/placepage.h"
#include "app/manager/removequestion.h"
#include "app/manager/renamedialog.h"
#include "oauthcore/sqlitevault/passphrasesource.h"
#include "tests/support/onlyrow.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"
#include "widgets/accounts/accountdetails.h"
#include "widgets/accounts/accountlistview.h"
#include "widgets/addaccount/addaccountdialog.h"
#include "widgets/signin/signindialog.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Manager;
using namespace Qonsent::Test;
using namespace Qt::StringLiterals;

namespace {

/// Whether a widget was to be seen, if only for a moment.
class ShownAtAll : public QObject
{
public:
    explicit ShownAtAll(QWidget *widget) { widget->installEventFilter(this); }

    bool wasShown = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        wasShown = wasShown || event->type() == QEvent::Show;
        return false;
    }
};

} // namespace

/// The whole window, with everything behind it: vault, provider, clipboard.
class tst_MainWindow : public QObject
{
    Q_OBJECT

    std::unique_ptr<ManagerScene> m_scene;

    MainWindow *window() const { return m_scene->window.get(); }
    AccountListView *list() const { return window()->findChild<AccountListView *>(); }
    template <typename T>
    T *shown() const
    {
        for (T *const one : window()->findChildren<T *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    /// Every text of \a top that can be seen.
    static QString textsOf(const QWidget *top)
    {
        QStringList texts;
        for (const QLabel *label : top->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts += label->text();
        }
        return texts.join(u'\n');
    }
    void showWindow()
    {
        m_scene->show();
        QTRY_COMPARE(m_scene->store->state(), AccountStore::State::Open);
    }
    /// Signs an account in that is stored, past the windows.
    AccountId store(const QString &name)
    {
        const auto account = outcomeOf(m_scene->store->accounts()->signIn(m_scene->request(name)));
        return account ? account->id : AccountId();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window(), key,
                        modifiers);
    }

private Q_SLOTS:
    void init() { m_scene = std::make_unique<ManagerScene>(); }
    void cleanup()
    {
        m_scene.reset();
        QApplication::clipboard()->clear();
    }

    void anEmptyWindowSaysWhatToDo_data() { onlyRow("no accounts: add one, or try the demo"); }
    void anEmptyWindowSaysWhatToDo()
    {
        showWindow();
        QTRY_VERIFY(shown<PlacePage>());
        QVERIFY(textsOf(shown<PlacePage>()).contains("No accounts yet"_L1));
        QStringList buttons;
        for (const QPushButton *button : shown<PlacePage>()->findChildren<QPushButton *>()) {
            if (button->isVisible())
                buttons += button->text();
        }
        QCOMPARE(buttons, (QStringList{u"&Add account…"_s, u"Try the &demo"_s}));
        QVERIFY2(!QFile::exists(m_scene->options.folder + "/vault.db"_L1),
                 "looking at it makes no vault");
    }

    void theDemoIsSignedInByKeysAlone_data()
    {
        onlyRow("Alt+D, Return until it is signed in, Ctrl+C, F2, F5, Ctrl+E, Delete");
    }
    void theDemoIsSignedInByKeysAlone()
    {
        showWindow();
        QTRY_VERIFY(shown<PlacePage>());
        QTest::keyClick(window(), Qt::Key_D, Qt::AltModifier);
        QTRY_VERIFY(shown<AddAccountDialog>());
        auto *const add = shown<AddAccountDialog>();
        QTRY_VERIFY(QApplication::activeWindow() == add);
        for (int i = 0; i < 5 && m_scene->book->count() == 0; ++i) {
            press(Qt::Key_Return);
            QTest::qWait(200); // a page of the dialog, which may look something up
        }
        QTRY_COMPARE(m_scene->book->count(), 1);
        QTRY_VERIFY(textsOf(add).contains("signed in as"_L1));
        QVERIFY2(!textsOf(add).contains("terminal"_L1), "no other program knows it");
        QTest::keyClick(add, Qt::Key_Escape);
        QTRY_VERIFY(!shown<AddAccountDialog>());
        QCOMPARE(list()->model()->index(0, 0).data(AccountListModel::BadgeRole).toString(),
                 u"DEMO"_s);

        window()->activateWindow();
        list()->setFocus();
        QTRY_VERIFY(list()->hasFocus());
        press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
        const AccountId id = list()->currentAccount();
        QCOMPARE(QApplication::clipboard()->text().toLatin1(),
                 m_scene->demo->accounts().cachedToken(id).reveal().toByteArray());
        QVERIFY(textsOf(window()).contains("leaves the clipboard in"_L1));

        press(Qt::Key_F2);
        QTRY_VERIFY(shown<RenameDialog>());
        auto *const name = shown<RenameDialog>()->findChild<QLineEdit *>();
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClicks(name, u"Mine"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(list()->currentIndex().data().toString(), u"Mine"_s);

        const Secret before = m_scene->demo->accounts().cachedToken(id);
        window()->activateWindow(); // as a window manager does
        QTRY_VERIFY(list()->hasFocus());
        press(Qt::Key_F5);
        QTRY_VERIFY(m_scene->demo->accounts().cachedToken(id) != before);

        press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(shown<ExportDialog>());
        QTest::keyClick(shown<ExportDialog>(), Qt::Key_Escape);
        QTRY_VERIFY(!shown<ExportDialog>());

        window()->activateWindow();
        list()->setFocus();
        press(Qt::Key_Delete);
        QTRY_VERIFY(shown<RemoveQuestion>());
        QTRY_VERIFY(QApplication::activeWindow() == shown<RemoveQuestion>());
        press(Qt::Key_R, Qt::AltModifier);
        QTRY_COMPARE(m_scene->book->count(), 0);
        QTRY_VERIFY(shown<PlacePage>());
        QVERIFY2(!QFile::exists(m_scene->options.folder + "/vault.db"_L1),
                 "the demo leaves nothing behind");
    }

    void nobodyIsToldThatThereAreNoAccountsMeanwhile_data()
    {
        onlyRow("while a store with one is opened and read");
    }
    void nobodyIsToldThatThereAreNoAccountsMeanwhile()
    {
        showWindow();
        QVERIFY(!store(u"Work"_s).isNull());
        m_scene->restart();
        ShownAtAll place(window()->findChild<PlacePage *>());
        showWindow();
        QTRY_COMPARE(m_scene->book->count(), 1);
        QVERIFY(!place.wasShown);
    }

    void aStoredAccountIsThereAfterARestart_data() { onlyRow("the list shows it, ready"); }
    void aStoredAccountIsThereAfterARestart()
    {
        showWindow();
        QVERIFY(!store(u"Work"_s).isNull());
        QTRY_COMPARE(m_scene->book->count(), 1);
        m_scene->restart();
        showWindow();
        QTRY_COMPARE(m_scene->book->count(), 1);
        QTRY_COMPARE(list()->currentIndex().data().toString(), u"Work"_s);
        QTRY_VERIFY(textsOf(window()).contains("Ready."_L1));
        QTRY_VERIFY(textsOf(window()).contains("key file"_L1)); // asked of the vault
    }

    void lockingLeavesNothing_data()
    {
        onlyRow("J08, J14: Ctrl+L empties list, clipboard and dialogs; unlocking brings them back");
    }
    void lockingLeavesNothing()
    {
        showWindow();
        QVERIFY(!store(u"Work"_s).isNull());
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        list()->setFocus();
        press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::clipboard()->text().contains("CNRYA"_L1));
        press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(shown<ExportDialog>());
        window()->lock();
        QTRY_COMPARE(m_scene->store->state(), AccountStore::State::Locked);
        QTRY_VERIFY(!shown<ExportDialog>());
        QVERIFY(QApplication::clipboard()->text().isEmpty());
        QCOMPARE(m_scene->book->count(), 0);
        QTRY_VERIFY(shown<PlacePage>());
        QVERIFY(textsOf(window()).contains("Qonsent is locked"_L1));
        QVERIFY(!textsOf(window()).contains("Work"_L1));
        window()->unlock();
        QTRY_COMPARE(m_scene->store->state(), AccountStore::State::Open);
        QTRY_COMPARE(m_scene->book->count(), 1);
    }

    void aPassphraseIsAskedFor_data() { onlyRow("wrong: a sentence; right: the accounts"); }
    void aPassphraseIsAskedFor()
    {
        const auto passphrase = std::make_shared<PassphraseSource>(Secret("correct horse"));
        m_scene = std::make_unique<ManagerScene>(QList<std::shared_ptr<KeySource>>{passphrase});
        showWindow();
        QVERIFY(!store(u"Work"_s).isNull());
        m_scene->options.keys = {std::make_shared<KeyFileSource>()}; // nothing that opens it alone
        m_scene->restart();
        m_scene->show();
        QTRY_VERIFY(shown<PassphraseDialog>());
        auto *const dialog = shown<PassphraseDialog>();
        auto *const field = dialog->findChild<QLineEdit *>();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, u"battery staple"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(textsOf(dialog).contains("passphrase"_L1) && field->isEnabled()
                                     && field->text().isEmpty(),
                                 20'000);
        QCOMPARE(m_scene->store->state(), AccountStore::State::Locked);
        QTest::keyClicks(field, u"correct horse"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_scene->store->state(), AccountStore::State::Open, 20'000);
        QTRY_COMPARE(m_scene->book->count(), 1);
        QTRY_VERIFY(!shown<PassphraseDialog>());
        window()->lock();
        QTRY_VERIFY(shown<PlacePage>());
        QVERIFY(textsOf(window()).contains("Programs you allowed keep working"_L1));
        QVERIFY2(!shown<PassphraseDialog>(), "who locks it does not want to be asked");
    }

    void whatFailsSaysWhatToDo_data() { onlyRow("a refused renewal offers to sign in again"); }
    void whatFailsSaysWhatToDo()
    {
        showWindow();
        const AccountId id = store(u"Work"_s);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        m_scene->server.revokeAll();
        list()->setFocus();
        press(Qt::Key_F5);
        QTRY_VERIFY(shown<Banner>());
        auto *const button = shown<Banner>()->findChild<QPushButton *>();
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(shown<SignInDialog>());
        QTRY_COMPARE(m_scene->store->accounts()->account(id)->state, Account::State::Ready);
    }

    void anUnreachableProviderIsNoSignOut_data()
    {
        onlyRow("the account waits for the network, and its copy says so");
    }
    void anUnreachableProviderIsNoSignOut()
    {
        showWindow();
        const AccountId id = store(u"Work"_s);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        m_scene->server.enqueue(Endpoint::Token, Answer::hangUp());
        m_scene->server.enqueue(Endpoint::Token, Answer::hangUp());
        list()->setFocus();
        press(Qt::Key_F5);
        QTRY_VERIFY(shown<Banner>());
        QCOMPARE(m_scene->book->facts(id).status.kind, AccountStatus::Kind::WaitingForNetwork);
        QCOMPARE(m_scene->store->accounts()->account(id)->state, Account::State::Ready);
    }

    void theWindowSaysThatThereIsNoNetwork_data()
    {
        onlyRow("one line below, also beside that of the clipboard, and gone when it is back");
    }
    void theWindowSaysThatThereIsNoNetwork()
    {
        showWindow();
        QVERIFY(!store(u"Work"_s).isNull());
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QVERIFY(!textsOf(window()).contains("Offline"_L1));
        m_scene->network.setOffline(true);
        QTRY_VERIFY(textsOf(window()).contains("Offline."_L1));
        list()->setFocus();
        press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(textsOf(window()).contains("leaves the clipboard in"_L1));
        QVERIFY(textsOf(window()).contains("Offline."_L1));
        m_scene->network.setOffline(false);
        QTRY_VERIFY(!textsOf(window()).contains("Offline"_L1));
        QVERIFY(textsOf(window()).contains("leaves the clipboard in"_L1));
    }

    void whoIsOfflineIsStillSignedIn_data()
    {
        QTest::addColumn<bool>("isReachable");
        QTest::newRow("the provider is there: it renews as ever") << true;
        QTest::newRow("the provider is not there: it waits for the network") << false;
    }
    void whoIsOfflineIsStillSignedIn()
    {
        QFETCH(bool, isReachable);
        showWindow();
        const AccountId id = store(u"Work"_s);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        const Secret before = m_scene->store->accounts()->cachedToken(id);
        m_scene->network.setOffline(true);
        if (!isReachable) {
            m_scene->server.enqueue(Endpoint::Token, Answer::hangUp());
            m_scene->server.enqueue(Endpoint::Token, Answer::hangUp());
        }
        list()->setFocus();
        press(Qt::Key_F5);
        if (isReachable)
            QTRY_VERIFY(m_scene->store->accounts()->cachedToken(id) != before);
        else
            QTRY_COMPARE(m_scene->book->facts(id).status.kind,
                         AccountStatus::Kind::WaitingForNetwork);
        QCOMPARE(m_scene->store->accounts()->account(id)->state, Account::State::Ready);
        window()->addAccount();
        QTRY_VERIFY(shown<AddAccountDialog>());
    }

    void noSecretIsInTheWindow_data()
    {
        onlyRow("J05, J07, J08: tokens are in no label, title, tool tip or accessible text");
    }
    void noSecretIsInTheWindow()
    {
        showWindow();
        QVERIFY(!store(u"Work"_s).isNull());
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        list()->setFocus();
        press(Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(QApplication::clipboard()->text().contains("CNRYA"_L1));
        press(Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(shown<ExportDialog>());
        QTest::qWait(100); // for its preview
        const QStringList texts = allTexts();
        QVERIFY(texts.size() > 20);
        for (const QString &text : texts)
            QVERIFY2(!text.contains("CNRY"_L1), qPrintable(text.left(200)));
    }

    void everyControlHasANameAndAKey_data()
    {
        onlyRow("the window, empty, locked and with accounts");
    }
    void everyControlHasANameAndAKey()
    {
        showWindow();
        QTRY_VERIFY(shown<PlacePage>());
        checkControls();
        QVERIFY(!store(u"Work"_s).isNull());
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        checkControls();
        window()->lock();
        QTRY_VERIFY(shown<PlacePage>());
        QTRY_VERIFY(shown<PlacePage>()->findChild<QPushButton *>()->isVisible());
        checkControls();
    }

    void hostileNamesStayPlain_data() { onlyRow("J09, B40: markup, bidi and a megabyte"); }
    void hostileNamesStayPlain()
    {
        showWindow();
        const QString hostile = u"<img src=x><b>bold</b>\u202Eevil "_s + QString(1 << 20, u'x');
        m_scene->server.edit(Endpoint::Token, [](QJsonObject &) {});
        m_scene->server.editIdToken([&hostile](IdTokenDraft &token) {
            token.claims.insert("name"_L1, hostile.left(4000));
            token.claims.insert("email"_L1, u"<a href='x'>a@b</a>"_s);
        });
        QVERIFY(!store({}).isNull());
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        for (const QLabel *label : window()->findChildren<QLabel *>())
            QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(),
                     qPrintable(label->text().left(100)));
        for (const QString &text : allTexts()) {
            QVERIFY(text.size() < 2000);
            QVERIFY(!text.contains(QChar(0x202E)));
        }
        QVERIFY(window()->minimumSizeHint().width() <= 640);
    }

private:
    /// All that a screen reader or a mouse finds in the windows that are open.
    QStringList allTexts() const
    {
        QStringList texts;
        for (const QWidget *top : QApplication::topLevelWidgets()) {
            if (!top->isVisible())
                continue;
            texts += top->windowTitle();
            for (const QWidget *one : top->findChildren<QWidget *>()) {
                texts += {one->toolTip(), one->accessibleName(), one->objectName()};
                QAccessibleInterface *const access =
                    QAccessible::queryAccessibleInterface(const_cast<QWidget *>(one));
                if (!access)
                    continue;
                for (const auto kind : {QAccessible::Name, QAccessible::Description,
                                        QAccessible::Value, QAccessible::Help})
                    texts += access->text(kind);
            }
        }
        texts.removeAll(QString());
        return texts;
    }
    /// Whether everything that takes the focus has a name, and no two have the same mnemonic.
    void checkControls() const
    {
        QMap<QString, QString> mnemonics;
        int controls = 0;
        for (QWidget *const one : window()->findChildren<QWidget *>()) {
            if (!one->isVisible() || !(one->focusPolicy() & Qt::TabFocus))
                continue;
            ++controls;
            QAccessibleInterface *const access = QAccessible::queryAccessibleInterface(one);
            QVERIFY(access);
            QVERIFY2(!access->text(QAccessible::Name).trimmed().isEmpty(),
                     one->metaObject()->className());
            if (const auto *const button = qobject_cast<QAbstractButton *>(one)) {
                const QString key = QKeySequence::mnemonic(button->text()).toString();
                QVERIFY2(
                    key.isEmpty() || !mnemonics.contains(key),
                    qPrintable(key + ": "_L1 + button->text() + ", "_L1 + mnemonics.value(key)));
                mnemonics.insert(key, button->text());
            }
        }
        QVERIFY(controls > 0);
    }
};

QONSENT_TEST(tst_MainWindow)

#include "tst_mainwindow.moc"
