# make run    the dashboard on 127.0.0.1:8501             make bench         how fast it is, as ratios to a bare page
# make test   lint, types, tests, browser stories         make words         new sentences into the catalogues
# make clean  away with what make made                    make requirements  pin again what pyproject.toml asks for
#
# Nothing is needed but Python 3.11 or newer, git and make. Another Python: make run PYTHON=python3.13

PORT    ?= 8501
PYTHON  ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
             $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN     := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --no-emit-index-url --no-header pyproject.toml

.PHONY: run test bench words requirements clean

run: .venv/installed
	$(BIN)/streamlit run dashboard.py --server.port=$(PORT)

# ruff and mypy first: they answer in seconds. pytest last: its closing line is the result.
test: .venv/installed-dev
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

bench: .venv/installed-dev
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m benchmarks

words: .venv/installed
	$(BIN)/python -m metrics.languages.catalogues

requirements: .venv/installed-dev
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --output-file requirements-dev.txt --extra dev --constraint requirements.txt

clean:
	rm -rf .venv build tests/screenshots .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The marks say which pins stand in the environment; they are older than the file once somebody changes a pin.
.venv/installed: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch .venv/installed $@

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Hamkor needs Python 3.11 or newer, and none was found here." \
	  "Install one, or name it: make run PYTHON=/path/to/python3.12"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Hamkor needs Python 3.11 or newer;" \
	  "$(PYTHON) is $$($(PYTHON) --version 2>&1). Name a newer one: make run PYTHON=python3.12"; exit 1; }
	@# Half an environment (Debian without python3-venv) would look whole to the next try.
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
