#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
"""Another implementation's opinion (python3-cryptography) on our tokens, and tokens of its own.

makevectors.py make > vectors.json   new keys, and a token of every algorithm; some are wrong on
                                     purpose in ways our own signer cannot be wrong
makevectors.py verify < tokens.json  verifies [{"jwk": …, "token": …}, …], prints one line each
"""
import base64
import hashlib
import hmac
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, ed448, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature, encode_dss_signature)

NOW = 1767268800  # 2026-01-01 12:00:00 UTC, where the tests' clock starts
CLAIMS = {"iss": "https://issuer.example", "aud": "client", "sub": "subject", "nonce": "n-1",
          "iat": NOW, "exp": NOW + 3600}
HASHES = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}
CURVES = {"ES256": ec.SECP256R1(), "ES384": ec.SECP384R1(), "ES512": ec.SECP521R1()}
NAMES = {"ES256": "P-256", "ES384": "P-384", "ES512": "P-521"}


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(value, size=None):
    return b64(value.to_bytes(size or (value.bit_length() + 7) // 8, "big"))


def half(key):
    return (key.curve.key_size + 7) // 8


def jwk_of(public, alg, kid):
    jwk = {"kid": kid, "alg": alg, "use": "sig"}
    if isinstance(public, rsa.RSAPublicKey):
        numbers = public.public_numbers()
        return jwk | {"kty": "RSA", "n": number(numbers.n), "e": number(numbers.e)}
    if isinstance(public, ec.EllipticCurvePublicKey):
        numbers = public.public_numbers()
        return jwk | {"kty": "EC", "crv": NAMES[alg], "x": number(numbers.x, half(public)),
                      "y": number(numbers.y, half(public))}
    curve = "Ed448" if isinstance(public, ed448.Ed448PublicKey) else "Ed25519"
    return jwk | {"kty": "OKP", "crv": curve, "x": b64(public.public_bytes_raw())}


def signing_input(alg, kid):
    header = {"alg": alg, "kid": kid, "typ": "JWT"}
    return b64(json.dumps(header).encode()) + "." + b64(json.dumps(CLAIMS).encode())


def pss(hash_, salt=None, mgf=None):
    return padding.PSS(padding.MGF1(mgf or hash_), hash_.digest_size if salt is None else salt)


def raw_signature(key, der):
    r, s = decode_dss_signature(der)
    return r.to_bytes(half(key), "big") + s.to_bytes(half(key), "big")


def sign(alg, key, data):
    if alg == "EdDSA":
        return key.sign(data)
    hash_ = HASHES[alg[2:]]
    if alg.startswith("ES"):
        return raw_signature(key, key.sign(data, ec.ECDSA(hash_)))
    return key.sign(data, padding.PKCS1v15() if alg.startswith("RS") else pss(hash_), hash_)


def token(alg, kid, signer):
    head = signing_input(alg, kid)
    return head + "." + b64(signer(head.encode()))


def new_key(alg):
    if alg == "EdDSA":
        return ed25519.Ed25519PrivateKey.generate()
    if alg in CURVES:
        return ec.generate_private_key(CURVES[alg])
    return rsa.generate_private_key(65537, 2048)


def row(name, jwk, text, reason="", **more):
    return {"name": name, "jwk": jwk, "token": text, "reason": reason} | more


def good_rows():
    for alg in ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
                "EdDSA"]:
        key = new_key(alg)
        yield row(f"{alg} made elsewhere", jwk_of(key.public_key(), alg, "k"),
                  token(alg, "k", lambda data: sign(alg, key, data)))
    big = rsa.generate_private_key(3, 3072)
    yield row("RS256 with 3072 bits and the exponent 3", jwk_of(big.public_key(), "RS256", "k"),
              token("RS256", "k", lambda data: sign("RS256", big, data)))


def bad_rows():
    key = new_key("PS256")
    jwk = jwk_of(key.public_key(), "PS256", "k")
    for name, pad in [("C09: PS256 without salt", pss(HASHES["256"], 0)),
                      ("C09: PS256 with the longest salt",
                       pss(HASHES["256"], padding.PSS.MAX_LENGTH)),
                      ("C09: PS256 with a salt one byte short", pss(HASHES["256"], 31)),
                      ("C09: PS256 with MGF1 over SHA-1",
                       pss(HASHES["256"], None, hashes.SHA1()))]:
        yield row(name, jwk, token("PS256", "k",
                                   lambda data: key.sign(data, pad, hashes.SHA256())), "signature")
    yield row("C09: PS256 that is PKCS #1 v1.5", jwk,
              token("PS256", "k", lambda data: sign("RS256", key, data)), "signature")
    yield row("RS256 over SHA-384", jwk_of(key.public_key(), "RS256", "k"),
              token("RS256", "k", lambda data: sign("RS384", key, data)), "signature")
    curve_key = new_key("ES256")
    yield row("C05: ES256 in DER", jwk_of(curve_key.public_key(), "ES256", "k"),
              token("ES256", "k", lambda data: curve_key.sign(data, ec.ECDSA(hashes.SHA256()))),
              "signature")
    small = rsa.generate_private_key(65537, 1024)
    yield row("C08: RS256 with 1024 bits", jwk_of(small.public_key(), "RS256", "k"),
              token("RS256", "k", lambda data: sign("RS256", small, data)), "rsa_size")
    goldilocks = ed448.Ed448PrivateKey.generate()
    yield row("C10: EdDSA on Ed448", jwk_of(goldilocks.public_key(), "EdDSA", "k"),
              token("EdDSA", "k", goldilocks.sign), "crv")


def confused_rows():
    """The key that everybody knows, used as a secret."""
    public = new_key("RS256").public_key()
    jwk = jwk_of(public, "RS256", "k")
    encoding, form = serialization.Encoding, serialization.PublicFormat.SubjectPublicKeyInfo
    for name, secret in [("PEM", public.public_bytes(encoding.PEM, form)),
                         ("DER", public.public_bytes(encoding.DER, form)),
                         ("the modulus", unb64(jwk["n"])),
                         ("the JWK's text", json.dumps(jwk).encode()),
                         ("the text of n", jwk["n"].encode())]:
        yield row(f"C02: HS256 keyed by the RSA key as {name}", jwk,
                  token("HS256", "k", lambda data: hmac.digest(secret, data, hashlib.sha256)),
                  "alg")


def verifies(jwk, text):
    head, _, signature = text.rpartition(".")
    alg = json.loads(unb64(head.split(".")[0]))["alg"]
    data, signature = head.encode(), unb64(signature)
    if alg == "EdDSA":
        ed25519.Ed25519PublicKey.from_public_bytes(unb64(jwk["x"])).verify(signature, data)
        return True
    hash_ = HASHES[alg[2:]]
    if alg.startswith("HS"):
        return hmac.compare_digest(
            signature, hmac.digest(unb64(jwk["k"]), data, hash_.name))
    integers = {name: int.from_bytes(unb64(jwk[name]), "big") for name in "nexy" if name in jwk}
    if alg.startswith("ES"):
        key = ec.EllipticCurvePublicNumbers(integers["x"], integers["y"], CURVES[alg]).public_key()
        middle = half(key)
        key.verify(encode_dss_signature(int.from_bytes(signature[:middle], "big"),
                                        int.from_bytes(signature[middle:], "big")),
                   data, ec.ECDSA(hash_))
        return len(signature) == 2 * middle
    key = rsa.RSAPublicNumbers(integers["e"], integers["n"]).public_key()
    key.verify(signature, data, padding.PKCS1v15() if alg.startswith("RS") else pss(hash_), hash_)
    return True


def main():
    if sys.argv[1:] == ["make"]:
        rows = [*good_rows(), *bad_rows(), *confused_rows()]
        json.dump({"comment": "made by makevectors.py", "rows": rows}, sys.stdout, indent=1)
        print()
    elif sys.argv[1:] == ["verify"]:
        for entry in json.load(sys.stdin):
            try:
                print("good" if verifies(entry["jwk"], entry["token"]) else "bad")
            except (InvalidSignature, ValueError) as error:
                print("bad", type(error).__name__)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
