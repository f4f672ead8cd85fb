// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// Every value that a server was sent or sent itself and that no client may show: a test looks for
// them in what a client wrote.

import { forms } from './htmlforms.mjs';

const NAMES = new Set([
  'code', 'state', 'nonce', 'code_verifier', 'client_secret', 'password',
  'access_token', 'refresh_token', 'id_token', 'device_code', 'client_assertion',
  'assertion', 'subject_token', 'id_token_hint', 'token', 'registration_access_token',
]);

export class SecretLog {
  #seen = new Map();

  /** Name and value of each, once. */
  get entries() {
    return [...this.#seen.values()];
  }

  /** Notes what \a pairs of names and values hold, e.g. a query. */
  note(pairs) {
    for (const [name, value] of pairs) {
      if (NAMES.has(name) && typeof value === 'string' && value) {
        this.#seen.set(`${name} ${value}`, { name, value });
      }
    }
  }

  /** Notes the head of \a req now, and \a res when it ends. */
  record(req, res) {
    this.note(new URL(req.url, 'http://log.invalid').searchParams);
    const credentials = req.headers.authorization?.split(' ')[1];
    if (credentials) {
      this.#seen.set(credentials, { name: 'authorization', value: credentials });
    }
    const end = res.end;
    const noteAnswer = (body) => {
      const { searchParams, hash } = new URL(res.getHeader('location') ?? '', 'http://log.invalid');
      this.note(searchParams);
      this.note(new URLSearchParams(hash.slice(1)));
      // response_mode=form_post: a page whose form goes to the client
      for (const form of String(res.getHeader('content-type')).startsWith('text/html')
        ? forms(String(body ?? '')) : []) {
        this.note(form.fields.map(({ name, value }) => [name, value]));
      }
      if (body && String(res.getHeader('content-type')).startsWith('application/json')) {
        this.note(Object.entries(JSON.parse(body)));
      }
    };
    res.end = function noted(...args) {
      noteAnswer(typeof args[0] === 'function' ? null : args[0]);
      return end.apply(this, args);
    };
  }
}
