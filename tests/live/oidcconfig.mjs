// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// How oidc-provider is set up. Whatever a test can change while the server runs (lifetime, keys,
// algorithm) is read from `settings` at the time of use or at the next key rotation.
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';

import { errorPage, page } from './pages.mjs';

export const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'];

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

// the button belongs into the form that the provider has made
function withButton(form, fields, label) {
  return form.replace('</form>', `${fields}
<button type="submit" value="allow">${label}</button></form>`);
}

const deviceFlow = {
  enabled: true,
  userCodeInputSource: async (ctx, form, out, error) => {
    ctx.body = page('Connect a device', `${error ? '<p role="alert">Try again.</p>' : ''}
${withButton(form, '<input name="user_code" required>', 'Continue')}`);
  },
  userCodeConfirmSource: async (ctx, form, client, info, userCode) => {
    ctx.body = page('Is this your device?', `<p>${userCode}</p>
${withButton(form, '', 'Continue')}`);
  },
  successSource: async (ctx) => { ctx.body = page('Your device is connected', ''); },
};

/** A fresh private signing key as JWK. */
export async function makeSigningKey(alg) {
  const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 2048 });
  return { ...await exportJWK(privateKey), alg, use: 'sig', kid: randomUUID() };
}

function clients(registry, alg) {
  return Object.entries(registry.clients).map(([id, client]) => ({
    client_id: id,
    client_name: id,
    client_secret: client.secret,
    jwks: client.jwks,
    token_endpoint_auth_method: client.authentication,
    application_type: 'native',
    grant_types: [
      'authorization_code', 'refresh_token', DEVICE,
      ...(client.authentication === 'none' ? [] : ['client_credentials']),
    ],
    response_types: ['code'],
    redirect_uris: registry.redirectUris,
    id_token_signed_response_alg: alg,
  }));
}

function findAccount(registry) {
  return (ctx, sub) => {
    const user = Object.values(registry.users).find(({ claims }) => claims.sub === sub);
    return user && { accountId: sub, claims: async () => ({ ...user.claims }) };
  };
}

function features() {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    deviceFlow,
    revocation: { enabled: true },
    introspection: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (ctx, form) => {
        ctx.body = page('Sign out?', `${form}
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button></p>`);
      },
      postLogoutSuccessSource: async (ctx) => { ctx.body = page('Signed out', ''); },
    },
  };
}

/** The configuration for one Provider; made anew at each key rotation. */
export function makeConfiguration({ registry, settings, adapter, mount }) {
  return {
    adapter,
    clients: clients(registry, settings.alg),
    clientDefaults: { id_token_signed_response_alg: settings.alg },
    jwks: { keys: settings.keys },
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username', 'locale'],
      email: ['email', 'email_verified'],
    },
    scopes: registry.scopes,
    features: features(),
    enabledJWA: { idTokenSigningAlgValues: ALGORITHMS },
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
