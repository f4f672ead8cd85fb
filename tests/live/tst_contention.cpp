// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accounts.h"
#include "oauthcore/sqlitevault/keyfilesource.h"
#include "oauthcore/sqlitevault/sqlitevault.h"
#include "tests/app/cli/clirun.h"
#include "tests/live/livebrowser.h"
#include "tests/live/liveserver.h"
#include "tests/support/longestwait.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qonsent;

namespace {

constexpr int programs = 8;

/// One place in which a program runs, ends and is started again.
struct Place
{
    std::unique_ptr<CliRun> run;
    QElapsedTimer since;
    bool isKilled = false;
};

/// What a minute of it came to.
struct Tally
{
    int served = 0;
    int killed = 0;
    int failed = 0;
    qint64 lastKill = 0; ///< milliseconds since 1970 UTC
    qint64 longestMSecs = 0;
    qint64 longestInPeace = 0; ///< of those that ended before anybody was killed
    QByteArray firstFailure;
};

} // namespace

/// Many processes, one account, one rotating refresh token, at a real provider that ends the
/// sign-in when a spent refresh token comes again.
class tst_Contention : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    QString vault() const { return m_home.filePath(QStringLiteral("vault")); }
    std::unique_ptr<CliRun> program(const QStringList &arguments) const
    {
        auto run = std::make_unique<CliRun>(arguments);
        run->setVault(vault());
        return run;
    }
    bool signIn(const LiveServer &server) const
    {
        const LiveBrowser browser;
        const auto run = program(
            {QStringLiteral("sign-in"), QStringLiteral("Work"), QStringLiteral("--issuer"),
             server.issuer(), QStringLiteral("--client-id"), QStringLiteral("qonsent-public"),
             QStringLiteral("--scope"), QStringLiteral("openid offline_access"),
             QStringLiteral("--param"), QStringLiteral("prompt=consent"),
             QStringLiteral("--browser"), browser.command()});
        return run->run() && run->exitCode() == 0;
    }

private Q_SLOTS:
    void nobodyIsSignedOutAndEverybodyIsServed_data()
    {
        QTest::addColumn<int>("seconds");
        bool isNumber = false;
        const int wanted = qEnvironmentVariableIntValue("QONSENT_CONTENTION_SECONDS", &isNumber);
        QTest::newRow("B36, H05: eight programs and one that stays, some of them killed")
            << (isNumber ? wanted : 20);
    }
    void nobodyIsSignedOutAndEverybodyIsServed()
    {
        QFETCH(int, seconds);
        LiveServer server(
            LiveServer::Kind::OidcProvider,
            QProcess::splitCommand(QStringLiteral("--rotate --access-token-ttl 1 --alg ES256")));
        QVERIFY2(server.isRunning(), qPrintable(server.notices()));
        QVERIFY(signIn(server));
        server.setLatency(std::chrono::milliseconds(300));
        const int before = server.refreshCount();

        // The one that stays: a manager, say.
        Services services = inMemoryServices();
        services.vault = std::make_shared<SqliteVault>(SqliteVaultOptions{
            .folder = vault(),
            .keys = {std::make_shared<KeyFileSource>(vault() + QStringLiteral(".key"))}});
        Accounts accounts(services);
        const auto account = outcomeOf(accounts.find(QStringLiteral("Work")));
        QVERIFY(account.has_value());

        Tally tally;
        int stayed = 0;
        std::array<Place, programs> places;
        QElapsedTimer watch;
        watch.start();
        qint64 nextKill = 0;
        ReplyOf<Secret> *asked = nullptr;
        while (watch.elapsed() < seconds * 1000) {
            for (Place &place : places)
                keepBusy(place, tally);
            if (!asked) {
                asked = accounts.freshToken(account->id);
                whenFinished(asked, this, [&](const Result<Secret> &token) {
                    asked = nullptr;
                    if (token)
                        ++stayed;
                    else if (tally.firstFailure.isEmpty())
                        tally.firstFailure = "the one that stays: " + token.error().reason;
                });
            }
            // The first half goes by without violence: nothing can be blamed on it.
            if (watch.elapsed() > std::max<qint64>(nextKill, seconds * 500)) {
                // Whoever runs right now may be waiting, holding the lock, or writing.
                killOne(places, tally);
                nextKill = watch.elapsed() + 1000 + QRandomGenerator::global()->bounded(2000);
            }
            if (server.revocationCount() > 0)
                break;
            QTest::qWait(5);
        }
        const qint64 elapsed = watch.elapsed();
        server.setLatency(std::chrono::milliseconds(0));
        QTRY_VERIFY_WITH_TIMEOUT(!asked, longestWait);
        for (Place &place : places) {
            QVERIFY(!place.run || place.run->waitForEnd());
            if (place.run)
                count(place, tally);
        }
        const int refreshes = server.refreshCount() - before;
        qInfo("%lld ms: %d programs served, %d times the one that stays, %d killed, %d failed, "
              "longest %lld ms (%lld before the first), %d refreshes, %d sign-ins ended",
              elapsed, tally.served, stayed, tally.killed, tally.failed, tally.longestMSecs,
              tally.longestInPeace, refreshes, server.revocationCount());
        if (server.revocationCount() > 0) {
            // No client can prevent this: killed after the provider has rotated the token and
            // before the new one is on the disk, which takes some milliseconds.
            const qint64 sinceAnswer = tally.lastKill - server.lastRefresh();
            QVERIFY2(tally.killed > 0 && sinceAnswer > -50 && sinceAnswer < 500,
                     "a sign-in ended, and nobody was killed at the wrong moment");
            QSKIP("Killed between the provider's rotation and the disk: nothing can be said of "
                  "what came after it.");
        }
        QVERIFY2(tally.failed == 0, tally.firstFailure.constData());
        QVERIFY(tally.served > seconds);
        QVERIFY(stayed > seconds / 2);
        QVERIFY(tally.longestMSecs < tally.longestInPeace + 5000); // nobody waits for the dead
        // A token lives for a second, a refresh takes 0.3 s: one a second at the most, and as many
        // as were cut short by a kill.
        QVERIFY(refreshes <= elapsed / 1000 + tally.killed + 2);
    }

private:
    void keepBusy(Place &place, Tally &tally) const
    {
        if (place.run && place.run->isRunning())
            return;
        if (place.run)
            count(place, tally);
        place.run = program({QStringLiteral("token"), QStringLiteral("Work")});
        place.isKilled = false;
        place.since.start();
        place.run->start();
    }
    static void count(Place &place, Tally &tally)
    {
        if (place.isKilled)
            return;
        tally.longestMSecs = std::max(tally.longestMSecs, place.since.elapsed());
        if (tally.killed == 0)
            tally.longestInPeace = tally.longestMSecs;
        if (place.run->exitCode() == 0 && place.run->output().count('\n') == 1)
            return void(++tally.served);
        ++tally.failed;
        if (tally.firstFailure.isEmpty())
            tally.firstFailure = place.run->errors();
    }
    static void killOne(std::array<Place, programs> &places, Tally &tally)
    {
        Place &place = places.at(std::size_t(QRandomGenerator::global()->bounded(programs)));
        if (!place.run || !place.run->isRunning())
            return;
        place.isKilled = true;
        place.run->kill();
        ++tally.killed;
        tally.lastKill = QDateTime::currentMSecsSinceEpoch();
    }
};

QONSENT_TEST(tst_Contention)
#include "tst_contention.moc"
