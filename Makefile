# make demo: everything from nothing to a first PDF.   make test: the whole test suite.   make app: the window.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PACKAGES := $(shell grep -v '^\#' assets/system-libraries.txt | awk '{print $$2}' | sort -u)
SYSTEM_STAMP := $(VENV)/.system-libraries

.PHONY: help demo example app test test-headless install system lint texts screenshots clean
.DEFAULT_GOAL := help

help:
	@sed -n 1p Makefile

demo: install
	$(BIN)/aiact-desk demo

# A document of every form for one invented provider, in a library of its own.
EXAMPLE := build/example
example: install
	rm -rf $(EXAMPLE)
	$(BIN)/aiact-desk --library $(EXAMPLE)/library example --to $(EXAMPLE)

app: install
	$(BIN)/aiact-desk

install: $(STAMP) system

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.11 demo"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing. As root: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# torch first, since it decides the size of everything: which build comes is up to pip's own index. PyPI's build for
# Linux brings the libraries of CUDA along, several gigabytes; without a GPU, take the processor's build from PyTorch:
#   make TORCH='torch==2.13.0 --index-url https://download.pytorch.org/whl/cpu' demo
TORCH ?= torch==2.13.0
$(STAMP): $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install -qq --upgrade pip
	$(BIN)/python -m pip install -qq --constraint constraints.txt $(TORCH)
	$(BIN)/python -m pip install -qq --constraint constraints.txt --editable '.[dev,inspect,records]'
	@touch $@

system: $(SYSTEM_STAMP)

# The system libraries that Qt and Pango load. Without root this only names the command to run.
$(SYSTEM_STAMP): assets/system-libraries.txt | $(BIN)/python
	@if dpkg-query -W $(PACKAGES) >/dev/null 2>&1; then touch $@; \
	elif [ "$$(id -u)" = 0 ]; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null && touch $@; \
	else \
	  echo "Some system libraries for the window and the PDF are missing. Run once:"; \
	  echo "  sudo apt-get install --no-install-recommends $(PACKAGES)"; exit 1; \
	fi

test: install
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile
	$(MAKE) --no-print-directory test-headless

# The core without Qt: the quick tests of the rooms that a command line reaches, in an environment that has everything
# but PySide6. What is data or mathematics alone is not run twice.
HEADLESS := build/headless
HEADLESS_TESTS := tests/cli tests/desk tests/documents tests/library tests/worker tests/inspection tests/test_compose.py \
  tests/test_files.py tests/test_resources.py tests/test_settings.py
test-headless: install
	rm -rf $(HEADLESS)
	$(BIN)/python -m venv --without-pip $(HEADLESS)
	@site=$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))'); \
	target=$$($(HEADLESS)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))'); \
	find "$$site" -mindepth 1 -maxdepth 1 -not -iname '*pyside6*' -not -iname '*shiboken6*' -not -iname '*pytest*qt*' \
	  -exec ln -s -t "$$target" {} +
	OMP_NUM_THREADS=1 $(HEADLESS)/bin/python -m pytest -q -n 2 -m 'not model and not slow' $(HEADLESS_TESTS)

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV) build dist

# The template of the gettext catalogue, from code, templates and YAML. A test fails when it is not up to date.
texts: install
	$(BIN)/pybabel --quiet extract -F assets/translations/babel.cfg -k N_ --no-location --sort-output \
	  --project aiact-desk --copyright-holder 'The AI Act Desk authors' -o assets/translations/aiact_desk.pot .

# The README's pictures, from the demo's library. Needs xvfb and poppler-utils.
screenshots: demo
	xvfb-run -a -s '-screen 0 1600x1000x24' $(BIN)/python docs/screenshots/make.py
