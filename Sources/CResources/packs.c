// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

#include "packs.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char ca_duty_model[] = {
#embed "../TocsinPolicy/Packs/ca-duty-model.yaml"
};
static const unsigned char cyber_notification_model[] = {
#embed "../TocsinPolicy/Packs/cyber-notification-model.yaml"
};
static const unsigned char ngo_duty_of_care[] = {
#embed "../TocsinPolicy/Packs/ngo-duty-of-care.yaml"
};
static const unsigned char uk_ttl_model[] = {
#embed "../TocsinPolicy/Packs/uk-ttl-model.yaml"
};
static const unsigned char us_icd191_model[] = {
#embed "../TocsinPolicy/Packs/us-icd191-model.yaml"
};
static const unsigned char us_no_double_standard_model[] = {
#embed "../TocsinPolicy/Packs/us-no-double-standard-model.yaml"
};

static const struct tocsin_pack packs[] = {
    {"ca-duty-model", ca_duty_model, sizeof ca_duty_model},
    {"cyber-notification-model", cyber_notification_model, sizeof cyber_notification_model},
    {"ngo-duty-of-care", ngo_duty_of_care, sizeof ngo_duty_of_care},
    {"uk-ttl-model", uk_ttl_model, sizeof uk_ttl_model},
    {"us-icd191-model", us_icd191_model, sizeof us_icd191_model},
    {"us-no-double-standard-model", us_no_double_standard_model, sizeof us_no_double_standard_model},
};

const struct tocsin_pack *tocsin_packs(size_t *count) {
    *count = sizeof packs / sizeof *packs;
    return packs;
}

static const unsigned char ca[] = {
#embed "../TocsinPolicy/Scenarios/ca.yaml"
};
static const unsigned char cyber[] = {
#embed "../TocsinPolicy/Scenarios/cyber.yaml"
};
static const unsigned char icd[] = {
#embed "../TocsinPolicy/Scenarios/icd.yaml"
};
static const unsigned char icd_neighbours[] = {
#embed "../TocsinPolicy/Scenarios/icd-neighbours.yaml"
};
static const unsigned char ledger[] = {
#embed "../TocsinPolicy/Scenarios/ledger.yaml"
};
static const unsigned char nds[] = {
#embed "../TocsinPolicy/Scenarios/nds.yaml"
};
static const unsigned char ngo[] = {
#embed "../TocsinPolicy/Scenarios/ngo.yaml"
};
static const unsigned char ttl[] = {
#embed "../TocsinPolicy/Scenarios/ttl.yaml"
};
static const unsigned char ttl_neighbours[] = {
#embed "../TocsinPolicy/Scenarios/ttl-neighbours.yaml"
};

static const struct tocsin_pack scenarios[] = {
    {"ca", ca, sizeof ca},
    {"cyber", cyber, sizeof cyber},
    {"icd", icd, sizeof icd},
    {"icd-neighbours", icd_neighbours, sizeof icd_neighbours},
    {"ledger", ledger, sizeof ledger},
    {"nds", nds, sizeof nds},
    {"ngo", ngo, sizeof ngo},
    {"ttl", ttl, sizeof ttl},
    {"ttl-neighbours", ttl_neighbours, sizeof ttl_neighbours},
};

const struct tocsin_pack *tocsin_scenarios(size_t *count) {
    *count = sizeof scenarios / sizeof *scenarios;
    return scenarios;
}

static const unsigned char ar[] = {
#embed "../TocsinPolicy/Words/ar.yaml"
};
static const unsigned char en[] = {
#embed "../TocsinPolicy/Words/en.yaml"
};
static const unsigned char es[] = {
#embed "../TocsinPolicy/Words/es.yaml"
};
static const unsigned char fr[] = {
#embed "../TocsinPolicy/Words/fr.yaml"
};
static const unsigned char ru[] = {
#embed "../TocsinPolicy/Words/ru.yaml"
};

static const struct tocsin_pack words[] = {
    {"ar", ar, sizeof ar},
    {"en", en, sizeof en},
    {"es", es, sizeof es},
    {"fr", fr, sizeof fr},
    {"ru", ru, sizeof ru},
};

const struct tocsin_pack *tocsin_words(size_t *count) {
    *count = sizeof words / sizeof *words;
    return words;
}
