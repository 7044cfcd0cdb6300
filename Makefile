# `make run` and `make test` each do all the set-up on a machine that has Python 3, pip, make and git.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

.PHONY: run demo test check format lock clean help

help: ## show what there is to call
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ –/'

run: $(VENV)/.run ## set up and serve on 127.0.0.1:8000
	@$(BIN)/pmo serve --port $(PORT)

demo: $(VENV)/.run ## the sample data only, in a throw-away database
	@$(BIN)/pmo demo --port $(PORT)

test: $(VENV)/.test ## set up and run every check and test
	@$(PYTHON) tools/check.py $(BIN)

check: test

format: $(VENV)/.test ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/.run: requirements.txt pyproject.toml tools/set_up.py
	@$(PYTHON) tools/set_up.py run

$(VENV)/.test: requirements-dev.txt pyproject.toml tools/set_up.py
	@$(PYTHON) tools/set_up.py test

lock: ## bring the locked dependencies up to date
	uv lock --upgrade
	uv export -q --frozen --no-header --no-annotate --no-emit-project --no-dev > requirements.txt
	uv export -q --frozen --no-header --no-annotate --no-emit-project --all-groups --all-extras > requirements-dev.txt

clean:
	rm -rf $(VENV) .bootstrap
