# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""Asks the network API as a stranger who has only its description: schemathesis, from the served OpenAPI document.

    api.py PROGRAMS

No answer may be a 5xx, and none may be one that the description does not name. Documents that the schema allows and the
desk refuses all the same are no finding: that a case exists, or that two people differ, is beyond a schema. The secret of a
webhook is left out: it repeats the address that was asked for, and schemathesis 4.32 stops at one that is no URL.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.request

import served
from openapi_spec_validator import validate

with served.desk(sys.argv[1]) as (site, _):
    address = site + "/api/v1/openapi.json"
    description = json.load(urllib.request.urlopen(address))
    validate(description)
    print(f"{len(description['paths'])} paths described, {len(description['components']['schemas'])} schemas")
    run = subprocess.run(
        [
            str(pathlib.Path(sys.executable).parent / "schemathesis"), "run", address, "--url", site,
            "--header", f"Authorization: Bearer {served.token('sue')}",
            "--exclude-checks", "positive_data_acceptance", "--exclude-path", "/api/v1/webhook-secret", "--max-examples", "15", "--no-color",
            "--rate-limit", "45/s",
        ],
        capture_output=True, text=True, timeout=900, cwd=tempfile.mkdtemp(),
    )
print(run.stdout[-4000:] if run.returncode else "schemathesis: no 5xx, no undocumented answer")
sys.exit(run.returncode)
