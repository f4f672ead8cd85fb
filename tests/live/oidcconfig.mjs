// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// How oidc-provider is set up. Whatever a test can change while the server runs (lifetime, keys,
// algorithm) is read from `settings` at the time of use or at the next key rotation.
import { createHash, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';

import { makeClients, responseTypes } from './oidcclients.mjs';
import { makeFeatures } from './oidcfeatures.mjs';
import { errorPage } from './pages.mjs';

export const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** A fresh private signing key as JWK. */
export async function makeSigningKey(alg) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 2048 });
  return { ...await exportJWK(privateKey), alg, use: 'sig', kid: randomUUID() };
}

function findAccount(registry) {
  return (ctx, sub) => {
    const user = Object.values(registry.users).find(({ claims }) => claims.sub === sub);
    return user && { accountId: sub, claims: async () => ({ ...user.claims }) };
  };
}

/** The configuration for one Provider; made anew at each key rotation. */
export function makeConfiguration({ registry, settings, adapter, mount }) {
  return {
    adapter,
    clients: makeClients(registry, settings),
    clientDefaults: {
      id_token_signed_response_alg: settings.alg,
      introspection_signed_response_alg: settings.alg,
    },
    jwks: { keys: settings.keys },
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'locale'],
      email: ['email', 'email_verified'],
    },
    scopes: registry.scopes,
    features: makeFeatures(registry, settings),
    responseTypes: responseTypes(registry.clients['qonsent-hybrid']),
    subjectTypes: ['public', 'pairwise'],
    pairwiseIdentifier: async (ctx, sub, client) => createHash('sha256')
      .update(`${client.sectorIdentifier} ${sub}`).digest('base64url'),
    clientAuthMethods: [
      'none', 'client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt',
      ...(settings.mtls ? ['tls_client_auth', 'self_signed_tls_client_auth'] : []),
    ],
    discovery: settings.mtls ? { mtls_endpoint_aliases: settings.mtls.aliases } : {},
    enabledJWA: {
      idTokenSigningAlgValues: [...ALGORITHMS, 'HS256'],
      introspectionSigningAlgValues: ALGORITHMS,
      userinfoSigningAlgValues: ALGORITHMS,
    },
    pkce: { required: () => true },
    rotateRefreshToken: () => settings.rotate,
    // by default an expired token works another 15 s, too long to wait for in a test
    clockTolerance: 0,
    ttl: {
      AccessToken: () => settings.accessTokenTtl,
      AuthorizationCode: 60,
      ClientCredentials: 600,
      DeviceCode: 600,
      Grant: 86400,
      IdToken: 3600,
      Interaction: 600,
      RefreshToken: 86400,
      Session: 86400,
    },
    cookies: { keys: settings.cookieKeys },
    interactions: { url: (ctx, interaction) => `${mount}/interaction/${interaction.uid}` },
    findAccount: findAccount(registry),
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(out);
    },
  };
}
