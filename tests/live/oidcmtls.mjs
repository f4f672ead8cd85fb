// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// Clients with certificates (RFC 8705): a second listener that asks for one, named in
// mtls_endpoint_aliases, since asking for one at the first would show a dialog in browsers.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import { exportJWK } from 'jose';

import { listen } from './liveserver.mjs';

/** The feature `mTLS` of oidc-provider. */
export function makeMtls() {
  return {
    enabled: true,
    tlsClientAuth: true,
    selfSignedTlsClientAuth: true,
    certificateBoundAccessTokens: true,
    getCertificate: (ctx) => {
      const raw = ctx.socket.getPeerCertificate?.()?.raw;
      return raw && new X509Certificate(raw);
    },
    certificateAuthorized: (ctx) => ctx.socket.authorized,
    certificateSubjectMatches: (ctx, property, expected) =>
      property === 'tls_client_auth_subject_dn'
      && expected === `CN=${ctx.socket.getPeerCertificate().subject.CN}`,
  };
}

// oidc-provider knows a certificate that nobody signed by x5c in the keys of its client.
async function keysOf(file) {
  const certificate = new X509Certificate(readFileSync(file));
  const key = await exportJWK(certificate.publicKey);
  return { keys: [{ ...key, use: 'sig', x5c: [certificate.raw.toString('base64')] }] };
}

/** Opens the second listener; the settings `mtls` of the server. */
export async function openMtlsListener({ host, tls, authority, selfSigned, mount }, handler) {
  const server = https.createServer({
    key: readFileSync(tls.key),
    cert: readFileSync(tls.cert),
    ca: readFileSync(authority),
    requestCert: true,
    rejectUnauthorized: false, // whom oidc-provider trusts is its own affair
  }, handler);
  const base = `${await listen(server, host, 'https')}${mount}`;
  return {
    jwks: await keysOf(selfSigned),
    aliases: {
      token_endpoint: `${base}/token`,
      revocation_endpoint: `${base}/token/revocation`,
      introspection_endpoint: `${base}/token/introspection`,
      device_authorization_endpoint: `${base}/device/auth`,
    },
  };
}
