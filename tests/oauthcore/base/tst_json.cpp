// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/json.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

class tst_Json : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNotOneCleanObject_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");

        const auto deep = [](int depth) {
            return QByteArray(R"({"a":)").repeated(depth) + "1" + QByteArray("}").repeated(depth);
        };
        QTest::newRow("B15: a byte order mark")
            << QByteArray("\xef\xbb\xbf{}") << QByteArray("json_byte_order_mark");
        QTest::newRow("B15: UTF-16") << QByteArray("{\0\"\0", 4) << QByteArray("json_nul");
        QTest::newRow("B15: an invalid UTF-8 sequence")
            << QByteArray("{\"a\":\"\xff\xfe\"}") << QByteArray("json_syntax");
        QTest::newRow("B15: a lone high surrogate")
            << QByteArray(R"({"a":"\ud800"})") << QByteArray("json_lone_surrogate");
        QTest::newRow("B15: a lone low surrogate")
            << QByteArray(R"({"a":"\udc00"})") << QByteArray("json_lone_surrogate");
        QTest::newRow("B15: a high surrogate before a letter")
            << QByteArray(R"({"a":"\ud800\u0041"})") << QByteArray("json_lone_surrogate");
        QTest::newRow("B15: an escaped NUL")
            << QByteArray(R"({"a":"\u0000"})") << QByteArray("json_nul");
        QTest::newRow("B15: a raw NUL")
            << QByteArray("{\"a\":\"\0\"}", 9) << QByteArray("json_control_character");
        QTest::newRow("B15: a raw NUL between members")
            << QByteArray("{\0}", 3) << QByteArray("json_nul");
        QTest::newRow("B15: a raw newline in a string")
            << QByteArray("{\"a\":\"\n\"}") << QByteArray("json_control_character");
        QTest::newRow("B16: a member twice")
            << QByteArray(R"({"a":1,"a":2})") << QByteArray("json_duplicate_member");
        QTest::newRow("B16: a member twice, once spelled with escapes")
            << QByteArray(R"({"access_token":1,"access\u005ftoken":2})")
            << QByteArray("json_duplicate_member");
        QTest::newRow("B16: a member twice in an inner object")
            << QByteArray(R"({"a":{"b":1,"b":2}})") << QByteArray("json_duplicate_member");
        QTest::newRow("B16: a member twice after an inner object")
            << QByteArray(R"({"a":{"b":1},"c":[{"d":2}],"a":2})")
            << QByteArray("json_duplicate_member");
        {
            QByteArray many = "{";
            for (int i = 0; i < 100; ++i)
                many += "\"m" + QByteArray::number(i) + "\":0,";
            QTest::newRow("B16: a member twice among a hundred")
                << QByteArray(many + "\"m50\":1}") << QByteArray("json_duplicate_member");
        }
        QTest::newRow("B16: a member twice, once behind a byte order mark")
            << QByteArray("{\"\xef\xbb\xbf"
                          "a\":1,\"a\":2}")
            << QByteArray("json_byte_order_mark");
        QTest::newRow("B15: a byte order mark that begins a string")
            << QByteArray("{\"a\":\"\xef\xbb\xbf"
                          "b\"}")
            << QByteArray("json_byte_order_mark");
        QTest::newRow("B15: an escaped byte order mark that begins a string")
            << QByteArray("{\"a\":\"\\uFEFFb\"}") << QByteArray("json_byte_order_mark");
        QTest::newRow("B17: 33 levels") << deep(33) << QByteArray("json_too_deep");
        QTest::newRow("B17: a million levels")
            << QByteArray(1'000'000, '[') << QByteArray("json_too_deep");
        QTest::newRow("B17: 200 000 elements")
            << QByteArray("{\"a\":[" + QByteArray("0,").repeated(200'000) + "0]}")
            << QByteArray("json_too_many_members");
        QTest::newRow("B18: trailing garbage") << QByteArray("{} x") << QByteArray("json_syntax");
        QTest::newRow("B18: two documents") << QByteArray("{}{}") << QByteArray("json_syntax");
        QTest::newRow("B18: NaN") << QByteArray(R"({"a":NaN})") << QByteArray("json_syntax");
        QTest::newRow("B18: a number beyond double")
            << QByteArray(R"({"a":1e400})") << QByteArray("json_syntax");
        QTest::newRow("B18: a comment") << QByteArray("{/*x*/}") << QByteArray("json_syntax");
        QTest::newRow("B18: an array") << QByteArray("[]") << QByteArray("json_not_an_object");
        QTest::newRow("B18: a string") << QByteArray("\"a\"") << QByteArray("json_syntax");
        QTest::newRow("B18: null") << QByteArray("null") << QByteArray("json_syntax");
        QTest::newRow("B18: nothing") << QByteArray() << QByteArray("json_syntax");
        QTest::newRow("B18: white space only") << QByteArray(" \n") << QByteArray("json_syntax");
        QTest::newRow("an unterminated string") << QByteArray("{\"a") << QByteArray("json_syntax");
        QTest::newRow("a backslash at the end")
            << QByteArray("{\"a\\") << QByteArray("json_syntax");
        QTest::newRow("a surrogate cut short")
            << QByteArray("{\"a\":\"\\ud8") << QByteArray("json_syntax");
        QTest::newRow("an escape that is no escape")
            << QByteArray(R"({"a":"\x"})") << QByteArray("json_syntax");
        QTest::newRow("more brackets closed than opened")
            << QByteArray("{}}") << QByteArray("json_syntax");
    }
    void refusesWhatIsNotOneCleanObject()
    {
        QFETCH(QByteArray, text);
        const Result<QJsonObject> object = readJsonObject(text);
        QVERIFY(!object);
        QCOMPARE(object.error().code, AuthError::Code::ResponseMalformed);
        QTEST(object.error().reason, "reason");
    }

    void readsWhatServersReallySend_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QJsonObject>("object");

        QTest::newRow("an empty object") << QByteArray("{}") << QJsonObject();
        QTest::newRow("white space around") << QByteArray(" \r\n{\t}\n") << QJsonObject();
        QTest::newRow("the same name in two objects")
            << QByteArray(R"({"a":{"x":1},"b":{"x":2}})")
            << QJsonObject{{QStringLiteral("a"), QJsonObject{{QStringLiteral("x"), 1}}},
                           {QStringLiteral("b"), QJsonObject{{QStringLiteral("x"), 2}}}};
        QTest::newRow("a value that equals a name")
            << QByteArray(R"({"a":"b","b":"a"})")
            << QJsonObject{{QStringLiteral("a"), QStringLiteral("b")},
                           {QStringLiteral("b"), QStringLiteral("a")}};
        QTest::newRow("a surrogate pair")
            << QByteArray(R"({"a":"\ud83d\ude00"})")
            << QJsonObject{{QStringLiteral("a"), QStringLiteral("\U0001F600")}};
        QTest::newRow("slashes escaped in a name")
            << QByteArray(R"({"https:\/\/a":1})") << QJsonObject{{QStringLiteral("https://a"), 1}};
        QTest::newRow("brackets and quotes in a string")
            << QByteArray("{\"a\":\"}\\\"]{\"}")
            << QJsonObject{{QStringLiteral("a"), QStringLiteral("}\"]{")}};
    }
    void readsWhatServersReallySend()
    {
        QFETCH(QByteArray, text);
        const Result<QJsonObject> object = readJsonObject(text);
        QVERIFY2(object, object ? "" : object.error().reason.constData());
        QTEST(*object, "object");
    }

    void everyNameOfAProtocolIsFoundBesideOddOnes()
    {
        // Qt 6.4 sorts names with escapes by UTF-16 and names without by UTF-8, and then does not
        // find all of those that are not ASCII. No protocol has such names.
        const QByteArray text = "{\"\\ud83d\\ude00\":0,\"\\ue15d\":1,\"sub\":2,"
                                "\"\xf0\x9f\x98\x81\":3,\"\xee\x85\x9e\":4,\"aud\":5}";
        const Result<QJsonObject> object = readJsonObject(text);
        QVERIFY(object.has_value());
        QCOMPARE(object->size(), 6);
        QCOMPARE(object->value(QLatin1String("sub")), QJsonValue(2));
        QCOMPARE(object->value(QLatin1String("aud")), QJsonValue(5));
    }

    void printedJsonMeansTheSameAndMovesNoCursor()
    {
        // B40, J10
        const QString evil =
            QStringLiteral("\u001b]0;x\u0007 \u009b31m \u202e \u007f \U000e0041 \u2028 \\ \" \n");
        const QString fine = QStringLiteral("Zugänglich 東 𠮷 🦉");
        const QJsonObject object{{evil, fine}, {fine, evil}};
        for (const auto format : {QJsonDocument::Compact, QJsonDocument::Indented}) {
            const QByteArray text = printableJson(object, format);
            QCOMPARE(QJsonDocument::fromJson(text).object(), object);
            QVERIFY(text.contains(fine.toUtf8()));
            for (const char32_t c : QString::fromUtf8(text).toUcs4())
                QVERIFY2(c == U'\n' || isFitToShow(c), QByteArray::number(uint(c), 16).constData());
        }
        QCOMPARE(printableJson({{QStringLiteral("a"), QStringLiteral("\u202e\U000e0041")}},
                               QJsonDocument::Compact),
                 QByteArray("{\"a\":\"\\u202e\\udb40\\udc41\"}"));
    }
};

QONSENT_TEST(tst_Json)
#include "tst_json.moc"
