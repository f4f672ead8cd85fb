// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// An OpenID Provider on loopback: oidc-provider with login and consent pages of our own.
// `node oidcserver.mjs --help` lists the options; README.md says more.
import {
  RequestLog, announce, endWithStdin, listen, makeServer, startControl,
} from './liveserver.mjs';

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Provider } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';

import { ALGORITHMS, makeConfiguration, makeSigningKey } from './oidcconfig.mjs';
import { registerGrants } from './oidcgrants.mjs';
import { interact } from './oidcinteraction.mjs';
import { openMtlsListener } from './oidcmtls.mjs';

const HELP = `node oidcserver.mjs [OPTION]…
  --alg ALG               ID token algorithm: ${ALGORITHMS.join(', ')} (RS256)
  --host ADDRESS          127.0.0.1 (default) or ::1
  --path PATH             path of the issuer, e.g. /tenant/a (none)
  --tls-key F --tls-cert F  https with this key and certificate
  --client-ca F --self-signed F  a second listener for clients with certificates: of this
                          authority, and this one that nobody signed
  --initial-access-token T  registers only those who have it
  --access-token-ttl S    lifetime of access tokens in seconds (3600)
  --rotate                each refresh gives a new refresh token and voids the old one
  --latency MS            wait before each answer (0)
  --until-stdin-closes    end when standard input does
`;

const { values: options } = parseArgs({
  options: {
    alg: { type: 'string', default: 'RS256' },
    host: { type: 'string', default: '127.0.0.1' },
    path: { type: 'string', default: '' },
    'tls-key': { type: 'string' },
    'tls-cert': { type: 'string' },
    'client-ca': { type: 'string' },
    'self-signed': { type: 'string' },
    'initial-access-token': { type: 'string' },
    'access-token-ttl': { type: 'string', default: '3600' },
    rotate: { type: 'boolean', default: false },
    latency: { type: 'string', default: '0' },
    'until-stdin-closes': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function atLeast(minimum, value, name) {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < minimum) {
    throw new Error(`${name} wants a whole number from ${minimum}, not ${value}`);
  }
  return number;
}

function algorithm(value) {
  if (!ALGORITHMS.includes(value)) {
    throw new Error(`unknown algorithm ${value}`);
  }
  return value;
}

async function main() {
  const registry = JSON.parse(readFileSync(new URL('registry.json', import.meta.url), 'utf8'));
  const mount = options.path.replace(/\/+$/, '');
  const settings = {
    alg: algorithm(options.alg),
    rotate: options.rotate,
    accessTokenTtl: atLeast(1, options['access-token-ttl'], '--access-token-ttl'),
    latency: atLeast(0, options.latency, '--latency'),
    initialAccessToken: options['initial-access-token'],
    cookieKeys: [randomBytes(32).toString('base64url')],
    keys: [await makeSigningKey(options.alg)],
  };
  const log = new RequestLog();
  const counts = { refreshed: 0, revoked: 0, lastAt: 0 };
  const adapter = createMemoryAdapter(0);
  let provider;
  let callback;

  const tls = { key: options['tls-key'], cert: options['tls-cert'] };
  async function handle(req, res) {
    log.record(req, res);
    if (settings.latency > 0) {
      await delay(settings.latency);
      // what a proxy in front does as well: nobody waits any more, so nothing is done
      if (res.destroyed || req.socket.destroyed) {
        return;
      }
    }
    if (!req.url.startsWith(`${mount}/`)) {
      res.writeHead(404).end();
      return;
    }
    const path = req.url.split('?')[0];
    if (path.startsWith(`${mount}/interaction/`)) {
      await interact(provider, req, res, path, registry);
      return;
    }
    if (mount) {
      // as a mounting framework does; the provider builds its URLs from the difference
      req.originalUrl = req.url;
      req.url = req.url.slice(mount.length);
    }
    callback(req, res);
  }
  const { scheme, server } = makeServer(tls, handle);

  // Keys of a Provider are final, so a rotation is a new Provider on the same storage.
  function install() {
    provider = new Provider(issuer, makeConfiguration({ registry, settings, adapter, mount }));
    registerGrants(provider, registry);
    // the provider names no interval, and five seconds are long for a test
    provider.use(async (ctx, next) => {
      await next();
      if (ctx.body?.device_code) {
        ctx.body = { ...ctx.body, interval: 1 };
      }
    });
    callback = provider.callback();
    provider.on('server_error', (ctx, error) => { console.error(error.stack); });
    provider.on('grant.revoked', () => { counts.revoked += 1; });
    provider.on('grant.success', (ctx) => {
      if (ctx.oidc.params.grant_type === 'refresh_token') {
        counts.refreshed += 1;
        counts.lastAt = Date.now();
      }
    });
  }
  const issuer = `${await listen(server, options.host, scheme)}${mount}`;
  if (options['client-ca']) {
    settings.mtls = await openMtlsListener({
      host: options.host,
      tls,
      authority: options['client-ca'],
      selfSigned: options['self-signed'],
      mount,
    }, handle);
  }
  install();

  const control = await startControl(options.host, {
    'GET /requests': () => ({ requests: log.entries }),
    'DELETE /requests': () => { log.entries.length = 0; },
    'GET /secrets': () => ({ secrets: log.secrets.entries }),
    'GET /refreshes': () => counts,
    'POST /ttl': ({ accessToken }) => {
      settings.accessTokenTtl = atLeast(1, accessToken, 'accessToken');
    },
    'POST /latency': ({ ms }) => { settings.latency = atLeast(0, ms, 'ms'); },
    'POST /rotate-keys': async ({ old = 'drop', alg = settings.alg }) => {
      settings.alg = algorithm(alg);
      // the first fitting key signs
      const key = await makeSigningKey(alg);
      settings.keys = [key, ...(old === 'keep' ? settings.keys : [])];
      install();
      return { kid: key.kid };
    },
  });
  if (options['until-stdin-closes']) {
    endWithStdin();
  }
  announce({ issuer, control });
}

if (options.help) {
  process.stdout.write(HELP);
} else {
  main().catch((error) => {
    console.error(error.message);
    process.exit(2);
  });
}
