// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/accountfacts.h"

#include <QUrl>

namespace Qonsent {

namespace {

QStringList fitToShow(const QStringList &texts)
{
    QStringList fit;
    for (const QString &text : texts)
        fit += sanitizedServerText(text);
    return fit;
}

} // namespace

AccountFacts AccountFacts::of(const Account &account, const AccountStatus &status,
                              const QDateTime &now)
{
    const TokenFacts &tokens = account.tokens;
    QString host = QUrl(account.provider.issuer, QUrl::StrictMode).host(QUrl::FullyEncoded);
    if (host.isEmpty())
        host = account.provider.tokenEndpoint.host(QUrl::FullyEncoded);
    AccountFacts facts{.name = sanitizedServerText(account.name),
                       .identity = sanitizedServerText(account.displayName),
                       .host = host,
                       .status = status,
                       .now = now,
                       .obtainedAt = tokens.obtainedAt,
                       .isIdentityChecked = account.claims.has_value()};
    if (tokens.obtainedAt.isValid()) {
        facts.granted = fitToShow(tokens.grantedScopes.list());
        facts.refused = fitToShow(account.requestedScopes.missingFrom(tokens.grantedScopes).list());
    }
    return facts;
}

} // namespace Qonsent
