# What a person types. Needs Python 3.11 or newer with venv, make and git; everything else comes into .venv.
# Each stamp in .venv says which locked requirements it holds, so that nothing is done twice.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input --quiet
RUN := $(VENV)/run.stamp
DEV := $(VENV)/dev.stamp
BENCH := $(VENV)/bench.stamp
PACKAGE := $(VENV)/package.stamp

SERVE ?= yes
PORT ?= 8000
HOST ?= 127.0.0.1
# More words for pytest: make test PYTEST="-k memo -x"
PYTEST ?=
# How many made-up inputs: make fuzz FUZZ=1000
FUZZ ?= 100000
# Another set of papers: make score CORPUS=corpus/harder
CORPUS ?= corpus

.PHONY: help run test check fix bench load fuzz score score-memo memo-example build sbom lock clean

help: ## This list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: build ## Read the example papers, write the memo, serve the register (SERVE=no ends after the job; PORT=8000)
	@$(PY) tools/run.py --serve $(SERVE) --port $(PORT) --host $(HOST)

test: $(DEV) build ## Every test: on SQLite, on PostgreSQL, in a real browser
	@$(PY) tools/test.py $(PYTEST)

check: $(DEV) build ## Formatting, lint, types, import contracts, migrations, known faults of dependencies
	@$(PY) tools/check.py

fix: $(DEV) ## Format, and mend what the linter can mend
	@$(VENV)/bin/ruff check --fix --quiet . || true
	@$(VENV)/bin/ruff format .

bench: $(BENCH) build ## Speed and memory, each figure beside a peer measured in the same run
	@$(PY) -m benchmarks

load: $(BENCH) build ## Fifty people before one server for two minutes, some of whom write; then the server is killed twenty times
	@$(PY) -m benchmarks.crowd

fuzz: $(DEV) build ## Made-up papers and texts, to find what crashes the reader (FUZZ=100000 inputs)
	@$(PY) tools/fuzz.py --inputs $(FUZZ)

score: build ## How true the reading is, on the project's own papers
	@$(PY) tools/score.py --corpus $(CORPUS)

memo-example: build ## The memo of the example paper, as docs/memo-example.md and in English beside it
	@$(PY) tools/example_memo.py

score-memo: build ## How well the memo speaks: cases, agreement, registers read back
	@$(PY) tools/score_memo.py

build: $(RUN) ## Gazetteer, static files, translations
	@$(PY) tools/build.py
	@$(MAKE) --silent $(PACKAGE)

sbom: $(DEV) ## The bill of materials of what runs, as CycloneDX: dist/sbom.cdx.json
	@$(PY) tools/sbom.py

lock: $(DEV) ## Pin all requirements anew from pyproject.toml
	@$(PY) tools/lock.py

clean: ## Remove what was built and the environment; var/ with your register stays
	rm -rf $(VENV) .build dist node_modules pobratim/*/built pobratim/*/static/built

$(PY):
	@echo "Making the environment in $(VENV)…"
	@python=$$(sh tools/find-python.sh) && "$$python" -m venv $(VENV)

$(RUN): requirements/run.txt | $(PY)
	@echo "Installing locked requirements…"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@if ! command -v npm >/dev/null; then $(PIP) install --require-hashes -r requirements/node.txt; fi
	@touch $@

$(DEV): requirements/dev.txt $(RUN) | $(PY)
	@echo "Installing locked requirements of tests and checks…"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

$(BENCH): requirements/bench.txt $(RUN) | $(PY)
	@echo "Installing the peers to measure beside…"
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

$(PACKAGE): pyproject.toml tools/hatch_build.py $(RUN)
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@
