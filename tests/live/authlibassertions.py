# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""What is proven by signed texts (RFC 7523): who a client is, and for whom it asks."""
from authlib.jose import JsonWebKey, OctKey
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion, JWTBearerGrant

# Authlib's name for client_secret_jwt and private_key_jwt together
ASSERTION = JWTBearerClientAssertion.CLIENT_AUTH_METHOD


def key_of(client, headers):
    if client.authentication == "client_secret_jwt":
        return OctKey.import_key(client.secret)
    return JsonWebKey.import_key_set(client.jwks).find_by_kid(headers.get("kid"))


def client_assertion(store):
    class ClientAssertion(JWTBearerClientAssertion):
        def create_claims_options(self):
            # where the assertion is sent, and nothing else, is its audience
            options = super().create_claims_options()
            options["aud"]["value"] = f"{store.issuer}/token"
            return options

        def validate_jti(self, claims, jti):
            known = (claims["sub"], jti) in store.seen_assertions
            store.seen_assertions.add((claims["sub"], jti))
            return not known

        def resolve_client_public_key(self, client, headers):
            return key_of(client, headers)
    return ClientAssertion("")


def bearer_grant(store):
    class BearerGrant(JWTBearerGrant):
        def resolve_issuer_client(self, issuer):
            return store.clients[issuer]

        def resolve_client_key(self, client, headers, payload):
            return key_of(client, headers)

        def authenticate_user(self, subject):
            return next((user for user in store.users.values()
                         if user.get_user_id() == subject), None)

        def has_granted_permission(self, client, user):
            return True
    return BearerGrant
