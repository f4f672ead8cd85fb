// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/provider/redirectparameters.h"

#include <algorithm>

namespace Qonsent {

QJsonObject withRedirectParameters(QJsonObject extra, const FormParameters &parameters,
                                   const QByteArrayList &quirks)
{
    constexpr QByteArrayView prefix = "keep_redirect_parameter:";
    for (const QByteArray &quirk : quirks) {
        if (!quirk.startsWith(prefix))
            continue;
        const QByteArray name = quirk.sliced(prefix.size());
        const auto isThis = [&name](const FormParameter &each) { return each.name == name; };
        const QList<FormParameter> &list = parameters.list();
        const auto found = std::find_if(list.begin(), list.end(), isThis);
        const bool isOnce =
            found != list.end() && std::none_of(std::next(found), list.end(), isThis);
        if (!isOnce || found->value.size() > 1000)
            continue;
        const QString key = QString::fromLatin1(name);
        const QString value = QString::fromUtf8(found->value);
        if (!extra.contains(key) && sanitizedServerText(value) == value)
            extra.insert(key, value);
    }
    return extra;
}

} // namespace Qonsent
