// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

#include "coast.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char coast[] = {
#embed "../CResources/Coast/coast.bin"
};

static const struct tocsin_map maps[] = {
    {"coast", coast, sizeof coast},
};

const struct tocsin_map *tocsin_maps(size_t *count) {
    *count = sizeof maps / sizeof *maps;
    return maps;
}
