// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/protocol/grants/assertiongrant.h"

#include "oauthcore/base/base64url.h"

namespace Qonsent {

namespace {

AuthError lacks(const char *parameter)
{
    return AuthError::of(AuthError::Code::InvalidConfiguration, parameter,
                         QLatin1String(parameter));
}

Secret asItIs(const Secret &assertion)
{
    return assertion;
}

Secret base64Url(const Secret &assertion)
{
    return Secret::take(encodeBase64Url(assertion.reveal()));
}

struct Row
{
    const char *type;
    Secret (*encode)(const Secret &);
};

/// A kind of assertion that is not sent as it is gets a row here.
constexpr Row encoders[] = {
    {"urn:ietf:params:oauth:grant-type:saml2-bearer", base64Url},
    {"urn:ietf:params:oauth:client-assertion-type:saml2-bearer", base64Url},
};

} // namespace

AssertionEncoder assertionEncoder(QByteArrayView type)
{
    for (const Row &row : encoders) {
        if (type == row.type)
            return row.encode;
    }
    return asItIs;
}

Result<TokenRequest> assertionGrant(const QUrl &tokenEndpoint, const AssertionGrant &grant)
{
    if (grant.grantType.isEmpty())
        return lacks("grant_type");
    if (grant.assertion.isEmpty())
        return lacks("assertion");
    const AssertionEncoder encode =
        grant.encoder ? grant.encoder : assertionEncoder(grant.grantType);
    const Secret encoded = encode(grant.assertion);
    TokenRequest request{.endpoint = tokenEndpoint,
                         .parameters = {{"grant_type", grant.grantType},
                                        {"assertion", encoded.reveal().toByteArray()}}};
    if (!grant.scopes.isEmpty())
        request.parameters.append("scope", grant.scopes.toString().toUtf8());
    return request;
}

} // namespace Qonsent
