// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/logging.h"
#include "oauthcore/base/secret.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

template <typename T>
concept Streamable = requires(QDebug debug, const T &value)
{
    debug << value;
};
static_assert(!Streamable<Secret>, "a secret must not be printable");
static_assert(
    !std::is_convertible_v<Secret, QString> && !std::is_convertible_v<Secret, QByteArray>);

class tst_Secret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takingABufferWipesIt()
    {
        QByteArray source("CNRYA-token");
        const char *where = source.constData();
        const QByteArray keepAlive = QByteArray::fromRawData(where, source.size());
        Q_UNUSED(keepAlive)
        const Secret secret = Secret::take(std::move(source));
        QCOMPARE(secret.reveal().toByteArray(), QByteArray("CNRYA-token"));
        QVERIFY(source.isEmpty()); // NOLINT(bugprone-use-after-move): that is the promise
    }

    void copiesShareAndCompareByContent()
    {
        const Secret secret{QByteArrayView("abc")};
        const Secret copy = secret;
        QVERIFY(copy.reveal().data() == secret.reveal().data());
        QVERIFY(copy == Secret{QByteArrayView("abc")});
        QVERIFY(!(copy == Secret{QByteArrayView("abd")}));
        QVERIFY(!(copy == Secret{QByteArrayView("ab")}));
        QVERIFY(Secret() == Secret{QByteArrayView()});
    }

    void anEmptySecretIsNotAMissingOne()
    {
        QVERIFY(Secret().isNull());
        QVERIFY(Secret::take(QByteArray()).isNull());
        const Secret empty{QByteArrayView("")};
        QVERIFY(!empty.isNull());
        QVERIFY(empty.isEmpty());
        QCOMPARE(empty.reveal().toByteArray(), QByteArray());
        QVERIFY(!Secret::take(QByteArray("")).isNull());
    }

    void aPersonSeesOnlyLengthAndFingerprint()
    {
        QCOMPARE(Secret{QByteArrayView("abc")}.masked(), QStringLiteral("3 bytes, ba7816bf"));
    }

    void loggedUrlsLoseWhatCouldBeSecret()
    {
        QCOMPARE(redacted(QUrl(QStringLiteral("https://u:p@as.example/cb?code=CNRYC-1#x"))),
                 QStringLiteral("https://as.example/cb"));
    }
};

QONSENT_TEST(tst_Secret)
#include "tst_secret.moc"
