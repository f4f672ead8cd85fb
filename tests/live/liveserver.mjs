// SPDX-FileCopyrightText: 2026 The Qonsent authors
// SPDX-License-Identifier: MIT

// What a server process of these tests needs besides its protocol: sockets on port 0, the ready
// line, the request log, the control listener, and an end when its parent is gone.
import {readFileSync} from 'node:fs';
import http from 'node:http';
import https from 'node:https';

import {SecretLog} from './secretlog.mjs';

// Libraries print notices through console.info; the only line on stdout is the ready line.
console.log = console.error;
console.info = console.error;
console.debug = console.error;

/** Binds \a server to a free port of \a host and returns its origin. */
export async function listen(server, host, scheme)
{
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({host, port : 0}, resolve);
    });
    const shown = host.includes(':') ? `[${host}]` : host;
    return `${scheme}://${shown}:${server.address().port}`;
}

/** An HTTP server, or an HTTPS one when both files of \a tls are named. */
export function makeServer(tls, handler)
{
    if (!tls.key && !tls.cert) {
        return {scheme : 'http', server : http.createServer(handler)};
    }
    if (!tls.key || !tls.cert) {
        throw new Error('--tls-key and --tls-cert belong together');
    }
    const files = {key : readFileSync(tls.key), cert : readFileSync(tls.cert)};
    return {scheme : 'https', server : https.createServer(files, handler)};
}

/** The one line that a starter waits for. */
export function announce(values)
{
    process.stdout.write(`${JSON.stringify({...values, pid : process.pid})}\n`);
}

/** Ends the process when its stdin does, which also happens when its parent dies. */
export function endWithStdin()
{
    for (const event of ['end', 'close', 'error']) {
        process.stdin.once(event, () => process.exit(0));
    }
    process.stdin.resume();
}

/** Remembers what was asked: names only, so that the log of a failed test holds no secret. */
export class RequestLog
{
    entries = [];

    secrets = new SecretLog();

    /** Writes down \a req now and completes the entry as the body and the answer pass by. */
    record(req, res)
    {
        const {pathname, searchParams} = new URL(req.url, 'http://log.invalid');
        const entry = {
            method : req.method,
            path : pathname,
            query : [...searchParams.keys() ],
            form : [],
            authorization : req.headers.authorization?.split(' ')[0] ?? null,
            status : null,
        };
        this.entries.push(entry);
        res.once('finish', () => { entry.status = res.statusCode; });
        this.secrets.record(req, res);
        if (req.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
            tapBody(req, (body) => {
                const form = new URLSearchParams(body);
                entry.form = [...form.keys() ];
                this.secrets.note(form);
            });
        }
    }
}

// A 'data' listener would make the stream flow before the library reads it and lose the body for
// it; push() is where the parser delivers the bytes, whoever reads them later.
function tapBody(req, done)
{
    const push = req.push;
    const chunks = [];
    req.push = function tapped(chunk, encoding) {
        if (chunk === null) {
            done(Buffer.concat(chunks).toString('utf8'));
        } else {
            chunks.push(Buffer.from(chunk));
        }
        return push.call(this, chunk, encoding);
    };
}

async function readText(req)
{
    const chunks = [];
    for await (const chunk of req) {
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}

/** The form fields of \a req. */
export async function readForm(req)
{
    return new URLSearchParams(await readText(req));
}

/**
 * Starts the listener through which a test changes the running server. \a actions maps
 * `"POST /ttl"` to a function from the JSON body to the JSON answer.
 */
export async function startControl(host, actions)
{
    const server = http.createServer(async (req, res) => {
        const action = actions[`${req.method} ${req.url}`];
        let status = action ? 200 : 404;
        let answer = action ? {} : {error : 'no such control'};
        try {
            const text = await readText(req);
            answer = action ? await action(text ? JSON.parse(text) : {}) : answer;
        } catch (error) {
            status = 400;
            answer = {error : String(error.message)};
        }
        res.writeHead(status, {'Content-Type' : 'application/json'});
        res.end(`${JSON.stringify(answer ?? {})}\n`);
    });
    return listen(server, host, 'http');
}
