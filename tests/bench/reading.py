"""Reads the newsroom's pages, filters, searches and feeds, release pages and sitemaps; prints queries, milliseconds on
the wall and of the processor, pages a second and query plans.

Cold is a page that is built; then it is asked for by who has it (304), and from a cache of built pages (warm).
"""

import random
import statistics
import sys
from functools import partial
from time import perf_counter, process_time
from urllib.parse import quote

import django

django.setup()

from django.core.cache import cache  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import override_settings  # noqa: E402

from tests.bench.queries import Queries  # noqa: E402
from wagtail_pressrelease.models import Edition, Organization, Topic  # noqa: E402

TIMES = 7
PAGES = 200
# Of a few, of many and of most releases; in one word and in several; of none; with a filter.
SEARCHES = (
    "2012-00100", "Hamada", "浜田知事", "海底ケーブル", "潮流 覚書", "tidal currents memorandum", "参加",
    "zeppelin", "飛行船",
)  # fmt: skip
client = Client()
explained = set()


def fetch(address, status=200, **headers):
    answer = client.get(address, headers=headers)
    if answer.status_code != status:
        sys.exit(f"{address}: {answer.status_code}")
    return answer


def fetch_known(known, address):
    return fetch(address, 304, **{"If-None-Match": known[address]})


def measure(what, address, plans):
    fetch(address)
    queries = Queries()
    with connection.execute_wrapper(queries):
        fetch(address)
    walls, works = [], []
    for _time in range(TIMES):
        wall, work = perf_counter(), process_time()
        fetch(address)
        walls.append((perf_counter() - wall) * 1000)
        works.append((process_time() - work) * 1000)
    slowest = max(queries.made, key=lambda query: query[0], default=(0, "", ()))
    figures = f"{statistics.median(walls):7.1f} ms   {statistics.median(works):7.1f} ms of processor"
    print(f"  {what:26} {len(queries.made):3} queries  {figures}   slowest query {slowest[0]:6.1f} ms", flush=True)
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
        measure("search in a year's topic", f"{address}?q=tidal&year=2016&topic={Topic.objects.first().key}", plans)
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
        addresses = [f"/{language}/newsroom/{slug}/" for slug in slugs]
        known = {address: fetch(address).headers["ETag"] for address in addresses}
        pace(f"cold, in {language}", addresses, fetch)
        pace(f"304, in {language}", addresses, partial(fetch_known, known))
        with override_settings(WAGTAIL_PRESSRELEASE={"KEEP_PAGES": "default"}):
            for address in addresses:
                fetch(address)
            pace(f"warm, in {language}", addresses, fetch)
        cache.clear()


def pace(what, addresses, ask):
    """Print how many pages a second somebody gets who asks for one after the other."""
    most, wall, work = 0, perf_counter(), process_time()
    for address in addresses:
        queries = Queries()
        with connection.execute_wrapper(queries):
            ask(address)
        most = max(most, len(queries.made))
    wall, work = len(addresses) / (perf_counter() - wall), len(addresses) / (process_time() - work)
    figures = f"{wall:4.0f} pages a second, {work:4.0f} a second of processor"
    print(f"  {what:12} {figures}, at most {most} queries", flush=True)


def sitemaps(plans):
    print("Sitemaps", flush=True)
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
