// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/showcommand.h"

#include "app/cli/accounttext.h"
#include "oauthcore/sqlitevault/keysources.h"

#include <QJsonArray>

namespace Qonsent::Cli {

namespace {

QStringList namesOf(const QList<VaultProtection> &kinds)
{
    QStringList names;
    for (const VaultProtection kind : kinds)
        names += QString::fromLatin1(keySourceName(kind));
    return names;
}

} // namespace

void ShowCommand::actOn(const Account &account)
{
    await(vault().protection(), [this, account](const QList<VaultProtection> &protection) {
        print(account, protection);
        end(0);
    });
}

void ShowCommand::print(const Account &account, const QList<VaultProtection> &protection)
{
    const qint64 now = services().clock->utcMSecs();
    const QStringList opened = namesOf(protection);
    if (output().isForPrograms()) {
        QJsonObject object = accountJson(account, now);
        object.insert(QLatin1String("claims"),
                      account.claims ? account.claims->all() : QJsonObject());
        object.insert(QLatin1String("userinfo"), account.userinfo);
        object.insert(QLatin1String("vault_opened_by"), QJsonArray::fromStringList(opened));
        return output().json(object);
    }
    const auto row = [this](const QString &name, const QString &value) {
        if (!value.isEmpty())
            output().line(QStringLiteral("  ") + name.leftJustified(15) + value);
    };
    output().line(account.name);
    output().line(QStringLiteral("  ") + statusOf(account, now).sentence);
    row(QStringLiteral("signed in as"), account.displayName);
    row(QStringLiteral("provider"), hostOf(account));
    row(QStringLiteral("client ID"), account.client.id);
    row(QStringLiteral("permissions"), account.tokens.grantedScopes.toString());
    row(QStringLiteral("not given"),
        account.requestedScopes.missingFrom(account.tokens.grantedScopes).toString());
    row(QStringLiteral("expires"),
        account.tokens.expiresAt.isValid() ? account.tokens.expiresAt.toString(Qt::ISODate)
                                           : QString());
    row(QStringLiteral("stored in"),
        QStringLiteral("a vault opened by: ") + opened.join(QStringLiteral(", ")));
    if (!account.claims)
        return;
    output().line(QStringLiteral("\nID token, every rule checked"));
    const QJsonObject &claims = account.claims->all();
    for (auto claim = claims.begin(); claim != claims.end(); ++claim)
        row(sanitizedServerText(claim.key()), textOf(claim.value()));
}

} // namespace Qonsent::Cli
