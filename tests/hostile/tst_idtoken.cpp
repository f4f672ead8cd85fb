// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/base/base64url.h"
#include "tests/oauthcore/jose/idtokenscene.h"
#include "tests/support/testmain.h"

#include <QTest>

using namespace Qonsent;

using Change = std::function<void(IdTokenScene &)>;
Q_DECLARE_METATYPE(Change)

namespace {

const QJsonValue absent(QJsonValue::Undefined);

/// The order of P-256, big-endian.
QByteArray order()
{
    return QByteArray::fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
}

Change claim(const char *name, const QJsonValue &value)
{
    return [=](IdTokenScene &scene) { scene.claim(name, value); };
}
Change claim(const char *name, const char *text)
{
    return claim(name, QJsonValue(QString::fromUtf8(text)));
}
Change claimTime(const char *name, double fromNow)
{
    return [=](IdTokenScene &scene) { scene.claimTime(name, fromNow); };
}
Change header(const char *name, const QJsonValue &value)
{
    return [=](IdTokenScene &scene) { scene.header.insert(QLatin1String(name), value); };
}
Change header(const char *name, const char *text)
{
    return header(name, QJsonValue(QString::fromUtf8(text)));
}
Change key(const char *name, const QJsonValue &value)
{
    return [=](IdTokenScene &scene) { scene.key(name, value); };
}
Change key(const char *name, const char *text)
{
    return key(name, QJsonValue(QString::fromUtf8(text)));
}
Change payload(const QByteArray &bytes)
{
    return [=](IdTokenScene &scene) { scene.payload = bytes; };
}
Change both(const Change &first, const Change &second)
{
    return [=](IdTokenScene &scene) {
        first(scene);
        second(scene);
    };
}

/// The signature of the finished token, changed.
Change signature(const std::function<QByteArray(QByteArray)> &change)
{
    return [=](IdTokenScene &scene) {
        scene.afterSigning = [=](QByteArray &token) {
            const qsizetype at = token.lastIndexOf('.') + 1;
            token = token.first(at) + encodeBase64Url(change(*decodeBase64Url(token.mid(at))));
        };
    };
}

/// One of the three parts of the finished token, changed as text.
Change part(int index, const std::function<QByteArray(QByteArray)> &change)
{
    return [=](IdTokenScene &scene) {
        scene.afterSigning = [=](QByteArray &token) {
            QByteArrayList parts = token.split('.');
            parts[index] = change(parts[index]);
            token = parts.join('.');
        };
    };
}

void rejects(const char *name, const Change &change, const char *reason)
{
    QTest::newRow(name) << change << AuthError::Code::IdTokenRejected << QByteArray(reason);
}
void unsupported(const char *name, const Change &change, const char *reason)
{
    QTest::newRow(name) << change << AuthError::Code::IdTokenUnsupported << QByteArray(reason);
}
void noKey(const char *name, const Change &change, const char *reason)
{
    QTest::newRow(name) << change << AuthError::Code::KeyUnavailable << QByteArray(reason);
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

/// Group C: ID tokens and their keys. Every row starts from a good ES256 token and spoils one
/// thing.
class tst_IdToken : public QObject
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

    void refusesTheWrongParties_data()
    {
        columns();
        rejects("C22: another host", claim("iss", "https://evil.example"), "iss");
        rejects("C22: a slash at the end", claim("iss", "https://issuer.example/"), "iss");
        rejects("C22: http", claim("iss", "http://issuer.example"), "iss");
        rejects("C22: upper case", claim("iss", "https://ISSUER.example"), "iss");
        rejects("C22: a letter that looks the same", claim("iss", "https://\xd1\x96ssuer.example"),
                "iss");
        rejects("C22: user information", claim("iss", "https://a@issuer.example"), "iss");
        rejects("C22: the default port", claim("iss", "https://issuer.example:443"), "iss");
        rejects("C22: a space at the end", claim("iss", "https://issuer.example "), "iss");
        rejects("C22: missing", claim("iss", absent), "iss");
        rejects("C22: an array", claim("iss", QJsonArray{QStringLiteral("https://issuer.example")}),
                "iss");

        const QString me = QStringLiteral("client");
        const QString other = QStringLiteral("other");
        rejects("C23: another client", claim("aud", "other"), "aud");
        rejects("C23: missing", claim("aud", absent), "aud");
        rejects("C23: an empty array", claim("aud", QJsonArray{}), "aud");
        rejects("C23: an empty string", claim("aud", ""), "aud");
        rejects("C23: a number", claim("aud", 1), "aud");
        rejects("C23: an array with a number", claim("aud", QJsonArray{me, 1}), "aud");
        rejects("C23: an object", claim("aud", QJsonObject{{me, me}}), "aud");
        rejects("C23: an array of others", claim("aud", QJsonArray{other}), "aud");
        rejects("C23: in upper case", claim("aud", "CLIENT"), "aud");
        rejects("C23: two, and no azp", claim("aud", QJsonArray{me, other}), "azp");
        rejects("C23: two, and azp is the other",
                both(claim("aud", QJsonArray{me, other}), claim("azp", "other")), "azp");
        rejects("C23: azp is me, but aud is not",
                both(claim("aud", "other"), claim("azp", "client")), "aud");
        rejects("C24: one audience, and azp is another", claim("azp", "other"), "azp");
        rejects("C24: azp is an array", claim("azp", QJsonArray{me}), "azp");
        rejects("C24: azp is null", claim("azp", QJsonValue::Null), "azp");

        rejects("C30: missing", claim("sub", absent), "sub");
        rejects("C30: empty", claim("sub", ""), "sub");
        rejects("C30: a number", claim("sub", 1), "sub");
        rejects("C30: 256 characters", claim("sub", QString(256, QLatin1Char('s'))), "sub");
        rejects("C30: a newline inside", claim("sub", "a\nb"), "sub");
        rejects("C30: an escape character inside", claim("sub", "a\x1b[0m"), "sub");
    }
    void refusesTheWrongParties() { check(); }

    void refusesTheWrongTimes_data()
    {
        columns();
        rejects("C25: exp missing", claim("exp", absent), "exp");
        rejects("C25: exp an hour ago", claimTime("exp", -3600), "exp");
        rejects("C25: exp 60 seconds ago", claimTime("exp", -60), "exp");
        rejects("C25: exp is a string", claim("exp", "1900000000"), "exp");
        rejects("C25: exp is null", claim("exp", QJsonValue::Null), "exp");
        rejects("C25: exp is 1e18", claim("exp", 1e18), "exp");
        rejects("C25: exp is 1e300", claim("exp", 1e300), "exp");
        rejects("C25: exp is negative", claim("exp", -1), "exp");
        rejects("C25: exp in milliseconds",
                claim("exp", double(FakeClock().utcMSecs()) + 3'600'000), "exp");
        rejects("C25: exp 301 seconds ago, with all the leeway one can ask for",
                both(claimTime("exp", -301),
                     [](IdTokenScene &s) { s.expected.leeway = std::chrono::hours(1); }),
                "exp");
        rejects("C25: exp now, with a negative leeway",
                both(claimTime("exp", 0),
                     [](IdTokenScene &s) { s.expected.leeway = std::chrono::hours(-1); }),
                "exp");
        rejects("C26: iat missing", claim("iat", absent), "iat");
        rejects("C26: iat in an hour", claimTime("iat", 3600), "iat");
        rejects("C26: iat in 61 seconds", claimTime("iat", 61), "iat");
        rejects("C26: iat a week ago", claimTime("iat", -7 * 86400), "iat");
        rejects("C26: iat 601 seconds ago", claimTime("iat", -601), "iat");
        rejects("C26: iat is a string", claim("iat", "1767268800"), "iat");
        rejects("C27: nbf in an hour", claimTime("nbf", 3600), "nbf");
        rejects("C27: nbf is a string", claim("nbf", "0"), "nbf");
        rejects("C27: nbf is null", claim("nbf", QJsonValue::Null), "nbf");

        const auto asked = [](IdTokenScene &s) { s.expected.maximumAge = std::chrono::minutes(5); };
        rejects("C31: auth_time missing though max_age was asked for", asked, "auth_time");
        rejects("C31: auth_time too old", both(asked, claimTime("auth_time", -361)), "auth_time");
        rejects("C31: auth_time is a string", both(asked, claim("auth_time", "now")), "auth_time");
        rejects("C31: auth_time in the future", claimTime("auth_time", 61), "auth_time");
        const auto strong = [](IdTokenScene &s) {
            s.expected.acrValues = {QStringLiteral("gold"), QStringLiteral("silver")};
        };
        rejects("C31: acr missing though acr_values were asked for", strong, "acr");
        rejects("C31: acr is another", both(strong, claim("acr", "0")), "acr");
        rejects("C31: acr is an array",
                both(strong, claim("acr", QJsonArray{QStringLiteral("gold")})), "acr");
    }
    void refusesTheWrongTimes() { check(); }

    void refusesTheWrongSignIn_data()
    {
        columns();
        rejects("C28: the nonce of an earlier sign-in", claim("nonce", "n-0"), "nonce");
        rejects("C28: missing", claim("nonce", absent), "nonce");
        rejects("C28: an array", claim("nonce", QJsonArray{QStringLiteral("n-1")}), "nonce");
        rejects("C28: null", claim("nonce", QJsonValue::Null), "nonce");
        rejects("C28: a prefix", claim("nonce", "n-"), "nonce");
        rejects(
            "C28: one although none was sent",
            [](IdTokenScene &s) { s.expected.nonce = std::nullopt; }, "nonce");
        rejects(
            "C28: missing although an empty one was sent",
            both([](IdTokenScene &s) { s.expected.nonce = QByteArray(); }, claim("nonce", absent)),
            "nonce");

        const auto half = [](const char *of, QCryptographicHash::Algorithm algorithm) {
            return QJsonValue(IdTokenScene::halfHash(of, algorithm));
        };
        rejects("C29: at_hash of another token",
                claim("at_hash", half("CNRYA-2", QCryptographicHash::Sha256)), "at_hash");
        rejects("C29: at_hash with the hash of another algorithm",
                claim("at_hash", half("CNRYA-1", QCryptographicHash::Sha512)), "at_hash");
        rejects("C29: at_hash is empty", claim("at_hash", ""), "at_hash");
        rejects("C29: at_hash is null", claim("at_hash", QJsonValue::Null), "at_hash");
        rejects(
            "C29: at_hash missing where it is required",
            [](IdTokenScene &s) { s.expected.atHash = IdTokenExpectations::Binding::Required; },
            "at_hash");
        rejects("C29: c_hash of another code",
                claim("c_hash", half("CNRYC-2", QCryptographicHash::Sha256)), "c_hash");
        rejects("C29: c_hash with the hash of another algorithm",
                claim("c_hash", half("CNRYC-1", QCryptographicHash::Sha384)), "c_hash");
        rejects(
            "C29: c_hash missing where it is required",
            [](IdTokenScene &s) { s.expected.cHash = IdTokenExpectations::Binding::Required; },
            "c_hash");
    }
    void refusesTheWrongSignIn() { check(); }

    void acceptsWhatIsOnlyUnusual_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) {
            QTest::newRow(name) << change;
        };
        const QString me = QStringLiteral("client");
        const QString other = QStringLiteral("other");
        row("C07: a bad key beside the good one", [](IdTokenScene &s) {
            QJsonObject bad = s.keys.first().toObject();
            bad.remove(QStringLiteral("y"));
            s.keys.prepend(bad);
        });
        row("C12: no kid and one key", header("kid", QJsonValue::Null));
        row("C12: no kid and several keys",
            both(header("kid", QJsonValue::Null), [](IdTokenScene &s) {
                s.keys.prepend(SigningKey::generate("ES256", QStringLiteral("z"))->publicJwk());
            }));
        row("C12: two keys of one kid", [](IdTokenScene &s) {
            s.keys.prepend(SigningKey::generate("ES256", QStringLiteral("k"))->publicJwk());
        });
        row("C15: a symmetric and a private key beside the good one", [](IdTokenScene &s) {
            QJsonObject leaked = s.keys.first().toObject();
            leaked.insert(QStringLiteral("d"), QStringLiteral("AAAA"));
            s.keys.prepend(leaked);
            s.keys.prepend(QJsonObject{{QStringLiteral("kty"), QStringLiteral("oct")},
                                       {QStringLiteral("kid"), QStringLiteral("k")},
                                       {QStringLiteral("k"), QStringLiteral("AAAA")}});
        });
        row("C16: the header points elsewhere, the signature is good",
            both(header("jku", "https://evil.example/keys"),
                 header("x5c", QJsonArray{QStringLiteral("MIIB")})));
        row("C21: no typ", header("typ", QJsonValue::Null));
        row("C21: typ jwt", header("typ", "jwt"));
        row("C21: typ application/jwt", header("typ", "application/jwt"));
        row("C23: an array of one", claim("aud", QJsonArray{me}));
        row("C23: two, and azp is me",
            both(claim("aud", QJsonArray{other, me}), claim("azp", "client")));
        row("C24: one audience, and azp is me", claim("azp", "client"));
        row("C25: exp 30 seconds ago", claimTime("exp", -30));
        row("C25: exp with a fraction", claimTime("exp", 3600.5));
        row("C25: exp 299 seconds ago, with all the leeway one can ask for",
            both(claimTime("exp", -299),
                 [](IdTokenScene &s) { s.expected.leeway = std::chrono::minutes(5); }));
        row("C26: iat in 30 seconds", claimTime("iat", 30));
        row("C26: iat nine minutes ago", claimTime("iat", -540));
        row("C27: nbf in 30 seconds", claimTime("nbf", 30));
        row("C28: no nonce, and none was sent",
            both(claim("nonce", absent), [](IdTokenScene &s) { s.expected.nonce = std::nullopt; }));
        row("C29: at_hash and c_hash right", [](IdTokenScene &s) {
            s.claim("at_hash", IdTokenScene::halfHash("CNRYA-1", QCryptographicHash::Sha256));
            s.claim("c_hash", IdTokenScene::halfHash("CNRYC-1", QCryptographicHash::Sha256));
        });
        row("C30: 255 characters", claim("sub", QString(255, QLatin1Char('s'))));
        row("C31: auth_time within max_age",
            both([](IdTokenScene &s) { s.expected.maximumAge = std::chrono::minutes(5); },
                 claimTime("auth_time", -300)));
        row("C31: an acr that was asked for",
            both([](IdTokenScene &s) { s.expected.acrValues = {QStringLiteral("gold")}; },
                 claim("acr", "gold")));
        row("C35: claims that live elsewhere",
            claim("_claim_sources",
                  QJsonObject{{QStringLiteral("a"),
                               QJsonObject{{QStringLiteral("endpoint"),
                                            QStringLiteral("https://evil.example")}}}}));
    }
    void acceptsWhatIsOnlyUnusual()
    {
        QFETCH(Change, change);
        IdTokenScene scene = IdTokenScene::good("ES256");
        change(scene);
        const auto claims = scene.validate();
        QVERIFY2(claims, claims ? "" : claims.error().reason.constData());
    }

    /// C13: the caller is told to fetch the keys again, and then all is well.
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

    void aNameIsPlainText_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("shown");
        QTest::newRow("C34: HTML stays text")
            << QStringLiteral("<b>a</b>") << QStringLiteral("<b>a</b>");
        QTest::newRow("C34: bidirectional overrides go")
            << QStringLiteral("a\u202Egnp.exe") << QStringLiteral("agnp.exe");
        QTest::newRow("C34: 20 000 letters are cut")
            << QString(20'000, QLatin1Char('x')) << QString(500, QLatin1Char('x'));
        QTest::newRow("C34: nothing left") << QStringLiteral("\u202E") << QStringLiteral("subject");
    }
    void aNameIsPlainText()
    {
        QFETCH(QString, name);
        IdTokenScene scene = IdTokenScene::good("ES256");
        scene.claim("name", name);
        const auto claims = scene.validate();
        QVERIFY(claims);
        QTEST(claims->displayName(), "shown");
    }

private:
    static void columns()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
    }

    static void check()
    {
        QFETCH(Change, change);
        QFETCH(AuthError::Code, code);
        QFETCH(QByteArray, reason);
        IdTokenScene scene = IdTokenScene::good("ES256");
        change(scene);
        const auto claims = scene.validate();
        QVERIFY(!claims);
        QCOMPARE(claims.error().reason, reason);
        QCOMPARE(claims.error().code, code);
    }
};

QONSENT_TEST(tst_IdToken)
#include "tst_idtoken.moc"
