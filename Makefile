# make demo            the example site with its demo newsroom, on 127.0.0.1:$(PORT), publishing at the hour
# make test            every test, those in a browser included
# make lint            style, layers, templates and types
# make format          put the code in the form that lint asks for
# make messages        bring locale/ up to date with the strings in the code
# make test-postgres   the tests on a throw-away PostgreSQL
# make test-quick      the tests without those in a browser and those of packaging
# make bench           the benchmark with 10,000 releases (takes minutes)
# make clean           remove what these made; the demo's data stays in $(DATA_DIR)

PORT ?= 8000
# One more than the cores of a small machine: tests in a browser mostly wait.
WORKERS ?= 3
VENV ?= .venv
export DATA_DIR ?= $(CURDIR)/var

# A Python that starts (a shim may not), is new enough, and can make a virtual environment.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

BIN = $(VENV)/bin
MANAGE = $(BIN)/python example_site/manage.py
PYTEST = $(BIN)/python -m pytest
ADDRESS = http://127.0.0.1:$(PORT)

# Stamps: what was done once is done again only when what it depends on changed.
SITE = $(VENV)/.site-installed
DEV = $(VENV)/.dev-installed
LOADED = $(DATA_DIR)/.loaded-$(PORT)$(if $(DATABASE_URL),-$(firstword $(shell printf %s '$(DATABASE_URL)' | cksum)))
CATALOGUES = $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
DEMO_SOURCES = $(wildcard wagtail_pressrelease/migrations/*.py example_site/home/migrations/*.py) \
	$(shell find example_site/demo example_site/home/management -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: demo test lint format messages test-postgres test-quick bench clean chromium pango FORCE

demo: $(SITE) $(CATALOGUES) $(LOADED)
	@echo
	@echo "  The front page         $(ADDRESS)/"
	@echo "  The newsroom           $(ADDRESS)/en/newsroom/ and $(ADDRESS)/ja/newsroom/"
	@echo "  The editors' side      $(ADDRESS)/admin/"
	@echo "  Sign in as             editor, translator, reviewer, publisher or admin; the password is newsroom-demo"
	@echo "  Mails that are sent    lie in $(DATA_DIR)/mail"
	@echo "  Stop with Ctrl-C; the data stays in $(DATA_DIR)."
	@echo
	@export BASE_URL=$(ADDRESS); \
	trap 'kill $$server $$schedule $$pdfs 2>/dev/null; wait' EXIT; trap 'exit 0' INT TERM HUP; \
	$(MANAGE) publish_scheduled_releases --every 30 & schedule=$$!; \
	$(MANAGE) build_press_pdfs --every 30 >/dev/null & pdfs=$$!; \
	$(MANAGE) runserver 127.0.0.1:$(PORT) & server=$$!; \
	wait $$server

test: $(DEV) $(CATALOGUES) chromium pango
	$(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/djlint --lint wagtail_pressrelease/templates example_site
	$(BIN)/mypy

format: $(DEV)
	$(BIN)/ruff check --quiet --fix-only .
	$(BIN)/ruff format .

messages: $(DEV)
	$(BIN)/python -m babel.messages.frontend extract --mapping-file babel.cfg --output-file $(VENV)/django.pot \
		--project wagtail-pressrelease --add-location file --no-wrap --add-comments Translators: \
		-k gettext_lazy -k gettext_noop -k ngettext_lazy:1,2 -k pgettext_lazy:1c,2 -k npgettext_lazy:1c,2,3 .
	$(BIN)/python -m babel.messages.frontend $(if $(wildcard locale/ja/LC_MESSAGES/django.po),update,init) \
		--domain django --locale ja --input-file $(VENV)/django.pot --output-dir locale --no-wrap \
		$(if $(wildcard locale/ja/LC_MESSAGES/django.po),--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date)

# A test's rows are seen by its own transaction alone: the server's statistics would call every table empty at moments
# that are chance, and plans made for no rows take hours. A statement that takes a minute would hold its locks for longer.
test-postgres: $(DEV) $(CATALOGUES) pango
	POSTGRES_OPTIONS="-c autovacuum=off -c statement_timeout=60s" scripts/with-postgres $(MAKE) test-quick

# Those that need neither a browser nor further processes.
test-quick: $(DEV) $(CATALOGUES)
	$(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m "not browser and not packaging" $(ARGS)

bench: $(DEV)
	$(BIN)/python -m tests.bench
	scripts/with-postgres $(BIN)/python -m tests.bench

clean:
	rm -rf .venv .venv-* build dist test-results wagtail_pressrelease/locale
	find . -name __pycache__ -prune -exec rm -rf {} +
	rm -f locale/*/LC_MESSAGES/*.mo

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer, with venv, is needed; name it: make PYTHON=…"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(SITE): pyproject.toml hatch_build.py | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[example,pdf,postgres]'
	@touch $@

$(DEV): pyproject.toml hatch_build.py | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(SITE)

%.mo: %.po | $(BIN)/python
	$(BIN)/python -m babel.messages.frontend compile --domain django --directory locale

# A database that is gone is made again.
$(LOADED): $(DEMO_SOURCES) $(if $(DATABASE_URL)$(wildcard $(DATA_DIR)/db.sqlite3),,FORCE) | $(SITE) $(CATALOGUES)
	$(MANAGE) migrate --verbosity 0
	BASE_URL=$(ADDRESS) $(MANAGE) load_demo
	@rm -f $(DATA_DIR)/.loaded-*
	@touch $@

chromium: $(DEV)
	@$(BIN)/python -m tests.chromium \
		|| $(BIN)/playwright install chromium \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get && apt-get update && apt-get install --yes chromium; } \
		|| echo "No Chromium on this machine, and none could be installed: THE BROWSER TESTS WILL BE SKIPPED."

# What sets the pages of PDFs.
pango: $(DEV)
	@$(BIN)/python -c 'import weasyprint' 2>/dev/null \
		|| { [ "$$(id -u)" = 0 ] && command -v apt-get && apt-get update \
			&& apt-get install --yes libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk; } \
		|| echo "No Pango on this machine, and none could be installed: THE TESTS OF PDFS WILL BE SKIPPED."
