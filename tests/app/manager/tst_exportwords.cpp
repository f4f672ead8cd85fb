// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/manager/exportwords.h"
#include "oauthcore/base/clock.h"
#include "tests/support/leakoracle.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QTest>

using namespace Qonsent;
using namespace Qonsent::Manager;

/// The texts of the export window.
class tst_ExportWords : public QObject
{
    Q_OBJECT

    static constexpr auto Left = RefreshTokenInclusion::Left;
    static constexpr auto Included = RefreshTokenInclusion::Included;

    static TokenSet tokens()
    {
        return {.accessToken = Secret("CNRYA-0123456789abcdef"),
                .tokenType = "Bearer",
                .refreshToken = Secret("CNRYR-0123456789abcdef"),
                .idToken = Secret("CNRYI-0123456789abcdef"),
                .extra = {{QLatin1String("instance_url"), QLatin1String("https://x.example")},
                          {QLatin1String("session"), QLatin1String("CNRYA-fedcba9876543210")}}};
    }
    static Account account()
    {
        return {.name = QStringLiteral("Work"),
                .provider = {.issuer = QStringLiteral("https://id.example.org")}};
    }

private Q_SLOTS:
    void everyFormIsOfferedOnceAndHasATitle()
    {
        QSet<QByteArray> offered;
        for (const QByteArray &form : ExportWords::forms()) {
            QVERIFY(!ExportWords::title(form).isEmpty());
            QVERIFY2(ExportWords::title(form) != QString::fromUtf8(form), form.constData());
            offered.insert(form);
        }
        QCOMPARE(offered.size(), ExportWords::forms().size());
        QCOMPARE(std::size_t(offered.size()), exporters().size());
        QCOMPARE(ExportWords::title("none such"), QStringLiteral("none such"));
    }

    void onlySomeFormsHaveAPlaceForTheRefreshToken_data()
    {
        QTest::addColumn<bool>("has");
        for (const QByteArray &form : ExportWords::forms())
            QTest::newRow(form.constData()) << (form == "json" || form == "env");
        QTest::newRow("none such") << false;
    }
    void onlySomeFormsHaveAPlaceForTheRefreshToken()
    {
        QFETCH(bool, has);
        QCOMPARE(hasPlaceForRefreshToken(QTest::currentDataTag(), account()), has);
    }

    void J08_aPreviewHoldsNoToken_data()
    {
        QTest::addColumn<QByteArray>("form");
        for (const QByteArray &form : ExportWords::forms())
            QTest::newRow(form.constData()) << form;
    }
    void J08_aPreviewHoldsNoToken()
    {
        QFETCH(QByteArray, form);
        const auto real = exported(form, account(), tokens(), Included);
        QVERIFY(real && !LeakOracle::findIn(*real).isEmpty());
        const auto masked = maskedExport(form, account(), tokens(), Included);
        QVERIFY(masked);
        QCOMPARE(LeakOracle::findIn(*masked), QStringList());
        QVERIFY(masked->contains(tokens().accessToken.masked().toUtf8()));
        QVERIFY(!masked->contains("QonsentMasked"));
        QCOMPARE(masked->contains(tokens().refreshToken.masked().toUtf8()),
                 hasPlaceForRefreshToken(form, account()));
    }

    void H28_theRefreshTokenIsMaskedOnlyWhereItWillBe()
    {
        const auto masked = maskedExport("json", account(), tokens(), Left);
        QVERIFY(masked);
        QVERIFY(!masked->contains(tokens().refreshToken.masked().toUtf8()));
    }

    void aCommandIsReadBackByTheShellAsItWasMeant_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a name with a space") << "Work GitLab";
        QTest::newRow("letters beyond ASCII") << "Büro 東京";
        QTest::newRow("H28: a command in backquotes") << "a`touch /tmp/qonsent-was-here`b";
        QTest::newRow("H28: a command in brackets") << "a$(id)b";
        QTest::newRow("H28: a variable") << "$HOME";
        QTest::newRow("H28: the end of the quotes") << "a\"; id; \"b";
        QTest::newRow("H28: single quotes") << "it's $(id)";
        QTest::newRow("H28: a backslash at the end") << "a\\";
        QTest::newRow("H28: history of the shell") << "wow!!";
        QTest::newRow("H28: an option") << "--output=/tmp/x";
        QTest::newRow("H28: a wildcard") << "*";
    }
    void aCommandIsReadBackByTheShellAsItWasMeant()
    {
        QFETCH(QString, name);
        QString command = ExportWords::command(name, "env", Included);
        QVERIFY(command.startsWith(QLatin1String("qonsent ")));
        command.replace(0, 7, QStringLiteral("printf '%s\\n'"));
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), command});
        QVERIFY(shell.waitForFinished());
        QStringList words = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n');
        words.removeLast();
        QCOMPARE(words.value(0), QStringLiteral("export"));
        QCOMPARE(words.count(name), 1);
        QCOMPARE(words.indexOf(QStringLiteral("--")) < 0, !name.startsWith(u'-'));
        words.removeAll(name);
        words.removeAll(QStringLiteral("--"));
        QCOMPARE(words.mid(1),
                 QStringList({QStringLiteral("--format"), QStringLiteral("env"),
                              QStringLiteral("--include-refresh-token")}));
    }

    void aNameThatCannotBeTypedHasNoCommand_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("J13: a newline, and what comes after it") << "a\nid";
        QTest::newRow("J13: an escape") << "a\x1b[2Jb";
        QTest::newRow("J13: another direction") << QStringLiteral("a\u202eb");
        QTest::newRow("J13: nothing to be seen") << QStringLiteral("a\u200bb");
    }
    void aNameThatCannotBeTypedHasNoCommand()
    {
        QFETCH(QString, name);
        QCOMPARE(ExportWords::command(name, "env", Left), QString());
    }

    void aFileNameIsOneName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("a plain name") << "Work GitLab"
                                      << "Work-GitLab.json";
        QTest::newRow("H28: a path") << "../../etc/passwd"
                                     << "etc-passwd.json";
        QTest::newRow("H28: a hidden file") << ".ssh"
                                            << "ssh.json";
        QTest::newRow("H28: an option") << "-rf"
                                        << "rf.json";
        QTest::newRow("H28: nothing but dots") << "..."
                                               << "account.json";
        QTest::newRow("H28: a newline") << "a\nb"
                                        << "a-b.json";
        QTest::newRow("H28: too long")
            << QString(500, u'a') << QString(60, u'a') + QLatin1String(".json");
    }
    void aFileNameIsOneName()
    {
        QFETCH(QString, name);
        QFETCH(QString, file);
        QCOMPARE(ExportWords::fileName(name, "json"), file);
    }

    void whoCanUseItIsSaid_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("bound");
        QTest::newRow("a bearer token") << QByteArray("Bearer") << false;
        QTest::newRow("a type that was left out") << QByteArray() << false;
        QTest::newRow("a token with a key") << QByteArray("DPoP") << true;
        QTest::newRow("a token with a key, as another server spells it")
            << QByteArray("dpop") << true;
    }
    void whoCanUseItIsSaid()
    {
        QFETCH(QByteArray, type);
        QFETCH(bool, bound);
        TokenSet set = tokens();
        set.tokenType = type;
        QCOMPARE(isBound(set), bound);
        QCOMPARE(ExportWords::facts(set, utcFromMSecs(0)).contains(QLatin1String("Tied to")),
                 bound);
    }

    void aPermissionIsShownAndNotObeyed()
    {
        TokenSet set = tokens();
        set.grantedScopes = {QStringLiteral("read"), QStringLiteral("a\u202eb")};
        const QString facts = ExportWords::facts(set, utcFromMSecs(0));
        QVERIFY(facts.contains(QLatin1String("read")));
        QVERIFY(!facts.contains(QChar(0x202e)));
    }
};

QONSENT_TEST(tst_ExportWords)
#include "tst_exportwords.moc"
