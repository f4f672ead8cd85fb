// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/oauthcore/flow/hybridagent.h"
#include "tests/support/absent.h"
#include "tests/support/outcome.h"
#include "tests/support/testmain.h"

using namespace Qonsent;
using Code = AuthError::Code;

namespace {

/// What a row does to a hybrid provider that is honest otherwise.
using Spoil = std::function<void(HybridAgent &)>;

Spoil frontClaim(const char *name, const QJsonValue &value)
{
    return [=](HybridAgent &agent) {
        agent.editClaims = [=](QJsonObject &claims) {
            if (value.isUndefined())
                claims.remove(QLatin1String(name));
            else
                claims.insert(QLatin1String(name), value);
        };
    };
}

} // namespace

Q_DECLARE_METATYPE(Spoil)

/// The modules of the conformance suite whose answer comes through the browser, in a fragment or in
/// a form.
class tst_OidfHybrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatComesThroughTheBrowserHasToBeBound_data()
    {
        QTest::addColumn<ResponseType>("type");
        QTest::addColumn<ResponseMode>("mode");
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<AuthError::Code>("code");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, ResponseType type, const Spoil &spoil,
                            const char *reason) {
            QTest::newRow(name) << type << ResponseMode::Automatic << spoil << Code::IdTokenRejected
                                << QByteArray(reason);
        };
        const QString other = QStringLiteral("AAAAAAAAAAAAAAAAAAAAAA");
        row("invalid-chash", ResponseType::CodeIdToken, frontClaim("c_hash", other), "c_hash");
        row("missing-chash", ResponseType::CodeIdToken, frontClaim("c_hash", absent), "c_hash");
        row("invalid-athash", ResponseType::CodeIdTokenToken, frontClaim("at_hash", other),
            "at_hash");
        row("missing-athash", ResponseType::CodeIdTokenToken, frontClaim("at_hash", absent),
            "at_hash");
        row("nonce-unless-code-flow: none came back", ResponseType::CodeIdToken,
            frontClaim("nonce", absent), "nonce");
        const Spoil refused = [](HybridAgent &agent) {
            agent.editAnswer = [](FormParameters &answer) {
                const QByteArray state = answer.value("state").value();
                const QByteArray issuer = answer.value("iss").value();
                answer = {{"error", "login_required"}, {"state", state}, {"iss", issuer}};
            };
        };
        QTest::newRow("form-post-error") << ResponseType::Code << ResponseMode::FormPost << refused
                                         << Code::ServerRefused << QByteArray();
    }
    void whatComesThroughTheBrowserHasToBeBound()
    {
        QFETCH(ResponseType, type);
        QFETCH(ResponseMode, mode);
        QFETCH(Spoil, spoil);
        QFETCH(AuthError::Code, code);
        QFETCH(QByteArray, reason);
        FlowParts parts;
        const auto agent = std::make_shared<HybridAgent>(parts);
        spoil(*agent);
        auto asked = parts.request();
        asked.options.responseType = type;
        asked.options.responseMode = mode;
        asked.userAgent = agent;
        const auto grant = outcomeOf<Grant>(parts.flow(asked));
        QVERIFY(!grant);
        QCOMPARE(grant.error().code, code);
        QCOMPARE(grant.error().reason, reason);
        QCOMPARE(parts.server.count(Test::Endpoint::Token), 0); // the code was not used
        QVERIFY(agent->asked.query().contains(QLatin1String("nonce=")));
    }
};

QONSENT_TEST(tst_OidfHybrid)
#include "tst_hybridmodules.moc"
