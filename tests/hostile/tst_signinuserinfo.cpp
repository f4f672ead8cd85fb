// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/twists.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using namespace Qonsent::Twists;
using Code = AuthError::Code;
using Test::Answer;
using Test::Endpoint;

/// Group C, seen by whole sign-ins: userinfo, which adds to an identity and never decides it.
class tst_SignInUserinfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void userinfoThatDoesNotFitIsLeftOut_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const Answer &answer, Code code, const char *reason) {
            QTest::newRow(name) << answering(Endpoint::UserInfo, answer) << code
                                << QByteArray(reason);
        };
        row("C32: of somebody else", json(200, "{\"sub\":\"mallory\"}"), Code::IdTokenRejected,
            "userinfo_sub");
        row("C32: of nobody", json(200, "{}"), Code::IdTokenRejected, "userinfo_sub");
        row("C32: of a number", json(200, "{\"sub\":1}"), Code::IdTokenRejected, "userinfo_sub");
        row("C32: of alice and somebody else", json(200, "{\"sub\":\"alice\",\"sub\":\"mallory\"}"),
            Code::ResponseMalformed, "json_duplicate_member");
        row("C32: 10 MB", json(200, QByteArray(10 << 20, ' ')), Code::TooLarge, "body");
        row("C32: HTML", {.headers = {{"Content-Type", "text/html"}}, .body = "<html>"},
            Code::ResponseMalformed, "userinfo_content_type");
        row("C32: signed, with whatever algorithm",
            {.headers = {{"Content-Type", "application/jwt"}},
             .body = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9."},
            Code::IdTokenUnsupported, "userinfo_signed");
        row("C32: a signed one that calls itself JSON",
            json(200, "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9."), Code::ResponseMalformed,
            "json_syntax");
        row("C32: the token is refused",
            Answer{.status = 401}.with("WWW-Authenticate", "Basic realm=\"x\""),
            Code::ServerRefused, "http_401");
        for (const int status : {302, 307})
            QTest::addRow("B49: %d to another host", status) << Twist([status](SignInScene &s) {
                answering(Endpoint::UserInfo, Answer::redirect(s.canary() + "/me", status))(s);
            }) << Code::RedirectRefused << QByteArray("other_origin");
    }
    void userinfoThatDoesNotFitIsLeftOut()
    {
        QFETCH(Twist, twist);
        SignInScene scene;
        twist(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(account->claims->subject(), QStringLiteral("alice"));
        QVERIFY(account->userinfo.isEmpty());
        QCOMPARE(scene.warnings.size(), 1);
        QTEST(scene.warnings.constFirst().code, "code");
        QTEST(scene.warnings.constFirst().reason, "reason");
        QCOMPARE(scene.server.count(Endpoint::UserInfo), 1);
        QCOMPARE(scene.harm(), QByteArray());
    }

    void theTokenTravelsInAHeaderField_data()
    {
        onlyRow("C32: what the userinfo endpoint is sent");
    }
    void theTokenTravelsInAHeaderField()
    {
        SignInScene scene;
        QVERIFY(scene.signIn());
        const auto asked = scene.server.requests(Endpoint::UserInfo);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.constFirst().target, scene.server.url(Endpoint::UserInfo).path().toLatin1());
        QVERIFY(asked.constFirst().header("Authorization")->startsWith("Bearer CNRYA-"));
        QCOMPARE(scene.harm(), QByteArray());
    }
};

QONSENT_TEST(tst_SignInUserinfo)
#include "tst_signinuserinfo.moc"
