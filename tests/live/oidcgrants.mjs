// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// Grants that oidc-provider leaves to its user: password (RFC 6749 section 4.3), assertions
// (RFC 7523) and token exchange (RFC 8693).
import { createLocalJWKSet, jwtVerify } from 'jose';
import { errors } from 'oidc-provider';

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

function invalid(description) {
  return new errors.InvalidGrant(description);
}

async function issue(ctx, { accountId, scope = '', extra = {} }) {
  const { client, provider, params } = ctx.oidc;
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope(scope);
  const token = new provider.AccessToken({
    accountId, client, scope, grantId: await grant.save(), gty: params.grant_type,
  });
  ctx.oidc.entity('AccessToken', token);
  ctx.body = {
    access_token: await token.save(),
    token_type: token.tokenType,
    expires_in: token.expiration,
    ...(scope ? { scope } : {}),
    ...extra,
  };
}

async function password(ctx, { users }) {
  const { username, password: given, scope } = ctx.oidc.params;
  const user = users[username];
  if (!user || user.password !== given) {
    throw invalid('wrong name or password');
  }
  await issue(ctx, { accountId: user.claims.sub, scope });
}

async function assertion(ctx, { users }) {
  const { client, params, provider } = ctx.oidc;
  let subject;
  try {
    const { payload } = await jwtVerify(params.assertion, createLocalJWKSet(client.jwks), {
      issuer: client.clientId,
      audience: [provider.issuer, ctx.oidc.urlFor('token')],
      requiredClaims: ['exp', 'sub'],
    });
    subject = payload.sub;
  } catch (error) {
    throw invalid(error.code ?? error.message);
  }
  if (!Object.values(users).some(({ claims }) => claims.sub === subject)) {
    throw invalid('nobody of that name');
  }
  await issue(ctx, { accountId: subject, scope: params.scope });
}

async function exchange(ctx) {
  const { params, provider } = ctx.oidc;
  if (params.subject_token_type !== ACCESS_TOKEN) {
    throw new errors.InvalidRequest('only access tokens are exchanged here');
  }
  const token = await provider.AccessToken.find(params.subject_token);
  if (!token?.isValid) {
    throw invalid('the subject_token is not good');
  }
  // never more than the token that is given for it
  const scope = (params.scope ?? token.scope).split(' ')
    .filter((name) => token.scopes.has(name)).join(' ');
  const extra = { issued_token_type: ACCESS_TOKEN };
  await issue(ctx, { accountId: token.accountId, scope, extra });
}

/** By `grant_type`: what answers, and the parameters that it reads. */
export const GRANTS = {
  password: { run: password, parameters: ['username', 'password', 'scope'] },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': {
    run: assertion, parameters: ['assertion', 'scope'],
  },
  'urn:ietf:params:oauth:grant-type:token-exchange': {
    run: exchange,
    parameters: ['subject_token', 'subject_token_type', 'requested_token_type', 'audience',
      'resource', 'scope', 'actor_token', 'actor_token_type'],
  },
};

/** Makes \a provider answer them. */
export function registerGrants(provider, registry) {
  for (const [name, { run, parameters }] of Object.entries(GRANTS)) {
    const handler = (ctx) => run(ctx, registry);
    provider.registerGrantType(name, handler, parameters, ['audience', 'resource']);
  }
}
