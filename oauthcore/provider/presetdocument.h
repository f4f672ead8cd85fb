// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#pragma once

#include "oauthcore/provider/providerpreset.h"

namespace Qonsent {

/// Reads a preset, strictly: every member is known, of its type, and needed or allowed where it
/// stands. Pure: any bytes are safe to give.
///
///     {
///         "id": "example", "name": "Example",
///         "issuer": "{base}/realms/{realm}",                    or "endpoints": {"authorization",
///         "variables": {"base": {"kind": "address", "usual": "https://…"},   "token", …}
///                       "realm": {"kind": "name"}},
///         "scopes": ["openid"],
///         "authorization_parameters": {"access_type": "offline"},
///         "other_account_prompt": "login",
///         "client": {"authentication": "client_secret_post", "secret": "required"},
///         "redirect": {"rule": "fixed_port", "host": "127.0.0.1", "port": 34106},
///         "registration": {"page": "https://…", "minutes": 3},
///         "quirks": [],
///         "verified": {"issuer": "where this was read", "redirect": null}
///     }
///
/// Addresses are https and lead to the Internet. `verified` names each of the facts (issuer or
/// endpoints, scopes, authorization_parameters, other_account_prompt, client, redirect,
/// registration) that the preset states, and where it was read, or null if nobody has checked it.
///
/// InvalidConfiguration names the member that is wrong: "provider_preset:redirect.port", or for
/// what is no document at all "provider_preset:json_duplicate_member" and the like.
[[nodiscard]] QONSENT_CORE_EXPORT Result<ProviderPreset> parseProviderPreset(QByteArrayView json);

} // namespace Qonsent
