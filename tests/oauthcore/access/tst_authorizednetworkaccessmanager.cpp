// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/authorizednetworkaccessmanager.h"
#include "tests/oauthcore/access/accessscene.h"
#include "tests/support/leakoracle.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QSignalSpy>
#include <QTest>

using namespace Qonsent;
using Test::Answer;
using Test::ReceivedRequest;

class tst_AuthorizedNetworkAccessManager : public QObject
{
    Q_OBJECT

    static bool hasFinished(QNetworkReply *reply)
    {
        return QTest::qWaitFor([reply] { return reply->isFinished(); }, 5000);
    }

private Q_SLOTS:
    void aRefusedTokenIsRenewedUnseen()
    {
        AccessScene scene;
        Resource resource([](const ReceivedRequest &request) {
            return request.header("Authorization") == "Bearer CNRYA-old"
                ? challenge("Bearer error=\"invalid_token\"")
                : Answer{.body = "fine"};
        });
        AuthorizedNetworkAccessManager manager(scene.accounts, scene.account.id);
        QSignalSpy finished(&manager, &QNetworkAccessManager::finished);
        QNetworkReply *reply = manager.post(resource.request(), "body");
        QSignalSpy headed(reply, &QNetworkReply::metaDataChanged);
        QSignalSpy failed(reply, &QNetworkReply::errorOccurred);
        QVERIFY(hasFinished(reply));
        QCOMPARE(reply->readAll(), "fine"); // RX-09: the person sees only a delay
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(failed.count(), 0);
        QVERIFY(headed.count() >= 1);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().value<QNetworkReply *>(), reply);
        QCOMPARE(resource.requests.size(), 2);
        QCOMPARE(resource.requests.last().body, "body");
        QVERIFY(!AuthorizedNetworkAccessManager::authErrorOf(reply));
        QVERIFY(!reply->request().hasRawHeader("Authorization"));
    }

    void whatIsNotForTheTokenGoesWithoutIt_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("another origin than was named") << QStringLiteral("origin");
        QTest::newRow("RO-34: the program withholds it") << QStringLiteral("withheld");
        QTest::newRow("the program's own Authorization is kept") << QStringLiteral("own");
    }
    void whatIsNotForTheTokenGoesWithoutIt()
    {
        QFETCH(QString, kind);
        AccessScene scene;
        Resource resource([](const ReceivedRequest &) { return challenge("Bearer"); });
        AccessOptions options;
        QNetworkRequest request = resource.request();
        if (kind == QLatin1String("origin"))
            options.origins = {QUrl(QStringLiteral("https://api.example"))};
        else if (kind == QLatin1String("withheld"))
            request.setAttribute(WithholdToken, true);
        else
            request.setRawHeader("Authorization", "Own x");
        AuthorizedNetworkAccessManager manager(scene.accounts, scene.account.id, options);
        QNetworkReply *reply = manager.get(request);
        QVERIFY(hasFinished(reply));
        QCOMPARE(reply->error(), QNetworkReply::AuthenticationRequiredError);
        QCOMPARE(resource.authorizations(),
                 QByteArrayList{kind == QLatin1String("own") ? "Own x" : "none"});
        QCOMPARE(scene.renewals(), 0);
        QVERIFY(!AuthorizedNetworkAccessManager::authErrorOf(reply));
    }

    void otherSchemesAreQts()
    {
        AccessScene scene;
        AuthorizedNetworkAccessManager manager(scene.accounts, scene.account.id);
        QNetworkReply *reply =
            manager.get(QNetworkRequest(QUrl(QStringLiteral("data:text/plain,hello"))));
        QVERIFY(hasFinished(reply));
        QCOMPARE(reply->readAll(), "hello");
    }

    void whatIsWrongWithTheTokenIsSaid_data()
    {
        QTest::addColumn<Answer>("answer");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QNetworkReply::NetworkError>("qts");
        QTest::newRow("refused again") << challenge("Bearer error=\"invalid_token\"")
                                       << QByteArray("server_refused invalid_token")
                                       << QNetworkReply::AuthenticationRequiredError;
        QTest::newRow("insufficient_scope")
            << challenge("Bearer error=\"insufficient_scope\", scope=\"a\"", 403)
            << QByteArray("sign_in_needed insufficient_scope")
            << QNetworkReply::ContentAccessDenied;
        QTest::newRow("step up") << challenge("Bearer error=\"insufficient_user_authentication\"")
                                 << QByteArray("sign_in_needed insufficient_user_authentication")
                                 << QNetworkReply::AuthenticationRequiredError;
    }
    void whatIsWrongWithTheTokenIsSaid()
    {
        QFETCH(Answer, answer);
        QFETCH(QByteArray, error);
        AccessScene scene;
        Resource resource([&answer](const ReceivedRequest &) { return answer; });
        AuthorizedNetworkAccessManager manager(scene.accounts, scene.account.id);
        QSignalSpy needed(&manager, &AuthorizedNetworkAccessManager::moreAccessNeeded);
        QNetworkReply *reply = manager.get(resource.request());
        QVERIFY(hasFinished(reply));
        const auto said = AuthorizedNetworkAccessManager::authErrorOf(reply);
        QVERIFY(said);
        QCOMPARE(said->jsonCode() + ' ' + said->reason, error);
        QTEST(reply->error(), "qts");
        QCOMPARE(reply->readAll(), "no");
        const bool isDemand = said->code == AuthError::Code::SignInNeeded;
        QCOMPARE(needed.count(), isDemand ? 1 : 0);
        QCOMPARE(AuthorizedNetworkAccessManager::demandOf(reply).has_value(), isDemand);
    }

    void aReplyMayOutliveItsManager_data()
    {
        onlyRow("while its token is being fetched, at a parent of its own");
    }
    void aReplyMayOutliveItsManager()
    {
        AccessScene scene;
        Resource resource;
        QObject window;
        auto manager =
            std::make_unique<AuthorizedNetworkAccessManager>(scene.accounts, scene.account.id);
        QNetworkReply *reply = manager->get(resource.request());
        reply->setParent(&window);
        manager.reset();
        QVERIFY(hasFinished(reply));
        QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
        QVERIFY(resource.requests.isEmpty());
    }

    void withoutATokenThereIsAnErrorAndNoRequest()
    {
        AccessScene scene;
        scene.clock.advance(std::chrono::hours(2));
        scene.provider.revokeAll();
        Resource resource;
        AuthorizedNetworkAccessManager manager(scene.accounts, scene.account.id);
        QNetworkReply *reply = manager.get(resource.request());
        QVERIFY(!reply->isFinished());
        QSignalSpy failed(reply, &QNetworkReply::errorOccurred);
        QVERIFY(hasFinished(reply));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(reply->error(), QNetworkReply::AuthenticationRequiredError);
        QCOMPARE(AuthorizedNetworkAccessManager::authErrorOf(reply)->reason, "invalid_grant");
        QVERIFY(reply->errorString().contains(QStringLiteral("127.0.0.1")));
        QCOMPARE(resource.requests.size(), 0);
    }

    void cookiesAreTheManagersOwn()
    {
        AccessScene scene;
        Resource resource([](const ReceivedRequest &) {
            return Answer{.body = "x"}.with("Set-Cookie", "sid=1; Path=/");
        });
        AuthorizedNetworkAccessManager manager(scene.accounts, scene.account.id);
        QVERIFY(hasFinished(manager.get(resource.request())));
        QCOMPARE(manager.cookieJar()->cookiesForUrl(resource.url()).size(), 1);
        QVERIFY(hasFinished(manager.get(resource.request())));
        QCOMPARE(*resource.requests.last().header("Cookie"), "sid=1");
    }

    void aBoundedBufferHoldsTheServerBack()
    {
        AccessScene scene;
        const QByteArray whole = QByteArray("0123456789").repeated(400'000);
        Resource resource([&whole](const ReceivedRequest &) { return Answer{.body = whole}; });
        AuthorizedNetworkAccessManager manager(scene.accounts, scene.account.id);
        QNetworkReply *reply = manager.get(resource.request());
        reply->setReadBufferSize(10'000);
        QTRY_VERIFY(reply->bytesAvailable() > 0);
        QVERIFY(reply->bytesAvailable() <= 20'000);
        QVERIFY(!reply->isFinished());
        QByteArray read;
        const auto goesOn = [&] {
            read += reply->readAll();
            return read.size() == whole.size();
        };
        QVERIFY(
            QTest::qWaitFor(goesOn, 20'000)); // as Qt's, it does not announce what it holds back
        QVERIFY(hasFinished(reply));
        QCOMPARE(read.size(), whole.size());
        QVERIFY(read == whole);
        QVERIFY(reply->atEnd());
    }

    void errorTextsShowNoToken()
    {
        AccessScene scene;
        Resource resource([](const ReceivedRequest &) { return Answer{.status = 404}; });
        AuthorizedNetworkAccessManager manager(
            scene.accounts, scene.account.id,
            {.placement = {.place = TokenPlacement::Place::Query}});
        const LeakOracle oracle;
        QNetworkReply *reply = manager.get(resource.request(QStringLiteral("/data?a=b")));
        QVERIFY(hasFinished(reply));
        QCOMPARE(*resource.requests.first().query().value("access_token"), "CNRYA-old");
        QVERIFY2(reply->errorString().contains(QStringLiteral("/data?a=b")),
                 qPrintable(reply->errorString()));
        QCOMPARE(LeakOracle::findIn(reply->errorString().toUtf8()), QStringList());
        QCOMPARE(LeakOracle::findIn(reply->url().toEncoded()), QStringList());
        QCOMPARE(oracle.findInLog(), QStringList());
    }

    void repliesMayBeDeletedAtAnyMoment_data()
    {
        QTest::addColumn<int>("moment");
        for (int moment = 0; moment < 4; ++moment)
            QTest::addRow("moment %d", moment) << moment;
    }
    void repliesMayBeDeletedAtAnyMoment()
    {
        QFETCH(int, moment);
        AccessScene scene;
        Resource resource([](const ReceivedRequest &request) {
            return request.header("Authorization") == "Bearer CNRYA-old"
                ? challenge("Bearer error=\"insufficient_scope\"", 403)
                : Answer{.body = "fine"};
        });
        AuthorizedNetworkAccessManager manager(scene.accounts, scene.account.id);
        QPointer<QNetworkReply> reply = manager.get(resource.request());
        if (moment == 0)
            delete reply;
        else if (moment == 1)
            connect(&manager, &AuthorizedNetworkAccessManager::moreAccessNeeded, this,
                    [&] { delete reply; });
        else if (moment == 2)
            connect(reply, &QNetworkReply::metaDataChanged, this, [&] { reply->deleteLater(); });
        else
            connect(reply, &QNetworkReply::errorOccurred, this, [&] { reply->abort(); });
        if (moment == 3) {
            QVERIFY(hasFinished(reply));
            QCOMPARE(reply->error(), QNetworkReply::ContentAccessDenied);
        } else {
            QTRY_VERIFY(!reply);
        }
    }

    void aManagerThatGoesTakesItsRepliesAlong()
    {
        AccessScene scene;
        Resource resource;
        resource.isHolding = true;
        QPointer<QNetworkReply> reply;
        {
            AuthorizedNetworkAccessManager manager(scene.accounts, scene.account.id);
            reply = manager.get(resource.request());
            QTRY_COMPARE(resource.requests.size(), 1);
        }
        QVERIFY(!reply);
    }
};

QONSENT_TEST(tst_AuthorizedNetworkAccessManager)
#include "tst_authorizednetworkaccessmanager.moc"
