// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

#ifndef TOCSIN_COAST_H
#define TOCSIN_COAST_H

#include <stddef.h>

/// Lines of the world for maps, as scripts/make-coast.py wrote them.
struct tocsin_map {
    /// Without its folder and ending.
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// All of them, in alphabetical order.
const struct tocsin_map *tocsin_maps(size_t *count);

#endif
