# Every check of the project in one command: `make check`. PYTHON may name another interpreter.
PYTHON ?= .venv/bin/python
BIN := $(dir $(PYTHON))

.PHONY: check lint types layers test format translations benchmarks

check: lint types layers test

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

layers:
	$(BIN)lint-imports

test:
	$(PYTHON) -m pytest -n 3 --dist loadfile

translations:
	$(PYTHON) packaging/translate.py

format:
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .
