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

swift test --scratch-path "$scratch" --skip-build --disable-xctest --parallel
"$programs/tocsin" policy test
"$programs/tocsin" policy mutate
scripts/crash.sh "$programs" short
