// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/logoutrequest.h"

#include "oauthcore/base/formencoding.h"
#include "oauthcore/protocol/webaddress.h"

namespace Qonsent {

using Code = AuthError::Code;

Result<QUrl> LogoutRequest::url(const ProviderMetadata &metadata) const
{
    const auto wrong = [](Code code, const char *what) {
        return AuthError::of(code, what, QLatin1String(what));
    };
    QUrl url = metadata.endSessionEndpoint;
    if (url.isEmpty())
        return wrong(Code::MissingEndpoint, "end_session_endpoint");
    if (const auto checked = checkWebAddress(url); !checked)
        return checked.error();
    const bool returns = !postLogoutRedirectUri.isEmpty();
    if (returns
        && (postLogoutRedirectUri.isRelative() || !postLogoutRedirectUri.isValid()
            || (idTokenHint.isEmpty() && clientId.isEmpty())))
        return wrong(Code::InvalidConfiguration, "post_logout_redirect_uri");
    if (!state.isEmpty() && !returns)
        return wrong(Code::InvalidConfiguration, "state");

    FormParameters parameters;
    const auto add = [&parameters](const char *name, const QByteArray &value) {
        if (!value.isEmpty())
            parameters.append(name, value);
    };
    add("id_token_hint", idTokenHint.reveal().toByteArray());
    add("client_id", clientId.toUtf8());
    add("logout_hint", logoutHint.toUtf8());
    add("post_logout_redirect_uri", postLogoutRedirectUri.toEncoded());
    add("state", state);
    const QByteArray own = url.query(QUrl::FullyEncoded).toLatin1();
    const QByteArray added = parameters.encoded();
    if (!added.isEmpty())
        url.setQuery(QString::fromLatin1(own.isEmpty() ? added : own + '&' + added));
    return url;
}

} // namespace Qonsent
