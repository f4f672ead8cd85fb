// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/account/accountlistmodel.h"
#include "tests/benchmarks/harness/painted.h"
#include "widgets/accounts/accountlistview.h"

using namespace Bench;
using namespace Qonsent;

namespace {

Account account(int number)
{
    const QDateTime now = systemClock().now();
    return {
        .id = AccountId::generate(),
        .name =
            QStringLiteral("Account %1 t%2").arg(number, 5, 10, QLatin1Char('0')).arg(number % 10),
        .displayName = QStringLiteral("alice@example.com"),
        .provider = {.issuer = QStringLiteral("https://id%1.example.org").arg(number % 7)},
        .requestedScopes = {QStringLiteral("openid"), QStringLiteral("profile")},
        .tokens = {.grantedScopes = {QStringLiteral("openid"), QStringLiteral("profile")},
                   .obtainedAt = now,
                   .expiresAt = now.addSecs(3600),
                   .isRenewable = true}};
}

/// The list of the manager's window.
struct AccountList
{
    explicit AccountList(const Setting &setting)
    {
        const int count = setting.number(QStringLiteral("accounts"), 10'000);
        for (int i = 0; i < count; ++i)
            accounts += account(i);
        renamed = accounts.constFirst();
        renamed.name = QStringLiteral("Account 05000b");
        changed = accounts.at(3);
        changed.tokens.expiresAt = changed.tokens.expiresAt.addSecs(3600);
        model.setAccounts(accounts);
        view.setAccountModel(&model);
        screen = std::make_shared<PaintedList>(view);
    }

    QList<Account> accounts;
    Account renamed;
    Account changed; ///< its token was renewed
    AccountListModel model{systemClock()};
    AccountListView view;
    std::shared_ptr<PaintedList> screen;
};

} // namespace

static const bool announcedFill = announceWork("p18fill", [](const Setting &setting) {
    const auto list = std::make_shared<AccountList>(setting);
    return paintWork(
        list->screen, [list] { list->model.setAccounts({}); },
        [list] { list->model.setAccounts(list->accounts); },
        [list] { return list->view.model()->rowCount() == list->accounts.size(); });
});

static const bool announcedFilter = announceWork("p18filter", [](const Setting &setting) {
    const auto list = std::make_shared<AccountList>(setting);
    return paintWork(
        list->screen, [list] { list->view.setSearchText(QStringLiteral("t")); },
        [list] { list->view.setSearchText(QStringLiteral("t7")); },
        [list] { return list->view.model()->rowCount() == list->accounts.size() / 10; });
});

static const bool announcedSort = announceWork("p18sort", [](const Setting &setting) {
    const auto list = std::make_shared<AccountList>(setting);
    return paintWork(
        list->screen, [list] { list->model.putAccount(list->accounts.constFirst()); },
        [list] { list->model.putAccount(list->renamed); },
        [list] { return list->model.idAt(list->model.index(0)) == list->accounts.at(1).id; });
});

static const bool announcedRow = announceWork("p18row", [](const Setting &setting) {
    const auto list = std::make_shared<AccountList>(setting);
    return paintWork(
        list->screen, [list] { list->model.putAccount(list->accounts.at(3)); },
        [list] { list->model.putAccount(list->changed); }, [] { return true; });
});
