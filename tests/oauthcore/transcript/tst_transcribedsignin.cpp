// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/account/scene.h"
#include "tests/oauthcore/transcript/everyformat.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"
#include "tests/support/waitingagents.h"

#include "oauthcore/flow/directgrantflow.h"
#include "oauthcore/protocol/grants/jwtbearergrant.h"
#include "oauthcore/protocol/grants/passwordgrant.h"
#include "oauthcore/transcript/recordingtransport.h"

#include <QTest>

using namespace Qonsent;
using namespace std::chrono_literals;
using Code = AuthError::Code;
using Kind = TranscriptEntry::Kind;
using Test::Answer;
using Test::Endpoint;

namespace {

/// Every parameter that went to the server and everything that came back and was kept, but for
/// what is public: whatever is in here may be nowhere in a transcript.
QList<KnownSecret> secretsOf(const Test::AuthorizationServer &server)
{
    static const QByteArrayList isPublic = {
        "grant_type",    "client_id",     "redirect_uri",          "scope",
        "response_type", "response_mode", "code_challenge_method", "client_assertion_type"};
    QList<KnownSecret> secrets;
    for (const Test::ReceivedRequest &request : server.requests()) {
        for (const FormParameters &parameters : {request.query(), request.form()}) {
            for (const FormParameter &parameter : parameters.list()) {
                if (!isPublic.contains(parameter.name))
                    secrets += {parameter.name, parameter.value};
            }
        }
        if (const auto header = request.header("Authorization"))
            secrets += {"Authorization", header->mid(header->indexOf(' ') + 1)};
    }
    return secrets;
}

QList<KnownSecret> secretsOf(const TokenSet &tokens)
{
    return {{"access_token", tokens.accessToken.reveal().toByteArray()},
            {"refresh_token", tokens.refreshToken.reveal().toByteArray()},
            {"id_token", tokens.idToken.reveal().toByteArray()}};
}

/// The names of what is in there, so that an oracle that looks for nothing is noticed.
QByteArrayList namesOf(const QList<KnownSecret> &secrets)
{
    QByteArrayList names;
    for (const KnownSecret &secret : secrets) {
        if (secret.value.size() >= 8)
            names += secret.name;
    }
    return names;
}

QStringList titlesOf(const Transcript &transcript, Kind kind)
{
    QStringList titles;
    for (const TranscriptEntry &entry : transcript.entries()) {
        if (entry.kind == kind)
            titles += entry.title;
    }
    return titles;
}

/// The shown value of \a name in the last entry of \a kind.
QString lastValue(const Transcript &transcript, Kind kind, const QString &name)
{
    QString value;
    for (const TranscriptEntry &entry : transcript.entries()) {
        for (const TranscriptField &field : entry.fields) {
            if (entry.kind == kind && field.name == name)
                value = field.value;
        }
    }
    return value;
}

} // namespace

/// Whole sign-ins with a transcript.
class tst_TranscribedSignIn : public QObject
{
    Q_OBJECT

    /// A sign-in whose secrets can all be searched for.
    struct Recorded
    {
        Scene scene{{.canaries = true}};
        std::shared_ptr<Transcript> transcript = std::make_shared<Transcript>(scene.clock);
        Accounts accounts{scene.services()};

        SignInRequest request() const
        {
            SignInRequest asked = scene.request();
            asked.loginHint = QStringLiteral("CNRYP-alice@example.org");
            asked.transcript = transcript;
            return asked;
        }
        void expectSecret(const QByteArray &secret, const QByteArray &method)
        {
            scene.server.options().clients = {
                {.id = "app", .secret = secret, .authenticationMethod = method}};
        }
    };

private Q_SLOTS:
    void nothingSecretIsInATranscript_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArrayList>("hunted");
        const QByteArrayList always = {"code", "code_verifier", "state", "nonce", "code_challenge"};
        QTest::newRow("J01, J05: without a secret") << QByteArray("none") << always;
        QTest::newRow("J01, J05: with a secret in a header")
            << QByteArray("client_secret_basic") << always + QByteArrayList{"Authorization"};
        QTest::newRow("J01, J05: with a secret in the form")
            << QByteArray("client_secret_post") << always + QByteArrayList{"client_secret"};
        QTest::newRow("J01, J05: with an assertion")
            << QByteArray("client_secret_jwt") << always + QByteArrayList{"client_assertion"};
    }
    void nothingSecretIsInATranscript()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArrayList, hunted);
        const QByteArray secret = "CNRYS-a/b+c d:e%&=ß-0123456789abcdef";
        Recorded recorded;
        SignInRequest asked = recorded.request();
        if (method != "none") {
            recorded.expectSecret(secret, method);
            asked.client.secret = Secret(secret);
        }
        asked.client.authenticationMethod = method;
        const auto account = outcomeOf<Account>(recorded.accounts.signIn(asked));
        QVERIFY2(account, account ? "" : account.error().message.toUtf8().constData());

        QList<KnownSecret> secrets = secretsOf(recorded.scene.server);
        secrets += secretsOf(recorded.scene.storedTokens(account->id));
        secrets += {"secret", secret};
        for (const QByteArray &name : hunted)
            QVERIFY2(namesOf(secrets).contains(name), QByteArray(name).constData());
        for (const char *name : {"access_token", "refresh_token", "id_token"})
            QVERIFY2(namesOf(secrets).contains(name), QByteArray(name).constData());
        QCOMPARE(leaksOf(*recorded.transcript, secrets), QString());
    }

    void aSignInIsToldFromTheFirstRequestToTheAccount()
    {
        Recorded recorded;
        QVERIFY(outcomeOf<Account>(recorded.accounts.signIn(recorded.request())));
        const Transcript &transcript = *recorded.transcript;
        const QString issuer = recorded.scene.server.issuer();
        QCOMPARE(
            titlesOf(transcript, Kind::Step),
            (QStringList{QStringLiteral("AwaitingRedirect"), QStringLiteral("AwaitingToken"),
                         QStringLiteral("Succeeded"), QStringLiteral("the account is stored")}));
        QCOMPARE(titlesOf(transcript, Kind::Page),
                 QStringList{recorded.scene.server.url(Endpoint::Authorization).toString()});
        QCOMPARE(titlesOf(transcript, Kind::Redirect),
                 QStringList{QStringLiteral("the browser came back")});
        const QStringList requests = titlesOf(transcript, Kind::Request);
        QCOMPARE(requests.size(), 4);
        for (const Endpoint endpoint :
             {Endpoint::Discovery, Endpoint::Jwks, Endpoint::Token, Endpoint::UserInfo}) {
            const QString url = recorded.scene.server.url(endpoint).toString();
            QVERIFY2(!requests.filter(url).isEmpty(), qPrintable(url));
        }
        QCOMPARE(titlesOf(transcript, Kind::Answer).filter(QStringLiteral("200 from ")).size(), 4);
        QCOMPARE(titlesOf(transcript, Kind::Error), QStringList());
        QCOMPARE(lastValue(transcript, Kind::Redirect, QStringLiteral("iss")), issuer);
        QCOMPARE(lastValue(transcript, Kind::Page, QStringLiteral("code_challenge_method")),
                 QStringLiteral("S256"));
        QVERIFY(lastValue(transcript, Kind::Page, QStringLiteral("redirect_uri"))
                    .startsWith(QLatin1String("http://127.0.0.1:")));
    }

    /// What is known already would be missing.
    void whatIsKnownAlreadyIsAskedForAgain()
    {
        Recorded recorded;
        QVERIFY(outcomeOf<Account>(recorded.accounts.signIn(recorded.scene.request())));
        QCOMPARE(recorded.transcript->entries().size(), 0);
        SignInRequest second = recorded.request();
        second.name = QStringLiteral("Home");
        QVERIFY(outcomeOf<Account>(recorded.accounts.signIn(second)));
        QCOMPARE(titlesOf(*recorded.transcript, Kind::Request).size(), 4);
        QCOMPARE(recorded.scene.server.count(Endpoint::Discovery), 2);
    }

    void aDeviceIsToldOfToo_data() { onlyRow("J01, J05: a device's code"); }
    void aDeviceIsToldOfToo()
    {
        Recorded recorded;
        SignInRequest asked = recorded.request();
        asked.method = SignInMethod::Device;
        auto *signIn = recorded.accounts.signIn(asked);
        QString code;
        connect(signIn, &SignIn::userActionNeeded, this, [&](const UserAction &action) {
            code = action.userCode;
            QVERIFY(recorded.scene.server.allowDevice(code, QStringLiteral("alice")));
            QMetaObject::invokeMethod(
                this, [&] { recorded.scene.advance(5s); }, Qt::QueuedConnection);
        });
        const auto account = outcomeOf<Account>(signIn);
        QVERIFY2(account, account ? "" : account.error().message.toUtf8().constData());
        QList<KnownSecret> secrets = secretsOf(recorded.scene.server);
        secrets += secretsOf(recorded.scene.storedTokens(account->id));
        secrets += {"user_code", code.toUtf8()};
        QVERIFY(namesOf(secrets).contains("device_code"));
        QVERIFY(namesOf(secrets).contains("user_code"));
        QCOMPARE(leaksOf(*recorded.transcript, secrets), QString());
        QVERIFY(!titlesOf(*recorded.transcript, Kind::Request)
                     .filter(recorded.scene.server.url(Endpoint::DeviceAuthorization).toString())
                     .isEmpty());
    }

    void grantsWithoutABrowserAreToldOfToo_data()
    {
        QTest::addColumn<bool>("assertion");
        QTest::newRow("J01, J05: a password") << false;
        QTest::newRow("J01, J05: an assertion") << true;
    }
    void grantsWithoutABrowserAreToldOfToo()
    {
        QFETCH(bool, assertion);
        Recorded recorded;
        const Services services = recorded.scene.services();
        RecordingTransport transport(services.transport, recorded.transcript);
        TokenClient tokens(transport, recorded.scene.clock);
        KeysClient keys(transport, recorded.scene.clock);
        MetadataClient metadata(transport, recorded.scene.clock);
        UserinfoClient userinfo(transport, recorded.scene.clock);
        QObject owner;
        const Secret proof(QByteArrayView("CNRYP-0123456789"));
        const auto grant = outcomeOf<Grant>(new DirectGrantFlow(
            {.transport = &transport,
             .metadata = &metadata,
             .keys = &keys,
             .tokens = &tokens,
             .userinfo = &userinfo,
             .clock = &recorded.scene.clock,
             .transcript = recorded.transcript.get()},
            {.issuer = recorded.scene.server.issuer(),
             .client = {.id = QStringLiteral("app")},
             .grant = [&](const QUrl &endpoint) -> Result<TokenRequest> {
                 return assertion
                     ? jwtBearerGrant(endpoint, proof, {})
                     : passwordGrant(endpoint, QStringLiteral("CNRYP-alice"), proof, {});
             }},
            &owner));
        QVERIFY(!grant); // nobody of that name
        QCOMPARE(
            leaksOf(*recorded.transcript, {{"proof", "CNRYP-0123456789"}, {"who", "CNRYP-alice"}}),
            QString());
        QCOMPARE(titlesOf(*recorded.transcript, Kind::Error).size(), 1);
        QCOMPARE(lastValue(*recorded.transcript, Kind::Error, QStringLiteral("server_error")),
                 QString::fromLatin1(grant.error().serverCode));
    }

    void aPastedCodeIsNoLessSecret_data()
    {
        QTest::addColumn<bool>("bare");
        QTest::newRow("J12: an address with a code") << false;
        QTest::newRow("J12: a wrong state") << true;
    }
    void aPastedCodeIsNoLessSecret()
    {
        QFETCH(bool, bare);
        Recorded recorded;
        SignInRequest asked = recorded.request();
        auto idle = std::make_shared<IdleUserAgent>();
        asked.userAgent = idle;
        QPointer<SignIn> signIn = recorded.accounts.signIn(asked);
        QTRY_COMPARE(idle->opened.size(), 1);
        QUrl pasted = redirectFor(idle->opened.constFirst(), recorded.scene.server.issuer());
        if (bare)
            pasted.setQuery(QStringLiteral("code=CNRYC-1&state=CNRYC-2"));
        QCOMPARE(bool(signIn->acceptPastedAddress(pasted.toString())), !bare);
        QCOMPARE(titlesOf(*recorded.transcript, Kind::Redirect),
                 QStringList{QStringLiteral("an address was pasted")});
        QCOMPARE(leaksOf(*recorded.transcript, secretsOf(recorded.scene.server)), QString());
        if (signIn)
            signIn->cancel();
        QTRY_VERIFY(!signIn);
    }

    void whatGoesWrongIsTheLastWord_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<Kind>("heardAs");
        QTest::newRow("CK-P14: a refusal that quotes the code")
            << Answer::error(400, "invalid_grant", QStringLiteral("%1"))
            << QByteArray("server_refused") << Kind::Answer;
        QTest::newRow("B40: a refusal in HTML and bidirectional overrides")
            << Answer::error(400, "invalid_grant", QStringLiteral("<b>\u202Ex</b>"))
            << QByteArray("server_refused") << Kind::Answer;
        QTest::newRow("no answer at all")
            << Answer::hangUp() << QByteArray("outcome_unknown") << Kind::Failure;
        QTest::newRow("B40: a megabyte")
            << Answer{.body = QByteArray(2 << 20, 'x')} << QByteArray("too_large") << Kind::Failure;
    }
    void whatGoesWrongIsTheLastWord()
    {
        QFETCH(Answer, answer);
        QFETCH(QByteArray, error);
        QFETCH(Kind, heardAs);
        Recorded recorded;
        if (answer.object().value(u"error_description") == QLatin1String("%1")) {
            recorded.scene.server.editAnswer(Endpoint::Token, [&](Answer &honest) {
                const QByteArray code = recorded.scene.server.requests(Endpoint::Token)
                                            .constLast()
                                            .form()
                                            .value("code")
                                            .value_or("");
                honest = Answer::error(
                    400, "invalid_grant",
                    QStringLiteral("Code %1 is not valid.").arg(QString::fromLatin1(code)));
            });
        } else {
            recorded.scene.server.enqueue(Endpoint::Token, answer);
        }
        const auto account = outcomeOf<Account>(recorded.accounts.signIn(recorded.request()));
        QVERIFY(!account);
        QCOMPARE(account.error().jsonCode(), error);
        const TranscriptEntry &last = recorded.transcript->entries().constLast();
        QCOMPARE(last.kind, Kind::Error);
        QCOMPARE(last.title, QString::fromLatin1(error));
        QVERIFY(!titlesOf(*recorded.transcript, heardAs)
                     .filter(recorded.scene.server.url(Endpoint::Token).toString())
                     .isEmpty());
        QCOMPARE(titlesOf(*recorded.transcript, Kind::Error).size(), 1);
        QCOMPARE(leaksOf(*recorded.transcript, secretsOf(recorded.scene.server)), QString());
        QVERIFY(!QString::fromUtf8(inEveryFormat(*recorded.transcript)).contains(u'\u202e'));
        QVERIFY(!inEveryFormat(*recorded.transcript).contains("<b>\n"));
    }

    void aMistakeInTheRequestIsToldToo()
    {
        Recorded recorded;
        SignInRequest asked = recorded.request();
        asked.client.id.clear();
        QVERIFY(!outcomeOf<Account>(recorded.accounts.signIn(asked)));
        QCOMPARE(titlesOf(*recorded.transcript, Kind::Error),
                 QStringList{QStringLiteral("invalid_configuration")});
    }

    void aCancelledSignInIsToldToo()
    {
        Recorded recorded;
        recorded.scene.server.hold(Endpoint::Discovery);
        SignIn *signIn = recorded.accounts.signIn(recorded.request());
        QTRY_COMPARE(recorded.scene.server.count(Endpoint::Discovery), 1);
        signIn->cancel();
        QVERIFY(!outcomeOf<Account>(signIn));
        QCOMPARE(titlesOf(*recorded.transcript, Kind::Error),
                 QStringList{QStringLiteral("cancelled")});
        QCOMPARE(titlesOf(*recorded.transcript, Kind::Failure).size(), 1);
    }

    void aRenewalIsToldToo_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::newRow("J01, J05: with new tokens") << false;
        QTest::newRow("J01, J05: refused, with the token in the words") << true;
    }
    void aRenewalIsToldToo()
    {
        QFETCH(bool, refused);
        Recorded recorded;
        const Account account = recorded.scene.signIn(recorded.accounts);
        const TokenSet before = recorded.scene.storedTokens(account.id);
        if (refused)
            recorded.scene.server.enqueue(
                Endpoint::Token,
                Answer::error(400, "invalid_grant",
                              QLatin1String("Unknown token ")
                                  + QString::fromLatin1(before.refreshToken.reveal())));
        const auto tokens = outcomeOf(recorded.accounts.freshTokens(
            account.id,
            {.source = TokenDemand::Source::Provider, .transcript = recorded.transcript}));
        QCOMPARE(bool(tokens), !refused);
        QCOMPARE(titlesOf(*recorded.transcript, Kind::Request).value(0),
                 QLatin1String("POST ") + recorded.scene.server.url(Endpoint::Token).toString());
        QCOMPARE(titlesOf(*recorded.transcript, Kind::Error).size(), refused ? 1 : 0);
        const QList<KnownSecret> secrets =
            secretsOf(before) + secretsOf(recorded.scene.storedTokens(account.id));
        QVERIFY(namesOf(secrets).contains("refresh_token"));
        QCOMPARE(leaksOf(*recorded.transcript, secrets), QString());
    }

    void aTokenThatIsFreshNeedsNoRenewal()
    {
        Recorded recorded;
        const Account account = recorded.scene.signIn(recorded.accounts);
        QVERIFY(outcomeOf(
            recorded.accounts.freshTokens(account.id, {.transcript = recorded.transcript})));
        QCOMPARE(recorded.transcript->entries().size(), 0);
    }

    /// Neither who asked nor what was asked with has to live on.
    void everythingMayGoBeforeTheAnswer()
    {
        Recorded recorded;
        {
            Accounts accounts(recorded.scene.services());
            recorded.scene.server.hold(Endpoint::Token);
            static_cast<void>(accounts.signIn(recorded.request()));
            QTRY_COMPARE(recorded.scene.server.count(Endpoint::Token), 1);
        }
        recorded.scene.server.release(Endpoint::Token);
        const qsizetype entries = recorded.transcript->entries().size();
        QVERIFY(outcomeOf<Account>(recorded.accounts.signIn(recorded.scene.request())));
        QCOMPARE(recorded.transcript->entries().size(), entries);
    }
};

QONSENT_TEST(tst_TranscribedSignIn)
#include "tst_transcribedsignin.moc"
