// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/jose/compactjws.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

namespace {

/// A token with this header, the payload "{}" and a signature of four bytes.
QByteArray withHeader(const QByteArray &header)
{
    return encodeBase64Url(header) + ".e30.AAAAAA";
}

} // namespace

class tst_CompactJws : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesATokenApart()
    {
        const QByteArray token = withHeader(R"({"alg":"ES256","kid":"k","typ":"JWT","x":[1]})");
        const Result<CompactJws> jws = CompactJws::parse(token);
        QVERIFY(jws);
        QCOMPARE(QByteArray(jws->algorithm().name), QByteArray("ES256"));
        QCOMPARE(jws->keyId(), QStringLiteral("k"));
        QCOMPARE(jws->type(), QStringLiteral("JWT"));
        QCOMPARE(jws->payload(), QByteArray("{}"));
        QCOMPARE(jws->signature().toByteArray(), QByteArray(4, '\0'));
        QCOMPARE(jws->signingInput().toByteArray(), token.chopped(7));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto rejected = AuthError::Code::IdTokenRejected;
        const auto unsupported = AuthError::Code::IdTokenUnsupported;
        const QByteArray good = withHeader(R"({"alg":"ES256"})");
        const QByteArray header = good.split('.').first();
        const QByteArray malformed("malformed");

        QTest::newRow("C19: nothing") << QByteArray() << rejected << malformed;
        QTest::newRow("C19: two parts") << good.chopped(7) << rejected << malformed;
        QTest::newRow("C19: four parts") << QByteArray(good + ".AAAA") << rejected << malformed;
        QTest::newRow("C19: six parts") << QByteArray("a.b.c.d.e.f") << rejected << malformed;
        QTest::newRow("C19: only dots") << QByteArray("..") << rejected << malformed;
        QTest::newRow("C19: no header") << good.mid(header.size()) << rejected << malformed;
        QTest::newRow("C19: padding after the header")
            << QByteArray(header + "=" + good.mid(header.size())) << rejected << malformed;
        QTest::newRow("C19: padding after the payload")
            << QByteArray(header + ".e30=.AAAAAA") << rejected << malformed;
        QTest::newRow("C19: padding after the signature")
            << QByteArray(good + "==") << rejected << malformed;
        QTest::newRow("C19: the standard alphabet")
            << QByteArray(header + ".e30.AA+/AA") << rejected << malformed;
        QTest::newRow("C19: a space inside")
            << QByteArray(header + ".e3 0.AAAAAA") << rejected << malformed;
        QTest::newRow("C19: a newline at the end")
            << QByteArray(good + '\n') << rejected << malformed;
        QTest::newRow("C19: a space in front") << QByteArray(' ' + good) << rejected << malformed;
        QTest::newRow("C19: stray bits at the end of the payload")
            << QByteArray(header + ".e31.AAAAAA") << rejected << malformed;
        QTest::newRow("C19: stray bits at the end of the signature")
            << QByteArray(header + ".e30.AAAAAB") << rejected << malformed;
        QTest::newRow("C19: one byte more than 64 KiB")
            << QByteArray(header + "." + QByteArray(64 * 1024 - header.size() - 1, 'A') + ".")
            << rejected << malformed;
        QTest::newRow("C19: ten megabytes")
            << QByteArray(header + "." + QByteArray(10'000'000, 'A') + ".AAAA") << rejected
            << malformed;
        QTest::newRow("C18: five parts")
            << QByteArray("e30.AAAA.AAAA.AAAA.AAAA") << unsupported << QByteArray("encrypted");

        const auto row = [](const char *name, const QByteArray &json, AuthError::Code code,
                            const char *reason) {
            QTest::newRow(name) << withHeader(json) << code << QByteArray(reason);
        };
        row("C19: a header that is no JSON", "alg", rejected, "malformed");
        row("C19: a header that is an array", "[]", rejected, "malformed");
        row("C19: a header with alg twice", R"({"alg":"ES256","alg":"RS256"})", rejected,
            "malformed");
        row("C19: a header nested 2 000 deep",
            R"({"alg":"ES256","x":)" + QByteArray(2000, '[') + QByteArray(2000, ']') + '}',
            rejected, "malformed");
        row("C12: a kid that is a number", R"({"alg":"ES256","kid":1})", rejected, "malformed");
        row("C21: a typ that is a number", R"({"alg":"ES256","typ":1})", rejected, "malformed");
        row("C01: no alg", R"({"kid":"k"})", rejected, "alg");
        row("C01: alg none", R"({"alg":"none"})", rejected, "alg");
        row("C01: alg None", R"({"alg":"None"})", rejected, "alg");
        row("C01: alg NONE", R"({"alg":"NONE"})", rejected, "alg");
        row("C01: alg nOnE", R"({"alg":"nOnE"})", rejected, "alg");
        row("C01: alg is a number", R"({"alg":256})", rejected, "alg");
        row("C01: alg is an array", R"({"alg":["ES256"]})", rejected, "alg");
        row("C01: alg is null", R"({"alg":null})", rejected, "alg");
        row("C01: alg is empty", R"({"alg":""})", rejected, "alg");
        row("C01: alg in lower case", R"({"alg":"es256"})", rejected, "alg");
        row("C01: alg with a space", R"({"alg":"ES256 "})", rejected, "alg");
        row("C01: alg with a letter that looks like S",
            "{\"alg\":\"E\xd0\x85"
            "256\"}",
            rejected, "alg");
        row("C01: an alg nobody knows", R"({"alg":"ES256K"})", rejected, "alg");
        row("C17: crit names a claim", R"({"alg":"ES256","crit":["exp"]})", unsupported, "crit");
        row("C17: crit is empty", R"({"alg":"ES256","crit":[]})", unsupported, "crit");
        row("C17: crit is null", R"({"alg":"ES256","crit":null})", unsupported, "crit");
        row("C17: crit b64", R"({"alg":"ES256","crit":["b64"],"b64":false})", unsupported, "crit");
        row("C17: b64 without crit", R"({"alg":"ES256","b64":false})", unsupported, "b64");
        row("C17: b64 true", R"({"alg":"ES256","b64":true})", unsupported, "b64");
        row("C17: zip", R"({"alg":"ES256","zip":"DEF"})", unsupported, "zip");
    }
    void refuses()
    {
        QFETCH(QByteArray, token);
        const Result<CompactJws> jws = CompactJws::parse(token);
        QVERIFY(!jws);
        QTEST(jws.error().code, "code");
        QTEST(jws.error().reason, "reason");
    }

    void readsATokenOfTheLargestSize()
    {
        const QByteArray header = withHeader(R"({"alg":"ES256"})").split('.').first();
        // 65536 bytes with parts whose length base64url can have
        QByteArray token = header + "." + QByteArray(64 * 1024 - header.size() - 6, 'A') + ".AAAA";
        QCOMPARE(token.size(), CompactJws::maximumSize);
        QVERIFY(CompactJws::parse(token));
    }
};

QONSENT_TEST(tst_CompactJws)
#include "tst_compactjws.moc"
