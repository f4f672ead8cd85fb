// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// A client written by hand for the self-test: it shows that servers and browser work together
// without anything of Qonsent.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createLocalJWKSet, jwtVerify } from 'jose';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const SCRATCH = mkdtempSync(join(tmpdir(), 'live-selftest-'));
const REPORT = join(SCRATCH, 'report.json');
process.once('exit', () => rmSync(SCRATCH, { recursive: true }));

export const registry = JSON.parse(readFileSync(`${HERE}registry.json`, 'utf8'));

export const SERVERS = {
  'oidc-provider': { program: process.execPath, script: `${HERE}oidcserver.mjs` },
  authlib: { program: '/usr/bin/python3', script: `${HERE}authlibserver.py` },
};

export function check(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

/** Starts a server of SERVERS; `stop()` closes its stdin and gives its exit code. */
export async function startServer(name, args = []) {
  const { program, script } = SERVERS[name];
  const child = spawn(program, [script, '--until-stdin-closes', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const notices = [];
  createInterface({ input: child.stderr }).on('line', (line) => notices.push(line));
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line').then(([line]) => line), exited]);
  if (typeof first !== 'string') {
    throw new Error(`${name} did not start: ${notices.join(' | ')}`);
  }
  return {
    ...JSON.parse(first),
    name,
    notices,
    stop: async () => {
      child.stdin.end();
      return (await exited)[0];
    },
  };
}

/** One HTTP request; \a ca as for a client with a CA of its own. */
export async function fetchText(url, { method = 'GET', headers = {}, body, ca } = {}) {
  const request = (url.startsWith('https:') ? https : http).request(url, {
    method, headers: { Accept: 'application/json', ...headers }, ca, agent: false,
  });
  request.end(body);
  const [response] = await once(request, 'response');
  const chunks = [];
  for await (const chunk of response) {
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  return { status: response.statusCode, headers: response.headers, text };
}

export async function fetchJson(url, options) {
  const answer = await fetchText(url, options);
  return { ...answer, json: answer.text ? JSON.parse(answer.text) : null };
}

/** Sends \a values to a path of the control listener. */
export async function control(server, path, values) {
  const answer = await fetchJson(`${server.control}${path}`, {
    method: 'POST', body: JSON.stringify(values), headers: { 'Content-Type': 'application/json' },
  });
  check(answer.status === 200, `control ${path}: ${answer.text}`);
  return answer.json;
}

/** The redirect listener: remembers requests, answers the redirect with 303 to a static page. */
async function listenForRedirect(host) {
  const seen = [];
  const server = http.createServer((req, res) => {
    const url = new URL(req.url, 'http://listener.invalid');
    seen.push({ path: url.pathname, params: url.searchParams, headers: req.headers });
    if (url.pathname === '/callback') {
      res.writeHead(303, { Location: '/done' }).end();
    } else {
      const status = url.pathname === '/done' ? 200 : 404;
      res.writeHead(status, { 'Content-Type': 'text/html' }).end('<h1>Go back to the program</h1>');
    }
  });
  server.listen(0, host.replace(/[[\]]/g, ''));
  await once(server, 'listening');
  return {
    seen,
    redirectUri: `http://${host}:${server.address().port}/callback`,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

/** Runs browser.mjs and gives its exit code and report. */
async function browse(url, args) {
  const all = [`${HERE}browser.mjs`, '--report', REPORT, ...args, url];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'inherit', 'pipe'] });
  const errors = [];
  child.stderr.on('data', (chunk) => errors.push(chunk));
  const [code] = await once(child, 'close');
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  return { code, errors: Buffer.concat(errors).toString(), report };
}

/** Sends the user through the authorization endpoint; gives what came back to the listener. */
export async function authorize(server, metadata, options) {
  const { scope, clientId, browserArgs, redirectHost = '127.0.0.1' } = options;
  const listener = await listenForRedirect(redirectHost);
  const verifier = randomBytes(32).toString('base64url');
  const sent = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: listener.redirectUri,
    scope,
    prompt: 'consent',
    state: randomBytes(16).toString('base64url'),
    nonce: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const url = new URL(metadata.authorization_endpoint);
  url.search = new URLSearchParams(sent);
  try {
    const browser = await browse(url.href, browserArgs);
    const answers = listener.seen.filter(({ path }) => path === '/callback');
    return { sent, verifier, browser, seen: listener.seen, answers };
  } finally {
    listener.close();
  }
}

const formEncode = (text) => new URLSearchParams([['', text]]).toString().slice(1);

/** How a client of the registry proves itself; \a encode as RFC 6749 section 2.3.1 wants it. */
export function credentials(clientId, encode = formEncode) {
  const { authentication, secret } = registry.clients[clientId];
  if (authentication === 'client_secret_basic') {
    const pair = Buffer.from(`${encode(clientId)}:${encode(secret)}`).toString('base64');
    return { headers: { Authorization: `Basic ${pair}` }, form: {} };
  }
  const form = { client_id: clientId };
  return {
    headers: {},
    form: authentication === 'none' ? form : { ...form, client_secret: secret },
  };
}

export function post(url, form, { headers, form: extra }, ca) {
  return fetchJson(url, {
    method: 'POST',
    ca,
    body: new URLSearchParams({ ...form, ...extra }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });
}

/** A certificate authority and a server certificate, as files and as server arguments. */
export function certificates() {
  const directory = join(SCRATCH, 'ca');
  execFileSync(`${HERE}makeca.sh`, [directory]);
  return {
    caFile: join(directory, 'ca.pem'),
    args: ['--tls-key', join(directory, 'server.key'), '--tls-cert', join(directory, 'server.pem')],
  };
}

export async function discover(server, ca) {
  const { json } = await fetchJson(`${server.issuer}/.well-known/openid-configuration`, { ca });
  check(json.issuer === server.issuer, `issuer in metadata is ${json.issuer}`);
  return json;
}

/** Checks the ID token against the keys published now. */
export async function verified(metadata, tokens, { clientId, nonce, alg, ca }) {
  const { json } = await fetchJson(metadata.jwks_uri, { ca });
  const token = await jwtVerify(tokens.id_token, createLocalJWKSet(json), {
    issuer: metadata.issuer, audience: clientId,
  });
  check(token.payload.nonce === nonce, 'nonce differs');
  check(!alg || token.protectedHeader.alg === alg, `signed with ${token.protectedHeader.alg}`);
  return token;
}

function checkRedirect(server, params, sent) {
  check(params.get('state') === sent.state, 'state differs');
  if (server.name === 'oidc-provider') {
    check(params.get('iss') === server.issuer, 'iss differs (RFC 9207)');
  }
}

/**
 * A whole sign-in. Options: script, user, clientId, alg (expected), caFile, redirectHost, encode
 * (of Basic credentials). Without `tokens` in the result, `params` has the error.
 */
export async function signIn(server, options = {}) {
  const { script = 'allow', user = 'alice', clientId = 'qonsent-public', caFile } = options;
  const ca = caFile ? readFileSync(caFile) : undefined;
  const metadata = await discover(server, ca);
  const scope = metadata.scopes_supported.includes('offline_access')
    ? 'openid offline_access email' : 'openid email';
  const browserArgs = ['--script', script, '--user', user, ...(caFile ? ['--ca', caFile] : [])];
  const way = await authorize(server, metadata, { ...options, scope, clientId, browserArgs });
  check(way.browser.code === 0, `browser: ${way.browser.errors}`);
  const { params } = way.answers[0];
  checkRedirect(server, params, way.sent);
  if (params.has('error')) {
    return { ...way, params, metadata };
  }
  const proof = credentials(clientId, options.encode);
  const answer = await post(metadata.token_endpoint, {
    grant_type: 'authorization_code',
    code: params.get('code'),
    redirect_uri: way.sent.redirect_uri,
    code_verifier: way.verifier,
  }, proof, ca);
  check(answer.status === 200, `token endpoint: ${answer.status} ${answer.text}`);
  const tokens = answer.json;
  const expected = { clientId, nonce: way.sent.nonce, alg: options.alg, ca };
  const token = await verified(metadata, tokens, expected);
  check(token.payload.sub === registry.users[user].claims.sub, `it is ${token.payload.sub}`);
  return { ...way, params, metadata, tokens, token, expected, proof, ca };
}

export function userinfo({ metadata, tokens, ca }) {
  const headers = { Authorization: `Bearer ${tokens.access_token}` };
  return fetchText(metadata.userinfo_endpoint, { ca, headers });
}

export function refresh({ metadata, proof, ca }, refreshToken) {
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  return post(metadata.token_endpoint, form, proof, ca);
}
