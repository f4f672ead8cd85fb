// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "tests/hostile/twists.h"
#include "tests/support/absent.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

#include <QJsonArray>

using namespace Qonsent;
using namespace Qonsent::Twists;
using Code = AuthError::Code;
using Test::IdTokenDraft;

namespace {

constexpr qint64 now = 1'767'268'800; // FakeClock

/// The same claims under another header, which says what \a header says.
Twist unsignedWith(const QByteArray &header)
{
    return tampered([header](QByteArray &token) {
        token = encodeBase64Url(header) + '.' + token.split('.').at(1) + '.';
    });
}

/// Five parts behind \a header: encrypted, or so it says (RFC 7516 section 7.1).
Twist encryptedWith(const QByteArray &header, const QByteArray &tag = "AAAAAAAAAAAAAAAAAAAAAA")
{
    return tampered([=](QByteArray &token) {
        token = encodeBase64Url(header) + '.' + QByteArray(342, 'A') + ".AAAAAAAAAAAAAAAAAAAAAA."
            + token.split('.').at(1) + '.' + tag;
    });
}

void rejects(const char *name, const Twist &twist, const char *rule)
{
    refuses(name, twist, Code::IdTokenRejected, rule);
}

} // namespace

/// Group C, seen by whole sign-ins: what the ID token looks like and says.
class tst_SignInIdentity : public QObject
{
    Q_OBJECT

    static void shapeRows()
    {
        for (const char *alg : {"\"none\"", "\"NONE\"", "null", "256", "[\"ES256\"]"})
            rejects(qPrintable(QStringLiteral("C01: unsigned, alg %1").arg(QLatin1String(alg))),
                    unsignedWith("{\"alg\":" + QByteArray(alg) + "}"), "alg");
        rejects("C01: unsigned, no alg", unsignedWith("{\"typ\":\"JWT\"}"), "alg");
        rejects("C04: one bit of the signature flipped", tampered([](QByteArray &token) {
                    char &c = token[token.lastIndexOf('.') + 5];
                    c = c == 'A' ? 'B' : 'A';
                }),
                "signature");
        rejects("C04: other claims behind the signature", tampered([](QByteArray &token) {
                    QByteArrayList parts = token.split('.');
                    parts[1] = encodeBase64Url("{\"sub\":\"boss\"}");
                    token = parts.join('.');
                }),
                "signature");
        refuses("C17: an extension that must be understood", draft([](IdTokenDraft &token) {
                    put(token.header, "crit", QJsonArray{QStringLiteral("exp")});
                }),
                Code::IdTokenUnsupported, "crit");
        refuses("C17: a payload that is not encoded", draft([](IdTokenDraft &token) {
                    put(token.header, "crit", QJsonArray{QStringLiteral("b64")});
                    put(token.header, "b64", false);
                }),
                Code::IdTokenUnsupported, "crit");
        const auto encrypted = [](const char *name, const Twist &twist) {
            refuses(name, twist, Code::IdTokenUnsupported, "encrypted");
        };
        encrypted("C18: encrypted with RSA1_5",
                  encryptedWith("{\"alg\":\"RSA1_5\",\"enc\":\"A128CBC-HS256\"}"));
        encrypted("C18: encrypted directly",
                  encryptedWith("{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\"}"));
        encrypted("C18: encrypted with a password, hashed two billion times",
                  encryptedWith("{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128CBC-HS256\","
                                "\"p2c\":2147483648,\"p2s\":\"AAAAAAAAAAA\"}"));
        encrypted("C18: encrypted and compressed",
                  encryptedWith("{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\",\"zip\":\"DEF\"}"));
        encrypted("C18: encrypted, with half a tag",
                  encryptedWith("{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\"}", "AAAAAAAAAAA"));
        rejects("C19: two parts",
                tampered([](QByteArray &token) { token.truncate(token.lastIndexOf('.')); }),
                "malformed");
        rejects("C19: padding", tampered([](QByteArray &token) { token += "=="; }), "malformed");
        refuses("C19: a token of 100 KB",
                tampered([](QByteArray &token) { token += QByteArray(100'000, 'A'); }),
                Code::ResponseMalformed, "id_token");
        rejects("C21: a token of another kind", draft([](IdTokenDraft &token) {
                    put(token.header, "typ", QStringLiteral("at+jwt"));
                }),
                "typ");
    }

    static void claimRows()
    {
        rejects("C22: another issuer", claim("iss", QStringLiteral("https://evil.test")), "iss");
        rejects("C22: no issuer", claim("iss", absent), "iss");
        rejects("C23: for another client", claim("aud", QStringLiteral("other")), "aud");
        rejects("C23: for nobody", claim("aud", absent), "aud");
        rejects("C23: for two, and nobody says which",
                claim("aud", QJsonArray{QStringLiteral("app"), QStringLiteral("other")}), "azp");
        rejects("C24: issued to another party", claim("azp", QStringLiteral("other")), "azp");
        rejects("C25: without an end", claim("exp", absent), "exp");
        rejects("C25: ended an hour ago", claim("exp", now - 3600), "exp");
        rejects("C25: ends in thirty billion years", claim("exp", 1e18), "exp");
        rejects("C26: issued at no time", claim("iat", absent), "iat");
        rejects("C26: issued in an hour", claim("iat", now + 3600), "iat");
        rejects("C26: issued a week ago", claim("iat", now - 7 * 86400), "iat");
        rejects("C27: not good before an hour from now", claim("nbf", now + 3600), "nbf");
        rejects("C28: another nonce", claim("nonce", QStringLiteral("other")), "nonce");
        rejects("C28: no nonce", claim("nonce", absent), "nonce");
        rejects("C29: bound to another access token",
                claim("at_hash", QStringLiteral("AAAAAAAAAAAAAAAAAAAAAA")), "at_hash");
        rejects("C30: nobody", claim("sub", absent), "sub");
        rejects("C30: a name with a line break", claim("sub", QStringLiteral("alice\nbob")), "sub");
    }

    /// The sign-in was asked for \a parameter, and the token does not prove it.
    static void askedRow(const char *name, const char *parameter, const char *value,
                         const Twist &twist, const char *rule)
    {
        rejects(
            name,
            [=](SignInScene &scene) {
                scene.request.parameters = {{parameter, value}};
                twist(scene);
            },
            rule);
    }

private Q_SLOTS:
    void anIdTokenThatDoesNotFitEndsTheSignIn_data()
    {
        refusalColumns();
        shapeRows();
        claimRows();
        askedRow("C31: max_age was asked for, auth_time is missing", "max_age", "300",
                 claim("auth_time", absent), "auth_time");
        askedRow("C31: max_age was asked for, the sign-in is older", "max_age", "300",
                 claim("auth_time", now - 3600), "auth_time");
        askedRow("C31: acr_values were asked for, acr is missing", "acr_values", "gold",
                 claim("acr", absent), "acr");
        askedRow("C31: acr_values were asked for, acr is another", "acr_values", "gold",
                 claim("acr", QStringLiteral("lead")), "acr");
        // the whole answer fits the budget, and the token alone is too long to be one
        refuses("C34: a name of a quarter of a megabyte",
                claim("name", QString(1 << 18, QLatin1Char('x'))), Code::ResponseMalformed,
                "id_token");
    }
    void anIdTokenThatDoesNotFitEndsTheSignIn() { checkRefusal(); }

    void theIdTokenOfAnEarlierSignInIsRefused_data()
    {
        onlyRow("C28: the ID token of an earlier sign-in again");
    }
    void theIdTokenOfAnEarlierSignInIsRefused()
    {
        SignInScene scene;
        QByteArray first;
        scene.server.tamperIdToken([&first](QByteArray &token) {
            if (first.isEmpty())
                first = token;
            token = first;
        });
        QVERIFY(scene.signIn());
        const auto again = scene.signIn();
        QVERIFY(!again);
        QCOMPARE(again.error().code, Code::IdTokenRejected);
        QCOMPARE(again.error().reason, QByteArray("nonce"));
        QCOMPARE(scene.harm(), QByteArray());
    }

    void whatAnybodyClaimsIsText_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("C34: markup in a name") << QStringLiteral("<img src=file:///etc/passwd>")
                                               << QStringLiteral("<img src=file:///etc/passwd>");
        QTest::newRow("C34: an override of direction in a name")
            << QStringLiteral("a\u202Egnp.exe") << QStringLiteral("agnp.exe");
        QTest::newRow("C34: line breaks and an escape in a name")
            << QStringLiteral("a\nb\x1b[31m") << QStringLiteral("ab[31m");
        QTest::newRow("C34: a name of 10 000 letters")
            << QString(10'000, u'x') << QString(500, u'x');
    }
    void whatAnybodyClaimsIsText()
    {
        QFETCH(QString, name);
        SignInScene scene;
        claim("name", name)(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QTEST(account->displayName, "shown");
        QCOMPARE(scene.harm(), QByteArray());
    }

    void nothingThatClaimsPointAtIsFetched_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::newRow("C34: a picture on the web") << Twist([](SignInScene &scene) {
            claim("picture", QString::fromLatin1(scene.canary() + "/me.png"))(scene);
            member(Test::Endpoint::UserInfo, "picture",
                   QString::fromLatin1(scene.canary() + "/me.png"))(scene);
        });
        QTest::newRow("C34: a picture that is a file of ours") << Twist([](SignInScene &scene) {
            claim("picture", QStringLiteral("file:///etc/passwd"))(scene);
        });
        QTest::newRow("C35: claims that live elsewhere") << Twist([](SignInScene &scene) {
            const QJsonObject names{{QStringLiteral("address"), QStringLiteral("elsewhere")}};
            const QJsonObject source{
                {QStringLiteral("endpoint"), QString::fromLatin1(scene.canary() + "/claims")},
                {QStringLiteral("access_token"), QStringLiteral("CNRYA-8")}};
            const QJsonObject sources{{QStringLiteral("elsewhere"), source}};
            draft([=](IdTokenDraft &token) {
                put(token.claims, "_claim_names", names);
                put(token.claims, "_claim_sources", sources);
            })(scene);
            scene.server.edit(Test::Endpoint::UserInfo, [=](QJsonObject &userinfo) {
                put(userinfo, "_claim_names", names);
                put(userinfo, "_claim_sources", sources);
            });
        });
    }
    void nothingThatClaimsPointAtIsFetched()
    {
        QFETCH(Twist, twist);
        SignInScene scene;
        twist(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(scene.harm(), QByteArray());
    }
};

QONSENT_TEST(tst_SignInIdentity)
#include "tst_signinidentity.moc"
