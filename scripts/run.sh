#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
#
# The main job: a desk with the worked cases, on 127.0.0.1. Arguments: folder of programs, data folder, HOST:PORT.
set -euo pipefail
exec "$1/tocsin" serve --data "$2" --listen "$3" --cases cases
