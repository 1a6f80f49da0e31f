# `make` alone lists the targets. The first of them sets up .venv from requirements.lock, once per lock.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
SPEC := $(shell find spec -type f)
VALID := .cache/spec-is-valid

.DEFAULT_GOAL := help
.PHONY: help generate docs validate test test-all drift check lint types workflows demo pictures bench interop fuzz chaos survey contract coverage record-live mutants release-plan release-rehearsal lock clean

##@ After an edit of spec/

validate: $(READY) ## check the document by openapi-spec-validator and the rules of this project
	@$(RUN) -m generator validate

generate: $(VALID) ## validate the document if spec/ changed, then generate the packages from it
	@$(RUN) -m generator generate

test: $(READY) ## run all tests, those of the generated package included
	@$(RUN) -m pytest -n 2 --dist worksteal

test-all: $(READY) ## run all tests, and those that take long or need ffprobe, a browser (.ci/tools) or a package index
	@$(RUN) -m pytest -n 2 --dist worksteal -m "" --hypothesis-profile=thorough -p tests.completeness

contract: $(READY) ## compare document, recordings and generated code with each other (test does so too)
	@$(RUN) -m generator contract
	@$(RUN) -m pytest -n 2 tests/contract

mutants: $(READY) ## change generator and runtime at N random places (SEED=1), one by one, and print what no test notices
	@$(RUN) -m tests.mutation $(or $(N),300) $(or $(SEED),1) $(if $(JOBS),--jobs $(JOBS))

drift: $(READY) ## check that package, release and recordings match the document; UPSTREAM=FILE|URL: the public document too
	@$(RUN) -m generator drift $(if $(UPSTREAM),--upstream $(UPSTREAM))

docs: $(READY) ## build site/, the documentation of all of this
	@$(RUN) -m generator docs $(if $(shell command -v npm),--rest)

check: validate drift $(READY) ## everything that CI runs besides the tests
	@$(MAKE) --no-print-directory workflows lint types

##@ A release (the steps are in CONTRIBUTING.md)

release-plan: $(READY) ## print the next version and its changelog entry
	@$(RUN) -m generator release plan

release-rehearsal: $(READY) ## plan, build and publish two releases to an index on this machine; changes nothing here
	@$(RUN) -m tests.rehearsal

##@ The parts of check

lint: $(READY) ## ruff on everything, the generated package by its own rules
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@cd generated/python && ../../$(RUN) -m ruff check . && ../../$(RUN) -m ruff format --check .

types: $(READY) ## mypy and basedpyright on generator, runtime, and generated packages
	@$(RUN) -m mypy
	@cd templates/python && ../../$(RUN) -m mypy --config-file ../../pyproject.toml -p package
	@cd generated/python && ../../$(RUN) -m mypy
	@cd generated/emulator && ../../$(RUN) -m mypy
	@$(RUN) -m basedpyright --pythonpath $(RUN)
	@$(RUN) -m basedpyright --pythonpath $(RUN) --project generated/python

workflows: $(READY) ## workflows, hooks and forms of this repository: valid, pinned, with least permissions
	@$(RUN) -m check_jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(RUN) -m check_jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(RUN) -m check_jsonschema --quiet --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))
	@$(RUN) -m check_jsonschema --quiet --builtin-schema vendor.github-actions action.yml
	@$(VENV)/bin/zizmor --quiet --no-progress --offline --persona auditor .github action.yml
	@$(RUN) -m pre_commit validate-config .pre-commit-config.yaml
	@$(RUN) -m pre_commit validate-manifest .pre-commit-hooks.yaml

##@ Demo and measurements

demo: $(READY) ## upload a video to an emulator, receive a webhook, play the video, open a dashboard
	@PYTHONPATH=generated/python:generated/emulator $(RUN) examples/demo.py

pictures: $(READY) ## take the pictures of the README again, by Chromium
	@PYTHONPATH=generated/emulator $(RUN) -m tests.pictures

bench: $(READY) ## measure generator, SDK and emulator, or only what ROWS names, as in ROWS=uploads.parts
	@$(RUN) -m tests.benchmarks $(ROWS)

interop: $(READY) ## run the official Python and Node clients against the emulator; PUBLIC=FILE: the SDK through Prism too; CORPUS=FOLDER: packages of other documents
	@PUBLIC=$(PUBLIC) CORPUS=$(CORPUS) $(RUN) -m tests.interop clients replay prism documents

fuzz: $(READY) ## send the emulator thousands of unusual requests by Schemathesis, and conflicting ones by several clients
	@$(RUN) -m tests.interop fuzz chaos

chaos: $(READY) ## call an API in trouble through the SDK from 50 threads and 200 tasks, for SECONDS=600
	@PYTHONPATH=generated/python $(RUN) -m tests.chaos $(or $(SECONDS),600) $(or $(SEED),1)

survey: $(READY) ## run the generator on every document below FOLDER
	@$(RUN) -m generator survey $(FOLDER)

coverage: $(READY) ## write coverage.html: which documented responses have recordings and tests
	@$(RUN) -m generator contract --matrix coverage.html

##@ House-keeping

record-live: $(READY) ## run the scenarios against the sandbox, with the key in APIVIDEO_API_KEY; without a key: what it would do
	@$(RUN) -m generator recording live --base-url $(or $(SANDBOX),https://sandbox.api.video) $(if $(REPORT),--report $(REPORT))

lock: $(READY) ## make requirements.lock from pyproject.toml; UPGRADE=1: with the newest versions
	@$(RUN) -m uv pip compile $(if $(UPGRADE),--upgrade) --quiet --universal --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 --group dev --group docs pyproject.toml --output-file requirements.lock

clean: ## remove caches and .venv
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list the targets
	@awk -F ':.*## ' '/^##@ / {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VALID): $(SPEC) $(READY)
	@$(RUN) -m generator validate
	@mkdir -p $(@D) && touch $@

$(READY): requirements.lock
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@awk '/^[^ #]/ {is_uv = /^uv==/} is_uv' requirements.lock > $(VENV)/uv.lock
	@$(RUN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement $(VENV)/uv.lock
	@UV_COMPILE_BYTECODE=1 VIRTUAL_ENV=$(CURDIR)/$(VENV) $(RUN) -m uv pip sync --quiet --require-hashes requirements.lock
	@touch $@
