// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerhooks.h"

#include <optional>

/// One function a quirk, one file each. They take what follows the colon of the name, which is
/// empty if the row in hookregistry.cpp says that nothing does, and return nothing if it makes no
/// sense.
namespace Qonsent::Quirks {

using Factory = std::optional<ProviderHooks> (*)(const QByteArray &argument);

std::optional<ProviderHooks> answerScopes(const QByteArray &argument);
std::optional<ProviderHooks> bearerAlias(const QByteArray &argument);
std::optional<ProviderHooks> camelCaseAnswer(const QByteArray &argument);
std::optional<ProviderHooks> defaultBearer(const QByteArray &argument);
std::optional<ProviderHooks> errorList(const QByteArray &argument);
std::optional<ProviderHooks> errorObject(const QByteArray &argument);
std::optional<ProviderHooks> formAnswer(const QByteArray &argument);
std::optional<ProviderHooks> idTokenOptional(const QByteArray &argument);
std::optional<ProviderHooks> issuerTemplate(const QByteArray &argument);
std::optional<ProviderHooks> jsonBody(const QByteArray &argument);
std::optional<ProviderHooks> keepRedirectParameter(const QByteArray &argument);
std::optional<ProviderHooks> nestedToken(const QByteArray &argument);
std::optional<ProviderHooks> okMember(const QByteArray &argument);
std::optional<ProviderHooks> pkce(const QByteArray &argument);
std::optional<ProviderHooks> refreshEndpoint(const QByteArray &argument);
std::optional<ProviderHooks> registeredRedirect(const QByteArray &argument);
std::optional<ProviderHooks> renameParameter(const QByteArray &argument);
std::optional<ProviderHooks> scopeArray(const QByteArray &argument);
std::optional<ProviderHooks> scopeInTokenRequest(const QByteArray &argument);
std::optional<ProviderHooks> scopeSeparator(const QByteArray &argument);
std::optional<ProviderHooks> statusMessageError(const QByteArray &argument);
std::optional<ProviderHooks> tokenParameter(const QByteArray &argument);
std::optional<ProviderHooks> zeroExpiry(const QByteArray &argument);

} // namespace Qonsent::Quirks
