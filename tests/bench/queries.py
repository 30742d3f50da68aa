"""What a request asks of the database."""

import statistics
from time import perf_counter

from django.db import connection

TIMES = 7


class Queries:
    """Notes each query with its parameters and its milliseconds."""

    def __init__(self):
        self.made = []

    def __call__(self, execute, sql, params, many, context):
        started = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.made.append(((perf_counter() - started) * 1000, sql, params))


def measure(what, ask):
    """Print what it costs to ask for something: how many queries, and the median of some times."""
    ask()
    queries = Queries()
    with connection.execute_wrapper(queries):
        ask()
    times = []
    for _time in range(TIMES):
        started = perf_counter()
        ask()
        times.append((perf_counter() - started) * 1000)
    print(f"  {what:28} {len(queries.made):3} queries   {statistics.median(times):7.1f} ms", flush=True)
