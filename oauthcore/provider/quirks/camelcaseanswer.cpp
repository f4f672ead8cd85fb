// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include "oauthcore/base/json.h"

namespace Qonsent {

namespace {

QString snakeCase(const QString &name)
{
    QString snake;
    for (const QChar c : name) {
        if (c >= u'A' && c <= u'Z')
            snake += snake.isEmpty() ? QString() : QStringLiteral("_");
        snake += c >= u'A' && c <= u'Z' ? c.toLower() : c;
    }
    return snake;
}

} // namespace

/// `camel_case_answer`: the answer writes `accessToken` for `access_token`. One that writes both is
/// as ambiguous as one that writes either twice.
std::optional<ProviderHooks> Quirks::camelCaseAnswer(const QByteArray &)
{
    return ProviderHooks{.tokenResponse = [](HttpResponse response,
                                             const TokenRequestContext &) -> Result<HttpResponse> {
        const Result<QJsonObject> before = response.isJson()
            ? readJsonObject(response.body.reveal())
            : Result<QJsonObject>(QJsonObject());
        if (!before || before->isEmpty())
            return response;
        QJsonObject after;
        for (auto member = before->begin(); member != before->end(); ++member)
            after.insert(snakeCase(member.key()), member.value());
        if (after.size() != before->size())
            return AuthError::of(AuthError::Code::ResponseMalformed, "json_duplicate_member");
        response.body = Secret::take(QJsonDocument(after).toJson(QJsonDocument::Compact));
        return response;
    }};
}

} // namespace Qonsent
