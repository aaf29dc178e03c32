# SPDX-FileCopyrightText: The Paipa authors
# SPDX-License-Identifier: Apache-2.0
#
# Short names for what people do most; the work is in CMakePresets.json and .ci/.
#
#   make run           install what is missing, build, run the sample pipeline
#   make test          install what is missing, build, pass all tests
#   make build         only build, with the preset dev
#   make stress        10 000 random graphs with random faults, from a new seed or from SEED=<n>
#   make fuzz          new inputs for all readers, for MINUTES=<n> each (5), kept in build/fuzz/corpus
#   make mutants       build the engine with known mistakes; the tests must find each (long)
#   make bench         compare with oneTBB and plain loops
#   make guard         whether the engine has become slower; on an idle machine
#   make screenshots   pictures of Paipa Studio in its main states, into build/dev/screenshots
#   make tidy          static analysis of everything (long)
#   make format        put all sources into the project's format

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# A bare machine has no locale, and then Qt and libarchive refuse names that are not ASCII.
export LANG := C.UTF-8
export LC_ALL := C.UTF-8

jobs := $(shell nproc)
sample := index-folder.paipa
samples := build/samples

# What runs in the sanitizer presets in `make test`; the label is given in tests/CMakeLists.txt.
sanitized := sanitized

.PHONY: run test build setup stress fuzz mutants bench guard screenshots tidy format format-check
.DEFAULT_GOAL := build

# A copy, so that results lie beside it and edits in Paipa Studio leave the sources alone.
run: setup
	cmake --preset release
	cmake --build --preset release --target programs
	mkdir -p $(samples)
	cp -R resources/samples/. $(samples)
	if [[ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" && -x build/release/bin/paipa-studio ]]; then \
	    build/release/bin/paipa-studio --trust $(samples)/$(sample); \
	else \
	    build/release/bin/paipa run --trust $(samples)/$(sample); \
	    echo "The results are in $(CURDIR)/$(samples)/results"; \
	fi

test: setup
	cmake --preset test
	cmake --build --preset test
	ctest --preset test --parallel $(jobs)
	for preset in tsan asan; do \
	    cmake --preset $$preset; \
	    cmake --build --preset $$preset --target tests-$(sanitized); \
	    ctest --preset $$preset --label-regex '^$(sanitized)$$' --parallel $(jobs); \
	done

build: setup
	cmake --preset dev
	cmake --build --preset dev

setup:
	.ci/setup

stress: setup
	cmake --preset dev
	cmake --build --preset dev --target tst_randomgraphs
	PAIPA_STRESS_SEED=$${SEED:-$$(date +%s)0000} PAIPA_STRESS_RUNS=$${RUNS:-10000} \
	    build/dev/tests/bin/tst_randomgraphs -maxwarnings 0

# A find ends it; the input is in build/fuzz/found, and belongs into tests/fuzz/corpus.
fuzz:
	.ci/setup packages-fuzz
	cmake --preset fuzz
	cmake --build --preset fuzz --target tests-fuzz
	mkdir -p build/fuzz/found
	for program in build/fuzz/tests/bin/fuzz_*; do \
	    subject=$${program##*fuzz_}; \
	    mkdir -p build/fuzz/corpus/$$subject; \
	    $$program -max_total_time=$$(( 60 * $${MINUTES:-5} )) -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
	        -artifact_prefix=build/fuzz/found/$$subject- \
	        build/fuzz/corpus/$$subject tests/fuzz/corpus/$$subject; \
	done

mutants: setup
	python3 -B tests/mutants/mutants.py run $(MUTANTS)

guard: setup
	cmake --preset release
	cmake --build --preset release --target guard

bench: setup
	cmake --preset release
	cmake --build --preset release --target bench

screenshots: setup
	cmake --preset dev
	cmake --build --preset dev --target screenshots

# The release preset compiles each file by itself, which the analysis needs.
tidy: setup
	cmake --preset release
	cmake --build --preset release
	run-clang-tidy-16 -quiet -p build/release '$(CURDIR)/(core|ui|app|tests)/'

format:
	git ls-files -z --cached --others --exclude-standard '*.h' '*.cpp' | xargs -0 -r clang-format-16 -i

format-check:
	python3 -B tests/quality/format.py . clang-format-16
