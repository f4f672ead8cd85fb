// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// A person with a browser, as a command: opens the URL, signs in, answers the consent page and
// follows the redirect back to the program. `node browser.mjs --help` lists the options.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { parseArgs } from 'node:util';

import { forms, visibleText } from './htmlforms.mjs';
import { Navigator, isLoopback, withoutValues } from './navigator.mjs';
import { runScript } from './pagescript.mjs';

/** What the person does: passwords in the order tried, the answer to consent, what follows. */
const SCRIPTS = {
  allow: { passwords: ['right'], consent: 'allow' },
  deny: { passwords: ['right'], consent: 'deny' },
  'deny-at-login': { passwords: [], consent: 'deny' },
  'wrong-then-right': { passwords: ['wrong', 'right'], consent: 'allow' },
  // enters the code of a device: nothing comes back to a program here
  device: { passwords: ['right'], consent: 'allow', staysThere: true },
  // is signed in there already, so no page may ask who it is
  known: { passwords: [], consent: 'allow' },
  // signs out at the provider; the way may end there or at an address of the program
  'sign-out': { passwords: [], consent: 'yes', staysThere: true },
  // signs in, and what comes of it is for the test to look at
  anywhere: { passwords: ['right'], consent: 'allow', endsAnywhere: true },
  // sees the first page and closes the tab
  leave: { leaves: true },
  // presses F5 on the last page: the redirect arrives twice
  reload: { passwords: ['right'], consent: 'allow', reloads: true },
};

const HELP = `node browser.mjs [OPTION]… URL
  --script NAME   ${Object.keys(SCRIPTS).join(', ')} (allow)
  --user NAME     a user of registry.json (alice)
  --password P    instead of the one in registry.json
  --ca FILE       trust the certificates in this file only
  --cookies FILE  keep cookies there from one run to the next
  --favicon WHEN  first, after or never: when the icon is asked for (first)
  --report FILE   write what happened as JSON
Ends with 0 when the redirect was delivered and answered by a page (leave: at once), with 1 when
the way ended elsewhere, with 2 on wrong usage.
`;

const registry = JSON.parse(readFileSync(new URL('registry.json', import.meta.url), 'utf8'));

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      script: { type: 'string', default: 'allow' },
      user: { type: 'string', default: 'alice' },
      password: { type: 'string' },
      ca: { type: 'string' },
      cookies: { type: 'string' },
      favicon: { type: 'string', default: 'first' },
      report: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  if (positionals.length !== 1 || !URL.canParse(positionals[0]) || !SCRIPTS[values.script]) {
    process.stderr.write(HELP);
    process.exit(2);
  }
  return { ...values, url: new URL(positionals[0]) };
}

// The redirect of this sign-in: the redirect_uri of the first URL, or, where that is hidden (PAR),
// an answer for a loopback origin that is not the server's.
function targetTest(start) {
  const announced = start.searchParams.get('redirect_uri')
    ?? start.searchParams.get('post_logout_redirect_uri');
  const wanted = announced && URL.canParse(announced) ? new URL(announced) : null;
  return (url) => {
    if (wanted) {
      return url.origin === wanted.origin && url.pathname === wanted.pathname;
    }
    return isLoopback(url) && url.origin !== start.origin
      && ['code', 'error', 'response'].some((name) => url.searchParams.has(name));
  };
}

// Browsers open a spare connection on which they may never say anything.
function openSpare(url) {
  const host = url.hostname.replace(/[[\]]/g, '');
  const socket = net.connect(Number(url.port || 80), host);
  socket.on('error', () => {});
  return socket;
}

function submission(form, filled, button) {
  const body = new URLSearchParams();
  for (const field of form.fields) {
    body.append(field.name, filled[field.name] ?? field.value ?? '');
  }
  if (button?.name) {
    body.append(button.name, button.value ?? '');
  }
  return body.toString();
}

function press(tab, pageUrl, form, filled, button) {
  const action = new URL(button?.formaction ?? (form.action || pageUrl), pageUrl);
  const body = submission(form, filled, button);
  if (form.method === 'POST') {
    return tab.open(action, { method: 'POST', body, from: pageUrl });
  }
  action.search = body;
  return tab.open(action, { from: pageUrl });
}

/** The person's next step on a page without the redirect; null when there is nothing to press. */
function nextStep(html, script, passwords, options) {
  const found = forms(html);
  const login = found.find((form) => form.fields.some((field) => field.name === 'password'));
  const button = (form, value) => form.buttons.find((candidate) => candidate.value === value);
  if (login) {
    const next = passwords.shift();
    const right = options.password ?? registry.users[options.user]?.password ?? '';
    if (next) {
      const password = next === 'right' ? right : `not ${right}`;
      const filled = { username: options.user, password };
      return { form: login, filled, button: button(login, 'allow') ?? login.buttons[0] };
    }
    const cancel = script.consent === 'deny' ? button(login, 'deny') : undefined;
    return cancel ? { form: login, filled: {}, button: cancel } : null;
  }
  const consent = found.find((form) => button(form, script.consent));
  if (consent) {
    return { form: consent, filled: {}, button: button(consent, script.consent) };
  }
  const automatic = found.find((form) => form.autoSubmit);
  return automatic ? { form: automatic, filled: {}, button: undefined } : null;
}

async function visit(tab, person, options) {
  const passwords = [...person.passwords ?? []];
  let page = await tab.open(options.url);
  for (let steps = 0; !page.target && !person.leaves && steps < 10; ++steps) {
    const step = nextStep(page.html, person, passwords, options);
    if (!step) {
      return page;
    }
    page = await press(tab, page.url, step.form, step.filled, step.button);
  }
  const script = page.target?.url.hash && runScript({ ...page, url: page.target.url });
  if (script) {
    const { target } = page;
    page = { ...await press(tab, script.address, script.form, script.filled), target };
  }
  if (page.target && options.favicon === 'after') {
    await tab.icon(page.target.url);
  }
  if (page.target && person.reloads) {
    const { url, method, body } = page.target;
    page = { ...await tab.open(url, { method, body, from: url }), target: page.target };
  }
  return page;
}

function secretsOf(target) {
  const hash = target?.url.hash.slice(1);
  const params = new URLSearchParams(target?.body ?? (hash || target?.url.searchParams));
  return ['code', 'state', 'id_token', 'access_token']
    .map((name) => [name, params.get(name)]).filter(([, value]) => value);
}

function report(tab, page) {
  const everything = page.html + JSON.stringify(page.headers);
  const leaks = secretsOf(page.target)
    .filter(([, value]) => everything.includes(value))
    .map(([name]) => name);
  return {
    reached: Boolean(page.target),
    finalUrl: withoutValues(page.url),
    finalStatus: page.status,
    finalHeaders: Object.fromEntries(Object.entries(page.headers)
      .filter(([name]) => !['set-cookie', 'location'].includes(name))),
    finalText: visibleText(page.html),
    leaks,
    visited: tab.visited,
  };
}

function write(file, values) {
  if (file) {
    writeFileSync(file, `${JSON.stringify(values, null, 2)}\n`);
  }
}

async function main() {
  const options = readOptions();
  const script = SCRIPTS[options.script];
  const spares = [];
  const tab = new Navigator({
    cookies: options.cookies && existsSync(options.cookies)
      ? JSON.parse(readFileSync(options.cookies, 'utf8')) : [],
    ca: options.ca ? readFileSync(options.ca) : undefined,
    isTarget: targetTest(options.url),
    beforeTarget: async (url) => {
      spares.push(openSpare(url));
      if (options.favicon === 'first') {
        await tab.icon(url);
      }
    },
  });
  try {
    const page = await visit(tab, script, options);
    const result = report(tab, page);
    write(options.report, result);
    write(options.cookies, tab.cookies);
    const done = script.leaves || script.endsAnywhere
      || ((result.reached || script.staysThere) && page.status < 400);
    if (!done) {
      console.error(`ended at ${result.finalUrl} (${result.finalStatus}): ${result.finalText}`);
    }
    process.exitCode = done ? 0 : 1;
  } catch (error) {
    // the last URL, without its values, says where
    const failure = error.code ?? error.message;
    console.error(`${tab.visited.at(-1)?.url ?? 'no request sent'}: ${failure}`);
    write(options.report, { reached: false, failure, visited: tab.visited });
    process.exitCode = 1;
  } finally {
    spares.forEach((socket) => socket.destroy());
    tab.close();
  }
}

await main();
