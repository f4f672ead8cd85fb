// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/model/clientregistration.h"
#include "oauthcore/model/providermetadata.h"
#include "tests/benchmarks/harness/work.h"

namespace Bench {

/// The benchmark's provider as our side knows it.
inline Qonsent::ProviderMetadata providerOf(const Setting &setting)
{
    const QString server = setting.text(QStringLiteral("server"));
    return {.issuer = server,
            .authorizationEndpoint = QUrl(server + QStringLiteral("/authorize")),
            .tokenEndpoint = QUrl(server + QStringLiteral("/token")),
            .jwksUri = QUrl(server + QStringLiteral("/jwks")),
            .idTokenSigningAlgValuesSupported = {QByteArrayLiteral("ES256")}};
}

inline Qonsent::ClientRegistration registeredClient()
{
    return {.id = QStringLiteral("benchmark-client")};
}

} // namespace Bench
