#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
#
# What only a browser, or a stranger to our API, can tell. Argument: folder of programs. TOCSIN_PYTHON has the peers.
set -euo pipefail
programs=$1
if [ ! -x /usr/bin/chromium ] || [ -z "${TOCSIN_PYTHON:-}" ]; then
    echo "skipped: browser tests (Chromium or the Python peers are missing)"
    exit 0
fi
"$TOCSIN_PYTHON" Tests/Browser/crawl.py "$programs"
"$TOCSIN_PYTHON" Tests/Browser/api.py "$programs"
