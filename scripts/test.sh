#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
#
# Every test: the Swift ones, the scenarios through the use cases, the mutations, the short walks. Arguments: folder of
# programs, scratch path of the debug build.
set -euo pipefail
programs=$1 scratch=$2
export TOCSIN_SHARED=${TOCSIN_SHARED:-../shared}
export TOCSIN_BIN=$programs
export SWIFT_BACKTRACE=enable=no

# Independent peers from PyPI, kept beside the build. Without them the tests that need them say that they were skipped.
peers=$scratch/peers
if [ ! -x "$peers/bin/python3" ] || ! "$peers/bin/python3" -c 'import aiosmtpd, standardwebhooks, fido2, pyotp, playwright, axe_playwright_python, schemathesis' 2>/dev/null; then
    python3 -m venv --clear "$peers" && "$peers/bin/pip" install --quiet --disable-pip-version-check -r scripts/peers.txt ||
        echo "skipped: the Python peers could not be installed"
fi
[ -x "$peers/bin/python3" ] && export TOCSIN_PYTHON=$peers/bin/python3

swift test --scratch-path "$scratch" --skip-build --disable-xctest --parallel
"$programs/tocsin" policy test
"$programs/tocsin" policy mutate
scripts/crash.sh "$programs" short
scripts/browser.sh "$programs"
