// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/jose/idtokenexpectations.h"

#include "oauthcore/jose/signaturealgorithm.h"

#include <algorithm>
#include <iterator>

namespace Qonsent {

QByteArrayList allowedIdTokenAlgorithms(const ProviderMetadata &metadata,
                                        const ClientRegistration &registration)
{
    const QByteArray registered = registration.idTokenSigningAlgorithm;
    if (!registered.isEmpty())
        return SignatureAlgorithm::find(registered) ? QByteArrayList{registered} : QByteArrayList();
    const QByteArrayList &offered = metadata.idTokenSigningAlgValuesSupported;
    QByteArrayList allowed;
    std::copy_if(offered.begin(), offered.end(), std::back_inserter(allowed),
                 [](const QByteArray &name) {
                     const SignatureAlgorithm *algorithm = SignatureAlgorithm::find(name);
                     return algorithm && !algorithm->isSymmetric();
                 });
    // Every provider must support it (OpenID Connect Discovery 1.0 section 3), named or not.
    return allowed.isEmpty() ? QByteArrayList{QByteArrayLiteral("RS256")} : allowed;
}

} // namespace Qonsent
