# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""MSAL Python as it ships; only its HTTP client is ours, since it accepts https authorities only."""
import json
import subprocess
import sys
import webbrowser

import msal
import requests

from worker import UserAgent, arguments, run_threads, say, serve

SCOPES = ["User.Read"]
AUTHORITY = "https://login.microsoftonline.com/common"


class Answer:
    """What MSAL reads of a response."""

    def __init__(self, text, status_code=200):
        self.text = text
        self.status_code = status_code
        self.headers = {}

    def raise_for_status(self):
        pass


class Loopback:
    """Sends every POST to the benchmark's provider and knows the discovery document by heart."""

    def __init__(self, server):
        self._session = requests.Session()
        self._server = server

    def post(self, url, params=None, data=None, headers=None, **kwargs):
        answer = self._session.post(self._server + "/msal/token", data=data, headers=headers)
        body = json.loads(answer.text)
        body["scope"] = " ".join(SCOPES)
        return Answer(json.dumps(body), answer.status_code)

    def get(self, url, params=None, headers=None, **kwargs):
        return Answer(json.dumps({
            "authorization_endpoint": AUTHORITY + "/oauth2/v2.0/authorize",
            "token_endpoint": AUTHORITY + "/oauth2/v2.0/token",
            "tenant_discovery_endpoint": AUTHORITY + "/v2.0/.well-known/openid-configuration",
            "issuer": AUTHORITY + "/v2.0",
            "metadata": [],
        }))

    def close(self):
        pass


def application(server, cache=None):
    return msal.PublicClientApplication(
        "benchmark-client", authority=AUTHORITY, http_client=Loopback(server),
        instance_discovery=False, token_cache=cache)


def visit_with(visit):
    """MSAL opens the system's browser; ours takes its place."""
    webbrowser.open = lambda url, *_: visit(url) or True


def sign_in(app):
    return "access_token" in app.acquire_token_interactive(SCOPES)


def remember(app, accounts, lifetime=3600):
    """Puts `accounts` signed-in accounts into the cache, and returns one of them."""
    for i in range(accounts):
        app.token_cache.add({
            "client_id": "benchmark-client",
            "scope": SCOPES,
            "token_endpoint": AUTHORITY + "/oauth2/v2.0/token",
            "response": {"access_token": "a" * 120, "refresh_token": "r" * 60,
                         "expires_in": lifetime, "token_type": "Bearer", "scope": SCOPES[0],
                         "client_info": _client_info(f"user-{i}"),
                         "id_token_claims": {"sub": f"user-{i}", "oid": f"user-{i}",
                                             "preferred_username": f"user-{i}"}},
        })
    return app.get_accounts(f"user-{accounts // 2}")[0]


def _client_info(uid):
    import base64
    text = json.dumps({"uid": uid, "utid": "t"}).encode()
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def many_callers(server):
    """1000 threads, one object, one expired token."""
    app = application(server)
    account = remember(app, 1, lifetime=0)
    return run_threads(1000, lambda: "access_token" in app.acquire_token_silent(SCOPES, account))


def listing(server, accounts):
    """What reads a cache of so many accounts, which MSAL leaves unencrypted, and lists them."""
    cache = msal.SerializableTokenCache()
    remember(application(server, cache), accounts)
    text = cache.serialize()

    def operation():
        read = msal.SerializableTokenCache()
        read.deserialize(text)
        return len(application(server, read).get_accounts()) == accounts
    return operation


def strays(app):
    """One sign-in that a stray-traffic scenario is played against."""
    visit_with(lambda url: say(url=url))
    print("ready", flush=True)
    sys.stdin.readline()
    answer = app.acquire_token_interactive(SCOPES)
    if "access_token" in answer:
        say(event="signed_in", token=answer["access_token"][:8])
    else:
        say(event="failed")
    sys.stdin.readline()


def main():
    options = arguments()
    app = application(options.server)
    if options.work == "p14":
        return strays(app)
    if options.work in ("p01", "p02"):
        agent = UserAgent(options.useragent)
        visit_with(agent.visit)
    if options.work == "p01":
        return serve(lambda: sign_in(app))
    if options.work == "p02":
        return serve(lambda: run_threads(50, lambda: sign_in(app)))
    if options.work == "p03":
        account = remember(app, 1)
        return serve(lambda: "access_token" in app.acquire_token_silent(
            SCOPES, account, force_refresh=True))
    if options.work == "p05":
        account = remember(app, options.accounts)
        return serve(lambda: app.acquire_token_silent(SCOPES, account), chunked=True)
    if options.work == "p06":
        return serve(lambda: many_callers(options.server))
    if options.work == "p12":
        return serve(listing(options.server, options.accounts))
    if options.work == "p15":
        return serve(lambda: subprocess.run([sys.executable, "-c", "import msal"]).returncode == 0)
    if options.work == "p07":
        return serve(lambda: app.initiate_auth_code_flow(
            SCOPES, redirect_uri="http://localhost:49152"), chunked=True)
    print("absent", flush=True)


main()
