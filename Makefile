# The whole product from here: `make site` builds it, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin

MUTANTS ?= analysis dates sections reading

.PHONY: site serve test explore mutants lint bench editions messages lock golden screenshots picture fonts clean

site: .venv/runtime ## build the site into build/site
	$(BIN)/briefings build

serve: .venv/runtime ## build, serve on this machine, rebuild on change
	$(BIN)/briefings serve

test: .venv/development ## every test, with lint, types and the import contract
	$(BIN)/python -m pytest

explore: .venv/development ## the properties alone, with a thousand new examples each
	HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest -m hypothesis

mutants: .venv/development ## how many small mistakes the tests notice: MUTANTS=dates for one package alone
	$(BIN)/python -m tests.mutants --at-least 75 $(wildcard $(MUTANTS:%=generator/%))

lint: .venv/development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.ratchet

bench: .venv/development ## the figures that we claim
	$(BIN)/python -m benchmarks

editions: .venv/runtime ## take the sample's editions anew
	$(BIN)/briefings edition --date 2026-07-01 --replace
	$(BIN)/briefings edition --date 2026-11-11 --replace

messages: .venv/runtime ## bring the catalogues up to date with the program
	$(BIN)/briefings translations --update

golden: .venv/development ## write the golden files anew; read the diff before you commit it
	$(BIN)/python -m pytest tests/golden --refresh

screenshots: .venv/development ## the pictures of the README and the docs
	$(BIN)/python -m tests.e2e.screenshots docs/images

picture: .venv/development ## the matrix of imports in docs/architecture.md
	$(BIN)/python -m tests.architecture docs/images

fonts: .venv/development ## cut the theme's fonts anew from their packages
	$(BIN)/pip install --quiet fonttools brotli fontpkg-ibm-plex-sans fontpkg-source-serif-4
	$(BIN)/python -m tests.fonts

lock: .venv/development ## resolve the dependencies anew
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--quiet --upgrade pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--quiet --upgrade --extra dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

clean:
	rm -rf build .venv

.venv/pip:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv
	touch $@

.venv/runtime: .venv/pip requirements.lock pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/development: .venv/runtime requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@
