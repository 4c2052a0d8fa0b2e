// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors
//
// SQL, embedded with #embed: migrations (m0001_…) in order, and the named statements of each room.
#include "include/sql.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char m0001_desk[] = {
#embed "../TocsinStore/SQLite/SQL/m0001_desk.sql"
};
static const unsigned char m0002_delivery[] = {
#embed "../TocsinStore/SQLite/SQL/m0002_delivery.sql"
};
static const unsigned char m0003_proof[] = {
#embed "../TocsinStore/SQLite/SQL/m0003_proof.sql"
};
static const unsigned char m0004_access[] = {
#embed "../TocsinStore/SQLite/SQL/m0004_access.sql"
};
static const unsigned char m0005_board[] = {
#embed "../TocsinStore/SQLite/SQL/m0005_board.sql"
};
static const unsigned char access[] = {
#embed "../TocsinStore/SQLite/SQL/access.sql"
};
static const unsigned char desk[] = {
#embed "../TocsinStore/SQLite/SQL/desk.sql"
};
static const unsigned char delivery[] = {
#embed "../TocsinStore/SQLite/SQL/delivery.sql"
};
static const unsigned char board[] = {
#embed "../TocsinStore/SQLite/SQL/board.sql"
};
static const unsigned char proof[] = {
#embed "../TocsinStore/SQLite/SQL/proof.sql"
};

static const struct tocsin_sql files[] = {
    {"m0001_desk", m0001_desk, sizeof m0001_desk},
    {"m0002_delivery", m0002_delivery, sizeof m0002_delivery},
    {"m0003_proof", m0003_proof, sizeof m0003_proof},
    {"m0004_access", m0004_access, sizeof m0004_access},
    {"m0005_board", m0005_board, sizeof m0005_board},
    {"access", access, sizeof access},
    {"desk", desk, sizeof desk},
    {"delivery", delivery, sizeof delivery},
    {"board", board, sizeof board},
    {"proof", proof, sizeof proof},
};

long tocsin_sql_count(void) { return sizeof files / sizeof *files; }
struct tocsin_sql tocsin_sql_at(long index) { return files[index]; }
