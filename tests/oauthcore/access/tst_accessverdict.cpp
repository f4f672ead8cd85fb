// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/access/accessverdict_p.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;
using Action = AccessVerdict::Action;

class tst_AccessVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusAndChallengeDecide_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<Action>("action");
        const auto row = [](const char *name, int status, const char *field, Action action) {
            QTest::newRow(name) << status << QByteArray(field) << action;
        };
        row("RX-06: 401 invalid_token", 401, "Bearer error=\"invalid_token\"", Action::Renew);
        row("RX-06: 401 without an error", 401, "Bearer realm=\"api\"", Action::Renew);
        row("RX-06: 401 without a challenge", 401, "", Action::Renew);
        row("401 with a challenge that cannot be read", 401, "Bearer realm=\"api", Action::Renew);
        row("401 with two errors in one challenge", 401,
            "Bearer error=\"invalid_token\", error=\"x\"", Action::Renew);
        row("401 with an error that is none", 401, "Bearer error=\"\xff\"", Action::Renew);
        row("F10: 401 with other schemes first", 401,
            "Negotiate, Basic realm=\"x\", bearer ERROR=\"invalid_token\"", Action::Renew);
        row("401 that wants a password", 401, "Basic realm=\"x\"", Action::Deliver);
        row("401 that wants a proof of possession", 401, "DPoP error=\"use_dpop_nonce\"",
            Action::Deliver);
        row("401 invalid_request: a new token would be as wrong", 401,
            "Bearer error=\"invalid_request\"", Action::Refuse);
        row("401 with a word that nobody knows", 401, "Bearer error=\"tired\"", Action::Refuse);
        row("403 without a challenge", 403, "", Action::Deliver);
        row("403 invalid_token: no reason to believe it", 403, "Bearer error=\"invalid_token\"",
            Action::Deliver);
        row("403 insufficient_scope", 403, "Bearer error=\"insufficient_scope\", scope=\"a\"",
            Action::Demand);
        row("401 insufficient_scope", 401, "Bearer error=\"insufficient_scope\"", Action::Demand);
        row("RFC 9470: 401", 401,
            "Bearer error=\"insufficient_user_authentication\", max_age=\"5\"", Action::Demand);
        row("claims challenge", 401, "Bearer error=\"insufficient_claims\", claims=\"e30=\"",
            Action::Demand);
        row("claims challenge whose claims are none", 401,
            "Bearer error=\"insufficient_claims\", claims=\"%\"", Action::Refuse);
        row("200 with a challenge", 200, "Bearer error=\"invalid_token\"", Action::Deliver);
        row("407 with one", 407, "Bearer error=\"invalid_token\"", Action::Deliver);
        row("429 with one", 429, "Bearer error=\"invalid_token\"", Action::Deliver);
        row("503 with one", 503, "Bearer error=\"invalid_token\"", Action::Deliver);
        row("400 with one", 400, "Bearer error=\"invalid_token\"", Action::Deliver);
    }
    void statusAndChallengeDecide()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, field);
        QTEST(accessVerdict(status, {field}, "Bearer").action, "action");
    }
};

QONSENT_TEST(tst_AccessVerdict)
#include "tst_accessverdict.moc"
