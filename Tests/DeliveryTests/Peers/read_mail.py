# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""Reads a mail from standard input with Python's own parser and prints what it means, as one JSON line."""
import email, email.policy, json, sys

raw = sys.stdin.buffer.read()
mail = email.message_from_bytes(raw, policy=email.policy.default)
parts = [part for part in mail.walk() if not part.is_multipart()]
print(json.dumps({
    "headers": [[name.lower(), str(value)] for name, value in mail.items()],
    "types": [part.get_content_type() for part in parts],
    "texts": [part.get_content() for part in parts],
    "defects": [str(defect) for part in mail.walk() for defect in part.defects],
    "longest": max(len(line) for line in raw.split(b"\r\n")),
    "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
    "ascii": raw.isascii(),
}))
