// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors
#ifndef TOCSIN_CARGON2_SHIM_H
#define TOCSIN_CARGON2_SHIM_H

#include <argon2.h>

#endif
