// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors
#ifndef TOCSIN_CXML_SHIM_H
#define TOCSIN_CXML_SHIM_H

#include <libxml/xmlversion.h>
// The system's ICU headers clash with Foundation's copy; only a field of a type that we leave alone depends on them.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/uri.h>
#include <libxml/xmlerror.h>

#endif
