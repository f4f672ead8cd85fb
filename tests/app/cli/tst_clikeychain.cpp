// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/testing/authorizationserver.h"
#include "tests/app/cli/clivisit.h"
#include "tests/support/desktopsession.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

/// The vault behind a real desktop keyring, as somebody has it who only ever typed `qonsent`.
class tst_CliKeychain : public QObject
{
    Q_OBJECT

    Test::AuthorizationServer m_server{{.canaries = true}};

    /// A run in \a session, in a home of its own or in \a folder; nothing but the keychain opens
    /// its vault.
    std::unique_ptr<CliRun> program(const DesktopSession &session, const QStringList &arguments,
                                    const QString &folder = {}) const
    {
        auto run = std::make_unique<CliRun>(arguments);
        if (!folder.isEmpty())
            run->setVault(folder);
        run->setVariable(QStringLiteral("QONSENT_KEY_FILE"), QString());
        run->setVariable(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                         session.hasBus() ? session.address()
                                          : QStringLiteral("unix:path=/nowhere"));
        return run;
    }
    QStringList signIn() const
    {
        return {QStringLiteral("sign-in"),     QStringLiteral("Work"),
                QStringLiteral("--issuer"),    m_server.issuer(),
                QStringLiteral("--client-id"), QStringLiteral("app"),
                QStringLiteral("--browser"),   QStringLiteral("none"),
                QStringLiteral("--json")};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!DesktopSession::hasKeyring())
            QSKIP("gnome-keyring is not installed.");
    }

    void anUnlockedKeyringOpensTheVaultUnasked()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        const QString folder = session.path(QStringLiteral("vault"));
        const auto first = program(session, signIn(), folder);
        QVERIFY2(visit(*first), first->errors().constData());
        QVERIFY2(first->exitCode() == 0, first->errors().constData());
        const auto later = program(session, {QStringLiteral("token"), QStringLiteral("Work")},
                                   folder);
        QVERIFY(later->run());
        QVERIFY2(later->exitCode() == 0, later->errors().constData());
        QVERIFY(later->output().startsWith("CNRYA-"));
        const auto shown = program(session, {QStringLiteral("show"), QStringLiteral("Work")},
                                   folder);
        QVERIFY(shown->run());
        QVERIFY(shown->output().contains("opened by: keychain"));
    }

    void whatWouldFailAfterwardsIsSaidBeforeAnythingOpens_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("error");
        QTest::newRow("H16: no bus") << "no bus" << "keychain_absent";
        QTest::newRow("H16: a bus without a keyring") << "no keyring" << "keychain_absent";
        QTest::newRow("H16: a keyring that crashed") << "crashed" << "keychain_absent";
        QTest::newRow("H16: a keyring without a default collection") << "no collection"
                                                                     << "keychain_absent";
        QTest::newRow("a locked keyring, and nobody to unlock it") << "locked"
                                                                   << "keychain_locked";
    }
    void whatWouldFailAfterwardsIsSaidBeforeAnythingOpens()
    {
        QFETCH(QString, state);
        QFETCH(QString, error);
        DesktopSession session;
        if (state == u"no bus")
            session.killBus();
        if (state == u"no collection")
            QVERIFY(session.startLockedKeyring());
        if (state == u"crashed" || state == u"locked") {
            QVERIFY(session.startUnlockedKeyring());
            session.killKeyring();
        }
        if (state == u"locked")
            QVERIFY(session.startLockedKeyring());
        m_server.clearRequests();
        const auto run = program(session, signIn());
        QVERIFY(run->run());
        QCOMPARE(run->exitCode(), 7);
        QCOMPARE(run->errorObject().value(QLatin1String("error")).toString(), error);
        QVERIFY(run->errorObject().value(QLatin1String("message")).toString().contains(
            QLatin1String("passphrase"))); // what to do instead
        QVERIFY(run->address().isEmpty());
        QVERIFY(m_server.requests().isEmpty());
    }

    void aKeyringThatIsLockedLaterLosesNothing()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        const QString folder = session.path(QStringLiteral("vault"));
        const auto first = program(session, signIn(), folder);
        QVERIFY(visit(*first));
        QCOMPARE(first->exitCode(), 0);
        const QStringList token{QStringLiteral("token"), QStringLiteral("Work"),
                                QStringLiteral("--json")};
        session.killKeyring();
        QVERIFY(session.startLockedKeyring());
        const auto locked = program(session, token, folder);
        QVERIFY(locked->run());
        QCOMPARE(locked->exitCode(), 7);
        QCOMPARE(locked->errorObject().value(QLatin1String("error")).toString(),
                 QStringLiteral("keychain_locked"));
        session.killKeyring();
        QVERIFY(session.startUnlockedKeyring());
        const auto again = program(session, token, folder);
        QVERIFY(again->run());
        QVERIFY2(again->exitCode() == 0, again->errors().constData());
    }
};

QONSENT_TEST(tst_CliKeychain)
#include "tst_clikeychain.moc"
