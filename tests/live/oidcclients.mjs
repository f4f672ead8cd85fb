// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// The clients of registry.json in the words of oidc-provider.
import { GRANTS } from './oidcgrants.mjs';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

/** What \a client may ask for; the library has no `token` without an ID token. */
export function responseTypes(client) {
  return (client.responseTypes ?? ['code']).filter((type) => type !== 'token');
}

function grantTypes(client) {
  return [
    'authorization_code', 'refresh_token',
    // devices have no redirect that would say to which sector such a client belongs
    ...(client.subjects === 'pairwise' ? [] : [DEVICE]),
    ...(client.authentication === 'none' ? [] : ['client_credentials', ...Object.keys(GRANTS)]),
    ...(client.responseTypes ? ['implicit'] : []),
  ];
}

function signedAnswers({ signedAnswers: wanted }, alg) {
  return wanted
    ? { userinfo_signed_response_alg: alg, introspection_signed_response_alg: alg } : {};
}

function certificateOf(client, mtls) {
  const bound = { tls_client_certificate_bound_access_tokens: true };
  if (client.authentication === 'tls_client_auth') {
    return { ...bound, tls_client_auth_subject_dn: `CN=${client.commonName}` };
  }
  return client.authentication === 'self_signed_tls_client_auth'
    ? { ...bound, jwks: mtls.jwks } : {};
}

/** Clients that prove themselves by a certificate are there only where `settings.mtls` is. */
export function makeClients(registry, { alg, mtls }) {
  return Object.entries(registry.clients)
    .filter(([, client]) => mtls || !client.authentication.endsWith('tls_client_auth'))
    .map(([id, client]) => ({
      client_id: id,
      client_name: id,
      client_secret: client.secret,
      jwks: client.jwks,
      token_endpoint_auth_method: client.authentication,
      application_type: 'native',
      grant_types: grantTypes(client),
      response_types: responseTypes(client),
      // a client with subjects of its own comes from one host
      redirect_uris: client.redirectUris ?? registry.redirectUris,
      subject_type: client.subjects ?? 'public',
      post_logout_redirect_uris: registry.postLogoutRedirectUris,
      id_token_signed_response_alg: client.idTokenAlgorithm ?? alg,
      ...signedAnswers(client, alg),
      ...certificateOf(client, mtls),
    }));
}
