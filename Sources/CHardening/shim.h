// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

#pragma once
#include <sys/prctl.h>
#include <sys/resource.h>

/// No core dump of this process, and no other process of the same user may read its memory: it holds the words of
/// sources and the names of people at risk. Swift does not import the variadic prctl.
static inline int tocsin_hide_memory(void) {
    struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none) | prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
