"""What a request asks of the database."""

from time import perf_counter


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
