// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// What oidc-provider is told to do besides codes and tokens, with pages of our own where people
// look.
import { errors } from 'oidc-provider';

import { makeMtls } from './oidcmtls.mjs';
import { page } from './pages.mjs';

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

const rpInitiatedLogout = {
  enabled: true,
  logoutSource: async (ctx, form) => {
    ctx.body = page('Sign out?', `${form}
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button></p>`);
  },
  postLogoutSuccessSource: async (ctx) => { ctx.body = page('Signed out', ''); },
};

// A client learns of its own tokens; a resource server of everybody's.
function mayIntrospect(registry) {
  return (ctx, client, token) => client.clientId === token.clientId
    || registry.clients[client.clientId]?.introspects === 'all';
}

function resourceServer(registry) {
  return async (ctx, indicator) => {
    const scope = registry.resources[indicator];
    if (!scope) {
      throw new errors.InvalidTarget('nobody is known there');
    }
    return { scope, audience: indicator, accessTokenFormat: 'opaque' };
  };
}

export function makeFeatures(registry, settings) {
  return {
    claimsParameter: { enabled: true },
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    deviceFlow,
    revocation: { enabled: true },
    introspection: { enabled: true, allowedPolicy: mayIntrospect(registry) },
    jwtIntrospection: { enabled: true },
    jwtUserinfo: { enabled: true },
    registration: { enabled: true, initialAccessToken: settings.initialAccessToken || false },
    // each update gives a new access token for the registration and voids the old one
    registrationManagement: { enabled: true, rotateRegistrationAccessToken: true },
    resourceIndicators: { enabled: true, getResourceServerInfo: resourceServer(registry) },
    rpInitiatedLogout,
    ...(settings.mtls ? { mTLS: makeMtls() } : {}),
  };
}
