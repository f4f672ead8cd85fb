// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// Runs the one script of a page as far as the pages of these tests need it: location, history and
// forms, nothing else. Like a browser it runs nothing that the page's own policy forbids.
import { createHash } from 'node:crypto';
import vm from 'node:vm';

import { forms } from './htmlforms.mjs';

function isAllowed(script, policy) {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  const rule = ['script-src', 'default-src']
    .map((name) => directives.find(([found]) => found === name)).find(Boolean);
  if (!rule) {
    return true;
  }
  const digest = createHash('sha256').update(script).digest('base64');
  return rule.includes("'unsafe-inline'") || rule.includes(`'sha256-${digest}'`);
}

/**
 * What the script of \a page does at its address: `{form, filled}` if it submits a form, with
 * `address` as it left it; null if there is no script, or none that may run.
 */
export function runScript({ html, url, headers }) {
  const script = /<script>(.*?)<\/script>/is.exec(html)?.[1];
  if (!script || !isAllowed(script, headers['content-security-policy'] ?? '')) {
    return null;
  }
  const address = new URL(url);
  let submitted = null;
  const documentForms = forms(html).map((form) => {
    const elements = Object.fromEntries(form.fields.map(({ name, value }) => [name, { value }]));
    return { elements, submit: () => { submitted = { form, elements }; } };
  });
  vm.runInNewContext(script, {
    location: { hash: address.hash, pathname: address.pathname, search: address.search },
    history: {
      replaceState: (state, title, next) => { address.href = new URL(next, address).href; },
    },
    document: { forms: documentForms, addEventListener: (event, run) => run() },
  }, { timeout: 30_000 });
  const filled = submitted && Object.fromEntries(Object.entries(submitted.elements)
    .map(([name, element]) => [name, element.value]));
  return submitted && { form: submitted.form, filled, address };
}
