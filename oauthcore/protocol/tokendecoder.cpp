// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/tokendecoder.h"

#include "oauthcore/protocol/formasjson_p.h"

namespace Qonsent {

Result<QJsonObject> decodeFormTokens(const HttpResponse &response)
{
    const QByteArray type = response.mediaType();
    if (type != "application/x-www-form-urlencoded" && type != "text/plain")
        return AuthError::of(AuthError::Code::ResponseMalformed, "content_type");
    const Result<FormParameters> form = FormParameters::decode(response.body.reveal());
    if (!form)
        return form.error();
    const bool isOldName = !form->contains("expires_in");
    FormParameters members;
    for (const FormParameter &parameter : form->list())
        members.append(isOldName && parameter.name == "expires" ? "expires_in" : parameter.name,
                       parameter.value);
    return formAsJson(members);
}

} // namespace Qonsent
