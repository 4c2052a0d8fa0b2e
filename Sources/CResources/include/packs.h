// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

#ifndef TOCSIN_PACKS_H
#define TOCSIN_PACKS_H

#include <stddef.h>

/// A policy pack, or a file of scenarios, as it was when the program was built.
struct tocsin_pack {
    /// Without its folder and ending.
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// The packs, in alphabetical order.
const struct tocsin_pack *tocsin_packs(size_t *count);

/// The files of scenarios, in alphabetical order.
const struct tocsin_pack *tocsin_scenarios(size_t *count);

/// The words of the message checks, one file a language, in alphabetical order.
const struct tocsin_pack *tocsin_words(size_t *count);

#endif
