// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "widgets/accounts/tokencontent.h"

#include "oauthcore/base/autherror.h"
#include "oauthcore/base/base64url.h"
#include "oauthcore/base/json.h"
#include "widgets/accounts/accounttimes_p.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace Qonsent {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Qonsent::TokenContent", text);
}

/// What a member of a token means; %1 is a time where it holds one.
struct Meaning
{
    const char *name;
    const char *text;
    bool isTime = false;
};

// RFC 7519 section 4.1, OpenID Connect Core sections 2 and 5.1, RFC 9068 section 2.2.
constexpr Meaning meanings[] = {
    {"iss", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Who issued it")},
    {"sub", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Whom it speaks of, as the issuer counts")},
    {"aud", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Whom it is meant for")},
    {"azp", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "The program it was issued to")},
    {"client_id", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "The program it was issued to")},
    {"exp", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Good until %1"), true},
    {"nbf", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Not good before %1"), true},
    {"iat", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Issued %1"), true},
    {"auth_time", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "The person signed in %1"), true},
    {"updated_at", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Last changed %1"), true},
    {"nonce", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Binds it to this sign-in")},
    {"jti", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "The number of this token")},
    {"at_hash", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Binds it to the access token")},
    {"c_hash", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Binds it to the code")},
    {"acr", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "How strictly the person was checked")},
    {"amr", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "By what the person was checked")},
    {"sid", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "The session at the provider")},
    {"scope", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "What it permits")},
    {"scp", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "What it permits")},
    {"name", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Name")},
    {"preferred_username", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "User name")},
    {"email", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "E-mail address")},
    {"email_verified",
     QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Whether the provider checked that address")},
    {"alg", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "How it is signed")},
    {"kid", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Which key signed it")},
    {"typ", QT_TRANSLATE_NOOP("Qonsent::TokenContent", "What kind of token it is")},
};

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return sanitizedServerText(value.toString());
    // A value alone is no document.
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return sanitizedServerUtf8(QByteArrayView(json).sliced(1).chopped(1));
}

/// Seconds that a calendar can show; nothing for what is no time.
std::optional<QDateTime> timeOf(const QJsonValue &value)
{
    constexpr double year9999 = 253'402'300'799;
    const double seconds = value.toDouble(-1);
    if (seconds < 0 || seconds > year9999)
        return {};
    return QDateTime::fromSecsSinceEpoch(qint64(seconds), Qt::UTC);
}

QString meaningOf(const QString &name, const QJsonValue &value, const QDateTime &now)
{
    for (const Meaning &known : meanings) {
        if (name != QLatin1String(known.name))
            continue;
        const auto time = known.isTime ? timeOf(value) : std::nullopt;
        if (known.isTime && !time)
            return {};
        return known.isTime ? translated(known.text).arg(AccountTimes::wallClock(*time, now))
                            : translated(known.text);
    }
    return {};
}

QList<TokenMember> membersOf(const QJsonObject &object, const QDateTime &now)
{
    QList<TokenMember> members;
    members.reserve(object.size());
    for (auto member = object.begin(); member != object.end(); ++member)
        members.append({.name = sanitizedServerText(member.key()),
                        .value = textOf(member.value()),
                        .meaning = meaningOf(member.key(), member.value(), now)});
    return members;
}

TokenContent idTokenOf(const IdTokenClaims &claims, const QDateTime &now)
{
    QJsonObject header{{QStringLiteral("alg"), QString::fromLatin1(claims.algorithm())}};
    if (!claims.keyId().isEmpty())
        header.insert(QStringLiteral("kid"), claims.keyId());
    const QString trust = claims.keyId().isEmpty()
        ? translated(QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Every rule was checked."))
        : translated(QT_TRANSLATE_NOOP("Qonsent::TokenContent",
                                       "Every rule was checked. Signed by the key %1."))
              .arg(sanitizedServerText(claims.keyId()));
    return {.title = translated(QT_TRANSLATE_NOOP("Qonsent::TokenContent", "ID token")),
            .trust = trust,
            .isChecked = true,
            .header = membersOf(header, now),
            .members = membersOf(claims.all(), now)};
}

/// One part of a JWT as an object; nothing if it is none.
std::optional<QJsonObject> partOf(const QByteArray &part)
{
    const auto json = decodeBase64Url(part);
    if (!json)
        return {};
    const auto object = readJsonObject(*json);
    return object ? std::optional(*object) : std::nullopt;
}

TokenContent accessTokenOf(const Secret &token, const QDateTime &now)
{
    TokenContent content{
        .title = translated(QT_TRANSLATE_NOOP("Qonsent::TokenContent", "Access token")),
        .trust = translated(QT_TRANSLATE_NOOP("Qonsent::TokenContent",
                                              "Only the service that it is for can read it."))};
    const QByteArrayList parts = token.reveal().toByteArray().split('.');
    if (parts.size() != 3)
        return content;
    const auto header = partOf(parts.at(0));
    const auto claims = partOf(parts.at(1));
    if (!header || !claims)
        return content;
    content.trust = translated(QT_TRANSLATE_NOOP(
        "Qonsent::TokenContent", "Not checked: only the service that it is for can do that."));
    content.header = membersOf(*header, now);
    content.members = membersOf(*claims, now);
    return content;
}

} // namespace

QList<TokenContent> tokenContents(const Account &account, const Secret &accessToken,
                                  const QDateTime &now)
{
    QList<TokenContent> all;
    if (account.claims)
        all += idTokenOf(*account.claims, now);
    if (!accessToken.isEmpty())
        all += accessTokenOf(accessToken, now);
    if (!account.userinfo.isEmpty())
        all += {.title = translated(QT_TRANSLATE_NOOP("Qonsent::TokenContent", "User information")),
                .trust = translated(QT_TRANSLATE_NOOP(
                    "Qonsent::TokenContent",
                    "What the provider answers about the person of the ID token.")),
                .members = membersOf(account.userinfo, now)};
    return all;
}

} // namespace Qonsent
