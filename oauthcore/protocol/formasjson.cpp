// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/formasjson_p.h"

#include <QJsonArray>

namespace Qonsent {

QJsonObject formAsJson(const FormParameters &form)
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
    return object;
}

} // namespace Qonsent
