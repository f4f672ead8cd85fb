// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/base/result.h"
#include "oauthcore/model/providermetadata.h"

namespace Qonsent {

/// Reads the metadata that \a expectedIssuer publishes (RFC 8414 section 3.2, OpenID Connect
/// Discovery 1.0 section 4.2). Pure: any bytes are safe to give.
///
/// Members that are unknown or null are passed over, and a list keeps its first 200 usable
/// entries. An endpoint that is absent stays empty: MissingEndpoint is for whoever needs it. Only
/// `token_endpoint` has to be there, unless the server offers nothing but the implicit grant.
///
/// Errors: InsecureUrl (\a expectedIssuer is none), IssuerMismatch (`issuer` differs in any
/// character), MetadataRejected (not JSON, or the member that reason names has the wrong type, is
/// not an https address without fragment, or leads nearer to this computer than the issuer is:
/// a public server has no business with 127.0.0.1 or 169.254.169.254). http is for endpoints on
/// loopback of an issuer on loopback.
[[nodiscard]] QONSENT_CORE_EXPORT Result<ProviderMetadata> parseMetadata(
    QByteArrayView json, const QString &expectedIssuer);

} // namespace Qonsent
