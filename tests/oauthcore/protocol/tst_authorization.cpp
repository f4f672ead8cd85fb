// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/authorizationrequest.h"
#include "oauthcore/protocol/authorizationresponse.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qonsent;
using Code = AuthError::Code;

class tst_Authorization : public QObject
{
    Q_OBJECT

    static PendingAuthorization pending()
    {
        return {.state = Secret(QByteArrayView("the-state")),
                .nonce = Secret(QByteArrayView("the-nonce")),
                // RFC 7636 appendix B
                .verifier = Secret(QByteArrayView("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")),
                .redirectUri = QUrl(QStringLiteral("http://127.0.0.1:4711/callback")),
                .issuer = QStringLiteral("https://id.example")};
    }
    static AuthorizationRequest request()
    {
        return {.endpoint = QUrl(QStringLiteral("https://id.example/authorize")),
                .clientId = QStringLiteral("app"),
                .scopes = Scopes::parse(u"openid profile")};
    }

private Q_SLOTS:
    void theAddressIsExactlyWhatTheServerIsToRead_data()
    {
        QTest::addColumn<AuthorizationRequest>("asked");
        QTest::addColumn<QByteArray>("url");
        const QByteArray tail = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_"
                                "challenge_method=S256";
        const QByteArray head = "response_type=code&client_id=app&redirect_uri=http%3A%2F%2F127.0."
                                "0.1%3A4711%2Fcallback";
        QTest::newRow("CK-P06, CK-P08, CK-P12, CK-P29, MS-02, RO-06, RO-10, TY-16: the challenge "
                      "of RFC 7636 B")
            << request()
            << "https://id.example/authorize?" + head
                + "&scope=openid+profile&state=the-state&nonce=the-nonce" + tail;
        auto without = request();
        without.scopes = Scopes::parse(u"read");
        QTest::newRow("CK-P12: without openid there is no nonce")
            << without
            << "https://id.example/authorize?" + head + "&scope=read&state=the-state" + tail;
        auto none = request();
        none.scopes = {};
        QTest::newRow("MS-11: without scopes there is no scope")
            << none << "https://id.example/authorize?" + head + "&state=the-state" + tail;
        auto query = none;
        query.endpoint = QUrl(QStringLiteral("https://id.example/authorize?tenant=a%26b"));
        QTest::newRow("CK-P05, MS-13, RO-15: a query of the endpoint stays")
            << query
            << "https://id.example/authorize?tenant=a%26b&" + head + "&state=the-state" + tail;
        auto extra = none;
        extra.loginHint = QStringLiteral("a+b@example.org");
        extra.parameters = {{"audience", "x&y=z"}, {"acr values", "1 2"}};
        QTest::newRow("CK-M01, MS-21, RO-15, TY-08: parameters of the application, in order")
            << extra
            << "https://id.example/authorize?" + head + "&state=the-state" + tail
                + "&login_hint=a%2Bb%40example.org&audience=x%26y%3Dz&acr+values=1+2";
        QTest::newRow("B45: extra values survive byte for byte, in order")
            << extra
            << "https://id.example/authorize?" + head + "&state=the-state" + tail
                + "&login_hint=a%2Bb%40example.org&audience=x%26y%3Dz&acr+values=1+2";
    }
    void theAddressIsExactlyWhatTheServerIsToRead()
    {
        QFETCH(AuthorizationRequest, asked);
        const Result<QUrl> url = asked.url(pending());
        QVERIFY(url.has_value());
        QTEST(url->toEncoded(), "url");
    }

    void parametersThatCarryOurChecksCannotBeReplaced_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name :
             {"client_id", "redirect_uri", "response_type", "state", "nonce", "code_challenge",
              "code_challenge_method", "scope", "request", "request_uri"})
            QTest::addRow("CK-M01: %s", name) << QByteArray(name);
    }
    void parametersThatCarryOurChecksCannotBeReplaced()
    {
        QFETCH(QByteArray, name);
        auto asked = request();
        asked.parameters = {{name, "x"}};
        const Result<QUrl> url = asked.url(pending());
        QVERIFY(!url);
        QCOMPARE(url.error().code, Code::InvalidConfiguration);
        QCOMPARE(url.error().reason, "parameter_reserved:" + name);
    }

    void everyAttemptDrawsNewSecrets_data()
    {
        onlyRow("A44, CK-P21, MS-15, RO-14: ten thousand attempts");
    }
    void everyAttemptDrawsNewSecrets()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 10'000; ++i) {
            const PendingAuthorization drawn = PendingAuthorization::draw();
            for (const Secret *secret : {&drawn.state, &drawn.nonce, &drawn.verifier}) {
                QCOMPARE(secret->size(), 43); // 256 bits, RFC 7636 wants 43 to 128 characters
                seen.insert(secret->reveal().toByteArray());
            }
        }
        QCOMPARE(seen.size(), 30'000);
    }

    void twoProcessesNeverDrawTheSame_data()
    {
        onlyRow("A44: two processes that were one a moment ago");
    }
    void twoProcessesNeverDrawTheSame()
    {
        const auto draw = [] {
            return PendingAuthorization::draw().verifier.reveal().toByteArray();
        };
        (void)draw(); // whoever seeds a generator has done it now
        int ends[2] = {};
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const QByteArray drawn = draw();
            ::_exit(::write(ends[1], drawn.constData(), std::size_t(drawn.size())) == 43 ? 0 : 1);
        }
        QVERIFY(child > 0);
        const QByteArray ours = draw();
        QByteArray theirs(43, '\0');
        QCOMPARE(::read(ends[0], theirs.data(), 43), 43);
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        ::close(ends[0]);
        ::close(ends[1]);
        QVERIFY(ours != theirs);
    }

    void answersThatAreNotCleanYieldNoCode_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("A01, MS-39, RO-57: no state")
            << QByteArray("code=CNRYC-1") << Code::StateMismatch << QByteArray("state_missing");
        QTest::newRow("A02, MS-16, MS-39, RO-17: the last character of the state differs")
            << QByteArray("code=CNRYC-1&state=the-statf") << Code::StateMismatch
            << QByteArray("state");
        QTest::newRow("A02: a prefix of the state") << QByteArray("code=CNRYC-1&state=the-stat")
                                                    << Code::StateMismatch << QByteArray("state");
        QTest::newRow("A02: the state with a suffix") << QByteArray("code=CNRYC-1&state=the-statee")
                                                      << Code::StateMismatch << QByteArray("state");
        QTest::newRow("A02: the state in capitals") << QByteArray("code=CNRYC-1&state=THE-STATE")
                                                    << Code::StateMismatch << QByteArray("state");
        QTest::newRow("A04: the state of another attempt")
            << "code=CNRYC-1&state=" + PendingAuthorization::draw().state.reveal().toByteArray()
            << Code::StateMismatch << QByteArray("state");
        QTest::newRow("A05: another issuer")
            << QByteArray("code=CNRYC-1&state=the-state&iss=https%3A%2F%2Fevil.test")
            << Code::IssuerMismatch << QByteArray("iss");
        QTest::newRow("A05: the issuer with a slash more")
            << QByteArray("code=CNRYC-1&state=the-state&iss=https%3A%2F%2Fid.example%2F")
            << Code::IssuerMismatch << QByteArray("iss");
        QTest::newRow("A05: another issuer comes before its error")
            << QByteArray("error=access_denied&state=the-state&iss=https%3A%2F%2Fevil.test")
            << Code::IssuerMismatch << QByteArray("iss");
        QTest::newRow("A09, MS-16: the person said no")
            << QByteArray("error=access_denied&state=the-state") << Code::Denied << QByteArray();
        QTest::newRow("A10: the server is overloaded")
            << QByteArray("error=temporarily_unavailable&state=the-state") << Code::RateLimited
            << QByteArray();
        QTest::newRow("A10: a sign-in would be needed")
            << QByteArray("error=login_required&state=the-state") << Code::ServerRefused
            << QByteArray();
        QTest::newRow("A10: the server broke") << QByteArray("error=server_error&state=the-state")
                                               << Code::ServerRefused << QByteArray();
        QTest::newRow("A11: an error and a code")
            << QByteArray("code=CNRYC-1&error=access_denied&state=the-state") << Code::Denied
            << QByteArray();
        QTest::newRow("A12: two codes") << QByteArray("code=A&code=B&state=the-state")
                                        << Code::ResponseMalformed << QByteArray("parameter_twice");
        QTest::newRow("A12: two states")
            << QByteArray("code=A&state=the-state&state=x") << Code::ResponseMalformed
            << QByteArray("parameter_twice");
        QTest::newRow("A12: two issuers")
            << QByteArray("code=A&state=the-state&iss=a&iss=b") << Code::ResponseMalformed
            << QByteArray("parameter_twice");
        QTest::newRow("A12: two errors")
            << QByteArray("error=a&error=b&state=the-state") << Code::ResponseMalformed
            << QByteArray("parameter_twice");
        QTest::newRow("A12: a parameter twice, once escaped")
            << QByteArray("code=A&c%6fde=B&state=the-state") << Code::ResponseMalformed
            << QByteArray("parameter_twice");
        QTest::newRow("A12: a parameter without a name twice")
            << QByteArray("code=A&=1&state=the-state&=2") << Code::ResponseMalformed
            << QByteArray("parameter_twice");
        QTest::newRow("A30: an error with markup")
            << QByteArray("error=%3Cscript%3E%22&state=the-state") << Code::ResponseMalformed
            << QByteArray("error");
        QTest::newRow("A30: an error with a line break")
            << QByteArray("error=a%0d%0aSet-Cookie%3Ax&state=the-state") << Code::ResponseMalformed
            << QByteArray("error");
        QTest::newRow("A40: an access token beside the code")
            << QByteArray("code=A&access_token=CNRYA-1&state=the-state") << Code::ResponseMalformed
            << QByteArray("unexpected_access_token");
        QTest::newRow("A40: an ID token beside the code")
            << QByteArray("code=A&id_token=CNRYI-1&state=the-state") << Code::ResponseMalformed
            << QByteArray("unexpected_id_token");
        QTest::newRow("A40: a signed response")
            << QByteArray("response=x&state=the-state") << Code::ResponseMalformed
            << QByteArray("unexpected_response");
        QTest::newRow("MS-16, RO-17: neither code nor error")
            << QByteArray("state=the-state") << Code::ResponseIncomplete << QByteArray("code");
        QTest::newRow("an empty code") << QByteArray("code=&state=the-state")
                                       << Code::ResponseIncomplete << QByteArray("code");
        QTest::newRow("a broken escape") << QByteArray("code=%zz&state=the-state")
                                         << Code::ResponseMalformed << QByteArray("form_encoding");
        QTest::newRow("nothing") << QByteArray() << Code::StateMismatch
                                 << QByteArray("state_missing");
    }
    void answersThatAreNotCleanYieldNoCode()
    {
        QFETCH(QByteArray, query);
        const auto code = AuthorizationResponse::parse(Secret(QByteArrayView(query)), pending());
        QVERIFY(!code);
        QTEST(code.error().code, "code");
        QTEST(code.error().reason, "reason");
    }

    void anIssuerThatWasPromisedMustCome_data()
    {
        onlyRow("A05: no issuer, though one was promised");
    }
    void anIssuerThatWasPromisedMustCome()
    {
        auto strict = pending();
        strict.issuerIsNamedInAnswers = true;
        const auto code =
            AuthorizationResponse::parse(Secret(QByteArrayView("code=A&state=the-state")), strict);
        QVERIFY(!code);
        QCOMPARE(code.error().code, Code::IssuerMismatch);
        QCOMPARE(code.error().reason, QByteArray("iss_missing"));
    }

    void cleanAnswersYieldTheCode_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("others");
        QTest::newRow("MS-16, MS-39, RO-17: code and state")
            << QByteArray("code=CNRYC-%2B1&state=the-state") << 0;
        QTest::newRow("A07: the right issuer, though nobody promised it")
            << QByteArray("iss=https%3A%2F%2Fid.example&code=CNRYC-%2B1&state=the-state") << 0;
        QTest::newRow("A41, CK-M05: session state and unknown parameters")
            << QByteArray("code=CNRYC-%2B1&state=the-state&session_state=x&realmId=1") << 2;
        QTest::newRow("A41: a hundred unknown parameters") << [] {
            QByteArray query = "code=CNRYC-%2B1&state=the-state";
            for (int i = 0; i < 100; ++i)
                query += "&p" + QByteArray::number(i) + "=x";
            return query;
        }() << 100;
    }
    void cleanAnswersYieldTheCode()
    {
        QFETCH(QByteArray, query);
        const auto code = AuthorizationResponse::parse(Secret(QByteArrayView(query)), pending());
        QVERIFY(code.has_value());
        QCOMPARE(code->value().reveal().toByteArray(), QByteArray("CNRYC-+1"));
        QTEST(int(code->otherParameters().list().size()), "others");
    }

    void theServersWordIsKeptAndMadeFitToShow_data()
    {
        onlyRow("MS-16, TY-13: the provider's error, and nothing else that came with it");
    }
    void theServersWordIsKeptAndMadeFitToShow()
    {
        const auto code = AuthorizationResponse::parse(
            Secret(QByteArrayView(
                "error=invalid_scope&error_description=no%1b%5b31m%E2%80%AEred&state=the-state"
                "&error_uri=https%3A%2F%2Fevil.test&realmId=evil")),
            pending());
        QCOMPARE(code.error().code, Code::ServerRefused);
        QCOMPARE(code.error().serverCode, QByteArray("invalid_scope"));
        QCOMPARE(code.error().serverDescription, QStringLiteral("no[31mred"));
        QVERIFY(!code.error().message.contains(QLatin1String("evil")));
        QVERIFY(!code.error().reason.contains("evil"));
    }
};

QONSENT_TEST(tst_Authorization)
#include "tst_authorization.moc"
