// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/hostile/twists.h"
#include "tests/support/absent.h"
#include "tests/support/testmain.h"

#include <QJsonArray>

using namespace Qonsent;
using namespace Qonsent::Twists;
using Code = AuthError::Code;
using Test::Endpoint;
using Test::IdTokenDraft;

namespace {

/// The parameter \a name of the redirect says \a value; is gone if that is empty. The window is the
/// program's own, so that the answer is not taken for a stray.
Twist redirectParameter(const QByteArray &name, const QByteArray &value)
{
    return [=](SignInScene &scene) {
        scene.request.userAgent = std::make_shared<Test::InstantUserAgent>(
            Test::Behaviour{.redirect = Test::Behaviour::Redirect::HandBack});
        redirect([=](QByteArray &location) {
            QByteArrayList parts = location.split('?').at(1).split('&');
            parts.removeIf([&name](const QByteArray &part) { return part.startsWith(name + '='); });
            if (!value.isEmpty())
                parts.append(name + '=' + value);
            location = location.split('?').at(0) + '?' + parts.join('&');
        })(scene);
    };
}

} // namespace

/// The modules of the FAPI 2.0 client profile that concern a native client. Rows are their names
/// without `fapi2-security-profile-final-client-test-`.
class tst_OidfFapi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerOfAnotherSignInOrIssuerIsRefused_data()
    {
        refusalColumns();
        refuses("invalid-authorization-response-iss",
                redirectParameter("iss", "https%3A%2F%2Fother.example"), Code::IssuerMismatch,
                "iss");
        refuses("remove-authorization-response-iss", redirectParameter("iss", {}),
                Code::IssuerMismatch, "iss_missing");
        refuses("ensure-authorization-response-with-invalid-state-fails",
                redirectParameter("state", "other"), Code::StateMismatch, "state");
        refuses("ensure-authorization-response-with-invalid-missing-state-fails",
                redirectParameter("state", {}), Code::StateMismatch, "state_missing");
        const auto rejects = [](const char *name, const Twist &twist, const char *rule) {
            refuses(name, twist, Code::IdTokenRejected, rule);
        };
        rejects("invalid-secondary-aud",
                claim("aud", QJsonArray{QStringLiteral("app"), QStringLiteral("other")}), "azp");
        rejects("invalid-missing-exp", claim("exp", absent), "exp");
        rejects("invalid-expired-exp", claim("exp", 1'767'268'800 - 3600), "exp");
        rejects("invalid-missing-iss", claim("iss", absent), "iss");
        rejects("invalid-missing-nonce", claim("nonce", absent), "nonce");
        rejects("invalid-null-alg", draft([](IdTokenDraft &token) {
                    put(token.header, "alg", QJsonValue(QJsonValue::Null));
                }),
                "alg");
        rejects("invalid-alternate-alg", draft([](IdTokenDraft &token) {
                    put(token.header, "alg", QStringLiteral("RS256"));
                }),
                "alg");
    }
    void anAnswerOfAnotherSignInOrIssuerIsRefused() { checkRefusal(); }

    void whatTheStandardsLeaveOpenIsTaken_data()
    {
        QTest::addColumn<Twist>("twist");
        QTest::newRow("valid-aud-as-array") << claim("aud", QJsonArray{QStringLiteral("app")});
        QTest::newRow("token-endpoint-response-without-expires_in")
            << member(Endpoint::Token, "expires_in", absent);
        QTest::newRow("token-type-case-insensitivity")
            << member(Endpoint::Token, "token_type", QStringLiteral("bEaReR"));
    }
    void whatTheStandardsLeaveOpenIsTaken()
    {
        QFETCH(Twist, twist);
        SignInScene scene;
        twist(scene);
        const auto account = scene.signIn();
        QVERIFY2(account, account ? "" : account.error().reason.constData());
        QCOMPARE(scene.harm(), QByteArray());
    }
};

QONSENT_TEST(tst_OidfFapi)
#include "tst_fapimodules.moc"
