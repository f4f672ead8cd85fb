// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT
#include "oauthcore/transcript/disclosure_p.h"

#include <QHash>

#include <array>

namespace Qonsent {

std::span<const DisclosureRow> disclosureTable()
{
    using enum Disclosure;
    static constexpr std::array names = {
        // RFC 6749, RFC 6750
        DisclosureRow{"grant_type", Public},
        DisclosureRow{"response_type", Public},
        DisclosureRow{"client_id", Public},
        DisclosureRow{"client_secret", Credential},
        DisclosureRow{"redirect_uri", Address},
        DisclosureRow{"scope", Public},
        DisclosureRow{"state", Credential},
        DisclosureRow{"code", Credential},
        DisclosureRow{"access_token", Credential},
        DisclosureRow{"refresh_token", Credential},
        DisclosureRow{"token_type", Public},
        DisclosureRow{"expires_in", Public},
        DisclosureRow{"username", Personal},
        DisclosureRow{"password", Credential},
        DisclosureRow{"error", Public},
        DisclosureRow{"error_description", Public},
        DisclosureRow{"error_uri", Address},
        DisclosureRow{"realm", Public},
        // RFC 7636
        DisclosureRow{"code_challenge", Credential},
        DisclosureRow{"code_challenge_method", Public},
        DisclosureRow{"code_verifier", Credential},
        // OpenID Connect Core, RFC 9207, multiple response types, RFC 9101, RFC 9126, RFC 9396, RFC
        // 9449
        DisclosureRow{"response_mode", Public},
        DisclosureRow{"iss", Public},
        DisclosureRow{"nonce", Credential},
        DisclosureRow{"display", Public},
        DisclosureRow{"prompt", Public},
        DisclosureRow{"max_age", Public},
        DisclosureRow{"ui_locales", Public},
        DisclosureRow{"claims_locales", Public},
        DisclosureRow{"acr_values", Public},
        DisclosureRow{"login_hint", Personal},
        DisclosureRow{"id_token_hint", Credential},
        DisclosureRow{"id_token", Credential},
        DisclosureRow{"session_state", Credential},
        DisclosureRow{"claims", Personal},
        DisclosureRow{"request", Credential},
        DisclosureRow{"request_uri", SecretAddress},
        DisclosureRow{"response", Credential},
        DisclosureRow{"authorization_details", Personal},
        DisclosureRow{"dpop_jkt", Personal},
        // RFC 8628
        DisclosureRow{"device_code", Credential},
        DisclosureRow{"user_code", Credential},
        DisclosureRow{"verification_uri", Address},
        DisclosureRow{"verification_url", Address},
        DisclosureRow{"verification_uri_complete", SecretAddress},
        DisclosureRow{"verification_url_complete", SecretAddress},
        DisclosureRow{"interval", Public},
        // RFC 7521, RFC 7523, RFC 8693, RFC 8707
        DisclosureRow{"assertion", Credential},
        DisclosureRow{"client_assertion", Credential},
        DisclosureRow{"client_assertion_type", Public},
        DisclosureRow{"subject_token", Credential},
        DisclosureRow{"subject_token_type", Public},
        DisclosureRow{"actor_token", Credential},
        DisclosureRow{"actor_token_type", Public},
        DisclosureRow{"requested_token_type", Public},
        DisclosureRow{"issued_token_type", Public},
        DisclosureRow{"audience", Public},
        DisclosureRow{"resource", Address},
        // RFC 7009, RFC 7662
        DisclosureRow{"token", Credential},
        DisclosureRow{"token_type_hint", Public},
        DisclosureRow{"active", Public},
        DisclosureRow{"exp", Public},
        DisclosureRow{"iat", Public},
        DisclosureRow{"nbf", Public},
        DisclosureRow{"aud", Public},
        DisclosureRow{"jti", Personal},
        // OpenID Connect Core 5.1: who somebody is
        DisclosureRow{"sub", Personal},
        DisclosureRow{"name", Personal},
        DisclosureRow{"given_name", Personal},
        DisclosureRow{"family_name", Personal},
        DisclosureRow{"middle_name", Personal},
        DisclosureRow{"nickname", Personal},
        DisclosureRow{"preferred_username", Personal},
        DisclosureRow{"profile", Personal},
        DisclosureRow{"picture", Personal},
        DisclosureRow{"website", Personal},
        DisclosureRow{"email", Personal},
        DisclosureRow{"email_verified", Personal},
        DisclosureRow{"gender", Personal},
        DisclosureRow{"birthdate", Personal},
        DisclosureRow{"zoneinfo", Personal},
        DisclosureRow{"locale", Personal},
        DisclosureRow{"phone_number", Personal},
        DisclosureRow{"phone_number_verified", Personal},
        DisclosureRow{"address", Personal},
        DisclosureRow{"updated_at", Personal},
        // RFC 7591
        DisclosureRow{"client_name", Public},
        DisclosureRow{"redirect_uris", Address},
        DisclosureRow{"grant_types", Public},
        DisclosureRow{"response_types", Public},
        DisclosureRow{"application_type", Public},
        DisclosureRow{"token_endpoint_auth_method", Public},
        DisclosureRow{"client_id_issued_at", Public},
        DisclosureRow{"client_secret_expires_at", Public},
        DisclosureRow{"registration_access_token", Credential},
        DisclosureRow{"registration_client_uri", SecretAddress},
        // RFC 8414, OpenID Connect Discovery, RFC 9728 and what extends them
        DisclosureRow{"issuer", Public},
        DisclosureRow{"authorization_endpoint", Address},
        DisclosureRow{"token_endpoint", Address},
        DisclosureRow{"userinfo_endpoint", Address},
        DisclosureRow{"jwks_uri", Address},
        DisclosureRow{"registration_endpoint", Address},
        DisclosureRow{"revocation_endpoint", Address},
        DisclosureRow{"introspection_endpoint", Address},
        DisclosureRow{"end_session_endpoint", Address},
        DisclosureRow{"device_authorization_endpoint", Address},
        DisclosureRow{"pushed_authorization_request_endpoint", Address},
        DisclosureRow{"check_session_iframe", Address},
        DisclosureRow{"service_documentation", Address},
        DisclosureRow{"op_policy_uri", Address},
        DisclosureRow{"op_tos_uri", Address},
        DisclosureRow{"resource_metadata", Address},
        DisclosureRow{"authorization_servers", Address},
        DisclosureRow{"mtls_endpoint_aliases", Public},
        DisclosureRow{"scopes_supported", Public},
        DisclosureRow{"response_types_supported", Public},
        DisclosureRow{"response_modes_supported", Public},
        DisclosureRow{"grant_types_supported", Public},
        DisclosureRow{"code_challenge_methods_supported", Public},
        DisclosureRow{"token_endpoint_auth_methods_supported", Public},
        DisclosureRow{"token_endpoint_auth_signing_alg_values_supported", Public},
        DisclosureRow{"revocation_endpoint_auth_methods_supported", Public},
        DisclosureRow{"introspection_endpoint_auth_methods_supported", Public},
        DisclosureRow{"id_token_signing_alg_values_supported", Public},
        DisclosureRow{"id_token_encryption_alg_values_supported", Public},
        DisclosureRow{"id_token_encryption_enc_values_supported", Public},
        DisclosureRow{"userinfo_signing_alg_values_supported", Public},
        DisclosureRow{"request_object_signing_alg_values_supported", Public},
        DisclosureRow{"dpop_signing_alg_values_supported", Public},
        DisclosureRow{"acr_values_supported", Public},
        DisclosureRow{"subject_types_supported", Public},
        DisclosureRow{"display_values_supported", Public},
        DisclosureRow{"prompt_values_supported", Public},
        DisclosureRow{"claim_types_supported", Public},
        DisclosureRow{"claims_supported", Public},
        DisclosureRow{"claims_locales_supported", Public},
        DisclosureRow{"ui_locales_supported", Public},
        DisclosureRow{"claims_parameter_supported", Public},
        DisclosureRow{"request_parameter_supported", Public},
        DisclosureRow{"request_uri_parameter_supported", Public},
        DisclosureRow{"require_request_uri_registration", Public},
        DisclosureRow{"require_pushed_authorization_requests", Public},
        DisclosureRow{"authorization_response_iss_parameter_supported", Public},
        DisclosureRow{"tls_client_certificate_bound_access_tokens", Public},
        // RFC 7517
        DisclosureRow{"keys", Public},
        DisclosureRow{"kty", Public},
        DisclosureRow{"use", Public},
        DisclosureRow{"key_ops", Public},
        DisclosureRow{"alg", Public},
        DisclosureRow{"kid", Public},
        DisclosureRow{"crv", Public},
        DisclosureRow{"n", Personal},
        DisclosureRow{"e", Personal},
        DisclosureRow{"x", Personal},
        DisclosureRow{"y", Personal},
        DisclosureRow{"x5c", Personal},
        DisclosureRow{"x5t", Personal},
        DisclosureRow{"x5t#S256", Personal},
        // what single providers say: what their support wants to know, and how they renew
        DisclosureRow{"access_type", Public},
        DisclosureRow{"include_granted_scopes", Public},
        DisclosureRow{"approval_prompt", Public},
        DisclosureRow{"token_access_type", Public},
        DisclosureRow{"duration", Public},
        DisclosureRow{"error_codes", Public},
        DisclosureRow{"error_subtype", Public},
        DisclosureRow{"suberror", Public},
        DisclosureRow{"timestamp", Public},
        DisclosureRow{"trace_id", Public},
        DisclosureRow{"correlation_id", Public},
        DisclosureRow{"ok", Public},
        DisclosureRow{"authed_user", Public},
        DisclosureRow{"ext_expires_in", Public},
        DisclosureRow{"refresh_expires_in", Public},
        DisclosureRow{"refresh_token_expires_in", Public},
        DisclosureRow{"x_refresh_token_expires_in", Public},
        DisclosureRow{"not-before-policy", Public},
    };
    return names;
}

Disclosure disclosureOf(QByteArrayView name)
{
    static const auto index = [] {
        QHash<QByteArrayView, Disclosure> rows;
        rows.reserve(qsizetype(disclosureTable().size()));
        for (const DisclosureRow &row : disclosureTable())
            rows.insert(row.name, row.disclosure);
        return rows;
    }();
    return index.value(name, Disclosure::Unknown);
}

std::span<const DisclosureRow> headerDisclosureTable()
{
    using enum Disclosure;
    static constexpr std::array headers = {
        DisclosureRow{"Accept", Public},         DisclosureRow{"Authorization", Credential},
        DisclosureRow{"DPoP", Credential},       DisclosureRow{"Content-Type", Public},
        DisclosureRow{"Content-Length", Public}, DisclosureRow{"Content-Encoding", Public},
        DisclosureRow{"Date", Public},           DisclosureRow{"Retry-After", Public},
        DisclosureRow{"Location", Address},      DisclosureRow{"WWW-Authenticate", Personal},
    };
    return headers;
}

const DisclosureRow *headerDisclosureOf(QByteArrayView name)
{
    for (const DisclosureRow &row : headerDisclosureTable()) {
        if (name.compare(QByteArrayView(row.name), Qt::CaseInsensitive) == 0)
            return &row;
    }
    return nullptr;
}

} // namespace Qonsent
