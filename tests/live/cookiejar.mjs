// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

/**
 * The cookies of one browser (RFC 6265). Like those of real browsers they belong to a host and not
 * to a port: whatever the server of 127.0.0.1 sets also reaches the redirect listener.
 */
export class CookieJar {
  #cookies;

  constructor(cookies = []) {
    // JSON has no infinity
    this.#cookies = cookies.map((cookie) => ({ ...cookie, expires: cookie.expires ?? Infinity }));
  }

  get cookies() {
    return this.#cookies;
  }

  /** Keeps what the answer to \a url asked to keep. */
  store(url, setCookies) {
    for (const line of setCookies ?? []) {
      const [pair, ...rest] = line.split(';');
      const split = pair.indexOf('=');
      const attributes = Object.fromEntries(rest.map((part) => {
        const [name, ...value] = part.trim().split('=');
        return [name.toLowerCase(), value.join('=')];
      }));
      this.#put({
        name: pair.slice(0, split).trim(),
        value: pair.slice(split + 1).trim(),
        host: url.hostname,
        path: attributes.path?.startsWith('/') ? attributes.path : defaultPath(url),
        secure: 'secure' in attributes,
        expires: expiry(attributes),
      });
    }
  }

  #put(cookie) {
    this.#cookies = this.#cookies.filter((old) => old.name !== cookie.name
      || old.host !== cookie.host || old.path !== cookie.path);
    if (cookie.expires > Date.now()) {
      this.#cookies.push(cookie);
    }
  }

  /** The Cookie header for \a url; empty if there is nothing to send. */
  header(url) {
    return this.#cookies
      .filter((cookie) => cookie.host === url.hostname && cookie.expires > Date.now())
      .filter((cookie) => !cookie.secure || url.protocol === 'https:')
      .filter((cookie) => pathMatches(url.pathname, cookie.path))
      .sort((a, b) => b.path.length - a.path.length)
      .map((cookie) => `${cookie.name}=${cookie.value}`)
      .join('; ');
  }
}

function defaultPath(url) {
  return url.pathname.slice(0, url.pathname.lastIndexOf('/')) || '/';
}

function pathMatches(path, prefix) {
  return path === prefix
    || (path.startsWith(prefix) && (prefix.endsWith('/') || path[prefix.length] === '/'));
}

function expiry(attributes) {
  if (attributes['max-age'] !== undefined) {
    return Date.now() + Number(attributes['max-age']) * 1000;
  }
  return attributes.expires ? Date.parse(attributes.expires) : Infinity;
}
