# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""requests-oauthlib, with the listener of Python's standard library: it brings none."""
import http.server
import os
import urllib.request

from requests_oauthlib import OAuth2Session

from worker import UserAgent, arguments, run_threads, serve

os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
os.environ["OAUTHLIB_RELAX_TOKEN_SCOPE"] = "1"
SCOPES = ["openid", "profile", "email"]


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.redirect = self.path
        page = b"<!doctype html><title>Signed in</title><p>You can close this window now."
        self.send_response(200)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_):
        pass


def authorization_url(session, server):
    client = session._client
    verifier = client.create_code_verifier(43)
    challenge = client.create_code_challenge(verifier, "S256")
    url, _ = session.authorization_url(server + "/authorize", code_challenge=challenge,
                                       code_challenge_method="S256")
    return url, verifier


def sign_in(server, agent):
    listener = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    redirect = f"http://127.0.0.1:{listener.server_port}/callback"
    session = OAuth2Session("benchmark-client", scope=SCOPES, redirect_uri=redirect)
    url, verifier = authorization_url(session, server)
    agent.visit(url)
    listener.handle_request()
    listener.server_close()
    token = session.fetch_token(
        server + "/token", authorization_response="http://127.0.0.1" + listener.redirect,
        code_verifier=verifier, include_client_id=True)
    return bool(token["access_token"])


def many_callers(server):
    """1000 threads, one session that refreshes by itself, one expired token."""
    session = OAuth2Session(
        "benchmark-client", auto_refresh_url=server + "/token",
        auto_refresh_kwargs={"client_id": "benchmark-client"},
        token={"access_token": "a" * 120, "refresh_token": "first", "token_type": "Bearer",
               "expires_in": -10},
        token_updater=lambda token: None)
    return run_threads(1000, lambda: session.get(server + "/small").status_code == 200)


def main():
    options = arguments()
    session = OAuth2Session(
        "benchmark-client", scope=SCOPES, redirect_uri="http://127.0.0.1:49152/callback",
        token={"access_token": "a" * 120, "refresh_token": "first", "token_type": "Bearer",
               "expires_in": 3600})
    if options.work in ("p01", "p02"):
        agent = UserAgent(options.useragent)
        one = lambda: sign_in(options.server, agent)
        return serve(one if options.work == "p01" else lambda: run_threads(50, one))
    if options.work == "p03":
        return serve(lambda: session.refresh_token(
            options.server + "/token", client_id="benchmark-client")["access_token"])
    if options.work == "p05":
        return serve(lambda: session._client.add_token("https://api.example.com/me"), chunked=True)
    if options.work == "p06":
        return serve(lambda: many_callers(options.server))
    if options.work == "p07":
        return serve(lambda: authorization_url(session, "https://accounts.example.com"),
                     chunked=True)
    if options.work == "p08":
        text = urllib.request.urlopen(options.server + options.document).read().decode()
        return serve(lambda: session._client.parse_request_body_response(text), chunked=True)
    print("absent", flush=True)


main()
