// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/idtokenexpectations.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

class tst_IdTokenExpectations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsWhatWasAgreedOn_data()
    {
        QTest::addColumn<QByteArrayList>("offered");
        QTest::addColumn<QByteArray>("registered");
        QTest::addColumn<QByteArrayList>("allowed");
        const auto row = [](const char *name, const QByteArrayList &offered,
                            const QByteArray &registered, const QByteArrayList &allowed) {
            QTest::newRow(name) << offered << registered << allowed;
        };
        row("nothing is known", {}, {}, {"RS256"});
        row("the metadata lists some", {"ES256", "RS256"}, {}, {"ES256", "RS256"});
        row("C01: the metadata lists none", {"none", "ES256"}, {}, {"ES256"});
        row("C03: the metadata lists HMACs", {"HS256", "HS512", "ES256"}, {}, {"ES256"});
        row("C03: the metadata lists nothing but HMACs", {"HS256"}, {}, {"RS256"});
        row("C36: the metadata lists what nobody knows", {"ES256K", "PS256"}, {}, {"PS256"});
        row("the registration names one", {"ES256", "RS256"}, "PS256", {"PS256"});
        row("C03: the registration names an HMAC", {"RS256"}, "HS256", {"HS256"});
        row("C01: the registration names none", {"RS256"}, "none", {});
        row("the registration names what nobody knows", {"RS256"}, "XX", {});
    }
    void allowsWhatWasAgreedOn()
    {
        QFETCH(QByteArrayList, offered);
        QFETCH(QByteArray, registered);
        QTEST(allowedIdTokenAlgorithms({.idTokenSigningAlgValuesSupported = offered},
                                       {.idTokenSigningAlgorithm = registered}),
              "allowed");
    }

    void byDefaultOnlyRs256IsAllowed()
    {
        QCOMPARE(IdTokenExpectations().allowedAlgorithms, QByteArrayList{"RS256"});
    }
};

QONSENT_TEST(tst_IdTokenExpectations)
#include "tst_idtokenexpectations.moc"
