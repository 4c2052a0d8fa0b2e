// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

#ifndef TOCSIN_PAGES_H
#define TOCSIN_PAGES_H

#include <stddef.h>

/// A template or the style sheet, as it was when the program was built.
struct tocsin_page {
    /// A template without its ending, `mail.txt`; the style sheet with it, `desk.css`.
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// All of them, in alphabetical order.
const struct tocsin_page *tocsin_pages(size_t *count);

#endif
