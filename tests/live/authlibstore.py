# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""What Authlib leaves to the programmer: clients, codes, tokens, users and keys, kept in memory."""
import time
import urllib.parse
import uuid
from dataclasses import dataclass, field

from authlib.common.encoding import (
    to_bytes, to_unicode, urlsafe_b64decode, urlsafe_b64encode)
from authlib.jose import ECKey, OKPKey, RSAKey
from authlib.oauth2.rfc6749 import AuthorizationCodeMixin, ClientMixin, TokenMixin
from authlib.oauth2.rfc8628 import DeviceCodeGrant
from authlib.oidc.core import UserInfo

from authlibassertions import ASSERTION

CURVES = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}
COORDINATES = {"P-256": 32, "P-384": 48, "P-521": 66}
ALGORITHMS = ["RS256", "PS256", "ES256", "ES384", "ES512", "EdDSA"]
LOOPBACK = ("127.0.0.1", "::1", "localhost")
GRANT_TYPES = ["authorization_code", "refresh_token", "password", "client_credentials", "implicit",
               DeviceCodeGrant.GRANT_TYPE, "urn:ietf:params:oauth:grant-type:jwt-bearer"]
CLAIMS = {"profile": ("name", "preferred_username", "locale"),
          "email": ("email", "email_verified")}


def make_key(alg, with_kid):
    options = {"use": "sig", "alg": alg}
    if with_kid:
        options["kid"] = str(uuid.uuid4())
    if alg in CURVES:
        return ECKey.generate_key(CURVES[alg], options, is_private=True)
    if alg == "EdDSA":
        return OKPKey.generate_key("Ed25519", options, is_private=True)
    return RSAKey.generate_key(2048, options, is_private=True)


def full_size(key):
    """RFC 7518 section 6.2.1.2: Authlib leaves out the leading zeros of coordinates."""
    for name in ("x", "y") if key["kty"] == "EC" else ():
        coordinate = urlsafe_b64decode(to_bytes(key[name])).rjust(COORDINATES[key["crv"]], b"\0")
        key[name] = to_unicode(urlsafe_b64encode(coordinate))
    return key


def without_port(uri):
    """RFC 8252 section 7.3: the port of a loopback redirect is up to the client."""
    parts = urllib.parse.urlsplit(uri)
    if parts.scheme == "http" and parts.hostname in LOOPBACK:
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        return parts._replace(netloc=host).geturl()
    return uri


@dataclass
class User:
    name: str
    password: str
    claims: dict

    def get_user_id(self):
        return self.claims["sub"]


@dataclass
class Client(ClientMixin):
    client_id: str
    authentication: str
    secret: str
    redirect_uris: list
    scopes: list
    jwks: dict = field(default_factory=dict)
    response_types: list = field(default_factory=lambda: ["code"])
    introspects: str = "own"
    client_info: dict = field(default_factory=dict)      # of those who registered themselves:
    client_metadata: dict = field(default_factory=dict)  # what they got, what they want

    def get_client_id(self):
        return self.client_id

    def get_default_redirect_uri(self):
        return self.redirect_uris[0]

    def get_allowed_scope(self, scope):
        return " ".join(name for name in (scope or "").split() if name in self.scopes)

    def check_redirect_uri(self, redirect_uri):
        return without_port(redirect_uri) in self.redirect_uris

    def check_client_secret(self, client_secret):
        return client_secret == self.secret

    def check_endpoint_auth_method(self, method, endpoint):
        return method == (ASSERTION if self.authentication.endswith("_jwt")
                          else self.authentication)

    def check_response_type(self, response_type):
        return response_type in self.response_types

    def check_grant_type(self, grant_type):
        return grant_type in GRANT_TYPES


@dataclass
class Code(AuthorizationCodeMixin):
    code: str
    client_id: str
    user: User
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    auth_time: int = field(default_factory=lambda: int(time.time()))

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope

    def get_nonce(self):
        return self.nonce

    def get_auth_time(self):
        return self.auth_time


@dataclass
class Token(TokenMixin):
    store: "Store"
    client_id: str
    user: User
    access_token: str
    refresh_token: str
    scope: str
    expires_in: int
    revoked: bool = False
    issued_at: float = field(default_factory=time.time)

    def check_client(self, client):
        return client.get_client_id() == self.client_id

    def get_scope(self):
        return self.scope

    def get_expires_in(self):
        # asked for by a refresh, where the lifetime of today counts
        return self.store.access_token_ttl

    def is_expired(self):
        return time.time() >= self.issued_at + self.expires_in

    def is_revoked(self):
        return self.revoked


class Store:
    def __init__(self, registry, options):
        self.users = {name: User(name, user["password"], user["claims"])
                      for name, user in registry["users"].items()}
        self.clients = {name: Client(name, client["authentication"], client.get("secret", ""),
                                     registry["redirectUris"], registry["scopes"],
                                     jwks=client.get("jwks", {}),
                                     response_types=client.get("responseTypes", ["code"]),
                                     introspects=client.get("introspects", "own"))
                        for name, client in registry["clients"].items()}
        self.initial_access_token = options.initial_access_token
        self.registration_tokens = {}
        self.seen_assertions = set()
        self.issuer = ""
        self.alg = options.alg
        self.access_token_ttl = options.access_token_ttl
        self.latency = options.latency
        self.with_kid = not options.no_kid
        self.keys = [make_key(self.alg, self.with_kid)]
        self.codes = {}
        self.devices = {}
        self.device_grants = {}
        self.tokens = []
        self.requests = []
        self.secrets = set()

    def rotate(self, alg, keep_old):
        self.alg = alg
        self.keys = [make_key(alg, self.with_kid)] + (self.keys if keep_old else [])

    def jwks(self):
        published = [full_size(key.as_dict(is_private=False)) for key in self.keys]
        if not self.with_kid:
            # as_dict() adds a thumbprint that the tokens do not name
            for key in published:
                key.pop("kid", None)
        return {"keys": published}

    def find_token(self, kind, value):
        return next((token for token in self.tokens if getattr(token, kind) == value), None)

    def register(self, info, metadata):
        client = Client(info["client_id"], metadata["token_endpoint_auth_method"],
                        info["client_secret"], metadata["redirect_uris"],
                        metadata.get("scope", "openid profile email").split(),
                        response_types=metadata["response_types"],
                        client_info=info, client_metadata=metadata)
        self.clients[client.client_id] = client
        return client

    def has_nonce(self, nonce, request):
        return any(code.nonce == nonce and code.client_id == request.client_id
                   for code in self.codes.values())

    def save_code(self, code, request):
        self.codes[code] = Code(
            code, request.client.client_id, request.user, request.redirect_uri,
            request.client.get_allowed_scope(request.scope), request.data.get("nonce"),
            request.data.get("code_challenge"), request.data.get("code_challenge_method"))

    def save_token(self, token, request):
        self.tokens.append(Token(self, request.client.get_client_id(), request.user,
                                 token["access_token"], token.get("refresh_token", ""),
                                 token.get("scope", ""), token["expires_in"]))

    @staticmethod
    def user_info(user, scope):
        names = ["sub"] + [name for part in (scope or "").split() for name in CLAIMS.get(part, ())]
        return UserInfo({name: user.claims[name] for name in names})
