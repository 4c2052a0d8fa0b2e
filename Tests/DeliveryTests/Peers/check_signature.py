# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""Checks a webhook with the reference library of the Standard Webhooks project.

Standard input: one JSON object with secret, headers and body. Prints 'good' or 'bad'.
"""
import json, sys
from standardwebhooks import Webhook, WebhookVerificationError

case = json.load(sys.stdin)
try:
    Webhook(case["secret"]).verify(case["body"], case["headers"])
    print("good")
except WebhookVerificationError:
    print("bad")
