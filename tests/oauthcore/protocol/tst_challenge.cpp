// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/challengedaccess.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

namespace {

/// `scheme{name=value;…}`, one word an entry, so that a row shows what was read.
QByteArray shown(const Result<QList<Challenge>> &challenges)
{
    if (!challenges)
        return "refused: " + challenges.error().reason;
    QByteArrayList all;
    for (const Challenge &challenge : *challenges) {
        QByteArrayList inside;
        if (!challenge.token68.isEmpty())
            inside.append(challenge.token68);
        for (const ChallengeParameter &parameter : challenge.parameters)
            inside.append(parameter.name + '=' + parameter.value);
        all.append(challenge.scheme + '{' + inside.join(';') + '}');
    }
    return all.join(' ');
}

QByteArray manyParameters(int count)
{
    QByteArrayList parameters;
    for (int i = 0; i < count; ++i)
        parameters.append('p' + QByteArray::number(i) + "=v");
    return "Bearer " + parameters.join(", ");
}

} // namespace

class tst_Challenge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreReadAsTheGrammarSays_data()
    {
        QTest::addColumn<QByteArrayList>("fields");
        QTest::addColumn<QByteArray>("read");
        const auto row = [](const char *name, const QByteArrayList &fields, const char *read) {
            QTest::newRow(name) << fields << QByteArray(read);
        };
        row("no field at all", {}, "");
        row("an empty field", {""}, "");
        row("a scheme alone", {"Negotiate"}, "Negotiate{}");
        row("one parameter", {"Bearer realm=\"api\""}, "Bearer{realm=api}");
        row("RFC 9110 section 11.6.1: two challenges in one field",
            {"Basic realm=\"simple\", Newauth realm=\"apps\", type=1, title=\"Login to "
             "\\\"apps\\\"\""},
            "Basic{realm=simple} Newauth{realm=apps;type=1;title=Login to \"apps\"}");
        row("the same in two fields", {"Basic realm=\"simple\"", "Newauth realm=\"apps\", type=1"},
            "Basic{realm=simple} Newauth{realm=apps;type=1}");
        row("RFC 9449 section 7.1: DPoP and Bearer",
            {"DPoP error=\"use_dpop_nonce\", algs=\"ES256\", Bearer"},
            "DPoP{error=use_dpop_nonce;algs=ES256} Bearer{}");
        row("a word instead of parameters", {"Negotiate YIIJvwYGKwYBBQUCoIIJszCC=="},
            "Negotiate{YIIJvwYGKwYBBQUCoIIJszCC==}");
        row("a word that ends in one =", {"Negotiate YII=, Basic realm=\"x\""},
            "Negotiate{YII=} Basic{realm=x}");
        row("a word with every letter it may have", {"X az09-._~+/"}, "X{az09-._~+/}");
        row("a comma inside a quoted value", {"Bearer scope=\"a, Basic realm=b\""},
            "Bearer{scope=a, Basic realm=b}");
        row("an escaped quote before a comma", {"Bearer realm=\"a\\\", x\", error=\"e\""},
            "Bearer{realm=a\", x;error=e}");
        row("an escape that is not needed", {"Bearer realm=\"\\a\\p\\i\""}, "Bearer{realm=api}");
        row("an empty quoted value", {"Bearer realm=\"\", error=\"e\""}, "Bearer{realm=;error=e}");
        row("names in capitals", {"BEARER REALM=\"Api\""}, "BEARER{realm=Api}");
        row("space round the equals sign", {"Bearer realm\t=  \"api\""}, "Bearer{realm=api}");
        row("empty elements of the list", {" , ,Bearer realm=a, ,error=b,,"},
            "Bearer{realm=a;error=b}");
        row("many spaces after the scheme", {"Bearer    realm=a"}, "Bearer{realm=a}");
        row("a parameter after an empty element", {"Bearer , realm=a"}, "Bearer{realm=a}");
        row("a tab inside a quoted value", {"Bearer realm=\"a\tb\""}, "Bearer{realm=a\tb}");
        row("bytes beyond ASCII in quotes", {"Bearer realm=\"\xc3\xa4\""},
            "Bearer{realm=\xc3\xa4}");

        row("a parameter without a scheme", {"realm=\"api\""}, "refused: challenge_syntax");
        row("no comma between parameters", {"Bearer realm=\"a\" error=\"b\""},
            "refused: challenge_syntax");
        row("no space between scheme and parameter", {"Bearer, realm=\"a\""},
            "refused: challenge_syntax");
        row("a quote that is never closed", {"Bearer realm=\"api"}, "refused: challenge_syntax");
        row("a quote that ends in an escape", {"Bearer realm=\"api\\"},
            "refused: challenge_syntax");
        row("the rest of a broken quote is no challenge",
            {"Basic realm=\"a\"b\", Bearer error=\"invalid_token\""}, "refused: challenge_syntax");
        row("a quote closed by the next field", {"Bearer realm=\"a", "b\""},
            "refused: challenge_syntax");
        row("a parameter without a value", {"Bearer realm="}, "Bearer{realm=}");
        row("a parameter without a value before others", {"Bearer realm=, error=x"},
            "refused: challenge_syntax");
        row("a word and parameters", {"Negotiate YII=, realm=\"a\""}, "refused: challenge_syntax");
        row("two words", {"Negotiate YII== abc"}, "refused: challenge_syntax");
        row("a parameter twice", {"Bearer error=\"invalid_token\", error=\"x\""},
            "refused: challenge_duplicate");
        row("a parameter twice in another case", {"Bearer scope=\"a\", SCOPE=\"b\""},
            "refused: challenge_duplicate");
        row("a parameter twice over two fields", {"Bearer realm=a", "realm=a"},
            "refused: challenge_syntax");
        row("one name in two challenges is no duplicate", {"Basic realm=a, Bearer realm=b"},
            "Basic{realm=a} Bearer{realm=b}");
        row("a line break in quotes", {"Bearer realm=\"a\r\nX: y\""}, "refused: challenge_syntax");
        row("an escaped NUL", {QByteArray("Bearer realm=\"\\\0\"", 17)},
            "refused: challenge_syntax");
        row("a NUL in the scheme", {QByteArray("Bea\0rer", 7)}, "refused: challenge_syntax");
        row("a scheme that is none", {"Be(arer realm=a"}, "refused: challenge_syntax");
        row("single quotes are letters", {"Bearer realm='a'"}, "Bearer{realm='a'}");
        row("a semicolon", {"Bearer realm=a; error=b"}, "refused: challenge_syntax");
        row("32 parameters", {manyParameters(32)},
            shown(parseChallenges({manyParameters(32)})).constData());
        row("33 parameters", {manyParameters(33)}, "refused: challenge_count");
        row("17 challenges", {QByteArray("A,").repeated(17)}, "refused: challenge_count");
        row("17 KiB", {"Bearer realm=\"" + QByteArray(17 * 1024, 'a') + '"'},
            "refused: challenge_size");
        row("17 KiB in two fields", {QByteArray(9 * 1024, ','), QByteArray(9 * 1024, ',')},
            "refused: challenge_size");
        row("nothing but commas", {QByteArray(16 * 1024, ',')}, "");
    }
    void fieldsAreReadAsTheGrammarSays()
    {
        QFETCH(QByteArrayList, fields);
        QTEST(shown(parseChallenges(fields)), "read");
    }

    void thirtyTwoParametersAreAllKept()
    {
        const auto challenges = parseChallenges({manyParameters(32)});
        QVERIFY(challenges);
        QCOMPARE(challenges->first().parameters.size(), 32);
        QCOMPARE(challenges->first().parameters.last(), (ChallengeParameter{"p31", "v"}));
    }

    void aLongFieldIsReadWhole()
    {
        const QByteArray field = "Bearer realm=\"" + QByteArray("\\\"").repeated(8000) + "\"";
        const auto challenges = parseChallenges({field});
        QVERIFY(challenges);
        QCOMPARE(challenges->first().parameters,
                 QList<ChallengeParameter>({{"realm", QByteArray(8000, '"')}}));
    }

    void theChallengeForOurTokenIsFound_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *name, const char *field, const char *error) {
            QTest::newRow(name) << QByteArray(field) << QByteArray(error);
        };
        row("RFC 6750 section 3: expired",
            "Bearer realm=\"example\", error=\"invalid_token\", error_description=\"expired\"",
            "invalid_token");
        row("in another case", "bEARER Error=\"invalid_token\"", "invalid_token");
        row("F10: with other schemes first",
            "Basic realm=\"x\", Negotiate YII=, Bearer error=\"invalid_token\"", "invalid_token");
        row("no error", "Bearer realm=\"x\"", "");
        row("of two, the one with an error",
            "Bearer realm=\"x\", Bearer realm=\"y\", error=\"insufficient_scope\"",
            "insufficient_scope");
        row("of two errors, the first",
            "Bearer error=\"invalid_token\", Bearer error=\"insufficient_scope\"", "invalid_token");
        row("none for us", "Basic realm=\"x\"", "absent");
        row("one for a scheme that begins like ours", "Bearer2 error=\"x\"", "absent");
        row("another scheme's error", "DPoP error=\"invalid_token\"", "absent");
        row("an error with a quote in it", "Bearer error=\"a\\\"b\"", "malformed");
        row("an empty error", "Bearer error=\"\"", "malformed");
        row("an error of bytes beyond ASCII", "Bearer error=\"\xff\"", "malformed");
    }
    void theChallengeForOurTokenIsFound()
    {
        QFETCH(QByteArray, field);
        const auto challenges = parseChallenges({field});
        QVERIFY(challenges);
        const auto found = ChallengedAccess::find(*challenges, "Bearer");
        const QByteArray error = !found ? QByteArray("malformed")
            : *found                    ? (*found)->error
                                        : QByteArray("absent");
        QTEST(error, "error");
    }

    void whatAServerWantsBesidesBecomesParameters_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("demand");
        const auto row = [](const char *name, const QByteArray &field, const char *demand) {
            QTest::newRow(name) << field << QByteArray(demand);
        };
        const QByteArray claims = R"({"access_token":{"nbf":{"essential":true}}})";
        row("insufficient_scope with scopes",
            "Bearer error=\"insufficient_scope\", scope=\"write admin:all\"",
            "Scopes write admin:all");
        row("insufficient_scope without", "Bearer error=\"insufficient_scope\"", "Scopes");
        row("a scope with a quote spoils them all",
            "Bearer error=\"insufficient_scope\", scope=\"a b\\\"c\"", "Scopes");
        row("a hundred and one scopes are nonsense",
            "Bearer error=\"insufficient_scope\", scope=\"" + QByteArray("a ").repeated(101) + "\"",
            "Scopes");
        row("RFC 9470 section 3: step up",
            "Bearer error=\"insufficient_user_authentication\", error_description=\"more\", "
            "acr_values=\"myACR other\", max_age=\"5\"",
            "Authentication acr_values=myACR+other&max_age=5");
        row("step up with a negative age",
            "Bearer error=\"insufficient_user_authentication\", max_age=\"-5\"", "Authentication");
        row("step up with an age that is no number",
            "Bearer error=\"insufficient_user_authentication\", max_age=\"5s\"", "Authentication");
        row("step up with an age beyond all numbers",
            "Bearer error=\"insufficient_user_authentication\", max_age=\"99999999999999999999\"",
            "Authentication");
        row("a claims challenge in base64",
            "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"" + claims.toBase64() + '"',
            "Claims "
            "claims=%7B%22access_token%22%3A%7B%22nbf%22%3A%7B%22essential%22%3Atrue%7D%7D%7D");
        row("the same in base64url without padding",
            "Bearer error=\"invalid_token\", claims=\""
                + claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
                + '"',
            "Claims "
            "claims=%7B%22access_token%22%3A%7B%22nbf%22%3A%7B%22essential%22%3Atrue%7D%7D%7D");
        row("claims that are no base64", "Bearer error=\"insufficient_claims\", claims=\"{}!\"",
            "none");
        row("claims that are no JSON",
            "Bearer error=\"insufficient_claims\", claims=\"" + QByteArray("hello").toBase64()
                + '"',
            "none");
        row("claims that are an array",
            "Bearer error=\"insufficient_claims\", claims=\"" + QByteArray("[1]").toBase64() + '"',
            "none");
        row("claims with a member twice",
            "Bearer error=\"insufficient_claims\", claims=\""
                + QByteArray(R"({"a":1,"a":2})").toBase64() + '"',
            "none");
        row("invalid_token is no demand", "Bearer error=\"invalid_token\", scope=\"a\"", "none");
        row("invalid_request is none", "Bearer error=\"invalid_request\"", "none");
    }
    void whatAServerWantsBesidesBecomesParameters()
    {
        QFETCH(QByteArray, field);
        const auto found = ChallengedAccess::find(*parseChallenges({field}), "Bearer");
        QVERIFY(found && *found);
        const auto demand = (*found)->demand();
        QByteArray said = "none";
        if (demand) {
            said = QMetaEnum::fromType<AccessDemand::Kind>().valueToKey(int(demand->kind));
            const QByteArray scopes = demand->scopes.toString().toUtf8();
            const QByteArray parameters = demand->parameters().encoded();
            for (const QByteArray &more : {scopes, parameters}) {
                if (!more.isEmpty())
                    said += ' ' + more;
            }
        }
        QTEST(said, "demand");
    }

    void onlyAnAddressThatMayBeAskedIsKept_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<bool>("kept");
        const auto row = [](const char *name, const char *written, bool kept) {
            QTest::newRow(name) << QByteArray(written) << kept;
        };
        row("RFC 9728 section 5.1", "https://api.example/.well-known/oauth-protected-resource",
            true);
        row("http on this computer", "http://127.0.0.1:8080/x", true);
        row("http", "http://api.example/x", false);
        row("javascript", "javascript:alert(1)", false);
        row("a file", "file:///etc/passwd", false);
        row("user information", "https://a@evil.example/", false);
        row("a path", "/.well-known/oauth-protected-resource", false);
        row("bytes beyond ASCII", "https://\xc3\xa4.example/", false);
    }
    void onlyAnAddressThatMayBeAskedIsKept()
    {
        QFETCH(QByteArray, written);
        const auto challenges = parseChallenges({"Bearer resource_metadata=\"" + written + '"'});
        const auto found = ChallengedAccess::find(*challenges, "Bearer");
        QVERIFY(found && *found);
        QTEST(!(*found)->resourceMetadata.isEmpty(), "kept");
    }

    void aDescriptionIsFitToBeShown()
    {
        const auto challenges =
            parseChallenges({"Bearer error=\"invalid_token\", error_description=\"\xe2\x80\xae"
                             "evil "
                             + QByteArray(2000, 'x') + '"'});
        const auto found = ChallengedAccess::find(*challenges, "Bearer");
        QVERIFY(found && *found);
        QVERIFY((*found)->description.startsWith(QStringLiteral("evil")));
        QVERIFY((*found)->description.size() <= 500);
    }
};

QONSENT_TEST(tst_Challenge)
#include "tst_challenge.moc"
