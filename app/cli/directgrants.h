// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/clientoptions.h"
#include "oauthcore/account/services.h"
#include "oauthcore/flow/directgrantflow.h"

namespace Qonsent::Cli {

/// The network side of grants without a browser.
class DirectGrants final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DirectGrants)

public:
    explicit DirectGrants(const Services &services);
    ~DirectGrants() override;

    /// Asks whom \a choice names for what \a make makes on \a occasion; see DirectGrantFlow.
    [[nodiscard]] ReplyOf<Grant> *ask(
        const ClientChoice &choice,
        const std::function<Result<TokenRequest>(const QUrl &tokenEndpoint)> &make,
        IdTokenExpectations::Occasion occasion = IdTokenExpectations::Occasion::SignIn);

private:
    Services m_services;
    MetadataClient m_metadata;
    KeysClient m_keys;
    TokenClient m_tokens;
    UserinfoClient m_userinfo;
};

} // namespace Qonsent::Cli
