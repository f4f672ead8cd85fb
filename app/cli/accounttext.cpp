// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "app/cli/accounttext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>

namespace Qonsent::Cli {

namespace {

/// "sign_in_needed" of SignInNeeded: how JSON spells an enumerator.
QString snakeCase(const char *key)
{
    QString out;
    for (const char *c = key; *c; ++c) {
        const QChar character = QLatin1Char(*c);
        if (character.isUpper() && !out.isEmpty())
            out += u'_';
        out += character.toLower();
    }
    return out;
}

} // namespace

AccountStatus statusOf(const Account &account, qint64 utcMSecs)
{
    return AccountStatus::of(account, {.utcMSecs = utcMSecs});
}

QString hostOf(const Account &account)
{
    const QUrl issuer(account.provider.issuer);
    const QString host =
        issuer.host().isEmpty() ? account.provider.tokenEndpoint.host() : issuer.host();
    return QString::fromLatin1(QUrl::toAce(host)); // look-alikes are told apart
}

QJsonObject accountJson(const Account &account, qint64 utcMSecs)
{
    const AccountStatus status = statusOf(account, utcMSecs);
    const char *kind = QMetaEnum::fromType<AccountStatus::Kind>().valueToKey(int(status.kind));
    QJsonObject object{
        {QLatin1String("account"), account.name},
        {QLatin1String("signed_in_as"), account.displayName},
        {QLatin1String("issuer"), account.provider.issuer},
        {QLatin1String("host"), hostOf(account)},
        {QLatin1String("client_id"), account.client.id},
        {QLatin1String("subject"), account.claims ? account.claims->subject() : QString()},
        {QLatin1String("status"), snakeCase(kind)},
        {QLatin1String("status_text"), status.sentence},
        {QLatin1String("scope"), account.tokens.grantedScopes.toString()},
        {QLatin1String("renewable"), account.tokens.isRenewable}};
    if (account.tokens.expiresAt.isValid())
        object.insert(QLatin1String("expires_at"), account.tokens.expiresAt.toString(Qt::ISODate));
    return object;
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return sanitizedServerText(value.toString());
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return sanitizedServerUtf8(QByteArrayView(json).sliced(1).chopped(1));
}

QString memberRow(const QString &name, const QJsonValue &value)
{
    constexpr int column = 15;
    const QString left = sanitizedServerText(name);
    const QString gap = left.size() < column ? QString() : QStringLiteral(" ");
    return QStringLiteral("  ") + left.leftJustified(column) + gap + textOf(value);
}

} // namespace Qonsent::Cli
