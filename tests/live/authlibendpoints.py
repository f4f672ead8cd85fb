# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""Endpoints beside those that sign in: introspection, registration and its management."""
from authlib.common.security import generate_token
from authlib.oauth2.rfc7591 import ClientRegistrationEndpoint
from authlib.oauth2.rfc7592 import ClientConfigurationEndpoint
from authlib.oauth2.rfc7662 import IntrospectionEndpoint
from flask import request as flask_request


def introspection(store):
    class Introspection(IntrospectionEndpoint):
        CLIENT_AUTH_METHODS = ["client_secret_basic", "client_secret_post"]

        def query_token(self, token_string, token_type_hint):
            return (store.find_token("access_token", token_string)
                    or store.find_token("refresh_token", token_string))

        def check_permission(self, token, client, request):
            return client.introspects == "all" or token.client_id == client.client_id

        def introspect_token(self, token):
            user = token.user
            owner = {"username": user.name, "sub": user.get_user_id()} if user else {}
            return {"client_id": token.client_id, "token_type": "Bearer",
                    "scope": token.get_scope(), "aud": token.client_id, "iss": store.issuer,
                    "iat": int(token.issued_at), "exp": int(token.issued_at + token.expires_in),
                    **owner}
    return Introspection


def bearer(headers):
    scheme, _, token = headers.get("Authorization", "").partition(" ")
    return token if scheme == "Bearer" else ""


def managing(store, client_id):
    """What a registered client needs to manage itself."""
    return {"registration_client_uri": f"{store.issuer}/register/{client_id}",
            "registration_access_token": store.registration_tokens[client_id]}


def registration(store, server_metadata):
    class Registration(ClientRegistrationEndpoint):
        def authenticate_token(self, request):
            wanted = store.initial_access_token
            return not wanted or bearer(request.headers) == wanted

        def get_server_metadata(self):
            return server_metadata()

        def save_client(self, client_info, client_metadata, request):
            client = store.register(client_info, client_metadata)
            store.registration_tokens[client.client_id] = generate_token(42)
            return client

        def generate_client_registration_info(self, client, request):
            return managing(store, client.client_id)
    return Registration


def configuration(store, server_metadata):
    class Configuration(ClientConfigurationEndpoint):
        def get_server_metadata(self):
            return server_metadata()

        def authenticate_token(self, request):
            token = bearer(request.headers)
            return token if token in store.registration_tokens.values() else None

        def authenticate_client(self, request):
            return store.clients.get(flask_request.view_args["client_id"])

        def revoke_access_token(self, request, token):
            store.registration_tokens = {name: other for name, other
                                         in store.registration_tokens.items() if other != token}

        def check_permission(self, client, request):
            return store.registration_tokens.get(client.client_id) == request.credential

        def update_client(self, client, client_metadata, request):
            return store.register(client.client_info, client_metadata)

        def delete_client(self, client, request):
            store.clients.pop(client.client_id)
            store.registration_tokens.pop(client.client_id)

        def generate_client_registration_info(self, client, request):
            return managing(store, client.client_id)
    return Configuration
