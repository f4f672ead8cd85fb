// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/account/signinrequest.h"
#include "oauthcore/base/result.h"
#include "oauthcore/model/account.h"
#include "oauthcore/provider/providerregistry.h"

namespace Qonsent {

/// What is missing or wrong in \a request, before anything is asked of anybody.
[[nodiscard]] std::optional<AuthError> mistakeIn(const SignInRequest &request);

/// \a request with what it leaves empty taken from its preset in \a providers.
/// InvalidConfiguration: "provider_unknown", "provider_and_issuer" (one of them says where), those
/// of ProviderPreset::issuerFor(), "client_secret" if the provider wants one, "registered_redirect"
/// if it wants another redirect address than one on this computer.
[[nodiscard]] Result<SignInRequest> resolved(SignInRequest request,
                                             const ProviderRegistry &providers);

/// \a request with what it leaves empty taken from \a account, then from the preset in
/// \a providers.
/// InvalidConfiguration "another_provider" if it names another issuer than the account's or, where
/// it brings the endpoints, another token endpoint: nothing of the account goes there.
[[nodiscard]] Result<SignInRequest> completed(SignInRequest request, const Account &account,
                                              const ProviderRegistry &providers);

/// The `prompt` that makes the provider of \a request ask who signs in.
[[nodiscard]] QByteArray otherAccountPrompt(const SignInRequest &request,
                                            const ProviderRegistry &providers);

} // namespace Qonsent
