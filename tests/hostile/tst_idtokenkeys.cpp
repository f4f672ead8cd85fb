// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/idtokenchanges.h"
#include "tests/support/absent.h"
#include "tests/support/onlyrow.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using namespace Qonsent::IdTokenChanges;

namespace {

/// The order of P-256, big-endian.
QByteArray order()
{
    return QByteArray::fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
}

/// The same token with the algorithm "none" and no signature.
Change unsigned_(const char *alg)
{
    return [=](IdTokenScene &scene) {
        scene.expected.allowedAlgorithms.append(alg);
        scene.afterSigning = [=](QByteArray &token) {
            const QByteArrayList parts = token.split('.');
            token = encodeBase64Url("{\"alg\":\"" + QByteArray(alg) + "\",\"kid\":\"k\"}") + '.'
                + parts[1] + '.';
        };
    };
}

/// An attacker signs, and says so in the header.
Change signedByStranger(const char *member)
{
    return [=](IdTokenScene &scene) {
        scene.signer = SigningKey::generate("ES256", QStringLiteral("k")).value();
        const QString name = QLatin1String(member);
        if (name == QLatin1String("jwk"))
            scene.header.insert(name, scene.signer.publicJwk());
        else if (name == QLatin1String("x5c"))
            scene.header.insert(name, QJsonArray{QStringLiteral("MIIB")});
        else
            scene.header.insert(name, QStringLiteral("https://evil.example/keys"));
    };
}

/// Signed with an HMAC of \a secret; the client's own secret is \a registered.
Change hmacOf(const QByteArray &secret, const QByteArray &registered, const QByteArrayList &allowed)
{
    return [=](IdTokenScene &scene) {
        scene.signer = SigningKey::fromSecret("HS256", Secret(secret), {}).value();
        scene.expected.clientSecret = Secret(registered);
        scene.expected.allowedAlgorithms = allowed;
    };
}

} // namespace

/// Group C, the first half: signatures, keys and shapes. Every row starts from a good ES256 token
/// and spoils one thing.
class tst_IdTokenKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUntouchedTokenIsAccepted() { QVERIFY(IdTokenScene::good("ES256").validate()); }

    void refusesForgedSignatures_data()
    {
        columns();
        for (const char *alg : {"none", "None", "NONE", "nOnE"})
            rejects(qPrintable(QStringLiteral("C01: alg %1 and no signature, even if allowed")
                                   .arg(QLatin1String(alg))),
                    unsigned_(alg), "alg");
        const QByteArray secret = QByteArray("CNRYS-").repeated(8);
        rejects("C03: an HMAC of the client secret, but ES256 was agreed on",
                hmacOf(secret, secret, {"ES256"}), "alg");
        rejects("C03: an HMAC, and the list is empty", hmacOf(secret, secret, {}), "alg");
        rejects("C02: an HMAC of something else than the client secret",
                hmacOf(QByteArray(32, 'x'), secret, {"HS256"}), "signature");
        noKey("C03: an HMAC, but the client has no secret",
              hmacOf(QByteArray(32, '\0'), {}, {"HS256"}), "secret_too_short");
        noKey("C03: an HMAC of a secret of 31 bytes", hmacOf(secret, secret.first(31), {"HS256"}),
              "secret_too_short");

        rejects("C04: the body changed after signing",
                part(1,
                     [](QByteArray) {
                         return encodeBase64Url("{\"iss\":\"https://issuer.example\"}");
                     }),
                "signature");
        rejects("C04: the header changed after signing",
                part(0,
                     [](QByteArray) {
                         return encodeBase64Url("{\"alg\":\"ES256\",\"kid\":\"k\",\"x\":1}");
                     }),
                "signature");
        rejects("C04: one byte less", signature([](const QByteArray &s) { return s.chopped(1); }),
                "signature");
        rejects("C04: one byte more", signature([](const QByteArray &s) { return s + '\0'; }),
                "signature");
        rejects("C04: all zero",
                signature([](const QByteArray &s) { return QByteArray(s.size(), '\0'); }),
                "signature");
        rejects("C04: one bit flipped", signature([](QByteArray s) {
                    s[10] = char(s[10] ^ 1);
                    return s;
                }),
                "signature");
        rejects("C04: empty", signature([](const QByteArray &) { return QByteArray(); }),
                "signature");
        rejects("C04: twice", signature([](const QByteArray &s) { return s + s; }), "signature");

        rejects("C05: r = 0",
                signature([](const QByteArray &s) { return QByteArray(32, '\0') + s.mid(32); }),
                "signature");
        rejects("C05: s = 0",
                signature([](const QByteArray &s) { return s.first(32) + QByteArray(32, '\0'); }),
                "signature");
        rejects("C05: r = n", signature([](const QByteArray &s) { return order() + s.mid(32); }),
                "signature");
        rejects("C05: s = n", signature([](const QByteArray &s) { return s.first(32) + order(); }),
                "signature");
        rejects(
            "C05: both halves a byte too long, with zeros in front",
            signature([](const QByteArray &s) { return '\0' + s.first(32) + '\0' + s.mid(32); }),
            "signature");
        rejects("C05: r and s exchanged",
                signature([](const QByteArray &s) { return s.mid(32) + s.first(32); }),
                "signature");

        for (const char *member : {"jwk", "jku", "x5u", "x5c", "x5t"})
            rejects(qPrintable(QStringLiteral("C16: signed by a stranger who shows his key in %1")
                                   .arg(QLatin1String(member))),
                    signedByStranger(member), "signature");
    }
    void refusesForgedSignatures() { check(); }

    void refusesKeysThatProveNothing_data()
    {
        columns();
        noKey("C07: the point is off the curve",
              key("y", IdTokenScene::signerFor("ES256").publicJwk()[QLatin1String("x")]), "point");
        noKey("C07: y is missing", key("y", absent), "coordinate");
        noKey("C11: use enc", key("use", "enc"), "key_mismatch");
        noKey("C11: key_ops encrypt", key("key_ops", QJsonArray{QStringLiteral("encrypt")}),
              "key_mismatch");
        noKey("C09: the key is bound to ES384", key("alg", "ES384"), "key_mismatch");
        noKey("C15: the private half is published", key("d", "AAAA"), "private");
        noKey("C15: a symmetric key", key("kty", "oct"), "symmetric");
        noKey(
            "C15: no keys at all", [](IdTokenScene &s) { s.keys = {}; }, "kid_unknown");
        noKey("C12: the header's kid is unknown", header("kid", "k2"), "kid_unknown");
        noKey("C12: the header's kid is a path", header("kid", "../../etc/passwd"), "kid_unknown");
        noKey("C12: the header's kid is SQL", header("kid", "k' OR '1'='1"), "kid_unknown");
        rejects("C12: the header's kid ends in NUL",
                header("kid", QJsonValue(QStringLiteral("k") + QChar(0))), "malformed");
        rejects("C12: the header's kid is a number", header("kid", 1), "malformed");
        rejects("C12: the header's kid has a megabyte",
                header("kid", QString(1'000'000, QLatin1Char('k'))), "malformed");
        noKey("C12: no kid, and no key fits",
              both(header("kid", QJsonValue::Null), key("use", "enc")), "no_key");
        rejects(
            "C12: another key has the kid",
            [](IdTokenScene &s) {
                s.keys = {SigningKey::generate("ES256", QStringLiteral("k"))->publicJwk()};
            },
            "signature");
        noKey(
            "C37: ES256 with the kid of an RSA key",
            [](IdTokenScene &s) { s.keys = {IdTokenScene::signerFor("RS256").publicJwk()}; },
            "key_mismatch");
        noKey(
            "C37: RS256 with the kid of an EC key",
            [](IdTokenScene &s) {
                s.signer = IdTokenScene::signerFor("RS256");
                s.expected.allowedAlgorithms = {"RS256"};
            },
            "key_mismatch");
        unsupported(
            "C10: the key is on Ed448",
            [](IdTokenScene &s) {
                s.signer = IdTokenScene::signerFor("EdDSA");
                s.expected.allowedAlgorithms = {"EdDSA"};
                s.keys = {s.signer.publicJwk()};
                s.key("crv", QStringLiteral("Ed448"));
            },
            "crv");
    }
    void refusesKeysThatProveNothing() { check(); }

    void refusesOddShapes_data()
    {
        columns();
        unsupported("C17: crit names a claim", header("crit", QJsonArray{QStringLiteral("exp")}),
                    "crit");
        unsupported("C17: crit is empty", header("crit", QJsonArray{}), "crit");
        unsupported("C17: b64 false", header("b64", false), "b64");
        unsupported("C17: zip", header("zip", "DEF"), "zip");
        unsupported(
            "C18: five parts",
            [](IdTokenScene &s) {
                s.afterSigning = [](QByteArray &token) { token += ".AAAA.AAAA"; };
            },
            "encrypted");
        rejects(
            "C19: two parts",
            [](IdTokenScene &s) {
                s.afterSigning = [](QByteArray &token) { token.truncate(token.lastIndexOf('.')); };
            },
            "malformed");
        rejects(
            "C19: four parts",
            [](IdTokenScene &s) { s.afterSigning = [](QByteArray &token) { token += ".AAAA"; }; },
            "malformed");
        rejects("C19: an empty header", part(0, [](QByteArray) { return QByteArray(); }),
                "malformed");
        rejects("C19: an empty payload", part(1, [](QByteArray) { return QByteArray(); }),
                "malformed");
        rejects("C19: padding", part(2, [](const QByteArray &s) { return s + "=="; }), "malformed");
        rejects("C19: a newline at the end", part(2, [](const QByteArray &s) { return s + '\n'; }),
                "malformed");
        rejects("C19: a space inside the payload",
                part(1, [](QByteArray p) { return p.insert(8, ' '); }), "malformed");
        rejects("C19: the standard alphabet",
                part(2, [](QByteArray s) { return s.replace(0, 1, "+"); }), "malformed");
        rejects("C19: stray bits at the end",
                part(2,
                     [](QByteArray s) {
                         s.back() = char(s.back() + 1); // 64 bytes leave four bits, all zero
                         return s;
                     }),
                "malformed");
        rejects("C19: ten megabytes",
                part(1, [](const QByteArray &p) { return p + QByteArray(10'000'000, 'A'); }),
                "malformed");

        rejects("C21: the payload is no JSON", payload("iss"), "malformed");
        rejects("C21: the payload is an array", payload("[]"), "malformed");
        rejects("C21: the payload is a string", payload("\"iss\""), "malformed");
        rejects("C21: the payload is null", payload("null"), "malformed");
        const QByteArray good =
            QJsonDocument(IdTokenScene::good("ES256").claims).toJson(QJsonDocument::Compact);
        rejects("C21: a byte order mark", payload("\xef\xbb\xbf" + good), "malformed");
        rejects("C21: two documents", payload(good + good), "malformed");
        rejects("C21: a claim twice", payload(good.chopped(1) + ",\"sub\":\"other\"}"),
                "malformed");
        rejects("C21: a claim twice, once in escapes",
                payload(good.chopped(1) + ",\"s\\u0075b\":\"other\"}"), "malformed");
        rejects("C21: nested 2 000 deep",
                payload(good.chopped(1) + ",\"x\":" + QByteArray(2000, '[') + QByteArray(2000, ']')
                        + '}'),
                "malformed");
        rejects("C21: invalid UTF-8", payload(good.chopped(1) + ",\"x\":\"\xff\"}"), "malformed");
        for (const char *type : {"at+jwt", "logout+jwt", "dpop+jwt", "application/at+jwt", "JOSE"})
            rejects(qPrintable(QStringLiteral("C21: typ %1").arg(QLatin1String(type))),
                    header("typ", type), "typ");
        rejects("C21: typ is a number", header("typ", 1), "malformed");
        rejects("C34: a name of one megabyte", claim("name", QString(1'000'000, QLatin1Char('x'))),
                "malformed");
    }
    void refusesOddShapes() { check(); }

    /// The caller is told to fetch the keys again, and then all is well.
    void aRotatedKeyIsFoundInTheNewSet_data() { onlyRow("C13: yesterday's keys, then today's"); }
    void aRotatedKeyIsFoundInTheNewSet()
    {
        IdTokenScene scene = IdTokenScene::good("ES256");
        const QJsonArray fresh = scene.keys;
        scene.keys = {SigningKey::generate("ES256", QStringLiteral("yesterday"))->publicJwk()};
        const auto stale = scene.validate();
        QVERIFY(!stale);
        QCOMPARE(stale.error().code, AuthError::Code::KeyUnavailable);
        QCOMPARE(stale.error().reason, QByteArray("kid_unknown"));
        scene.keys = fresh;
        QVERIFY(scene.validate());
    }
};

QONSENT_TEST(tst_IdTokenKeys)
#include "tst_idtokenkeys.moc"
