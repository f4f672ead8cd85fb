// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// Proves the servers, the browser and the certificates of this folder without Qonsent: one line a
// scenario, exit code 1 if one failed. `node selftest.mjs [PART OF A NAME]…` runs some of them.
import { certificates, startServer } from './selftestkit.mjs';
import { SCENARIOS } from './selftestscenarios.mjs';

async function runOne(serverName, name, { args = [], tls = false, run }) {
  const title = `${serverName}: ${name}`;
  const started = performance.now();
  let server;
  let failure = '';
  try {
    const files = tls ? certificates() : undefined;
    server = await startServer(serverName, [...args, ...(files?.args ?? [])]);
    await run(server, files);
  } catch (error) {
    failure = [error.message, ...server?.notices.slice(-3) ?? []].join(' | ');
  }
  const code = server ? await server.stop() : 0;
  if (!failure && code !== 0) {
    failure = `the server ended with ${code}`;
  }
  const took = Math.round(performance.now() - started);
  console.log(failure ? `FAIL ${title}: ${failure}` : `ok ${title} (${took} ms)`);
  return !failure;
}

async function main() {
  const wanted = process.argv.slice(2);
  const results = [];
  for (const [serverName, scenarios] of Object.entries(SCENARIOS)) {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (wanted.every((part) => `${serverName}: ${name}`.includes(part))) {
        results.push(await runOne(serverName, name, scenario));
      }
    }
  }
  const failed = results.filter((good) => !good).length;
  console.log(`${results.length - failed} ok, ${failed} failed`);
  process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
}

await main();
