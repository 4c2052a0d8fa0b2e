# SPDX-License-Identifier: Apache-2.0
# SPDX-FileCopyrightText: 2026 The Tocsin authors
#
# The front door. `make run` and `make test` do all set-up by themselves; the rest is for those who work on Tocsin.

# Built things live outside the tree, so that a fresh clone can use what an earlier one built. They need not be there.
SCRATCH ?= $(or $(TOCSIN_SCRATCH),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/tocsin-build)
DATA    ?= data
LISTEN  ?= 127.0.0.1:8080
JOBS    ?= $(shell nproc)
SWIFT_DEBUG   = swift $(1) --scratch-path $(SCRATCH)/debug
SWIFT_RELEASE = swift $(1) --scratch-path $(SCRATCH)/release -c release

.PHONY: setup setup-run run test check check-long clean build-debug build-release

run: setup-run build-release        ## set up, build, play the worked cases, start the desk
	@scripts/run.sh "$$($(call SWIFT_RELEASE,build) --show-bin-path)" "$(DATA)" "$(LISTEN)"

test: setup build-debug         ## set up, build once in debug, run every test
	@scripts/test.sh "$$($(call SWIFT_DEBUG,build) --show-bin-path)" "$(SCRATCH)/debug"

setup:                          ## install what is missing, saying what and why
	@scripts/setup.sh test

setup-run:
	@scripts/setup.sh run

build-debug:
	@$(call SWIFT_DEBUG,build) --build-tests -j $(JOBS)

build-release:
	@$(call SWIFT_RELEASE,build) --product tocsin -j $(JOBS)
	@$(call SWIFT_RELEASE,build) --product tocsin-verify -j $(JOBS)

check:                          ## the house's own rules: format, lengths, directions
	@swift format lint --strict --recursive Sources Tests Package.swift
	@$(call SWIFT_DEBUG,test) --disable-xctest --filter HouseTests

check-long: setup build-debug   ## the slow walks: 100 kills, every step of commit, claim, send, record, sign
	@scripts/check-long.sh "$$($(call SWIFT_DEBUG,build) --show-bin-path)"


clean:
	rm -rf "$(SCRATCH)"
