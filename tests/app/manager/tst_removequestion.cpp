// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/removequestion.h"
#include "tests/app/manager/exportscene.h"
#include "tests/support/testmain.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Manager;

/// The question before a sign-in is ended.
class tst_RemoveQuestion : public QObject
{
    Q_OBJECT

    using Remainder = SignOut::Remainder;

    static Account account(const QString &name = QStringLiteral("Work"))
    {
        return {.name = name,
                .provider = {.issuer = QStringLiteral("https://id.example.org"),
                             .revocationEndpoint =
                                 QUrl(QStringLiteral("https://id.example.org/revoke"))}};
    }
    static QString plain(QString text)
    {
        for (const char16_t mark : {0x2066, 0x2068, 0x2069, 0x200b})
            text.remove(QChar(mark));
        return text;
    }
    static RemoveQuestion *open(const Account &account, Remainder remainder)
    {
        auto *question = new RemoveQuestion(account, remainder, nullptr);
        question->open();
        return question;
    }

private Q_SLOTS:
    void itSaysWhatWillHappen()
    {
        QPointer<RemoveQuestion> question = open(account(), Remainder::Nothing);
        QCOMPARE(plain(textOf(*question)),
                 QStringLiteral("Remove \"Work\"?\nQonsent asks id.example.org to end the sign-in "
                                "and deletes its tokens here. This cannot be undone."));
        QCOMPARE(question->windowTitle(), QStringLiteral("Remove \"Work\"?"));
        QCOMPARE(question->atProvider(), SignOut::AtProvider::Revoke);
        QVERIFY(buttonSaying(*question, QStringLiteral("Remove")));
        question->reject();
        question = open(account(), Remainder::Settings);
        QVERIFY(plain(textOf(*question)).startsWith(QStringLiteral("Sign out of \"Work\"?")));
        QVERIFY(!textOf(*question).contains(QStringLiteral("cannot be undone")));
        QVERIFY(buttonSaying(*question, QStringLiteral("Sign out")));
        question->reject();
        QTRY_VERIFY(!question);
    }

    void whereTheProviderCannotBeAskedThatIsSaid()
    {
        Account silent = account();
        silent.provider.revocationEndpoint = {};
        QPointer<RemoveQuestion> question = open(silent, Remainder::Nothing);
        QVERIFY(plain(textOf(*question))
                    .contains(QStringLiteral("id.example.org cannot end sign-ins from here. End it "
                                             "on its security page.")));
        QVERIFY(!textOf(*question).contains(QStringLiteral("asks")));
        QCOMPARE(question->atProvider(), SignOut::AtProvider::Silent);
        question->reject();
    }

    void noKeyRemovesByAccident_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Return") << int(Qt::Key_Return);
        QTest::newRow("Enter") << int(Qt::Key_Enter);
        QTest::newRow("Escape") << int(Qt::Key_Escape);
        QTest::newRow("Space, where the focus is") << int(Qt::Key_Space);
    }
    void noKeyRemovesByAccident()
    {
        QFETCH(int, key);
        QPointer<RemoveQuestion> question = open(account(), Remainder::Nothing);
        QVERIFY(QTest::qWaitForWindowActive(question));
        QSignalSpy accepted(question, &QDialog::accepted);
        QSignalSpy rejected(question, &QDialog::rejected);
        QWidget *const focused = question->focusWidget();
        QVERIFY(focused);
        QTest::keyClick(focused, Qt::Key(key));
        QCOMPARE(accepted.size(), 0);
        QCOMPARE(rejected.size(), 1);
    }

    void onlyItsButtonSaysYes()
    {
        QPointer<RemoveQuestion> question = open(account(), Remainder::Nothing);
        QSignalSpy accepted(question, &QDialog::accepted);
        buttonSaying(*question, QStringLiteral("Remove"))->click();
        QCOMPARE(accepted.size(), 1);
        QTRY_VERIFY(!question);
    }

    void J09_aNameIsPlainAndNeverWidensTheWindow_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("J09: markup") << "<b>Work</b><img src=x>";
        QTest::newRow("J13: arguments") << "%1 %2 %L1";
        QTest::newRow("J09: quotes and a question") << "Work\"? Nothing happens. \"";
        QTest::newRow("J09: a word without an end") << QString(500, u'W');
        QTest::newRow("J09: another direction") << QStringLiteral("a\u202eb\u2066c");
        QTest::newRow("J09: nothing") << "";
    }
    void J09_aNameIsPlainAndNeverWidensTheWindow()
    {
        QFETCH(QString, name);
        QPointer<RemoveQuestion> question = open(account(name), Remainder::Nothing);
        QCoreApplication::processEvents();
        QVERIFY(question->width() <= 520);
        QVERIFY(question->height() <= 360);
        QVERIFY(textOf(*question).contains(QStringLiteral("id.example.org")));
        QVERIFY(!textOf(*question).contains(QChar(0x202e)));
        for (const QLabel *label : question->findChildren<QLabel *>())
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
        question->reject();
    }

    void aProviderWithoutANameIsTheProvider()
    {
        Account nameless = account();
        nameless.provider.issuer.clear();
        QPointer<RemoveQuestion> question = open(nameless, Remainder::Nothing);
        QVERIFY(textOf(*question).contains(QStringLiteral("asks the provider to end")));
        question->reject();
    }
};

QONSENT_TEST(tst_RemoveQuestion)
#include "tst_removequestion.moc"
