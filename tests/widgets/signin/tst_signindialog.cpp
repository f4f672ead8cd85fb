// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/support/testmain.h"
#include "tests/widgets/signin/scene.h"
#include "widgets/signin/pastefield.h"
#include "widgets/signin/signindialog.h"
#include "widgets/signin/signinpanel.h"
#include "widgets/signin/transcriptdialog.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>

using namespace Qonsent;

/// The window in which somebody waits for their browser.
class tst_SignInDialog : public QObject
{
    Q_OBJECT

    static QString textOf(const QWidget &window)
    {
        QStringList texts;
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&window) && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }
    static void click(const QWidget &window, const QString &text)
    {
        QAbstractButton *const button = buttonSaying(window, text);
        QVERIFY2(button, qPrintable(text));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    /// What somebody pastes into the field.
    static void paste(const QWidget &window, const QString &text)
    {
        click(window, QStringLiteral("Paste the address from the browser"));
        auto *const field = window.findChild<PasteField *>()->findChild<QLineEdit *>();
        field->clear();
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    }

private Q_SLOTS:
    void signsInWhenTheBrowserComesBack()
    {
        SignInScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
        dialog->show();
        QTRY_COMPARE(scene.browser->pages.size(), 1);
        QTRY_VERIFY(textOf(*dialog).contains(QStringLiteral("Continue in your browser")));
        QVERIFY(textOf(*dialog).contains(QStringLiteral("127.0.0.1")));
        paste(*dialog, scene.redirect().toString(QUrl::FullyEncoded));
        QTRY_COMPARE(signedIn.size(), 1);
        QVERIFY(textOf(*dialog).contains(QStringLiteral("You are signed in as")));
        QVERIFY(dialog->isVisible()); // it says so, and stays
        dialog->close();
        QTRY_COMPARE(scene.accounts.findChildren<SignIn *>().size(), 0);
    }

    void whatHappenedCanBeShownToOthers()
    {
        SignInScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        QSignalSpy failed(dialog, &SignInDialog::failed);
        dialog->show();
        QTRY_COMPARE(scene.browser->pages.size(), 1);
        scene.server.enqueue(Test::Endpoint::Token, Test::Answer::error(400, "invalid_grant"));
        const QUrl redirect = scene.redirect();
        paste(*dialog, redirect.toString(QUrl::FullyEncoded));
        QTRY_VERIFY(textOf(*dialog).contains(QStringLiteral("did not work")));
        click(*dialog, QStringLiteral("What happened…"));
        auto *const shown = dialog->findChild<TranscriptDialog *>();
        QVERIFY(shown && shown->isVisible());
        const QString text = shown->findChild<QTextEdit *>()->toPlainText();
        QVERIFY(text.contains(QStringLiteral("invalid_grant")));
        const QUrlQuery answer(redirect);
        for (const char *secret : {"code", "state"})
            QVERIFY(!text.contains(answer.queryItemValue(QLatin1String(secret))));
        QTest::mouseClick(buttonSaying(*shown, QStringLiteral("Copy")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);

        QTemporaryDir folder;
        for (const char *name : {"a.txt", "a.html", "a.json"}) {
            const QString path = folder.filePath(QLatin1String(name));
            shown->save(path);
            QVERIFY2(QFileInfo(path).size() > 100, name);
            QVERIFY(textOf(*shown).contains(QStringLiteral("Saved.")));
        }
        shown->save(folder.filePath(QStringLiteral("no/such/folder.txt")));
        QVERIFY(textOf(*shown).contains(QStringLiteral("could not be saved")));
        dialog->close();
        QTRY_COMPARE(failed.size(), 1);
    }

    void sayWhatWasWrongAndGoOnWaiting_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("A state of another sign-in")
            << QStringLiteral("http://127.0.0.1:1/callback?code=c&state=wrong");
        QTest::newRow("An address without a state")
            << QStringLiteral("http://127.0.0.1:1/callback?code=c");
        QTest::newRow("A denial that anybody could have written")
            << QStringLiteral("error=access_denied&state=wrong");
        QTest::newRow("Markup") << QStringLiteral("<b>code=</b>");
        QTest::newRow("A megabyte") << QStringLiteral("code=") + QString(1'000'000, u'x');
    }
    void sayWhatWasWrongAndGoOnWaiting()
    {
        QFETCH(QString, text);
        SignInScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
        dialog->show();
        QTRY_COMPARE(scene.browser->pages.size(), 1);
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        const QString before = textOf(*dialog);
        paste(*dialog, text);
        QTRY_VERIFY(textOf(*dialog) != before);
        QVERIFY(textOf(*dialog).contains(QStringLiteral("Continue in your browser")));
        QCOMPARE(signedIn.size(), 0);
        paste(*dialog, scene.redirect().toString(QUrl::FullyEncoded));
        QTRY_COMPARE(signedIn.size(), 1);
        dialog->close();
    }

    void everyLinkThatIsCopiedIsNew()
    {
        SignInScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        dialog->show();
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Copy a new link")));
        QStringList links{scene.browser->pages.constFirst().url.toString(QUrl::FullyEncoded)};
        for (int copies = 0; copies < 2; ++copies) {
            QGuiApplication::clipboard()->clear();
            click(*dialog, QStringLiteral("Copy a new link"));
            QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
            QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Copy a new link")));
            links.append(QGuiApplication::clipboard()->text());
        }
        QCOMPARE(QSet<QString>(links.begin(), links.end()).size(), 3);
        dialog->close();
    }

    void openAgainOpensTheSamePage()
    {
        SignInScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        dialog->show();
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        click(*dialog, QStringLiteral("Open again"));
        QTRY_COMPARE(scene.browser->pages.size(), 2);
        QCOMPARE(scene.browser->pages.at(0).url, scene.browser->pages.at(1).url);
        dialog->close();
    }

    void switchesToTheWindowInMidWait()
    {
        SignInScene scene;
        const auto inside = std::make_shared<Test::InstantUserAgent>(
            Test::Behaviour{.redirect = Test::Behaviour::Redirect::HandBack});
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
        dialog->show();
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        QVERIFY(!buttonSaying(*dialog, QStringLiteral("Sign in inside this window")));
        dialog->panel()->setEmbeddedBrowser(inside);
        click(*dialog, QStringLiteral("Sign in inside this window"));
        QTRY_COMPARE(signedIn.size(), 1);
        dialog->close();
    }

    void aDenialCanBeTriedAgain()
    {
        SignInScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
        QSignalSpy failed(dialog, &SignInDialog::failed);
        dialog->show();
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        paste(*dialog,
              scene.redirect(Test::Behaviour::Decision::Deny).toString(QUrl::FullyEncoded));
        QTRY_VERIFY(textOf(*dialog).contains(QStringLiteral("Nothing was shared")));
        QVERIFY(buttonSaying(*dialog, QStringLiteral("Start again"))->hasFocus());
        click(*dialog, QStringLiteral("Start again"));
        QTRY_COMPARE(scene.browser->pages.size(), 2);
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        paste(*dialog, scene.redirect().toString(QUrl::FullyEncoded));
        QTRY_COMPARE(signedIn.size(), 1);
        dialog->close();
        QCOMPARE(failed.size(), 0);
    }

    void closingItStopsTheSignIn()
    {
        SignInScene scene;
        auto *reply = signIn(nullptr, &scene.accounts, scene.request());
        QTRY_COMPARE(scene.browser->pages.size(), 1);
        for (QWidget *window : QApplication::topLevelWidgets()) {
            if (qobject_cast<SignInDialog *>(window))
                QTest::keyClick(window, Qt::Key_Escape);
        }
        const auto outcome = outcomeOf(reply);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, AuthError::Code::Cancelled);
    }

    void cancellingTheReplyClosesTheWindow()
    {
        SignInScene scene;
        auto *reply = signIn(nullptr, &scene.accounts, scene.request());
        QTRY_COMPARE(scene.browser->pages.size(), 1);
        reply->cancel();
        QTRY_VERIFY(std::ranges::none_of(QApplication::topLevelWidgets(), [](QWidget *window) {
            return qobject_cast<SignInDialog *>(window);
        }));
    }

    void signsTheSamePersonInAgain_data()
    {
        QTest::addColumn<QString>("person");
        QTest::addColumn<QString>("said");
        QTest::newRow("the same person: the account goes on")
            << QString() << QStringLiteral("You are signed in as");
        QTest::newRow("somebody else: the account stays as it is")
            << QStringLiteral("bob") << QStringLiteral("This is somebody else");
    }
    void signsTheSamePersonInAgain()
    {
        SignInScene scene;
        auto *first = new SignInDialog(scene.accounts, scene.request());
        QSignalSpy signedIn(first, &SignInDialog::signedIn);
        QTRY_COMPARE(scene.browser->pages.size(), 1);
        QVERIFY(first->panel()); // nothing has to be shown for it
        const auto account = [&] { return signedIn.first().first().value<Account>(); };
        first->show();
        QTRY_VERIFY(buttonSaying(*first, QStringLiteral("Open again")));
        paste(*first, scene.redirect().toString(QUrl::FullyEncoded));
        QTRY_COMPARE(signedIn.size(), 1);
        first->close();

        QFETCH(QString, person);
        if (!person.isEmpty()) {
            scene.server.editIdToken([&person](Test::IdTokenDraft &token) {
                token.claims.insert(QLatin1String("sub"), person);
            });
        }
        const auto inside = std::make_shared<Test::InstantUserAgent>(
            Test::Behaviour{.redirect = Test::Behaviour::Redirect::HandBack});
        auto *again = new SignInDialog(scene.accounts, account().id, {.userAgent = scene.browser});
        again->panel()->setEmbeddedBrowser(inside); // right after it was made
        QVERIFY(again->windowTitle().contains(account().name));
        again->show();
        QTRY_VERIFY(buttonSaying(*again, QStringLiteral("Open again")));
        click(*again, QStringLiteral("Sign in inside this window"));
        QFETCH(QString, said);
        QTRY_VERIFY2(textOf(*again).contains(said), qPrintable(textOf(*again)));
        QCOMPARE(scene.accounts.account(account().id)->displayName, account().displayName);
        again->close();
    }

    void whatAProviderSaysIsPlainAndShort()
    {
        SignInScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        dialog->show();
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        QUrl answer = scene.redirect(Test::Behaviour::Decision::Deny);
        QUrlQuery without(answer);
        without.removeQueryItem(QStringLiteral("error_description"));
        answer.setQuery(without.query(QUrl::FullyEncoded)
                        + QStringLiteral("&error_description=%3Ch1%3E%E2%80%AE")
                        + QString(4'000, u'x'));
        paste(*dialog, answer.toString(QUrl::FullyEncoded));
        QTRY_VERIFY2(textOf(*dialog).contains(QStringLiteral("The provider says")),
                     qPrintable(textOf(*dialog)));
        QVERIFY(!textOf(*dialog).contains(QChar(0x202e)));
        QVERIFY(textOf(*dialog).size() < 2'000);
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            QCOMPARE(label->textFormat() == Qt::PlainText || label->text().isEmpty()
                         || !label->text().contains(u'<'),
                     true);
        dialog->close();
    }

    void whatIsWrongWithAnAddressIsSeenInTheSmallestWindow()
    {
        SignInScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        dialog->resize(dialog->minimumSize());
        dialog->show();
        QApplication::setActiveWindow(dialog);
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        paste(*dialog, QStringLiteral("http://127.0.0.1:1/callback?code=c"));
        QTRY_VERIFY(textOf(*dialog).contains(QStringLiteral("older link")));
        const auto seen = [](const QWidget *widget) {
            return widget->visibleRegion().boundingRect().size() == widget->size();
        };
        for (const QWidget *part : dialog->findChild<PasteField *>()->findChildren<QWidget *>()) {
            if (qobject_cast<const QLineEdit *>(part)
                || (qobject_cast<const QLabel *>(part) && !part->isHidden()))
                QTRY_VERIFY2(seen(part), part->metaObject()->className());
        }
        dialog->close();
    }

    void everyControlHasANameAndCanBeReachedByKeyboard()
    {
        SignInScene scene;
        auto *dialog = new SignInDialog(scene.accounts, scene.request());
        dialog->panel()->setEmbeddedBrowser(scene.browser);
        dialog->show();
        QTRY_VERIFY(buttonSaying(*dialog, QStringLiteral("Open again")));
        click(*dialog, QStringLiteral("Paste the address from the browser"));
        QSet<QChar> mnemonics;
        int seen = 0;
        for (QWidget *control : dialog->findChildren<QWidget *>()) {
            const bool isControl =
                qobject_cast<QAbstractButton *>(control) || qobject_cast<QLineEdit *>(control);
            if (!isControl || !control->isVisibleTo(dialog))
                continue;
            ++seen;
            QVERIFY(control->focusPolicy() & Qt::TabFocus);
            QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(control);
            QVERIFY2(!interface->text(QAccessible::Name).isEmpty(),
                     control->metaObject()->className());
            if (const auto *button = qobject_cast<QAbstractButton *>(control)) {
                const qsizetype mark = button->text().indexOf(u'&');
                if (mark < 0)
                    continue;
                const QChar letter = button->text().at(mark + 1).toLower();
                QVERIFY2(!mnemonics.contains(letter), qPrintable(button->text()));
                mnemonics.insert(letter);
            }
        }
        QVERIFY(seen >= 7);
        dialog->close();
    }
};

QONSENT_TEST(tst_SignInDialog)
#include "tst_signindialog.moc"
