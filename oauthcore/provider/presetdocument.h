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
///         "variables": {"base": {"kind": "address", "usual": "https://…"},   "token", "refresh",
///                       "realm": {"kind": "name", "choices": ["a", "b"]}},   "revocation", …}
///         "scopes": ["openid"],
///         "authorization_parameters": {"access_type": "offline"},
///         "other_account_prompt": "login",
///         "client": {"authentication": "client_secret_post", "secret": "required"},
///         "redirect": {"rule": "fixed_port", "host": "127.0.0.1", "port": 34106,
///                      "keep": ["realmId"]},
///         "registration": {"page": "https://…", "minutes": 3},
///         "pkce": "none", "scope_separator": "comma",
///         "parameter_names": {"client_id": "client_key"},
///         "token_request": {"body": "json", "scope": true, "parameters": {"expiring": "1"}},
///         "token_answer": {"nested": "authed_user", "keep": ["team.id"]},
///         "token_placement": {"place": "query", "parameter": "access_token"},
///         "quirks": ["form_answer"],
///         "verified": {"issuer": "where this was read", "redirect": null}
///     }
///
/// From `pkce` to `quirks` everything may be missing: the provider keeps to the standards there.
/// For the names of quirks see HookRegistry. The rule `https_relay` or `special_name` of `redirect`
/// wants the registered address or name in the client's quirks.
///
/// Addresses are https and lead to the Internet; a variable that ends a host has `choices`.
/// `verified` names each of the facts (all members but id, name, variables and verified) that the
/// preset states, and where it was read, or null if nobody has checked it.
///
/// InvalidConfiguration names the member that is wrong: "provider_preset:redirect.port", or for
/// what is no document at all "provider_preset:json_duplicate_member" and the like.
[[nodiscard]] QONSENT_CORE_EXPORT Result<ProviderPreset> parseProviderPreset(QByteArrayView json);

} // namespace Qonsent
