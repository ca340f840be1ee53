# Polyreel: `make demo` shows it, `make test` proves it, `make help` lists the rest.

SHELL := /bin/bash
.DEFAULT_GOAL := help

# What a Debian 12 machine with the Swift toolchain still needs.
LIBRARIES := pkg-config libavformat-dev libavcodec-dev libavfilter-dev libswscale-dev libswresample-dev libavutil-dev \
	libicu-dev libxml2-dev libpango1.0-dev libqrencode-dev fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji
# Other programs that judge what was made; for tests only.
JUDGES := ffmpeg mediainfo python3 python3-yaml gettext fonts-dejavu-core

# SwiftPM refuses the -pthread in Debian's pangocairo.pc with a warning on every build: a copy without it comes first.
PKGCONFIG := $(CURDIR)/.build/pkgconfig
export PKG_CONFIG_PATH := $(PKGCONFIG):$(PKG_CONFIG_PATH)

POLYREEL := .build/release/polyreel
DEMO := .build/demo
GALLERY := .build/gallery
BENCH := .build/bench

# The loops over pixels are C, and as fast in the tests as in a release. One set of flags for every build of a kind: with
# another, all is built anew.
FAST := -Xcc -O3
TESTED := --build-tests -Xswiftc -warnings-as-errors $(FAST)

.PHONY: help setup setup-test build test test-long outside fuzz check docs format demo gallery-of-type speed bench bench-long \
	bench-scale bench-cores clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## install what is missing for building (Debian packages; asks for root only then)
	@scripts/install $(LIBRARIES)
	@mkdir -p $(PKGCONFIG)
	@scripts/pangocairo-pc > $(PKGCONFIG)/pangocairo.pc

setup-test: setup
	@scripts/install $(JUDGES)

build: setup ## build the program, release
	swift build -c release --product polyreel $(FAST)

test: setup-test ## build and run every test, then the README's step
	swift build $(TESTED)
	swift test --skip-build
	@scripts/outside-step

test-long: setup-test ## also what takes minutes: subtitles of 100 MB, 200,000 broken ones, films of a thousand segments
	swift build $(TESTED)
	POLYREEL_LONG=1 swift test --skip-build

outside: setup-test ## the README's step, built and run in a package of its own that depends on this one by version
	@scripts/outside-step

fuzz: build ## libFuzzer over the readers of subtitles and catalogues, five minutes each
	POLYREEL_FUZZ=1 swift build -c release --product polyreel-fuzz --sanitize fuzzer --scratch-path .build/fuzz/build
	@scripts/fuzz 300

check: setup ## who imports whom, formatting, warnings, imports that are not declared
	@scripts/imports --unused
	swift format lint --strict -r Package.swift Sources Plugins Tests
	swift build $(TESTED) --explicit-target-dependency-import-check error

docs: build ## write docs/findings.md out of the sources, docs/manifest.md out of what the steps declare
	@scripts/install python3
	@scripts/findings-doc
	@$(POLYREEL) schema --markdown > docs/manifest.md

format: ## format the sources
	swift format format -i -r Package.swift Sources Plugins Tests

demo: build ## 3 placements x 5 markets from a sample asset of the program's own making
	@mkdir -p $(DEMO)
	@cp -r jobs/examples/. $(DEMO)/
	@test -f $(DEMO)/sample.mp4 || $(POLYREEL) sample $(DEMO)/sample.mp4
	$(POLYREEL) run $(DEMO)/glow.yaml --output $(DEMO)/out
	@echo
	@echo "The films:"; find $(DEMO)/out -name '*.mp4' | sort | sed 's/^/  /'
	@echo "The report: $(CURDIR)/$(DEMO)/out/glow-mascara/report.html"

gallery-of-type: build ## thirty languages with subtitles and cards, as one picture to look at
	@scripts/install ffmpeg
	@mkdir -p $(GALLERY)
	@cp -r jobs/gallery/. $(GALLERY)/
	@test -f $(GALLERY)/sample.mp4 || $(POLYREEL) sample $(GALLERY)/sample.mp4
	$(POLYREEL) run $(GALLERY)/gallery.yaml --output $(GALLERY)/out
	@scripts/contact-sheet $(GALLERY)/out/gallery-of-type $(GALLERY)/contact-sheet.png

# Of the benchmark's own: FFmpeg 9 with VMAF comes inside a Python package.
$(BENCH)/venv/bin/python:
	@scripts/install ffmpeg python3 python3-venv
	@mkdir -p $(BENCH)
	@python3 -m venv $(BENCH)/venv
	@$(BENCH)/venv/bin/pip install -q imageio-ffmpeg==0.8.1 || { rm -rf $(BENCH)/venv; exit 1; }

speed: build
	swift build -c release --product polyreel-speed $(FAST)

bench: speed $(BENCH)/venv/bin/python ## the reference jobs beside one ffmpeg process, about 20 minutes
	@$(BENCH)/venv/bin/python -m bench

bench-long: speed $(BENCH)/venv/bin/python ## the same, three runs of every program for every job
	@$(BENCH)/venv/bin/python -m bench --long

bench-scale: build ## what a variant costs beside its pixels, from 100 to 10,000 of them, about 10 minutes
	@scripts/install ffmpeg python3
	@mkdir -p $(BENCH)
	@python3 -m bench.scale

bench-cores: build $(BENCH)/venv/bin/python ## jobs on one and two cores for real, on up to 64 by simulation, two minutes
	swift build $(TESTED)
	@$(BENCH)/venv/bin/python -m bench.cores

clean: ## remove what building and the demo made
	rm -rf .build out .polyreel
