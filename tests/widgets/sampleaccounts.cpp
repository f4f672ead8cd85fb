// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "tests/widgets/sampleaccounts.h"

namespace Qonsent {

using namespace std::chrono_literals;

Account SampleAccounts::account(const Clock &clock, const QString &name,
                                std::chrono::milliseconds left, const QString &host)
{
    return {.id = AccountId::generate(),
            .name = name,
            .displayName = QStringLiteral("alice@example.com"),
            .provider = {.issuer = QStringLiteral("https://") + host},
            .requestedScopes = {QStringLiteral("openid"), QStringLiteral("profile"),
                                QStringLiteral("read_user"), QStringLiteral("api")},
            .tokens = {.grantedScopes = {QStringLiteral("openid"), QStringLiteral("profile"),
                                         QStringLiteral("read_user")},
                       .obtainedAt = clock.now().addSecs(-18 * 60),
                       .expiresAt = clock.now().addMSecs(left.count()),
                       .isRenewable = true}};
}

SampleAccounts::SampleAccounts(const Clock &timepiece)
    : clock(timepiece)
    , work(account(clock, QStringLiteral("Work GitLab"), 42min,
                   QStringLiteral("gitlab.example.com")))
    , personal(account(clock, QStringLiteral("Personal Google"), 8min,
                       QStringLiteral("accounts.google.example")))
    , company(account(clock, QStringLiteral("Company Microsoft"), 50min,
                      QStringLiteral("login.company.example")))
    , build(account(clock, QStringLiteral("Build server"), 50min, QStringLiteral("ci.example.net")))
    , shop(account(clock, QStringLiteral("Shop"), 5h, QStringLiteral("shop.example")))
    , vault(account(clock, QStringLiteral("Archive"), 5h, QStringLiteral("archive.example")))
    , longNamed(account(clock,
                        QStringLiteral("Zeitplan der Abteilung für Öffentlichkeitsarbeit und "
                                       "Veranstaltungen"),
                        5h, QStringLiteral("zeit.example")))
{
    personal.displayName =
        QStringLiteral("alice.longname-with-a-department@students.university.example");
    company.state = Account::State::NeedsSignIn;
}

void SampleAccounts::fill(AccountListModel &model) const
{
    using Kind = AccountActivity::Kind;
    model.setAccounts({work, personal, company, build, shop, vault, longNamed});
    model.setActivity(build.id, {.kind = Kind::WaitingForNetwork});
    model.setActivity(shop.id,
                      {.kind = Kind::Failed,
                       .problem = AuthError::of(AuthError::Code::ServerRefused, "invalid_scope")});
    model.setActivity(vault.id, {.kind = Kind::Locked});
    model.setActivity(personal.id, {.kind = Kind::Renewing});
}

AccountFacts SampleAccounts::facts() const
{
    AccountFacts facts = AccountFacts::of(
        work, AccountStatus::of(work, {.utcMSecs = clock.utcMSecs()}), clock.now());
    facts.isIdentityChecked = true;
    facts.renewsAt = clock.now().addSecs(36 * 60);
    facts.protection = {VaultProtection::Keychain};
    return facts;
}

} // namespace Qonsent
