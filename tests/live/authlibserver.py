#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""A second authorization server on loopback, with habits of its own: Authlib with Flask.
`authlibserver.py --help` lists the options, README.md the habits.
"""
import argparse
import json
import logging
import os
import re
import secrets
import ssl
import sys
import threading
import time
import urllib.parse

from authlib.integrations.flask_oauth2 import ResourceProtector
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6750 import BearerTokenValidator
from authlib.oidc.core.errors import AccountSelectionRequiredError, ConsentRequiredError
from flask import Blueprint, Flask, jsonify, request, session
from markupsafe import escape
from werkzeug.serving import WSGIRequestHandler, make_server

from authlibgrants import make_authorization_server
from authlibstore import ALGORITHMS, GRANT_TYPES, Store

# what no client may show: a test looks for the values in what a client wrote
SECRETS = {"code", "state", "nonce", "code_verifier", "client_secret", "password",
           "access_token", "refresh_token", "id_token", "device_code", "client_assertion",
           "assertion", "token", "registration_access_token"}
HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)"')
HERE = os.path.dirname(os.path.abspath(__file__))


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--alg", choices=ALGORITHMS, default="RS256", help="ID token algorithm")
    parser.add_argument("--host", default="127.0.0.1", help="127.0.0.1 or ::1")
    parser.add_argument("--path", default="", help="path of the issuer, e.g. /tenant/a")
    parser.add_argument("--tls-key", help="https with this key")
    parser.add_argument("--tls-cert", help="and this certificate")
    parser.add_argument("--access-token-ttl", type=int, default=3600, help="seconds")
    parser.add_argument("--latency", type=int, default=0, help="milliseconds before each answer")
    parser.add_argument("--initial-access-token", default="",
                        help="registers only those who have it")
    parser.add_argument("--no-kid", action="store_true", help="ID tokens and keys without kid")
    parser.add_argument("--until-stdin-closes", action="store_true",
                        help="end when standard input does")
    options = parser.parse_args()
    if bool(options.tls_key) != bool(options.tls_cert):
        parser.error("--tls-key and --tls-cert belong together")
    options.path = options.path.rstrip("/")
    return options


def page(title, body, status=200):
    html = (f"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
            f"<title>{escape(title)}</title></head>\n<body>\n<h1>{escape(title)}</h1>\n{body}\n"
            f"</body>\n</html>\n")
    return html, status, {"Cache-Control": "no-store"}


def login_page(message):
    alert = f"<p role=\"alert\">{escape(message)}</p>\n" if message else ""
    return page("Sign in", alert + """<form method="post">
<p><label>Name <input name="username" required></label></p>
<p><label>Password <input type="password" name="password" required></label></p>
<p><button type="submit" name="decision" value="allow">Sign in</button>
<button type="submit" name="decision" value="deny" formnovalidate>Cancel</button></p>
</form>""")


def consent_page(client, user, scope):
    items = "\n".join(f"<li>{escape(name)}</li>" for name in (scope or "").split())
    return page("Allow access?", f"""<p><b>{escape(client)}</b> asks {escape(user)} for:</p>
<ul>
{items}
</ul>
<form method="post">
<p><button type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button></p>
</form>""")


def metadata(base, alg):
    return {
        "issuer": base,
        "authorization_endpoint": f"{base}/authorize",
        "token_endpoint": f"{base}/token",
        "device_authorization_endpoint": f"{base}/device_authorization",
        "revocation_endpoint": f"{base}/revoke",
        "introspection_endpoint": f"{base}/introspect",
        "registration_endpoint": f"{base}/register",
        "userinfo_endpoint": f"{base}/userinfo",
        "jwks_uri": f"{base}/jwks.json",
        "response_types_supported": ["code", "code id_token", "code token", "code id_token token",
                                     "id_token", "id_token token", "token"],
        # of codes it knows only the query
        "response_modes_supported": ["query", "fragment", "form_post"],
        "grant_types_supported": GRANT_TYPES,
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [alg],
        "token_endpoint_auth_methods_supported": [
            "none", "client_secret_basic", "client_secret_post", "client_secret_jwt",
            "private_key_jwt"],
        "code_challenge_methods_supported": ["plain", "S256"],
        "scopes_supported": ["openid", "profile", "email", "notes.read", "notes.write"],
    }


def add_pages(pages, server, store):
    """The authorization endpoint: login, consent, redirect, all under one URL."""
    def log_in():
        user = store.users.get(request.form.get("username"))
        if not user or user.password != request.form.get("password"):
            return None
        session["username"] = user.name
        return user

    def refusal(error):
        if error.redirect_uri:
            return server.handle_error_response(None, error)
        text = "\n".join(f"<p>{escape(name)}: {escape(value)}</p>"
                         for name, value in error.get_body())
        return page("This did not work", text, 400)

    def ask(user):
        try:
            grant = server.get_consent_grant(end_user=user)
        except (ConsentRequiredError, AccountSelectionRequiredError):
            # Authlib refuses prompt=consent before anybody is signed in
            return login_page("")
        except OAuth2Error as error:
            return refusal(error)
        if not user:
            return login_page("")
        return consent_page(grant.request.client_id, user.name, grant.request.scope)

    @pages.get("/authorize")
    def authorize():
        if "login" in request.args.get("prompt", "").split():
            session.clear()
        return ask(store.users.get(session.get("username")))

    @pages.post("/authorize")
    def decide():
        user = store.users.get(session.get("username"))
        if request.form.get("decision") == "deny":
            return server.create_authorization_response(grant_user=None)
        if user:
            return server.create_authorization_response(grant_user=user)
        user = log_in()
        return ask(user) if user else login_page("Wrong name or password. Try again.")


def add_device_page(pages, store):
    """Where a person enters the code of a device: code, name and password on one page."""
    @pages.get("/device")
    def device():
        code = escape(request.args.get("user_code", ""))
        return page("Connect a device", f"""<form method="post">
<p><input name="user_code" value="{code}" required></p>
<p><input name="username" required> <input type="password" name="password" required></p>
<p><button type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny" formnovalidate>Deny</button></p>
</form>""")

    @pages.post("/device")
    def connect():
        user = store.users.get(request.form.get("username"))
        if not user or user.password != request.form.get("password"):
            return page("This did not work", "", 400)
        allowed = request.form.get("decision") == "allow"
        store.device_grants[request.form.get("user_code")] = (user, allowed)
        return page("Your device is connected" if allowed else "Your device was not connected", "")


def add_endpoints(pages, server, store):
    class TokenValidator(BearerTokenValidator):
        def authenticate_token(self, token_string):
            return store.find_token("access_token", token_string)

    protect = ResourceProtector()
    protect.register_token_validator(TokenValidator())

    @pages.route("/token", methods=["POST"])
    def token():
        return server.create_token_response()

    @pages.route("/device_authorization", methods=["POST"])
    def device_authorization():
        return server.create_endpoint_response("device_authorization")

    @pages.route("/revoke", methods=["POST"])
    def revoke():
        return server.create_endpoint_response("revocation")

    @pages.route("/introspect", methods=["POST"])
    def introspect():
        return server.create_endpoint_response("introspection")

    @pages.route("/register", methods=["POST"])
    def register():
        return server.create_endpoint_response("client_registration")

    @pages.route("/register/<client_id>", methods=["GET", "PUT", "DELETE"])
    def manage(client_id):  # pylint: disable=unused-argument
        return server.create_endpoint_response("client_configuration")

    @pages.route("/userinfo", methods=["GET", "POST"])
    def userinfo():
        with protect.acquire("openid") as current:
            return jsonify(store.user_info(current.user, current.scope))

    @pages.route("/jwks.json")
    def jwks():
        return jsonify(store.jwks())


def add_metadata(app, pages, store, options):
    def document():
        return jsonify(metadata(store.issuer, store.alg))

    pages.add_url_rule("/.well-known/openid-configuration", "oidc", document)
    # RFC 8414 section 3.1: between the host and the path of the issuer
    app.add_url_rule(f"/.well-known/oauth-authorization-server{options.path}", "rfc8414", document)


def secrets_of(answer):
    """Names and values of all credentials in the current request and in its answer."""
    pairs = [*request.args.items(), *request.form.items()]
    location = urllib.parse.urlsplit(answer.headers.get("Location", ""))
    pairs += urllib.parse.parse_qsl(location.query) + urllib.parse.parse_qsl(location.fragment)
    if answer.mimetype == "text/html":
        pairs += HIDDEN.findall(answer.get_data(as_text=True))  # response_mode=form_post
    if answer.is_json:
        pairs += answer.get_json().items()
    found = {(name, value) for name, value in pairs
             if name in SECRETS and value and isinstance(value, str)}
    credentials = request.headers.get("Authorization", "").partition(" ")[2]
    return found | {("authorization", credentials)} if credentials else found


def make_app(store, options):
    app = Flask(__name__)
    app.secret_key = secrets.token_bytes(32)
    app.config.update(SESSION_COOKIE_NAME="authlib_session",
                      SESSION_COOKIE_PATH=options.path or "/",
                      SESSION_COOKIE_SECURE=bool(options.tls_cert))
    server = make_authorization_server(app, store, lambda: metadata(store.issuer, store.alg))
    pages = Blueprint("pages", __name__, url_prefix=options.path or None)
    add_pages(pages, server, store)
    add_endpoints(pages, server, store)
    add_device_page(pages, store)
    add_metadata(app, pages, store, options)
    app.register_blueprint(pages)

    @app.before_request
    def wait():
        time.sleep(store.latency / 1000)

    @app.after_request
    def remember(response):
        store.requests.append({
            "method": request.method,
            "path": request.path,
            "query": list(request.args.keys()),
            "form": list(request.form.keys()),
            "authorization": request.headers.get("Authorization", "").split(" ")[0] or None,
            "status": response.status_code,
        })
        store.secrets |= secrets_of(response)
        return response
    return app


def make_control(store):
    """The listener through which a test changes the running server."""
    control = Flask("control")

    @control.route("/requests", methods=["GET", "DELETE"])
    def requests():
        if request.method == "DELETE":
            store.requests.clear()
            return {}
        return {"requests": list(store.requests)}

    @control.get("/secrets")
    def secrets_seen():
        return {"secrets": [{"name": name, "value": value} for name, value in store.secrets]}

    @control.post("/ttl")
    def ttl():
        seconds = int(request.get_json()["accessToken"])
        if seconds < 1:
            return {"error": "a lifetime is at least 1 s"}, 400
        store.access_token_ttl = seconds
        return {}

    @control.post("/latency")
    def latency():
        store.latency = int(request.get_json()["ms"])
        return {}

    @control.post("/rotate-keys")
    def rotate_keys():
        body = request.get_json(silent=True) or {}
        alg = body.get("alg", store.alg)
        if alg not in ALGORITHMS:
            return {"error": f"unknown algorithm {alg}"}, 400
        store.rotate(alg, keep_old=body.get("old") == "keep")
        return {"kid": store.keys[0].kid}
    return control


class RequestHandler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_request(self, code="-", size="-"):
        pass  # request lines hold codes; the log of names is at /requests


def serve(host, app, tls):
    listener = make_server(host, 0, app, threaded=True, request_handler=RequestHandler)
    if tls:
        # Werkzeug would do the handshake in accept(), where one silent connection stops them all
        listener.ssl_context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        listener.ssl_context.load_cert_chain(*tls)
        listener.socket = listener.ssl_context.wrap_socket(
            listener.socket, server_side=True, do_handshake_on_connect=False)
    # Werkzeug leaves out the brackets of IPv6
    shown = f"[{host}]" if ":" in host else host
    origin = f"{'https' if tls else 'http'}://{shown}:{listener.server_port}"
    return listener, origin


def end_with_stdin():
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    options = read_options()
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with open(os.path.join(HERE, "registry.json"), encoding="utf-8") as file:
        store = Store(json.load(file), options)
    tls = (options.tls_cert, options.tls_key) if options.tls_cert else None
    listener, origin = serve(options.host, make_app(store, options), tls)
    store.issuer = origin + options.path
    control, control_origin = serve(options.host, make_control(store), None)
    threading.Thread(target=control.serve_forever, daemon=True).start()
    if options.until_stdin_closes:
        threading.Thread(target=end_with_stdin, daemon=True).start()
    print(json.dumps({"issuer": store.issuer, "control": control_origin, "pid": os.getpid()}),
          flush=True)
    listener.serve_forever()


if __name__ == "__main__":
    main()
