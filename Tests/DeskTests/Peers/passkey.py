# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""Plays a device with passkeys: makes one of each kind for the challenges given, shows each, and prints what a browser
would send. Written with python-fido2, which knows nothing of Tocsin.

Input: {"site": "...", "origin": "...", "create": "<base64url>", "get": "<base64url>"}. Output: a list, one for each kind.
"""
import base64
import hashlib
import json
import os
import sys

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from fido2.cose import ES256, EdDSA
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

FLAG = AuthenticatorData.FLAG


def text(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def read(data):
    return base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))


def device(kind, asked):
    site = hashlib.sha256(asked["site"].encode()).digest()
    if kind == "ES256":
        key = ec.generate_private_key(ec.SECP256R1())
        public, sign = ES256.from_cryptography_key(key.public_key()), lambda m: key.sign(m, ec.ECDSA(hashes.SHA256()))
    else:
        key = ed25519.Ed25519PrivateKey.generate()
        public, sign = EdDSA.from_cryptography_key(key.public_key()), key.sign
    credential = os.urandom(32)
    made = AuthenticatorData.create(
        site, FLAG.UP | FLAG.UV | FLAG.AT, 1, AttestedCredentialData.create(b"\0" * 16, credential, public)
    )
    create = CollectedClientData.create("webauthn.create", read(asked["create"]), asked["origin"])
    shown = AuthenticatorData.create(site, FLAG.UP | FLAG.UV, 2)
    get = CollectedClientData.create("webauthn.get", read(asked["get"]), asked["origin"])
    return {
        "kind": kind,
        "credential": text(credential),
        "create": text(create),
        "attestation": text(AttestationObject.create("none", made, {})),
        "get": text(get),
        "data": text(shown),
        "signature": text(sign(bytes(shown) + hashlib.sha256(get).digest())),
    }


asked = json.load(sys.stdin)
print(json.dumps([device(kind, asked) for kind in ("ES256", "EdDSA")]))
