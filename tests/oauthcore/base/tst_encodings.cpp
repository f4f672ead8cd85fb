// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "oauthcore/base/entropy.h"
#include "oauthcore/base/formencoding.h"
#include "tests/support/testmain.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qonsent;

class tst_Encodings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void base64UrlHasOneSpellingPerValue_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("C19: padding") << QByteArray("YQ==");
        QTest::newRow("C19: the standard alphabet's plus") << QByteArray("++++");
        QTest::newRow("C19: the standard alphabet's slash") << QByteArray("////");
        QTest::newRow("C19: white space") << QByteArray("YWJ j");
        QTest::newRow("C19: a newline at the end") << QByteArray("YWJj\n");
        QTest::newRow("C19: stray bits in the last of two") << QByteArray("YR");
        QTest::newRow("C19: stray bits in the last of three") << QByteArray("YWJ");
        QTest::newRow("C19: a length that no value has") << QByteArray("YWJjY");
        QTest::newRow("a NUL") << QByteArray("YW\0j", 4);
        QTest::newRow("a byte above 127") << QByteArray("YW\xc3\xa4");
    }
    void base64UrlHasOneSpellingPerValue()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!decodeBase64Url(text));
    }

    void base64UrlRoundTripsEveryLength()
    {
        for (int length = 0; length < 130; ++length) {
            const QByteArray bytes = randomBytes(length);
            const QByteArray text = encodeBase64Url(bytes);
            QVERIFY(!text.contains('='));
            QCOMPARE(decodeBase64Url(text), bytes);
        }
    }

    void formEncodingIsUndoneByOneFormDecode_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("B45: a plus sign") << QByteArray("a+b") << QByteArray("a%2Bb");
        QTest::newRow("B45: a space") << QByteArray("a b") << QByteArray("a+b");
        QTest::newRow("B45: an escape that is already there")
            << QByteArray("%2B") << QByteArray("%252B");
        QTest::newRow("B45: separators") << QByteArray("a&b=c;d") << QByteArray("a%26b%3Dc%3Bd");
        QTest::newRow("B44: an umlaut and a colon")
            << QByteArray("\xc3\xbc:") << QByteArray("%C3%BC%3A");
        QTest::newRow("unreserved characters stay")
            << QByteArray("aZ09-._~") << QByteArray("aZ09-._~");
        QTest::newRow("CR and LF") << QByteArray("\r\n") << QByteArray("%0D%0A");
    }
    void formEncodingIsUndoneByOneFormDecode()
    {
        QFETCH(QByteArray, value);
        QTEST(formEncoded(value), "encoded");
        const FormParameters parameters = {{"n", value}};
        QCOMPARE(FormParameters::decode(parameters.encoded()).value(), parameters);
    }

    void brokenFormsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("an escape cut short") << QByteArray("a=%2");
        QTest::newRow("an escape that is not hexadecimal") << QByteArray("a=%zz");
        QTest::newRow("an escaped NUL") << QByteArray("a=%00");
        QTest::newRow("more parameters than anybody sends") << QByteArray("a=1&").repeated(257);
    }
    void brokenFormsAreRefused()
    {
        QFETCH(QByteArray, form);
        const auto parameters = FormParameters::decode(form);
        QVERIFY(!parameters);
        QCOMPARE(parameters.error().code, AuthError::Code::ResponseMalformed);
    }

    void anAbsentParameterIsNotAnEmptyOne()
    {
        const FormParameters parameters = FormParameters::decode("a=&b&&c=1").value();
        QCOMPARE(parameters.value("a"), QByteArray());
        QCOMPARE(parameters.value("b"), QByteArray());
        QCOMPARE(parameters.value("c"), QByteArray("1"));
        QVERIFY(!parameters.contains("d"));
    }

    void aParameterThatAppearsTwiceIsNamed()
    {
        QCOMPARE(FormParameters::decode("a=1&b=2&%61=3").value().firstDuplicate(), QByteArray("a"));
        QCOMPARE(FormParameters::decode("=1&b=2&=3").value().firstDuplicate(), QByteArray(""));
        QVERIFY(!FormParameters::decode("a=1&b=2&=3").value().firstDuplicate());
    }

    void randomTokensDifferAndHaveTheLengthOfAVerifier()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 10'000; ++i)
            seen.insert(randomToken(32));
        QCOMPARE(seen.size(), 10'000);
        QCOMPARE(seen.begin()->size(), 43);
    }
};

QONSENT_TEST(tst_Encodings)
#include "tst_encodings.moc"
