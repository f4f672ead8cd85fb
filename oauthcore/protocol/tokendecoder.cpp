// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokendecoder.h"

#include "oauthcore/base/formencoding.h"

#include <QJsonArray>

namespace Qonsent {

Result<QJsonObject> decodeFormTokens(const HttpResponse &response)
{
    const QByteArray type = response.mediaType();
    if (type != "application/x-www-form-urlencoded" && type != "text/plain")
        return AuthError::of(AuthError::Code::ResponseMalformed, "content_type");
    const Result<FormParameters> form = FormParameters::decode(response.body.reveal());
    if (!form)
        return form.error();
    QJsonObject object;
    for (const FormParameter &parameter : form->list()) {
        const bool isOldName = parameter.name == "expires" && !form->contains("expires_in");
        const QString name =
            isOldName ? QStringLiteral("expires_in") : QString::fromUtf8(parameter.name);
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
    return object;
}

} // namespace Qonsent
