// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors
#pragma once
#include <stddef.h>

/// One embedded file. `bytes` is not terminated.
struct tocsin_sql {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

long tocsin_sql_count(void);
struct tocsin_sql tocsin_sql_at(long index);
