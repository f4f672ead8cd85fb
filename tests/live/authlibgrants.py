# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""The grants and endpoints of the Authlib server, put together."""
import hashlib
import time

from authlib.common.encoding import to_unicode, urlsafe_b64encode
from authlib.common.security import generate_token
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.jose import JsonWebToken
from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc8628 import (
    DeviceAuthorizationEndpoint, DeviceCodeGrant, DeviceCredentialDict)
from authlib.oauth2.rfc8628.errors import SlowDownError
from authlib.oidc.core import OpenIDCode
import authlib.jose.rfc8037

from authlibassertions import ASSERTION, bearer_grant, client_assertion
from authlibendpoints import configuration, introspection, registration
from authlibimplicit import hybrid_grant, implicit_grant, token_grant

TOKEN_AUTH_METHODS = ["client_secret_basic", "client_secret_post", ASSERTION, "none"]


def code_grant(store):
    class AuthorizationCodeGrant(grants.AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = TOKEN_AUTH_METHODS

        def save_authorization_code(self, code, request):
            store.save_code(code, request)

        def query_authorization_code(self, code, client):
            found = store.codes.get(code)
            return found if found and found.client_id == client.client_id else None

        def delete_authorization_code(self, authorization_code):
            store.codes.pop(authorization_code.code, None)

        def authenticate_user(self, authorization_code):
            return authorization_code.user
    return AuthorizationCodeGrant


def refresh_grant(store):
    class RefreshTokenGrant(grants.RefreshTokenGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = TOKEN_AUTH_METHODS

        def authenticate_refresh_token(self, refresh_token):
            token = store.find_token("refresh_token", refresh_token)
            return token if token and not token.revoked else None

        def authenticate_user(self, credential):
            return credential.user

        def revoke_old_credential(self, credential):
            pass  # the old refresh token stays the only one
    return RefreshTokenGrant


def password_grant(store):
    class PasswordGrant(grants.ResourceOwnerPasswordCredentialsGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = TOKEN_AUTH_METHODS

        def authenticate_user(self, username, password):
            user = store.users.get(username)
            return user if user and user.password == password else None
    return PasswordGrant


def client_grant():
    class ClientCredentialsGrant(grants.ClientCredentialsGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = TOKEN_AUTH_METHODS[:-1]
    return ClientCredentialsGrant


def device_grant(store):
    class DeviceGrant(DeviceCodeGrant):
        def query_device_credential(self, device_code):
            return store.devices.get(device_code)

        def query_user_grant(self, user_code):
            return store.device_grants.get(user_code)

        def validate_device_credential(self, credential):
            if not credential.get("asked"):
                # the first question of each device, whatever the person has done
                credential["asked"] = True
                raise SlowDownError()
            return super().validate_device_credential(credential)

        def should_slow_down(self, credential):
            return False
    return DeviceGrant


def device_authorization(store):
    class DeviceAuthorization(DeviceAuthorizationEndpoint):
        INTERVAL = 1

        def get_verification_uri(self):
            return f"{store.issuer}/device"

        def save_device_credential(self, client_id, scope, data):
            store.devices[data["device_code"]] = DeviceCredentialDict(
                client_id=client_id, scope=scope, user_code=data["user_code"],
                expires_at=time.time() + data["expires_in"])
    return DeviceAuthorization


def openid_code(store):
    class OpenId(OpenIDCode):
        def exists_nonce(self, nonce, request):
            return store.has_nonce(nonce, request)

        def generate_user_info(self, user, scope):
            return store.user_info(user, scope)

        def get_jwt_config(self, grant):
            return {"key": store.keys[0], "alg": store.alg, "iss": store.issuer, "exp": 3600}

        def process_token(self, grant, token):
            if store.alg != "EdDSA":
                return super().process_token(grant, token)
            # Authlib 1.2 ends with an exception when it makes at_hash for EdDSA
            bare = {name: value for name, value in token.items() if name != "access_token"}
            made = super().process_token(grant, bare)
            if "id_token" in made:
                token["id_token"] = with_hash(store, made["id_token"], token["access_token"])
            return token
    return OpenId


def with_hash(store, id_token, access_token):
    """Signs id_token anew with the at_hash of Ed25519, which is made with SHA-512."""
    jwt = JsonWebToken([store.alg])
    claims = dict(jwt.decode(id_token, store.keys[0]))
    digest = hashlib.sha512(access_token.encode()).digest()
    claims["at_hash"] = to_unicode(urlsafe_b64encode(digest[:32]))
    return to_unicode(jwt.encode({"alg": store.alg}, claims, store.keys[0]))


def revocation(store):
    class Revocation(RevocationEndpoint):
        CLIENT_AUTH_METHODS = ["client_secret_basic", "client_secret_post", "none"]

        def query_token(self, token_string, token_type_hint):
            return (store.find_token("access_token", token_string)
                    or store.find_token("refresh_token", token_string))

        def revoke_token(self, token, request):
            token.revoked = True
            if request.form["token"] == token.refresh_token:
                for other in store.tokens:
                    other.revoked |= (other.user, other.client_id) == (token.user, token.client_id)
    return Revocation


def make_authorization_server(app, store, server_metadata):
    authlib.jose.rfc8037.register_jws_rfc8037(authlib.jose.JsonWebSignature)
    server = AuthorizationServer(app, query_client=store.clients.get, save_token=store.save_token)
    server.register_token_generator("default", BearerTokenGenerator(
        lambda *args, **kwargs: generate_token(42), lambda *args, **kwargs: generate_token(48),
        lambda client, grant_type: store.access_token_ttl))
    server.register_grant(code_grant(store),
                          [openid_code(store)(require_nonce=False), CodeChallenge(required=True)])
    server.register_client_auth_method(ASSERTION, client_assertion(store))
    server.register_grant(implicit_grant(store))
    server.register_grant(token_grant())
    server.register_grant(hybrid_grant(store), [CodeChallenge(required=True)])
    server.register_grant(refresh_grant(store))
    server.register_grant(client_grant())
    server.register_grant(bearer_grant(store))
    server.register_grant(password_grant(store))
    server.register_grant(device_grant(store))
    server.register_endpoint(revocation(store))
    server.register_endpoint(device_authorization(store))
    server.register_endpoint(introspection(store))
    server.register_endpoint(registration(store, server_metadata))
    server.register_endpoint(configuration(store, server_metadata))
    return server
