// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/access/accessscene.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QBuffer>
#include <QHttpMultiPart>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using Test::Answer;
using Test::Endpoint;
using Test::ReceivedRequest;

namespace {

constexpr auto invalidToken = "Bearer realm=\"api\", error=\"invalid_token\"";

/// Takes any token but the first.
Answer refusingTheOld(const ReceivedRequest &request, const QByteArray &challengeField)
{
    return request.header("Authorization") == "Bearer CNRYA-old" ? challenge(challengeField)
                                                                 : Answer{.body = "fine"};
}

/// A device that is no QBuffer for its users, e.g. a file.
class Region final : public QIODevice
{
public:
    explicit Region(const QByteArray &bytes)
        : m_bytes(bytes)
    {
        open(ReadOnly);
    }
    qint64 size() const override { return m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min<qint64>(most, m_bytes.size() - pos());
        std::copy_n(m_bytes.constData() + pos(), count, data);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
};

} // namespace

class tst_AccessRenewal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusedTokenIsRenewedOnce_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("RX-06: invalid_token") << QByteArray(invalidToken);
        QTest::newRow("RX-08: a challenge without an error") << QByteArray("Bearer");
        QTest::newRow("RX-09: no challenge at all") << QByteArray();
        QTest::newRow("F10: in another case, behind other schemes")
            << QByteArray("Basic realm=\"x\", BEARER Error=\"invalid_token\"");
    }
    void aRefusedTokenIsRenewedOnce()
    {
        QFETCH(QByteArray, field);
        AccessScene scene;
        Resource resource(
            [&field](const ReceivedRequest &request) { return refusingTheOld(request, field); });
        const LeakOracle oracle;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "200 fine");
        QCOMPARE(resource.requests.size(), 2);
        QCOMPARE(scene.renewals(), 1);
        QCOMPARE(resource.authorizations().last(), "Bearer " + scene.storedToken());
        QVERIFY(scene.storedToken() != "CNRYA-old");
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void newTokensAreStoredBeforeTheyAreUsed_data() { onlyRow("RX-07: after a refusal"); }
    void newTokensAreStoredBeforeTheyAreUsed()
    {
        AccessScene scene;
        QByteArray stored;
        Resource resource([&](const ReceivedRequest &request) {
            const QByteArray shown = *request.header("Authorization");
            if (shown != "Bearer CNRYA-old")
                stored = "Bearer " + scene.storedToken();
            return refusingTheOld(request, invalidToken);
        });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QVERIFY(outcomeOf<HttpResponse>(access.get(resource.request())));
        QCOMPARE(resource.authorizations().last(), stored); // RX-07
        QVERIFY(!stored.isEmpty());
    }

    void theSecondRequestIsTheFirstAgain_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QString>("body");
        for (const char *verb : {"POST", "PUT", "PATCH", "QUERY"}) {
            for (const char *body : {"bytes", "device", "device from its middle", "parts"})
                QTest::newRow(qPrintable(QStringLiteral("RX-09: %1 of %2")
                                             .arg(QLatin1String(verb), QLatin1String(body))))
                    << QByteArray(verb) << QString::fromLatin1(body);
        }
        QTest::newRow("RX-09: GET") << QByteArray("GET") << QString();
        QTest::newRow("RX-09: HEAD") << QByteArray("HEAD") << QString();
        QTest::newRow("RX-09: DELETE") << QByteArray("DELETE") << QString();
        QTest::newRow("RX-09: OPTIONS") << QByteArray("OPTIONS") << QString();
        QTest::newRow("RX-09: POST of nothing") << QByteArray("POST") << QStringLiteral("empty");
        QTest::newRow("RX-09: PUT of nothing") << QByteArray("PUT") << QStringLiteral("empty");
    }
    void theSecondRequestIsTheFirstAgain()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QString, body);
        AccessScene scene;
        Resource resource(
            [](const ReceivedRequest &request) { return refusingTheOld(request, invalidToken); });
        QNetworkRequest request = resource.request(QStringLiteral("/data?a=%2B&b=c+d"));
        request.setRawHeader("X-Own", "kept");
        request.setRawHeader("Content-Type", "application/json");
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);

        const QByteArray bytes = QByteArray("{\"a\":1}").repeated(3000);
        Region region(body == QLatin1String("device from its middle") ? "skip" + bytes : bytes);
        if (body == QLatin1String("device from its middle"))
            region.seek(4);
        QHttpMultiPart parts(QHttpMultiPart::FormDataType);
        QHttpPart part;
        part.setRawHeader("Content-Disposition", "form-data; name=\"a\"");
        part.setBody(bytes);
        parts.append(part);

        AccessReply *reply = nullptr;
        if (body.startsWith(QLatin1String("device"))) {
            reply = access.sendCustomRequest(request, verb, &region);
            if (verb == "POST" || verb == "PUT") {
                delete reply;
                reply =
                    verb == "POST" ? access.post(request, &region) : access.put(request, &region);
            }
        } else if (body == QLatin1String("parts")) {
            request.setRawHeader("Content-Type", QByteArray());
            reply = verb == "POST" ? access.post(request, &parts)
                : verb == "PUT"    ? access.put(request, &parts)
                                   : access.sendCustomRequest(request, verb, &parts);
        } else {
            const QByteArray sent = body == QLatin1String("bytes") ? bytes : QByteArray();
            reply = verb == "GET"   ? access.get(request)
                : verb == "HEAD"    ? access.head(request)
                : verb == "DELETE"  ? access.deleteResource(request)
                : verb == "OPTIONS" ? access.options(request)
                : verb == "POST"    ? access.post(request, sent)
                : verb == "PUT"     ? access.put(request, sent)
                : verb == "PATCH"   ? access.patch(request, sent)
                                    : access.sendCustomRequest(request, verb, sent);
        }
        const auto answer = outcomeOf<HttpResponse>(reply);
        QCOMPARE(told(answer), verb == "HEAD" ? QByteArray("200 ") : QByteArray("200 fine"));
        QCOMPARE(resource.requests.size(), 2);
        const ReceivedRequest first = resource.requests.first();
        const ReceivedRequest second = resource.requests.last();
        QCOMPARE(first.method, verb);
        QCOMPARE(second.method, first.method);
        QCOMPARE(second.target, first.target);
        QCOMPARE(second.target, "/data?a=%2B&b=c+d");
        QCOMPARE(second.body, first.body);
        if (body == QLatin1String("parts"))
            QVERIFY(first.body.contains(bytes));
        else
            QCOMPARE(first.body,
                     body.isEmpty() || body == QLatin1String("empty") ? QByteArray() : bytes);
        const auto others = [](QList<HttpHeader> headers) {
            headers.removeIf([](const HttpHeader &header) {
                return header.name.compare("Authorization", Qt::CaseInsensitive) == 0;
            });
            return headers;
        };
        QCOMPARE(others(second.headers), others(first.headers));
        QCOMPARE(*second.header("X-Own"), "kept");
    }

    void aBodyThatComesOnceIsSentOnce()
    {
        AccessScene scene;
        Resource resource(
            [](const ReceivedRequest &request) { return refusingTheOld(request, invalidToken); });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        class Once final : public QIODevice
        {
        public:
            Once() { open(ReadOnly); }
            bool isSequential() const override { return true; }
            qint64 bytesAvailable() const override { return left + QIODevice::bytesAvailable(); }
            qint64 left = 4;

        protected:
            qint64 readData(char *data, qint64 most) override
            {
                if (left == 0)
                    return -1;
                const qint64 count = std::min(most, left);
                std::fill_n(data, count, 'x');
                left -= count;
                return count;
            }
            qint64 writeData(const char *, qint64) override { return -1; }
        } body;
        QNetworkRequest request = resource.request();
        request.setHeader(QNetworkRequest::ContentLengthHeader, 4);
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        AccessReply *reply = access.post(request, &body);
        std::optional<HttpResponse> answer;
        connect(reply, &Reply::finished, this, [&] { answer = reply->answer(); });
        QCOMPARE(told(outcomeOf<HttpResponse>(reply)),
                 "server_refused body_not_replayable"); // RX-09
        QCOMPARE(resource.requests.size(), 1);
        QCOMPARE(scene.renewals(), 1); // so that the program's own second try has a good token
        QVERIFY(answer);
        QCOMPARE(answer->status, 401);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.post(resource.request(), "xxxx"))),
                 "200 fine");
    }

    void aServerThatRefusesEveryTokenIsNotFollowed()
    {
        AccessScene scene;
        Resource resource([](const ReceivedRequest &) { return challenge(invalidToken); });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))),
                 "server_refused invalid_token");
        QCOMPARE(resource.requests.size(), 2); // RX-09: never a third
        QCOMPARE(scene.renewals(), 1);
        // Asked again, it costs no refresh token any more.
        for (int i = 0; i < 5; ++i)
            QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))),
                     "server_refused invalid_token");
        QCOMPARE(scene.renewals(), 1);
        QCOMPARE(resource.requests.size(), 7);
        // Another address has a word of its own.
        QVERIFY(!outcomeOf<HttpResponse>(access.get(resource.request(QStringLiteral("/other")))));
        QCOMPARE(scene.renewals(), 2);
    }

    void anAddressThatForgaveIsHeardAgain()
    {
        AccessScene scene;
        bool refuses = true;
        Resource resource([&refuses](const ReceivedRequest &) {
            return refuses ? challenge(invalidToken) : Answer{.body = "fine"};
        });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QVERIFY(!outcomeOf<HttpResponse>(access.get(resource.request())));
        refuses = false;
        QVERIFY(outcomeOf<HttpResponse>(access.get(resource.request())));
        refuses = true;
        QVERIFY(!outcomeOf<HttpResponse>(access.get(resource.request())));
        QCOMPARE(scene.renewals(), 2);
    }

    void manyRefusedRequestsShareOneRenewal()
    {
        AccessScene scene;
        Resource resource(
            [](const ReceivedRequest &request) { return refusingTheOld(request, invalidToken); });
        scene.provider.hold(Endpoint::Token);
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        int fine = 0;
        for (int i = 0; i < 50; ++i) {
            whenFinished<HttpResponse>(access.get(resource.request(QStringLiteral("/%1").arg(i))),
                                       this, [&fine](const Result<HttpResponse> &answer) {
                                           fine += told(answer) == "200 fine";
                                       });
        }
        QTRY_COMPARE(resource.requests.size(), 50);
        QTRY_COMPARE(scene.renewals(), 1);
        scene.provider.release(Endpoint::Token);
        QTRY_COMPARE(fine, 50);
        QCOMPARE(scene.renewals(), 1); // B35
        QCOMPARE(resource.requests.size(), 100);
    }

    void aLateRefusalOfTheOldTokenCausesNoSecondRenewal()
    {
        AccessScene scene;
        Resource resource(
            [](const ReceivedRequest &request) { return refusingTheOld(request, invalidToken); });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        Resource slow(
            [](const ReceivedRequest &request) { return refusingTheOld(request, invalidToken); });
        slow.isHolding = true;
        AccessReply *late = access.get(slow.request());
        QTRY_COMPARE(slow.requests.size(), 1);
        QVERIFY(outcomeOf<HttpResponse>(access.get(resource.request())));
        QCOMPARE(scene.renewals(), 1);
        slow.release(); // its 401 is about the token before
        QCOMPARE(told(outcomeOf<HttpResponse>(late)), "200 fine");
        QCOMPARE(scene.renewals(), 1);
    }

    void cancellingOneLeavesTheOthersTheirRenewal()
    {
        AccessScene scene;
        Resource resource(
            [](const ReceivedRequest &request) { return refusingTheOld(request, invalidToken); });
        scene.provider.hold(Endpoint::Token);
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        AccessReply *first = access.get(resource.request());
        QTRY_COMPARE(scene.renewals(), 1);
        AccessReply *second = access.get(resource.request());
        QTRY_COMPARE(resource.requests.size(), 2);
        first->cancel();
        QCOMPARE(told(outcomeOf<HttpResponse>(first)), "cancelled ");
        scene.provider.release(Endpoint::Token);
        QCOMPARE(told(outcomeOf<HttpResponse>(second)), "200 fine");
        QCOMPARE(scene.renewals(), 1);
        QCOMPARE(resource.requests.size(), 3);
    }

    void whenTheRenewalFailsTheAnswerIsStillThere_data()
    {
        QTest::addColumn<Answer>("refresh");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("B36: the sign-in is over")
            << Answer::error(400, "invalid_grant") << QByteArray("sign_in_needed invalid_grant");
        QTest::newRow("B37: the client is not known any more")
            << Answer::error(401, "invalid_client") << QByteArray("server_refused ");
        QTest::newRow("B08: the provider is busy for long")
            << Answer::error(429, "slow_down").with("Retry-After", "3000")
            << QByteArray("rate_limited http_429");
        QTest::newRow("B01: the provider answers with a page")
            << Answer{.body = "<html>"}.with("Content-Type", "text/html")
            << QByteArray("response_malformed content_type");
    }
    void whenTheRenewalFailsTheAnswerIsStillThere()
    {
        QFETCH(Answer, refresh);
        AccessScene scene;
        Resource resource([](const ReceivedRequest &) { return challenge(invalidToken); });
        scene.provider.enqueue(Endpoint::Token, refresh);
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        AccessReply *reply = access.get(resource.request());
        std::optional<HttpResponse> answer;
        connect(reply, &Reply::finished, this, [&] { answer = reply->answer(); });
        QTEST(told(outcomeOf<HttpResponse>(reply)), "outcome");
        QCOMPARE(resource.requests.size(), 1);
        QVERIFY(answer);
        QCOMPARE(answer->status, 401);
        QCOMPARE(answer->body, Secret("no"));
    }

    void aTokenThatCannotBeRenewedIsRefusedForGood()
    {
        AccessScene scene;
        TokenSet tokens = scene.tokens();
        tokens.refreshToken = {};
        scene.store(tokens);
        Resource resource([](const ReceivedRequest &) { return challenge(invalidToken); });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))),
                 "sign_in_needed no_refresh_token");
        QCOMPARE(resource.requests.size(), 1);
        QCOMPARE(scene.renewals(), 0);
    }

    void anExpiredTokenIsRenewedBeforeItIsShown_data()
    {
        onlyRow("RO-03, RO-09: and the request goes on");
    }
    void anExpiredTokenIsRenewedBeforeItIsShown()
    {
        AccessScene scene;
        scene.clock.advance(std::chrono::hours(2));
        Resource resource;
        QSignalSpy changed(&scene.accounts, &Accounts::accountChanged);
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "200 fine");
        QCOMPARE(resource.requests.size(), 1); // RO-03
        QCOMPARE(scene.renewals(), 1);
        QCOMPARE(resource.authorizations().first(), "Bearer " + scene.storedToken());
        QCOMPARE(changed.count(), 1); // whoever keeps a copy hears of it
    }

    void aProgramMayRenewByItself_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<bool>("isKnown");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("RO-03: a good token") << 0 << false << QByteArray("200 fine");
        QTest::newRow("RO-43: an expired token, read from the vault")
            << 2 << false << QByteArray("sign_in_needed token_expired");
        QTest::newRow("RO-43: an expired token, in memory")
            << 2 << true << QByteArray("sign_in_needed token_expired");
    }
    void aProgramMayRenewByItself()
    {
        QFETCH(int, hours);
        QFETCH(bool, isKnown);
        AccessScene scene;
        if (isKnown)
            QVERIFY(outcomeOf(scene.accounts.freshToken(scene.account.id)));
        scene.clock.advance(std::chrono::hours(hours));
        Resource resource;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager,
                                {.expired = AccessOptions::Expired::Fail});
        QTEST(told(outcomeOf<HttpResponse>(access.get(resource.request()))), "outcome");
        QCOMPARE(scene.renewals(), 0);
        QCOMPARE(resource.requests.size(), hours == 0 ? 1 : 0);
    }

    void aProgramThatRenewsByItselfHearsOfRefusals()
    {
        AccessScene scene;
        Resource resource([](const ReceivedRequest &) { return challenge(invalidToken); });
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager,
                                {.expired = AccessOptions::Expired::Fail});
        QCOMPARE(told(outcomeOf<HttpResponse>(access.get(resource.request()))),
                 "server_refused invalid_token");
        QCOMPARE(scene.renewals(), 0);
        QCOMPARE(resource.requests.size(), 1);
    }

    void whatIsKnownOfTheAccountIsSaid_data() { onlyRow("RO-13: unknown, expired and revoked"); }
    void whatIsKnownOfTheAccountIsSaid()
    {
        AccessScene scene;
        AuthorizedAccess access(scene.accounts, scene.account.id, scene.manager);
        QVERIFY(!access.isAuthorized()); // nobody has met it yet
        QVERIFY(outcomeOf(scene.accounts.load()));
        QVERIFY(access.isAuthorized()); // has tokens …
        QVERIFY(access.canRenew());
        scene.clock.advance(std::chrono::hours(2));
        QVERIFY(access.isAuthorized()); // … expired or not: that is another question
        QVERIFY(scene.accounts.cachedToken(scene.account.id).isEmpty());
        scene.provider.revokeAll();
        QVERIFY(!outcomeOf(scene.accounts.freshToken(scene.account.id)));
        QVERIFY(!access.isAuthorized());
        QVERIFY(!access.canRenew());
    }
};

QONSENT_TEST(tst_AccessRenewal)
#include "tst_accessrenewal.moc"
