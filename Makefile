# `make test` and `make plan` work on a fresh machine with Python 3.11 or newer: each sets up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
PYTEST := $(BIN)/pytest -n auto --dist worksteal
GRAPH ?= task_graphs/shenzhou-22.yaml
OUT ?= plans/shenzhou-22
STORY ?= plans/shenzhou-22-story

.PHONY: setup test checks kernels test-slow coverage plan story bench bench-published bench-scale bench-replans bench-risk schema docs format clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@echo "Setting up in $(VENV): a minute or two the first time."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	@touch $(STAMP)

test: $(STAMP)  ## the definition of done: format, lint, types, layers, tests
	@$(MAKE) --no-print-directory --jobs=2 checks kernels
	$(PYTEST) -m "not slow"

checks: $(STAMP)  ## format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

kernels: $(STAMP)  ## compile the search, which takes a minute the first time
	@$(BIN)/python -c "from scheduler.studies.bench import warm_up; warm_up()"
	@$(BIN)/python -c "from scheduler.replay.drawn.playing import warm_up; warm_up()"

coverage: $(STAMP)  ## the same tests with what they reach, 90 % at least
	$(PYTEST) -m "not slow" --cov --cov-report=term:skip-covered

test-slow: $(STAMP)  ## the long property tests
	$(PYTEST) -m slow

plan: $(STAMP)  ## plan the Shenzhou-22 campaign and write its folder of results
	$(BIN)/launch-scheduler plan $(GRAPH) --out $(OUT)

story: $(STAMP)  ## replan the Shenzhou-22 campaign day by day, and draw how launch moved
	@mkdir -p $(STORY)
	$(BIN)/launch-scheduler plan task_graphs/shenzhou-22.yaml --scenario emergency --out $(STORY)/0-announced --no-charts
	@before=$(STORY)/0-announced; for facts in task_graphs/shenzhou-22/*.yaml; do \
	  after=$(STORY)/$$(basename $$facts .yaml); \
	  $(BIN)/launch-scheduler replan $$before --progress $$facts --out $$after --no-charts || exit 1; \
	  before=$$after; done; \
	$(BIN)/launch-scheduler history $$before --out $(STORY)/history
	$(BIN)/launch-scheduler replan $(STORY)/0-announced --progress $$(ls task_graphs/shenzhou-22/*.yaml | tail -1) --out $(STORY)/whole

bench: $(STAMP)  ## time to first plan, time to proof and peak memory for every scenario
	$(BIN)/python benchmarks/scenarios.py

bench-published: $(STAMP)  ## published projects beside a rival: PROJECTS="FOLDER..." [BENCH="--sample 40 --limit 30"]
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[bench]"
	$(BIN)/python -m benchmarks.engine $(PROJECTS) $(BENCH)

bench-scale: $(STAMP)  ## synthetic sites of 100 to 5,000 steps: first plan, gap over time, memory, growth
	$(BIN)/python -m benchmarks.scale $(BENCH)

bench-replans: $(STAMP)  ## a site of 1,000 steps half done: pushed, replanned, planned anew
	$(BIN)/python -m benchmarks.replans $(BENCH)

bench-risk: $(STAMP)  ## 10,000 draws of 100 and 1,000 steps, beside a plain simulation of the network
	$(BIN)/python -m benchmarks.risk $(BENCH)

schema: $(STAMP)  ## write the published JSON Schemas again
	$(BIN)/launch-scheduler schema > task_graphs/task-graph.schema.json
	$(BIN)/launch-scheduler schema --risk > task_graphs/risk.schema.json

docs: $(STAMP)  ## the documentation site, to read in a browser without a network
	@$(BIN)/python -m sphinx -b html -n -W --keep-going -q -c docs . docs/_build
	@echo "Built: docs/_build/index.html"

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build dist docs/_build .mypy_cache .pytest_cache .ruff_cache
