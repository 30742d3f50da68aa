"""The benchmark: a command, not a test. `python -m tests.bench --help`."""
