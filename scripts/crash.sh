#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
#
# Kills a working desk and looks whether anything was lost. Arguments: folder of programs, short or long.
set -euo pipefail
programs=$1 length=$2
checker=() source=${TOCSIN_SHARED:-../shared}/tools/tlog-check
if [ -f "$source/main.go" ] && command -v go >/dev/null; then
    built=$(mktemp -d)/tlog-check
    (cd "$source" && GO111MODULE=off GOPATH=/usr/share/gocode go build -o "$built" main.go) && checker=(--checker "$built")
else
    echo "skipped: the independent checker of the log ($source is not here, or Go is missing)"
fi
case $length in
short)
    python3 Tests/Crash/crash.py "$programs" 8 "${checker[@]}"
    python3 Tests/Crash/crash.py "$programs" 1 --steps "${checker[@]}"
    ;;
long)
    python3 Tests/Crash/crash.py "$programs" 100 "${checker[@]}"
    python3 Tests/Crash/crash.py "$programs" 20 --steps "${checker[@]}"
    ;;
esac
