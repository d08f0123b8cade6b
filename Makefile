# The one check command is `make check`; it expects the environment that the README's two commands make.
BIN ?= .venv/bin

.PHONY: check lint test format

check: lint test

lint:
	BIN=$(BIN) bash .ci/lint

test:
	$(BIN)/python -m pytest --cov --cov-report=term

format:
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
