"""Reads the newsroom's pages, filters, searches and feeds, release pages and sitemaps; prints queries, milliseconds and
query plans."""

import random
import statistics
import sys
from time import perf_counter
from urllib.parse import quote

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from tests.bench.queries import Queries  # noqa: E402
from wagtail_pressrelease.models import Edition, Organization, Topic  # noqa: E402

TIMES = 7
PAGES = 200
# Of a few, of many and of most releases; in one word and in several.
SEARCHES = ("2012-00100", "Hamada", "浜田知事", "海底ケーブル", "潮流 覚書", "tidal currents memorandum", "参加")
client = Client()
explained = set()


def fetch(address):
    answer = client.get(address)
    if answer.status_code != 200:
        sys.exit(f"{address}: {answer.status_code}")
    return answer


def measure(what, address, plans):
    fetch(address)
    queries = Queries()
    with connection.execute_wrapper(queries):
        fetch(address)
    times = []
    for _time in range(TIMES):
        started = perf_counter()
        fetch(address)
        times.append((perf_counter() - started) * 1000)
    slowest = max(queries.made, key=lambda query: query[0], default=(0, "", ()))
    figures = f"{len(queries.made):3} queries  {statistics.median(times):7.1f} ms   slowest query {slowest[0]:6.1f} ms"
    print(f"  {what:22} {figures}", flush=True)
    for milliseconds, sql, params in queries.made if plans else [slowest]:
        if sql not in explained:
            explained.add(sql)
            print(f"      {milliseconds:.1f} ms  {sql[:160]}")
            print_plan(sql, params)


def print_plan(sql, params):
    if not sql.startswith(("SELECT", "(SELECT")):
        return
    prefix = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF)"
    with connection.cursor() as cursor:
        cursor.execute(f"{prefix} {sql}", params)
        for row in cursor.fetchall():
            print(f"          {row[-1]}")


def newsroom(plans):
    pages = {
        language: -(-Edition.objects.public_now().filter(language=language).count() // 20) for language in ("en", "ja")
    }
    for language, last in pages.items():
        address = f"/{language}/newsroom/"
        print(f"Newsroom in {language}, {last} pages")
        measure("first page", address, plans)
        measure("middle page", f"{address}?page={last // 2}", plans)
        measure("last page", f"{address}?page={last}", plans)
        measure("a year", f"{address}?year=2016", plans)
        measure("a topic", f"{address}?topic={Topic.objects.first().key}", plans)
        measure("an organization", f"{address}?organization={Organization.objects.first().key}", plans)
        for words in SEARCHES:
            measure(f"search: {words}", f"{address}?q={quote(words)}", plans)
        for name in ("feed.atom", "feed.json"):
            measure(name, f"{address}{name}", plans)
        measure("feed of a topic", f"{address}feed.atom?topic={Topic.objects.first().key}", plans)


def releases(plans):
    print("Release pages")
    for language in ("en", "ja"):
        found = Edition.objects.public_now().filter(language=language).order_by("pk")
        slugs = list(found.values_list("page__slug", flat=True))
        slugs = random.Random(1).sample(slugs, min(PAGES, len(slugs)))
        measure(f"one in {language}", f"/{language}/newsroom/{slugs[0]}/", plans)
        most, started = 0, perf_counter()
        for slug in slugs:
            queries = Queries()
            with connection.execute_wrapper(queries):
                fetch(f"/{language}/newsroom/{slug}/")
            most = max(most, len(queries.made))
        pace = len(slugs) / (perf_counter() - started)
        print(f"  {len(slugs)} in {language}: {pace:.0f} a second, at most {most} queries")


def sitemaps(plans):
    print("Sitemaps")
    for name in ("sitemap.xml", "news-sitemap.xml"):
        measure(name, f"/{name}", plans)


def main():
    plans = "--plans" in sys.argv
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as the server itself does within a minute
    newsroom(plans)
    releases(plans)
    sitemaps(plans)


main()
