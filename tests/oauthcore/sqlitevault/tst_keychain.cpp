// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/sqlitevault/fakesecretservice.h"
#include "tests/support/desktopsession.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QTest>

using namespace Qonsent;

namespace {

constexpr int patience = 1'000; ///< milliseconds, where nobody is going to answer
constexpr int enough = 20'000;  ///< where somebody is

/// What the client answered; \c code is empty for a success.
struct Answer
{
    QByteArray code = {};
    QByteArray reason = {};
    QByteArray key = {};
    QJsonObject parameters = {};
    qint64 took = 0;  ///< milliseconds
    qint64 pause = 0; ///< the longest in which its event loop stood still
};

/// A program of a session; see keychainclient.cpp.
class Client
{
public:
    explicit Client(const QProcessEnvironment &environment, int answer = enough,
                    int person = enough)
    {
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationDirPath()
                            + QStringLiteral("/qonsent_keychainclient"),
                        {QString::number(answer), QString::number(person)});
    }
    ~Client()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
        // also what a sanitizer has to say
        if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
            QTest::qFail("the client did not end well", __FILE__, __LINE__);
    }
    Q_DISABLE_COPY_MOVE(Client)

    Answer ask(const char *what, const QJsonObject &parameters = {}, int size = 0)
    {
        const QJsonObject order = {{QStringLiteral("do"), QString::fromLatin1(what)},
                                   {QStringLiteral("parameters"), parameters},
                                   {QStringLiteral("size"), size}};
        m_process.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
        // The loop turns meanwhile, since a fake service may live in this process.
        if (!QTest::qWaitFor([this] { return m_process.canReadLine() || !isAlive(); }, 30'000)
            || !isAlive())
            return {.code = "the client ended or does not answer"};
        const QJsonObject answer = QJsonDocument::fromJson(m_process.readLine()).object();
        const auto text = [&answer](const char *name) {
            return answer.value(QLatin1String(name)).toString().toLatin1();
        };
        if (!text("leaks").isEmpty())
            return {.code = "a key was logged"};
        return {.code = text("code"),
                .reason = text("reason"),
                .key = text("key"),
                .parameters = answer.value(QStringLiteral("parameters")).toObject(),
                .took = answer.value(QStringLiteral("took")).toInteger(),
                .pause = answer.value(QStringLiteral("pause")).toInteger()};
    }
    [[nodiscard]] bool isAlive() const { return m_process.state() != QProcess::NotRunning; }

private:
    QProcess m_process;
};

/// Some slot that was made elsewhere.
QJsonObject someSlot(const char *backend = "secret-service")
{
    return {{QStringLiteral("slot"), QString(32, QLatin1Char('a'))},
            {QStringLiteral("backend"), QString::fromLatin1(backend)}};
}

} // namespace

/// With a real GNOME keyring.
class tst_Keychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!DesktopSession::hasKeyring())
            QSKIP("gnome-keyring-daemon is not installed");
    }

    void aKeyIsFoundAgain()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        const Answer made = Client(session.environment()).ask("make");
        QCOMPARE(made.code, QByteArray());
        QCOMPARE(made.key.size(), 64);
        const Answer found = Client(session.environment()).ask("key", made.parameters);
        QCOMPARE(found.code, QByteArray());
        QCOMPARE(found.key, made.key);
    }

    void aNewSlotLeavesTheOldOneAlone_data() { onlyRow("H20: re-key interrupted at any point"); }
    void aNewSlotLeavesTheOldOneAlone()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        Client client(session.environment());
        const Answer older = client.ask("make");
        const Answer newer = client.ask("make");
        QCOMPARE(newer.code, QByteArray());
        QVERIFY(newer.key != older.key);
        QCOMPARE(client.ask("key", older.parameters).key, older.key);
        QCOMPARE(client.ask("key", newer.parameters).key, newer.key);
        QCOMPARE(client.ask("forget", older.parameters).code, QByteArray());
        QCOMPARE(client.ask("key", newer.parameters).key, newer.key);
        QCOMPARE(client.ask("key", older.parameters).reason, QByteArray("keychain_entry_missing"));
    }

    void forgettingTwiceIsForgetting()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        Client client(session.environment());
        const Answer made = client.ask("make");
        QCOMPARE(client.ask("forget", made.parameters).code, QByteArray());
        QCOMPARE(client.ask("forget", made.parameters).code, QByteArray());
    }

    void anEntryThatIsGoneIsNeverMadeAnew_data() { onlyRow("H18: keyring entry deleted"); }
    void anEntryThatIsGoneIsNeverMadeAnew()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        Client client(session.environment());
        for (int attempt = 0; attempt < 2; ++attempt) {
            const Answer answer = client.ask("key", someSlot());
            QCOMPARE(answer.code, QByteArray("vault_key_wrong"));
            QCOMPARE(answer.reason, QByteArray("keychain_entry_missing"));
        }
    }

    void anEntryOfAnotherSizeIsNoKey_data()
    {
        QTest::addColumn<int>("size");
        QTest::newRow("H18: nothing") << 0;
        QTest::newRow("H18: 31 bytes of garbage") << 31;
        QTest::newRow("H18: 33 bytes of garbage") << 33;
        QTest::newRow("H18: 100 kB of garbage") << 100'000;
    }
    void anEntryOfAnotherSizeIsNoKey()
    {
        QFETCH(int, size);
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        Client client(session.environment());
        QCOMPARE(client.ask("put", someSlot(), size).code, QByteArray());
        const Answer answer = client.ask("key", someSlot());
        QCOMPARE(answer.code, QByteArray("vault_key_wrong"));
        QCOMPARE(answer.reason, QByteArray("keychain_entry_changed"));
    }

    void aLockedKeyringIsNeitherEmptyNorChanged_data()
    {
        onlyRow("H18: a locked keyring, which QtKeychain calls \"not found\"");
    }
    void aLockedKeyringIsNeitherEmptyNorChanged()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        const Answer made = Client(session.environment()).ask("make");
        QCOMPARE(made.code, QByteArray());
        session.killKeyring();

        QVERIFY(session.startLockedKeyring());
        {
            Client client(session.environment());
            for (const char *what : {"key", "make", "forget"}) {
                const Answer answer = client.ask(what, made.parameters);
                QCOMPARE(answer.code, QByteArray("keychain_locked"));
                QCOMPARE(answer.reason, QByteArray("no_prompter"));
                QVERIFY(answer.took < enough);
            }
        }
        session.killKeyring();

        QVERIFY(session.startUnlockedKeyring());
        QCOMPARE(Client(session.environment()).ask("key", made.parameters).key, made.key);
    }

    /// The real prompter of the desktop is installed, but there is no display.
    void aPrompterWithoutADisplayLeavesItLocked()
    {
        const QString services = QStringLiteral("/usr/share/dbus-1/services");
        if (!QFile::exists(services + QStringLiteral("/org.gnome.keyring.SystemPrompter.service")))
            QSKIP("gcr-prompter is not installed");
        DesktopSession session(services);
        QVERIFY(session.startUnlockedKeyring());
        session.killKeyring();
        QVERIFY(session.startLockedKeyring());
        const Answer answer = Client(session.environment()).ask("key", someSlot());
        QCOMPARE(answer.code, QByteArray("keychain_locked"));
        QCOMPARE(answer.reason, QByteArray("no_prompter"));
    }

    void aKeyringWithoutACollectionIsAbsent()
    {
        DesktopSession session;
        QVERIFY(session.startLockedKeyring());
        Client client(session.environment());
        for (const char *what : {"make", "key"}) {
            const Answer answer = client.ask(what, someSlot());
            QCOMPARE(answer.code, QByteArray("keychain_absent"));
            QCOMPARE(answer.reason, QByteArray("no_collection"));
        }
    }

    void notFoundCountsOnlyFromTheSameKeychain_data()
    {
        onlyRow("H19: the slot was made with KWallet");
    }
    void notFoundCountsOnlyFromTheSameKeychain()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        Client client(session.environment());
        for (const char *what : {"key", "forget"}) {
            const Answer answer = client.ask(what, someSlot("kwallet"));
            QCOMPARE(answer.code, QByteArray("keychain_absent"));
            QCOMPARE(answer.reason, QByteArray("other_backend"));
        }
    }

    void plasmaWithoutKWalletIsAbsent_data()
    {
        onlyRow("H19: Plasma, where only the Secret Service is running");
    }
    void plasmaWithoutKWalletIsAbsent()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        QProcessEnvironment environment = session.environment();
        environment.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("KDE"));
        environment.insert(QStringLiteral("KDE_SESSION_VERSION"), QStringLiteral("5"));
        const Answer answer = Client(environment).ask("key", someSlot());
        QCOMPARE(answer.code, QByteArray("keychain_absent"));
        QCOMPARE(answer.reason, QByteArray("no_service"));
    }

    void aKeyringThatDiedIsAbsentUntilItIsBack_data()
    {
        onlyRow("H16: the service is gone between two calls");
    }
    void aKeyringThatDiedIsAbsentUntilItIsBack()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        Client client(session.environment());
        const Answer made = client.ask("make");
        session.killKeyring();
        QCOMPARE(client.ask("key", made.parameters).reason, QByteArray("no_service"));
        QVERIFY(session.startUnlockedKeyring());
        QCOMPARE(client.ask("key", made.parameters).key, made.key);
    }

    void aProgramOutlivesItsBus_data() { onlyRow("H16: the bus is gone between two calls"); }
    void aProgramOutlivesItsBus()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        Client client(session.environment());
        const Answer made = client.ask("make");
        QCOMPARE(made.code, QByteArray());
        session.killBus();
        const Answer answer = client.ask("key", made.parameters);
        QCOMPARE(answer.code, QByteArray("keychain_absent"));
        QCOMPARE(answer.reason, QByteArray("no_bus"));
        QVERIFY(client.isAlive());
    }

    void theBusIsAlsoFoundWhereSystemdPutsIt()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        QProcessEnvironment environment = session.environment();
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        QCOMPARE(Client(environment).ask("make").code, QByteArray());
    }

    void withoutTheGlibEventLoopTheDeadlineHolds_data() { onlyRow("H16: reply never comes"); }
    void withoutTheGlibEventLoopTheDeadlineHolds()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        QProcessEnvironment environment = session.environment();
        environment.insert(QStringLiteral("QT_NO_GLIB"), QStringLiteral("1"));
        const Answer answer = Client(environment, patience).ask("make");
        QCOMPARE(answer.code, QByteArray("keychain_absent"));
        QCOMPARE(answer.reason, QByteArray("no_answer"));
    }

    void whatIsCancelledHurtsNobody()
    {
        DesktopSession session;
        QVERIFY(session.startUnlockedKeyring());
        Client client(session.environment());
        const Answer made = client.ask("make");
        client.ask("cancel", made.parameters); // may be faster than its cancelling
        QCOMPARE(client.ask("key", made.parameters).key, made.key);
    }

    void parametersAreBoundedBeforeTheyAreUsed_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const QString slot = QStringLiteral("slot");
        const QString backend = QStringLiteral("backend");
        QTest::newRow("no slot") << slot << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("an empty slot") << slot << QJsonValue(QString());
        QTest::newRow("a slot of 15 bytes") << slot << QJsonValue(QString(30, QLatin1Char('a')));
        QTest::newRow("a slot in capitals") << slot << QJsonValue(QString(32, QLatin1Char('A')));
        QTest::newRow("a slot with something else in it")
            << slot << QJsonValue(QString(32, QLatin1Char('a')) + QLatin1Char('/'));
        QTest::newRow("no backend") << backend << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("an unknown backend") << backend << QJsonValue(QStringLiteral("plain-text"));
    }
    void parametersAreBoundedBeforeTheyAreUsed()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject parameters = someSlot();
        parameters.insert(member, value); // an undefined value removes it
        DesktopSession session;
        Client client(session.environment());
        for (const char *what : {"key", "forget"}) {
            const Answer answer = client.ask(what, parameters);
            QCOMPARE(answer.code, QByteArray("vault_damaged"));
            QCOMPARE(answer.reason, QByteArray("slot_parameters"));
        }
    }
};

/// Without any keychain.
class tst_AbsentKeychain : public QObject
{
    Q_OBJECT

    static void expectAbsent(const QProcessEnvironment &environment, const QByteArray &reason)
    {
        Client client(environment, patience, patience);
        for (const char *what : {"make", "key"}) {
            const Answer answer = client.ask(what, someSlot());
            QCOMPARE(answer.code, QByteArray("keychain_absent"));
            QCOMPARE(answer.reason, reason);
            QVERIFY2(answer.took < 10 * patience, QByteArray::number(answer.took).constData());
            QVERIFY2(answer.pause < patience, QByteArray::number(answer.pause).constData());
        }
    }

private Q_SLOTS:
    void noBusIsNoKeychain_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("H16: no D-Bus") << QString();
        QTest::newRow("H16: dead D-Bus address") << QStringLiteral("unix:path=/nowhere/bus");
        QTest::newRow("H16: a dead port") << QStringLiteral("tcp:host=127.0.0.1,port=1");
        QTest::newRow("H16: an address that is none") << QStringLiteral("nonsense");
        QTest::newRow("H16: a transport that is none") << QStringLiteral("carrier-pigeon:loft=1");
    }
    void noBusIsNoKeychain()
    {
        QFETCH(QString, address);
        DesktopSession session;
        session.killBus();
        QProcessEnvironment environment = session.environment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
        if (address.isEmpty()) {
            environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
            environment.remove(QStringLiteral("XDG_RUNTIME_DIR"));
        }
        expectAbsent(environment, "no_bus");
    }

    void aBusThatSaysNothingIsNotWaitedFor_data()
    {
        onlyRow("H16: reply never comes, from the bus itself");
    }
    void aBusThatSaysNothingIsNotWaitedFor()
    {
        DesktopSession session;
        QLocalServer server;
        QVERIFY(server.listen(session.path(QStringLiteral("mute"))));
        QProcessEnvironment environment = session.environment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=") + server.fullServerName());
        Client client(environment, patience, patience);
        const Answer answer = client.ask("key", someSlot());
        QCOMPARE(answer.code, QByteArray("keychain_absent"));
        QCOMPARE(answer.reason, QByteArray("no_answer"));
        QVERIFY2(answer.took < 10 * patience, QByteArray::number(answer.took).constData());
        QVERIFY2(answer.pause < patience, QByteArray::number(answer.pause).constData());
        server.close();
        while (QLocalSocket *const socket = server.nextPendingConnection())
            socket->abort();
    }

    void aBusWithoutTheServiceHasNoKeychain_data() { onlyRow("H16: D-Bus without secret service"); }
    void aBusWithoutTheServiceHasNoKeychain()
    {
        const DesktopSession session;
        QVERIFY(session.hasBus());
        expectAbsent(session.environment(), "no_service");
    }

    void aServiceThatCannotBeStartedIsNone_data()
    {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("H16: it is not installed")
            << QByteArray("/nowhere/keyring") << QByteArray("no_service");
        QTest::newRow("H16: it ends at once")
            << QByteArray("/bin/false") << QByteArray("no_service");
        QTest::newRow("H16: it never gets ready")
            << QByteArray("/bin/sleep 60") << QByteArray("no_answer");
    }
    void aServiceThatCannotBeStartedIsNone()
    {
        QFETCH(QByteArray, program);
        QFETCH(QByteArray, reason);
        const QTemporaryDir services;
        QFile service(services.filePath(QStringLiteral("org.freedesktop.secrets.service")));
        QVERIFY(service.open(QIODevice::WriteOnly));
        service.write("[D-BUS Service]\nName=org.freedesktop.secrets\nExec=" + program + '\n');
        service.close();
        const DesktopSession session(services.path());
        expectAbsent(session.environment(), reason);
    }
};

/// With a service that misbehaves.
class tst_HostileKeychain : public QObject
{
    Q_OBJECT

    using Prompt = FakeSecretService::Prompt;
    using Behaviour = FakeSecretService::Behaviour;

    static Answer answerWith(const Behaviour &behaviour, const char *display = nullptr,
                             QSet<QString> *calls = nullptr)
    {
        const DesktopSession session;
        const FakeSecretService service(session.address(), behaviour);
        if (!service.isServing())
            return {.code = "the fake service is not there"};
        QProcessEnvironment environment = session.environment();
        if (display)
            environment.insert(QString::fromLatin1(display), QStringLiteral(":7"));
        const Answer answer = Client(environment, patience, patience).ask("key", someSlot());
        if (!calls)
            return answer;
        // it may come after the answer
        if (!QTest::qWaitFor(
                [&service] { return service.calls().contains(QStringLiteral("Dismiss")); }, 2'000))
            return {.code = "the prompt was not taken back"};
        *calls = service.calls();
        return answer;
    }

private Q_SLOTS:
    void noAnswerIsNoKeychain_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("H16: which collection is the default") << QStringLiteral("ReadAlias");
        QTest::newRow("H16: whether it is locked") << QStringLiteral("Get");
        QTest::newRow("H16: unlocking it") << QStringLiteral("Unlock");
        QTest::newRow("H16: the session of QtKeychain") << QStringLiteral("OpenSession");
        QTest::newRow("H16: the search of QtKeychain") << QStringLiteral("SearchItems");
    }
    void noAnswerIsNoKeychain()
    {
        QFETCH(QString, method);
        const Answer answer =
            answerWith({.isLocked = method == QLatin1String("Unlock"), .mute = method});
        QCOMPARE(answer.code, QByteArray("keychain_absent"));
        QCOMPARE(answer.reason, QByteArray("no_answer"));
        QVERIFY2(answer.took < 10 * patience, QByteArray::number(answer.took).constData());
        QVERIFY2(answer.pause < patience, QByteArray::number(answer.pause).constData());
    }

    void aCrashIsNoKeychain_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("H16: which collection is the default") << QStringLiteral("ReadAlias");
        QTest::newRow("H16: whether it is locked") << QStringLiteral("Get");
        QTest::newRow("H16: unlocking it") << QStringLiteral("Unlock");
        QTest::newRow("H16: the search of QtKeychain") << QStringLiteral("SearchItems");
    }
    void aCrashIsNoKeychain()
    {
        QFETCH(QString, method);
        const Answer answer =
            answerWith({.isLocked = method == QLatin1String("Unlock"), .crash = method});
        QCOMPARE(answer.code, QByteArray("keychain_absent"));
        QCOMPARE(answer.reason, QByteArray("crashed"));
    }

    void aCrashWhileThePromptIsShownIsNoKeychain_data()
    {
        onlyRow("H16: service crashes in the call");
    }
    void aCrashWhileThePromptIsShownIsNoKeychain()
    {
        const Answer answer = answerWith(
            {.isLocked = true, .prompt = Prompt::Ignored, .crash = QStringLiteral("Prompt")});
        QCOMPARE(answer.code, QByteArray("keychain_absent"));
        QCOMPARE(answer.reason, QByteArray("crashed"));
    }

    void aRefusalIsNoKeychain_data()
    {
        QTest::addColumn<QString>("method");
        QTest::newRow("which collection is the default") << QStringLiteral("ReadAlias");
        QTest::newRow("whether it is locked") << QStringLiteral("Get");
        QTest::newRow("unlocking it") << QStringLiteral("Unlock");
        QTest::newRow("the search of QtKeychain") << QStringLiteral("SearchItems");
    }
    void aRefusalIsNoKeychain()
    {
        QFETCH(QString, method);
        const Answer answer =
            answerWith({.isLocked = method == QLatin1String("Unlock"), .refusal = method});
        QCOMPARE(answer.code, QByteArray("keychain_absent"));
        QCOMPARE(answer.reason, QByteArray("failed"));
    }

    void aDismissedPromptIsARefusalIfItWasSeen_data()
    {
        QTest::addColumn<QByteArray>("display");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("X11") << QByteArray("DISPLAY") << QByteArray("keychain_denied")
                             << QByteArray("dismissed");
        QTest::newRow("Wayland") << QByteArray("WAYLAND_DISPLAY") << QByteArray("keychain_denied")
                                 << QByteArray("dismissed");
        QTest::newRow("no display, so nobody saw it")
            << QByteArray("NO_DISPLAY") << QByteArray("keychain_locked")
            << QByteArray("no_prompter");
    }
    void aDismissedPromptIsARefusalIfItWasSeen()
    {
        QFETCH(QByteArray, display);
        const Answer answer =
            answerWith({.isLocked = true, .prompt = Prompt::Dismissed}, display.constData());
        QTEST(answer.code, "code");
        QTEST(answer.reason, "reason");
    }

    void whatStaysLockedIsLocked_data()
    {
        QTest::addColumn<Prompt>("prompt");
        QTest::addColumn<QString>("refusal");
        QTest::addColumn<bool>("hidesItem");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("nobody is asked")
            << Prompt::None << QString() << false << QByteArray("locked");
        QTest::newRow("the person is asked, and it stays locked")
            << Prompt::Useless << QString() << false << QByteArray("locked");
        QTest::newRow("the prompt cannot be shown")
            << Prompt::Ignored << QStringLiteral("Prompt") << false << QByteArray("no_prompter");
        QTest::newRow("nobody comes")
            << Prompt::Ignored << QString() << false << QByteArray("prompt_unanswered");
        QTest::newRow("H18: the entry is in another collection, which stays locked")
            << Prompt::None << QString() << true << QByteArray("locked");
    }
    void whatStaysLockedIsLocked()
    {
        QFETCH(Prompt, prompt);
        QFETCH(QString, refusal);
        QFETCH(bool, hidesItem);
        const Answer answer = answerWith(
            {.isLocked = true, .hidesItem = hidesItem, .prompt = prompt, .refusal = refusal},
            "DISPLAY");
        QCOMPARE(answer.code, QByteArray("keychain_locked"));
        QTEST(answer.reason, "reason");
    }

    void aPromptThatNobodyAnswersIsTakenBack()
    {
        QSet<QString> calls;
        answerWith({.isLocked = true, .prompt = Prompt::Ignored}, "DISPLAY", &calls);
        QVERIFY(calls.contains(QStringLiteral("Dismiss")));
    }

    void anAcceptedPromptOpensTheWay()
    {
        const Answer answer = answerWith({.isLocked = true, .prompt = Prompt::Accepted});
        QCOMPARE(answer.code, QByteArray("vault_key_wrong")); // it was searched, and has no items
        QCOMPARE(answer.reason, QByteArray("keychain_entry_missing"));
    }

    void noDefaultCollectionIsNoKeychain_data()
    {
        QTest::addColumn<QString>("collection");
        QTest::newRow("none") << QStringLiteral("/");
    }
    void noDefaultCollectionIsNoKeychain()
    {
        QFETCH(QString, collection);
        const Answer answer = answerWith({.collection = collection});
        QCOMPARE(answer.code, QByteArray("keychain_absent"));
        QCOMPARE(answer.reason, QByteArray("no_collection"));
    }
};

QONSENT_TEST(tst_Keychain)
QONSENT_TEST(tst_AbsentKeychain)
QONSENT_TEST(tst_HostileKeychain)
#include "tst_keychain.moc"
