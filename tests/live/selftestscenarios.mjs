// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// What the self-test claims: name → { args of the server, tls, run(server, certificates) }.
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import {
  authorize, check, control, discover, fetchJson, fetchText, post, refresh, signIn, userinfo,
  verified,
} from './selftestkit.mjs';

const raw = (text) => text;

async function allow(server) {
  const done = await signIn(server);
  const info = JSON.parse((await userinfo(done)).text);
  check(info.email === 'alice@example.org', 'no e-mail address in userinfo');
  const [icon, redirect] = done.seen;
  check(icon.path === '/favicon.ico', 'the icon was not asked for first');
  check(redirect.headers['sec-fetch-mode'] === 'navigate', 'not a navigation');
  check(redirect.headers.cookie, 'no cookies of the server at the listener of the same host');
  const { report } = done.browser;
  check(report.finalText === 'Go back to the program' && report.finalStatus === 200, 'other page');
  check(report.leaks.length === 0, `leaked ${report.leaks}`);
  check(!JSON.stringify(report).includes(done.sent.state), 'a value in the report');
}

async function deny(server, script) {
  const { params } = await signIn(server, { script });
  check(params.get('error') === 'access_denied' && !params.has('code'), `got ${params}`);
}

async function wrongThenRight(server) {
  await signIn(server, { script: 'wrong-then-right', user: 'bob' });
  const { json } = await fetchJson(`${server.control}/requests`);
  const logins = json.requests.filter(({ form }) => form.includes('password'));
  check(logins.length === 2, `${logins.length} passwords sent`);
}

async function reload(server) {
  const { answers } = await signIn(server, { script: 'reload' });
  check(answers.length === 2, `${answers.length} redirects`);
}

async function leave(server) {
  const way = await authorize(server, await discover(server), {
    scope: 'openid', clientId: 'qonsent-public', browserArgs: ['--script', 'leave'],
  });
  check(way.browser.code === 0 && way.answers.length === 0, 'something arrived');
}

async function unknownClient(server) {
  const way = await authorize(server, await discover(server), {
    scope: 'openid', clientId: 'no-such-client', browserArgs: [],
  });
  check(way.browser.code === 1 && way.answers.length === 0, 'something arrived');
  check(way.browser.report.finalStatus >= 400, `status ${way.browser.report.finalStatus}`);
}

async function rotateKeys(server) {
  const before = await signIn(server);
  const { kid } = await control(server, '/rotate-keys', { old: 'drop' });
  const after = await signIn(server);
  check(after.token.protectedHeader.kid === kid, 'signed with another key');
  check(before.token.protectedHeader.kid !== kid, 'the key did not change');
  const stale = await verified(after.metadata, before.tokens, before.expected).catch(() => null);
  check(stale === null, 'the dropped key is still published');
  await control(server, '/rotate-keys', { old: 'keep' });
  await verified(after.metadata, after.tokens, after.expected);
}

async function rotateAlgorithm(server) {
  await control(server, '/rotate-keys', { alg: 'ES256' });
  await signIn(server, { alg: 'ES256' });
}

async function ipv6(server) {
  check(server.issuer.startsWith('http://[::1]:'), server.issuer);
  await signIn(server, { redirectHost: '[::1]' });
}

async function issuerPath(server) {
  check(server.issuer.endsWith('/tenant/a'), server.issuer);
  const { metadata } = await signIn(server);
  for (const [name, value] of Object.entries(metadata)) {
    const inside = !/_endpoint$|_uri$/.test(name) || value.startsWith(`${server.issuer}/`);
    check(inside, `${name} ${value}`);
  }
}

async function ownAuthority(server, { caFile }) {
  check(server.issuer.startsWith('https://'), server.issuer);
  const refused = await discover(server).catch((error) => error.code);
  check(/UNABLE_TO_VERIFY|SELF_SIGNED/.test(refused), `without the CA: ${refused}`);
  // a connection that says nothing must not hold up the others
  const silent = net.connect(new URL(server.issuer).port, '127.0.0.1');
  await once(silent, 'connect');
  await signIn(server, { caFile });
  silent.destroy();
}

async function lifetime(server) {
  check((await signIn(server)).tokens.expires_in === 120, 'not 120 s');
  await control(server, '/ttl', { accessToken: 2 });
  const done = await signIn(server);
  check(done.tokens.expires_in === 2, `lives ${done.tokens.expires_in} s`);
  check((await userinfo(done)).status === 200, 'dead at once');
  const deadline = Date.now() + 10000;
  while ((await userinfo(done)).status !== 401) {
    check(Date.now() < deadline, 'still alive after 10 s');
    await delay(100);
  }
}

async function revocation(server) {
  const done = await signIn(server);
  check((await userinfo(done)).status === 200, 'the token does not work');
  const form = { token: done.tokens.refresh_token };
  const { status } = await post(done.metadata.revocation_endpoint, form, done.proof);
  check(status === 200, `revocation: ${status}`);
  const { json } = await refresh(done, done.tokens.refresh_token);
  check(json.error === 'invalid_grant', `refresh after revocation: ${json.error}`);
  check((await userinfo(done)).status === 401, 'the access token survived');
}

async function secretsAreKnown(server) {
  const done = await signIn(server);
  const { json } = await fetchJson(`${server.control}/secrets`);
  const knows = (name, value) => value
    && json.secrets.some((secret) => secret.name === name && secret.value === value);
  check(knows('state', done.sent.state) && knows('code', done.params.get('code')), 'the redirect');
  for (const name of ['access_token', 'refresh_token', 'id_token']) {
    check(knows(name, done.tokens[name]), name);
  }
  const names = json.secrets.map(({ name }) => name);
  check(['nonce', 'code_verifier', 'password'].every((name) => names.includes(name)), `${names}`);
}

async function latency(server) {
  await control(server, '/latency', { ms: 200 });
  const start = Date.now();
  await discover(server);
  check(Date.now() - start >= 190, 'no wait');
}

async function refreshKeeps(server) {
  const done = await signIn(server);
  const { json } = await refresh(done, done.tokens.refresh_token);
  check(json.refresh_token === done.tokens.refresh_token, 'another refresh token');
  check(json.access_token !== done.tokens.access_token, 'the same access token');
}

async function refreshRotates(server) {
  const done = await signIn(server);
  const first = await refresh(done, done.tokens.refresh_token);
  check(first.json.refresh_token !== done.tokens.refresh_token, 'the same refresh token');
  for (const token of [done.tokens.refresh_token, first.json.refresh_token]) {
    check((await refresh(done, token)).json.error === 'invalid_grant', 'a token lives on');
  }
}

async function refreshWithoutNew(server) {
  const done = await signIn(server);
  for (let round = 0; round < 2; ++round) {
    const { status, json } = await refresh(done, done.tokens.refresh_token);
    check(status === 200 && !('refresh_token' in json), `${status} ${Object.keys(json)}`);
  }
}

async function pkceRequired(server) {
  const url = new URL((await discover(server)).authorization_endpoint);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: 'qonsent-basic',
    scope: 'openid',
    redirect_uri: 'http://127.0.0.1:1/callback',
  });
  const { headers } = await fetchText(url.href);
  check(headers.location?.includes('error=invalid_request'), `got ${headers.location}`);
}

async function encodedBasicRefused(server) {
  const failure = await signIn(server, { clientId: 'qonsent-basic' }).catch((e) => e.message);
  check(/401.*invalid_client/.test(failure), failure);
}

async function withoutKid(server) {
  const { token, metadata } = await signIn(server, { alg: 'PS256' });
  const { json } = await fetchJson(metadata.jwks_uri);
  check(!('kid' in token.protectedHeader) && !('kid' in json.keys[0]), 'there is a kid');
}

async function insertedMetadata(server) {
  const { origin } = new URL(server.issuer);
  const { json } = await fetchJson(`${origin}/.well-known/oauth-authorization-server/tenant/a`);
  check(json.issuer === server.issuer, `issuer ${json.issuer}`);
}

async function hashes(server) {
  const { token } = await signIn(server);
  check(token.payload.at_hash && token.payload.auth_time, 'at_hash or auth_time missing');
}

function postJson(url, values) {
  const headers = { 'Content-Type': 'application/json' };
  return fetchJson(url, { method: 'POST', headers, body: JSON.stringify(values) });
}

async function registration(server) {
  const metadata = await discover(server);
  const { status, json } = await postJson(metadata.registration_endpoint, {
    client_name: 'self-test',
    redirect_uris: ['http://127.0.0.1/callback'],
    token_endpoint_auth_method: 'client_secret_post',
    grant_types: ['authorization_code', 'client_credentials'],
    response_types: ['code'],
    application_type: 'native',
  });
  check(status === 201, `registration: ${status}`);
  const proof = {
    headers: {}, form: { client_id: json.client_id, client_secret: json.client_secret },
  };
  const tokens = await post(metadata.token_endpoint, { grant_type: 'client_credentials' }, proof);
  check(tokens.status === 200, `token endpoint: ${tokens.status} ${tokens.text}`);
  const token = tokens.json.access_token;
  const said = await post(metadata.introspection_endpoint, { token }, proof);
  check(said.json.active === true && said.json.client_id === json.client_id, 'not active');
  const other = await post(metadata.introspection_endpoint, { token: `${token}x` }, proof);
  check(other.json.active === false, 'a token of nobody is active');
  const headers = { Authorization: `Bearer ${json.registration_access_token}` };
  const gone = await fetchText(json.registration_client_uri, { method: 'DELETE', headers });
  check(gone.status === 204, `removal: ${gone.status}`);
  const late = await post(metadata.token_endpoint, { grant_type: 'client_credentials' }, proof);
  check(late.json.error === 'invalid_client', 'the client is still there');
}

async function initialToken(server) {
  const { registration_endpoint: url } = await discover(server);
  const values = { client_name: 'x', redirect_uris: ['http://127.0.0.1/callback'] };
  const { status, json } = await postJson(url, values);
  check(status >= 400 && json.error, `registered without a token: ${status}`);
}

const SHARED = {
  'allow, userinfo with the token': { run: allow },
  'deny': { run: (server) => deny(server, 'deny') },
  'deny-at-login': { run: (server) => deny(server, 'deny-at-login') },
  'wrong-then-right, as bob': { run: wrongThenRight },
  'reload delivers the redirect twice': { run: reload },
  'leave delivers nothing': { run: leave },
  'an unknown client stays at the server': { run: unknownClient },
  'the secrets that passed are known': { run: secretsAreKnown },
  'rotated keys between two sign-ins': { run: rotateKeys },
  'rotation to another algorithm': { run: rotateAlgorithm },
  'IPv6': { args: ['--host', '::1'], run: ipv6 },
  'redirect to localhost': { run: (server) => signIn(server, { redirectHost: 'localhost' }) },
  'issuer with a path': { args: ['--path', '/tenant/a'], run: issuerPath },
  'https with a CA of our own': { tls: true, run: ownAuthority },
  'https on IPv6': { tls: true, args: ['--host', '::1'], run: signIn },
  'client_secret_post': { run: (server) => signIn(server, { clientId: 'qonsent-post' }) },
  'client_secret_basic, plain secret': {
    run: (server) => signIn(server, { clientId: 'qonsent-basic-plain' }),
  },
  'lifetime, changed while running': { args: ['--access-token-ttl', '120'], run: lifetime },
  'revocation': { run: revocation },
  'latency': { run: latency },
  'registration, introspection, removal': { run: registration },
  'registration wants its token': {
    args: ['--initial-access-token', 'only-for-the-invited'], run: initialToken,
  },
  ...Object.fromEntries(['RS256', 'PS256', 'ES256', 'ES384', 'ES512', 'EdDSA'].map((alg) => [
    `ID token signed with ${alg}`,
    { args: ['--alg', alg], run: (server) => signIn(server, { alg }) },
  ])),
};

/** The scenarios of each server, shared ones first. */
export const SCENARIOS = {
  'oidc-provider': {
    ...SHARED,
    'refresh keeps the refresh token': { run: refreshKeeps },
    'refresh rotates, reuse ends the grant': { args: ['--rotate'], run: refreshRotates },
    'client_secret_basic, awkward secret, form-encoded': {
      run: (server) => signIn(server, { clientId: 'qonsent-basic' }),
    },
    'PKCE is required': { run: pkceRequired },
  },
  authlib: {
    ...SHARED,
    'refresh gives no refresh token, the old one works on': { run: refreshWithoutNew },
    'client_secret_basic, awkward secret, raw': {
      run: (server) => signIn(server, { clientId: 'qonsent-basic', encode: raw }),
    },
    'client_secret_basic, awkward secret, form-encoded is refused': { run: encodedBasicRefused },
    'tokens and keys without kid': { args: ['--no-kid', '--alg', 'PS256'], run: withoutKid },
    'RFC 8414 metadata between host and path': {
      args: ['--path', '/tenant/a'], run: insertedMetadata,
    },
    'at_hash and auth_time in the ID token': { run: hashes },
  },
};
