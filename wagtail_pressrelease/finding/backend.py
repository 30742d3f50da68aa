"""Wagtail's search in the site's own database, for texts in Japanese: what is indexed and what is looked for go through
the same analyzer.

    WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail_pressrelease.finding.backend"}}

`ANALYZER` names another analyzer by its dotted path. The only file that knows how modelsearch's database backends are
built; `tests/finding/test_backend.py` guards what it takes for granted.
"""

import copy
from functools import cache
from importlib.util import find_spec

from django.db.models import F, Q, Value
from django.db.models.functions import Cast
from django.utils.module_loading import import_string
from modelsearch.backends.database import SearchBackend as database_backend
from modelsearch.index import AutocompleteField, RelatedFields, SearchField
from modelsearch.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText
from modelsearch.utils import get_descendants_content_types_pks

from . import once, parts, tokens
from .bigrams import Bigrams

LONGEST_TEXT = 200_000  # PostgreSQL refuses to index a megabyte of words
BIGRAMS, SUDACHI = "wagtail_pressrelease.finding.bigrams.Bigrams", "wagtail_pressrelease.finding.sudachi.Sudachi"
KNOWN = ("SQLiteSearchBackend", "PostgresSearchBackend")


def SearchBackend(params):
    """Wagtail's own backend for the site's database, with an analyzer; without one where it has none for full text."""
    stock = type(database_backend(dict(params)))
    return _with_analyzer(stock)(params) if stock.__name__ in KNOWN else stock(params)


@cache
def _with_analyzer(stock):
    compilers = {
        name: type(name, (WordsCompiler, getattr(stock, name)), {})
        for name in ("query_compiler_class", "autocomplete_query_compiler_class")
    }
    index = type("Index", (AnalyzedIndex, stock.index_class), {})
    return type(stock.__name__, (AnalyzerMixin, stock), {**compilers, "index_class": index})


class AnalyzerMixin:
    """A backend whose index holds an analyzer's words, and whose queries ask for them."""

    def __init__(self, params):
        self.analyzer = import_string(params.pop("ANALYZER", SUDACHI if find_spec("sudachipy") else BIGRAMS))()
        self.growing = Bigrams()  # half a word is in no dictionary
        # PostgreSQL would take the words for English ones, and leave some out.
        super().__init__({"SEARCH_CONFIG": "simple", **params})

    def search(self, query, model_or_queryset, fields=None, operator=None, order_by_relevance=True):
        query = rewritten(query, self.analyzer, operator)
        return super().search(query, model_or_queryset, fields, None, order_by_relevance)

    def autocomplete(self, query, model_or_queryset, fields=None, operator=None, order_by_relevance=True):
        query = rewritten(query, self.growing, operator, growing=True)
        return super().autocomplete(query, model_or_queryset, fields, None, order_by_relevance)

    def among(self, objects, query, aside=False):
        """Those of a queryset that a text finds; also in what stands `aside` in theirs. By way of `search`, a database
        may go through the index once for each object that there is: SQLite always, PostgreSQL while it has not counted
        what is in its tables."""
        query = rewritten(query, self.analyzer, aside=aside)
        compiler = super().search(query, objects.model, order_by_relevance=False).query_compiler
        return objects.filter(compiler.found_once(compiler.get_config(self)))


class Words(Phrase):
    """A phrase of the index's own words."""

    def __init__(self, phrase: tokens.Phrase):
        super().__init__(" ".join(phrase.words))
        self.phrase = phrase


def rewritten(query, analyzer, operator=None, growing=False, aside=False):
    """A query for what an analyzer's index holds; nothing is found where nothing in it can be looked for. The last
    letters of a `growing` word may be missing; what stands `aside` is looked for where that is wanted."""
    if isinstance(query, str):
        query = PlainText(query, operator=operator or PlainText.DEFAULT_OPERATOR)
    return _rewritten(query, analyzer, growing, aside) or Not(MatchAll())


def _rewritten(query, analyzer, *how):
    if isinstance(query, PlainText | Fuzzy):
        found = [_any(phrases, *how) for phrases in tokens.wanted(query.query_string, analyzer)]
        return _joined(And if query.operator == "and" else Or, found)
    if isinstance(query, Phrase):
        return _any(analyzer.phrases(query.query_string), *how)
    if isinstance(query, And | Or):
        return _joined(type(query), [_rewritten(each, analyzer, *how) for each in query.subqueries])
    if isinstance(query, Not | Boost):
        inner = _rewritten(query.subquery, analyzer, *how)
        return Not(inner) if inner and isinstance(query, Not) else inner
    return query


def _any(phrases, growing, aside):
    phrases = [phrase._replace(open=phrase.open or growing) for phrase in phrases]
    if aside:
        phrases += [phrase._replace(words=tuple(map(set_aside, phrase.words))) for phrase in phrases]
    return _joined(Or, [Words(phrase) for phrase in phrases])


def set_aside(word: str) -> str:
    """A word as the index has it that stands aside in a text: behind a letter that no word begins with."""
    return f"ゝ{word}"


def _joined(operator, queries):
    queries = [query for query in queries if query]
    return operator(queries) if len(queries) > 1 else next(iter(queries), None)


class WordsCompiler:
    """The SQL for `Words`, of SQLite and of PostgreSQL. They are letters and digits, so that nothing needs escaping."""

    def build_search_query_content(self, query, config=None):
        if not isinstance(query, Words):
            return super().build_search_query_content(query, config)
        from modelsearch.backends.database.sqlite.query import SearchQueryExpression

        return SearchQueryExpression(Value(f'"{query.query_string}"{" *" if query.phrase.open else ""}'))

    def found_once(self, config):
        """The condition of having been found, in which the index is asked first, and once, whose the words are."""
        from wagtail.search.models import IndexEntry

        model = self.queryset.model
        entries = IndexEntry.objects.filter(content_type__in=get_descendants_content_types_pks(model))
        keys = entries.annotate(key=Cast("object_id", model._meta.pk)).values("key")
        return self._by_sqlite(keys) if hasattr(self, "FTS_TABLE_FIELDS") else self._by_postgres(keys, config)

    def _by_sqlite(self, keys):
        from modelsearch.backends.database.sqlite.query import MatchExpression, SQLiteFTSIndexEntry

        match = MatchExpression(self.FTS_TABLE_FIELDS, self.build_search_query(self.query))
        return Q(pk__in=keys.filter(pk__in=SQLiteFTSIndexEntry.objects.filter(match).values("pk")))

    def _by_postgres(self, keys, config):
        # Titles have a column of their own, and either column alone has an index.
        titled = any(field.field_name == "title" for field in self.search_fields)
        keys = keys.alias(vector=F("title")._combine(F("body"), "||", False) if titled else F("body"))
        return once.among("pk", keys.filter(vector=self.build_tsquery(self.query, config)))

    def build_tsquery_content(self, query, config=None, invert=False):
        if not isinstance(query, Words):
            return super().build_tsquery_content(query, config, invert)
        from django.contrib.postgres.search import SearchQuery

        text = " <-> ".join(f"'{word}'" for word in query.phrase.words) + (":*" if query.phrase.open else "")
        return SearchQuery(text, search_type="raw", config=config, invert=invert)


class AnalyzedIndex:
    def add_items(self, model, items):
        super().add_items(model, [Analyzed(item, self.backend) for item in items])


class Analyzed:
    """An object whose searchable fields give the index's words instead of texts."""

    def __init__(self, item, backend):
        self._item, self._backend = item, backend

    def __getattr__(self, name):
        return getattr(self._item, name)

    def get_search_fields(self):
        return [self._field(field) for field in self._item.get_search_fields()]

    def _field(self, field):
        field, get_value = copy.copy(field), field.get_value
        if isinstance(field, RelatedFields):
            field.fields = [self._field(each) for each in field.fields]
            field.get_value = lambda item: get_value(self._item if item is self else item)
        elif isinstance(field, SearchField | AutocompleteField):
            analyzer = self._backend.growing if isinstance(field, AutocompleteField) else self._backend.analyzer
            made = {}  # each is asked for several times

            def words(item):
                if id(item) not in made:
                    text = flat(get_value(self._item if item is self else item))[:LONGEST_TEXT]
                    made[id(item)] = " ".join(indexed(text, analyzer))
                return made[id(item)]

            field.get_value = words
        return field


def indexed(text: str, analyzer) -> list[str]:
    """The index's words of a text, those aside marked."""
    first, aside = parts.parted(text)
    return [
        *(token.word for token in analyzer.tokens(first)),
        *(set_aside(token.word) for token in analyzer.tokens(aside)),
    ]


def flat(value) -> str:
    """What a field holds, as one text: a stream or a list of tags is many."""
    if isinstance(value, dict):
        value = value.values()
    if value is None or isinstance(value, str) or not hasattr(value, "__iter__"):
        return str(value or "")
    return "\n".join(flat(each) for each in value)
