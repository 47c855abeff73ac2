# A fresh machine needs Python 3.11 or newer with venv, and make. Nothing else is assumed.
#   make demo    the demonstration network, served on this machine
#   make test    every test this machine can run; says what it left out
#   make check   the gates: style, types, layers, migrations, catalogues, templates, scripts

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check catalogues reference requirements clean

demo: .venv/run.installed
	$(BIN)/python -m tools.catalogues compile
	$(BIN)/khaotom demo

test: .venv/test.installed
	$(BIN)/python -m tools.run_tests

check: .venv/dev.installed
	$(BIN)/python -m tools.gates

# New messages go into each room's Thai catalogue, gone ones go out; translations stay.
catalogues: .venv/run.installed
	$(BIN)/python -m tools.catalogues update
	$(BIN)/python -m tools.catalogues compile

# The pages of the reference that are read off the program.
reference: .venv/test.installed
	$(BIN)/python -m tools.reference

# After a change of dependencies in pyproject.toml (needs uv; nothing else here does).
requirements:
	uv lock
	uv export --frozen --no-emit-project --no-header --no-annotate -q --no-dev --group build -o requirements.txt
	uv export --frozen --no-emit-project --no-header --no-annotate -q --no-dev --group build --group test -o requirements-test.txt
	uv export --frozen --no-emit-project --no-header --no-annotate -q -o requirements-dev.txt

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Khaotom needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv

# Each kind of installation holds the one before it; every package is checked against its hash.
.venv/run.installed: requirements.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e .
	@touch $@

.venv/test.installed: requirements-test.txt .venv/run.installed
	$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements-test.txt
	@touch $@

.venv/dev.installed: requirements-dev.txt .venv/test.installed
	$(BIN)/python -m pip install --disable-pip-version-check -q --require-hashes -r requirements-dev.txt
	@touch $@
