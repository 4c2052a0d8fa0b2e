#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
#
# Installs the Debian packages that Tocsin is built from and, with the argument `test`, tested with. Says what and why;
# does nothing twice.
set -euo pipefail

# package:why, one a line
needed="
pkg-config:finds the libraries below
libsqlite3-dev:the store
libxml2-dev:reads and checks CAP messages
libcurl4-openssl-dev:sends mail and webhooks
libargon2-dev:hashes passwords
wamerican:tells common words from rare ones in the leak check
"
[ "${1:-run}" = test ] && needed+="
libxml2-utils:xmllint, for the tests of CAP documents
postfix:smtp-sink, for the tests of mail
golang-go:builds the independent checker of the log, for the tests
golang-golang-x-mod-dev:what that checker is built from
chromium:a real browser, for the tests of pages
python3-venv:keeps the tests' Python packages apart
"
# A packaged python3 and venv are not needed where python3 has venv already.
python3 -c 'import venv, ensurepip' 2>/dev/null && needed=$(grep -v '^python3-venv' <<<"$needed" || true)

missing=()
while IFS=: read -r package why; do
    [ -n "$package" ] || continue
    if ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed'; then
        echo "set-up: $package is missing ($why)"
        missing+=("$package")
    fi
done <<<"$needed"

command -v swift >/dev/null || {
    echo "set-up: Swift 6.2 or newer is missing. Install it from swift.org, then try again." >&2
    exit 1
}
[ ${#missing[@]} -gt 0 ] || exit 0

sudo=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "set-up: become root, or install sudo, then: apt-get install ${missing[*]}" >&2
        exit 1
    }
    sudo=(sudo)
fi
echo "set-up: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
