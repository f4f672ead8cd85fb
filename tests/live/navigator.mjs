// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// One tab of a browser: it sends navigations with the headers that browsers send, keeps cookies
// and follows redirects.
import http from 'node:http';
import https from 'node:https';
import zlib from 'node:zlib';

import { CookieJar } from './cookiejar.mjs';

const REDIRECTS = [301, 302, 303, 307, 308];
const UNPACK = { gzip: zlib.gunzipSync, deflate: zlib.inflateSync, br: zlib.brotliDecompressSync };
const BROWSER = {
  'Upgrade-Insecure-Requests': '1',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)'
    + ' Chrome/126.0.0.0 Safari/537.36',
  'Accept-Encoding': 'gzip, deflate, br',
  'Accept-Language': 'en-GB,en;q=0.9',
};
const PAGE = {
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-User': '?1',
  'Sec-Fetch-Dest': 'document',
};
const ICON = {
  Accept: 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8',
  'Sec-Fetch-Mode': 'no-cors',
  'Sec-Fetch-Dest': 'image',
};

export function isLoopback(url) {
  return ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
}

// Sec-Fetch-Site of a step from one page to another: ports do not matter to a site, schemes do
function siteRelation(from, to) {
  if (from.origin === to.origin) {
    return 'same-origin';
  }
  const sameSite = from.protocol === to.protocol && from.hostname === to.hostname;
  return sameSite ? 'same-site' : 'cross-site';
}

const WORSE = ['none', 'same-origin', 'same-site', 'cross-site'];

function worst(a, b) {
  return WORSE[Math.max(WORSE.indexOf(a), WORSE.indexOf(b))];
}

/** \a url for a report: names of parameters, no values. */
export function withoutValues(url) {
  const names = (params) => [...params.keys()].join('&');
  const query = url.search ? `?${names(url.searchParams)}` : '';
  const fragment = url.hash ? `#${names(new URLSearchParams(url.hash.slice(1)))}` : '';
  return `${url.origin}${url.pathname}${query}${fragment}`;
}

export class Navigator {
  visited = [];
  #jar;
  #agents;
  #isTarget;
  #beforeTarget;

  /**
   * \a ca: certificates to trust instead of the built-in ones. \a isTarget says whether a URL is
   * the redirect of the sign-in; \a beforeTarget runs before that is asked for. \a cookies are
   * those of an earlier tab.
   */
  constructor({ ca, isTarget, beforeTarget, cookies = [] }) {
    this.#jar = new CookieJar(cookies);
    this.#agents = {
      'http:': new http.Agent({ keepAlive: true }),
      'https:': new https.Agent({ keepAlive: true, ca }),
    };
    this.#isTarget = isTarget;
    this.#beforeTarget = beforeTarget;
  }

  /** Opens \a url and follows redirects; returns `{url, status, headers, html, target}`. */
  async open(url, { method = 'GET', body, from } = {}) {
    let step = { url, method, body };
    let site = from ? siteRelation(from, url) : 'none';
    let target;
    for (let hops = 0; hops < 20; ++hops) {
      if (!target && this.#isTarget(step.url)) {
        target = step;
        await this.#beforeTarget(step.url);
      }
      const answer = await this.#navigate(step, site, from);
      if (!REDIRECTS.includes(answer.status) || !answer.headers.location) {
        return { ...answer, url: step.url, target };
      }
      const next = new URL(answer.headers.location, step.url);
      // a person who typed the address has no initiator; a redirect of it has none either
      site = site === 'none' ? 'none' : worst(site, siteRelation(step.url, next));
      const keepsMethod = [307, 308].includes(answer.status) || step.method !== 'POST';
      step = keepsMethod ? { ...step, url: next } : { url: next, method: 'GET' };
    }
    throw new Error('too many redirects');
  }

  /** Asks for the icon of the site of \a url. */
  async icon(url) {
    const icon = new URL('/favicon.ico', url);
    await this.#send({ url: icon, method: 'GET' }, { ...ICON, 'Sec-Fetch-Site': 'same-origin' });
  }

  /** What a later tab may be given. */
  get cookies() {
    return this.#jar.cookies;
  }

  close() {
    Object.values(this.#agents).forEach((agent) => agent.destroy());
  }

  #navigate(step, site, from) {
    const headers = { ...PAGE, 'Sec-Fetch-Site': site };
    if (step.method === 'POST') {
      headers['Content-Type'] = 'application/x-www-form-urlencoded';
      headers['Content-Length'] = Buffer.byteLength(step.body);
      headers.Origin = from.origin;
    }
    if (from) {
      // strict-origin-when-cross-origin, the default of browsers
      headers.Referer = from.origin === step.url.origin
        ? `${from.origin}${from.pathname}${from.search}` : `${from.origin}/`;
    }
    return this.#send(step, headers);
  }

  async #send({ url, method, body }, headers) {
    const cookie = this.#jar.header(url);
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      agent: this.#agents[url.protocol],
      headers: { ...BROWSER, ...headers, ...(cookie ? { Cookie: cookie } : {}) },
    });
    const entry = { method, url: withoutValues(url), status: null };
    this.visited.push(entry);
    const response = await new Promise((resolve, reject) => {
      request.once('response', resolve);
      request.once('error', reject);
      request.end(body);
    });
    const chunks = [];
    for await (const chunk of response) {
      chunks.push(chunk);
    }
    entry.status = response.statusCode;
    this.#jar.store(url, response.headers['set-cookie']);
    const unpack = UNPACK[response.headers['content-encoding']] ?? ((bytes) => bytes);
    return {
      status: response.statusCode,
      headers: response.headers,
      html: unpack(Buffer.concat(chunks)).toString('utf8'),
    };
  }
}
