# `make run` and `make test` are all that a newcomer needs: they set everything up, in .venv, and again when a lock changes.
.DEFAULT_GOAL := help
.PHONY: help run test check fix bench docs scenarios check-all browser drill clean
PY := .venv/bin/python
HANDRAIL := .venv/bin/handrail

help:  ## Say what there is
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 20

run: .venv/run.ready  ## Start Handrail with a trust of five invented schools, on this machine alone
	@$(HANDRAIL) demo

test: .venv/dev.ready  ## Run the tests (a new order each time), save those that need a browser
	$(PY) -m pytest -n auto --ignore=tests/browser

check: .venv/dev.ready  ## Check form, types and the rules of the house
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m pytest tests/house

fix: .venv/dev.ready  ## Mend what ruff can mend
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

bench: .venv/bench.ready  ## Measure Handrail beside its peers
	@for each in bench/*.py; do $(PY) $$each || exit 1; done

docs: .venv/dev.ready  ## Write the generated pages of docs/reference again
	$(PY) docs/build.py
	$(PY) docs/openapi.py

scenarios: .venv/run.ready  ## Put every policy's scenarios to it (and those in HANDRAIL_SCENARIOS)
	$(HANDRAIL) scenarios
	$(if $(HANDRAIL_SCENARIOS),$(HANDRAIL) scenarios $(wildcard $(HANDRAIL_SCENARIOS)/*.jsonl))

PURE := $(wildcard tests/engine tests/policies tests/cli tests/screening tests/understanding) src/handrail/engine

check-all: check  ## All of it: what CI runs, with `make test` as its last step. A skipped test fails
	$(PY) -m coverage erase
	HANDRAIL_NO_SKIP=1 $(PY) -m coverage run -m pytest -n auto $(PURE)
	$(PY) -m coverage combine --quiet
	$(PY) -m coverage report --include='*/handrail/engine/*' --fail-under=100
	$(PY) -m coverage report --fail-under=95
	HANDRAIL_NO_SKIP=1 TEST_DB=postgres $(PY) -m coverage run --rcfile=tests/web/coverage.ini -m pytest -n auto tests/web
	$(PY) -m coverage combine --quiet --rcfile=tests/web/coverage.ini
	$(PY) -m coverage report --rcfile=tests/web/coverage.ini --fail-under=100
	HANDRAIL_NO_SKIP=1 $(MAKE) browser
	HANDRAIL_NO_SKIP=1 $(MAKE) test

browser: .venv/dev.ready  ## Walk through every page in a real browser (needs Chromium, and npm ci in tests/browser/oidc)
	$(PY) -m pytest tests/browser

drill: .venv/dev.ready  ## Run the tests at release sizes (long)
	HANDRAIL_DRILL=1 HANDRAIL_NO_SKIP=1 $(PY) -m pytest

clean:  ## Throw away .venv and everything that can be made again
	rm -rf .venv build dist src/*.egg-info .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find src tests docs bench -name __pycache__ -prune -exec rm -rf {} +

.venv/%.ready: requirements/%.txt requirements/set-up.sh
	@PYTHON="$(PYTHON)" sh requirements/set-up.sh $*
