// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokendecoder.h"
#include "oauthcore/provider/quirks/quirks_p.h"

#include <QJsonDocument>

namespace Qonsent {

/// `form_answer`: the answer is `access_token=…&expires=…`, as a form or as plain text. A name that
/// appears twice becomes a list, which no token can be.
std::optional<ProviderHooks> Quirks::formAnswer(const QByteArray &)
{
    return ProviderHooks{.tokenResponse = [](HttpResponse response,
                                             const TokenRequestContext &) -> Result<HttpResponse> {
        const QByteArray type = response.mediaType();
        if (type != "application/x-www-form-urlencoded" && type != "text/plain")
            return response;
        const Result<QJsonObject> form = decodeFormTokens(response);
        if (!form)
            return form.error();
        // A page or some JSON under a wrong name is neither.
        if (!form->contains(QLatin1String("access_token"))
            && !form->contains(QLatin1String("error")))
            return response;
        response.headers.removeIf([](const HttpHeader &header) {
            return header.name.compare("Content-Type", Qt::CaseInsensitive) == 0;
        });
        response.headers.append(HttpHeader{"Content-Type", "application/json"});
        response.body = Secret::take(QJsonDocument(*form).toJson(QJsonDocument::Compact));
        return response;
    }};
}

} // namespace Qonsent
