# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""Response types that bring tokens through the browser."""
from authlib.oauth2.rfc6749 import grants
from authlib.oidc.core import OpenIDHybridGrant, OpenIDImplicitGrant


def with_identity(store, base):
    class WithIdentity(base):
        def exists_nonce(self, nonce, request):
            return store.has_nonce(nonce, request)

        def get_jwt_config(self):
            return {"key": store.keys[0], "alg": store.alg, "iss": store.issuer, "exp": 3600}

        def generate_user_info(self, user, scope):
            return store.user_info(user, scope)
    return WithIdentity


def implicit_grant(store):
    return with_identity(store, OpenIDImplicitGrant)


def hybrid_grant(store):
    class HybridGrant(with_identity(store, OpenIDHybridGrant)):
        def save_authorization_code(self, code, request):
            store.save_code(code, request)
    return HybridGrant


def token_grant():
    """`token` alone: nothing says whom it was issued to."""
    return grants.ImplicitGrant
