#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
"""Writes Sources/CResources/pages.c anew from the pages that there are. Run it after adding, moving or removing one."""
import pathlib
import re

here = pathlib.Path(__file__).resolve().parent.parent
pages = here / "Sources/TocsinWeb/Pages"
files = sorted((p for p in pages.rglob("*") if p.suffix in {".mustache", ".css", ".js", ".svg"}), key=lambda p: p.name)


def name(path):
    return path.name.removesuffix(".mustache")


def symbol(path):
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name(path)).lower()) + (
        "_page" if name(path) in {"case", "default", "switch", "public", "register", "static"} else ""
    )


out = [
    "// SPDX-License-Identifier: Apache-2.0",
    "// SPDX-FileCopyrightText: 2026 The Tocsin authors",
    "//",
    "// Written by scripts/embed.py.",
    "",
    '#include "pages.h"',
    "",
    '#pragma clang diagnostic ignored "-Wc23-extensions"',
    "",
]
for path in files:
    out += [
        f"static const unsigned char {symbol(path)}[] = {{",
        f'#embed "../TocsinWeb/Pages/{path.relative_to(pages)}"',
        "};",
    ]
out += ["", "static const struct tocsin_page pages[] = {"]
out += [f'    {{"{name(path)}", {symbol(path)}, sizeof {symbol(path)}}},' for path in files]
out += [
    "};",
    "",
    "const struct tocsin_page *tocsin_pages(size_t *count) {",
    "    *count = sizeof pages / sizeof *pages;",
    "    return pages;",
    "}",
    "",
]
(here / "Sources/CResources/pages.c").write_text("\n".join(out))
