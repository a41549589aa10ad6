# What one does with Reftel from a clone. `make` alone lists the targets.
#
#   PYTHON=python3.12   the Python that .venv is made with (3.11 or newer)
#   PORT=8417           where the reading room is served
#   SERVE=0             `make demo` does everything but serve
#   JOBS=2              how many tests run side by side
#   FOR=60              seconds that each fuzzer of `make fuzz` runs (of pages: how often each is asked)

PYTHON ?= python3
PORT ?= 8417
SERVE ?= 1
JOBS ?= 2
FOR ?= 60

VENV := .venv
BIN = $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEMO := demo-archive
GOLDEN := $(sort $(wildcard tests/*/golden.py))
BUILD_FILES := pyproject.toml hatch_build.py package.json package-lock.json

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test docs lang golden bench fuzz lock clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.run ## Install, load the invented sample collection into ./demo-archive, serve the reading room
	@$(BIN)/reftel -a $(DEMO) add --samples
ifneq ($(SERVE),0)
	@exec $(BIN)/reftel -a $(DEMO) serve --port $(PORT)
endif

test: $(VENV)/.test ## Check format, lint and types, and run the whole suite (docs and layers are part of it)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

docs: $(VENV)/.test ## Write the reference pages that are made from tables
	$(BIN)/python docs/generate.py

lang: $(VENV)/.test ## Bring the catalogues of words up to date and say what waits for a translator
	$(BIN)/python docs/languages.py

golden: $(VENV)/.test ## Rewrite the golden files; read the difference before you commit it
	@for file in $(GOLDEN); do module=$$(echo $${file%.py} | tr / .); echo $$module; $(BIN)/python -m $$module || exit 1; done
	git diff --stat -- tests

bench: $(VENV)/.test ## Measure reading, loading and searching on real telegrams, where these are at hand
	$(BIN)/python -m bench

fuzz: $(VENV)/.test ## Mutate telegrams and invent queries for a minute each (FOR=600 for ten), ask every page for what it has not
	$(BIN)/python -m fuzz $(FOR)
	$(BIN)/python -m fuzz.queries $(FOR)
	$(BIN)/python -m fuzz.pages $(FOR)

lock: $(VENV)/.test ## Pin the dependencies anew, none younger than a week
	$(BIN)/python requirements/lock.py

clean: ## Remove what was built or loaded here, but .venv
	rm -rf build dist $(DEMO) test-artefacts htmlcov .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf src/reftel/web/static/vendor src/*.egg-info
	find src tests docs bench fuzz -type d -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Reftel needs Python 3.11 or newer, and '$(PYTHON)' is not: name one with PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "No virtual environment could be made: on Debian, install python3-venv and try again" >&2; exit 1; }

$(VENV)/.run: $(BIN)/python requirements/run.txt $(BUILD_FILES)
	@echo "Installing Reftel into $(VENV) …"
	@$(PIP) -r requirements/run.txt
	@$(PIP) --no-deps -e .
	@touch $@

$(VENV)/.test: $(BIN)/python requirements/test.txt $(BUILD_FILES)
	@echo "Installing Reftel and the tools of its tests into $(VENV) …"
	@$(PIP) -r requirements/test.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run
