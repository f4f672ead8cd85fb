// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/quirks/quirks_p.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Qonsent {

namespace {

QJsonObject objectFrom(const FormParameters &form)
{
    QJsonObject object;
    for (const FormParameter &parameter : form.list()) {
        const QString name = QString::fromUtf8(parameter.name);
        const QString value = QString::fromUtf8(parameter.value);
        const QJsonValue before = object.value(name);
        if (before.isUndefined()) {
            object.insert(name, value);
            continue;
        }
        QJsonArray all = before.isArray() ? before.toArray() : QJsonArray{before};
        all.append(value);
        object.insert(name, all);
    }
    if (!object.contains(QLatin1String("expires_in")) && object.contains(QLatin1String("expires")))
        object.insert(QLatin1String("expires_in"), object.take(QLatin1String("expires")));
    return object;
}

} // namespace

/// `form_answer`: the answer is `access_token=…&expires=…`, as a form or as plain text. A name that
/// appears twice becomes a list, which no token can be.
std::optional<ProviderHooks> Quirks::formAnswer(const QByteArray &)
{
    return ProviderHooks{.tokenResponse = [](HttpResponse response,
                                             const TokenRequestContext &) -> Result<HttpResponse> {
        const QByteArray type = response.mediaType();
        if (type != "application/x-www-form-urlencoded" && type != "text/plain")
            return response;
        const auto form = FormParameters::decode(response.body.reveal());
        if (!form)
            return form.error();
        // A page or some JSON under a wrong name is neither.
        if (!form->contains("access_token") && !form->contains("error"))
            return response;
        response.headers.removeIf([](const HttpHeader &header) {
            return header.name.compare("Content-Type", Qt::CaseInsensitive) == 0;
        });
        response.headers.append(HttpHeader{"Content-Type", "application/json"});
        response.body =
            Secret::take(QJsonDocument(objectFrom(*form)).toJson(QJsonDocument::Compact));
        return response;
    }};
}

} // namespace Qonsent
