// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/idtokenchanges.h"
#include "tests/support/absent.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using namespace Qonsent::IdTokenChanges;

namespace { } // namespace

/// Group C, the second half: what the claims say. Every row starts from a good ES256 token and
/// spoils one thing.
class tst_IdToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUntouchedTokenIsAccepted() { QVERIFY(IdTokenScene::good("ES256").validate()); }

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

    void aSubjectIsShownAsPlainText_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("shown");
        QTest::newRow("C34: bidirectional overrides of the subject go")
            << QStringLiteral("a\u202Egnp.exe") << QStringLiteral("agnp.exe");
        QTest::newRow("C34: a subject that cannot be seen")
            << QStringLiteral("\u202E") << QStringLiteral("https://issuer.example");
    }
    void aSubjectIsShownAsPlainText()
    {
        QFETCH(QString, subject);
        IdTokenScene scene = IdTokenScene::good("ES256");
        scene.claim("sub", subject);
        const auto claims = scene.validate();
        QVERIFY(claims);
        QCOMPARE(claims->subject(), subject);
        QTEST(claims->displayName(), "shown");
    }
};

QONSENT_TEST(tst_IdToken)
#include "tst_idtoken.moc"
