"""Every public address of the example site: what is asked there, for a release that readers must not see."""

from django.urls import URLPattern, URLResolver, get_resolver

from wagtail_pressrelease.rendering import downloads

from .states import LANGUAGES, word

TYPE = "wagtail_pressrelease.PressReleasePage"
NOBODYS = "999999"


def patterns(resolver=None, prefix=""):
    """The routes of the site, those of the admin left out: its own tests see to who gets in."""
    for each in (resolver or get_resolver()).url_patterns:
        route = prefix + ("{language}/" if type(each.pattern).__name__ == "LocalePrefixPattern" else str(each.pattern))
        if isinstance(each, URLResolver) and route != "admin/":
            yield from patterns(each, route)
        elif isinstance(each, URLPattern):
            yield route


def pages(scene):
    """What readers see, and what they may try."""
    yield f"/newsroom/{scene.slug}/"
    for language in LANGUAGES:
        yield f"/{language}/"
        yield f"/{language}/newsroom/"
        yield f"/{language}/newsroom/open/"  # an ordinary release that links to the secret one
        yield f"/{language}/newsroom/{scene.slug}/"
        yield f"/{language}{scene.page.url_path.removeprefix('/home')}"
        yield f"/{language}/newsroom/harmless/"
        yield f"/{language}/newsroom/unknown/"
        for below in (
            *("archive/", "archive/2026/", f"archive/{word('slug')}/", "agreements/", f"agreements/{word('slug')}/"),
            *("agreements/?kind=memorandum", "agreements/?state=current", "agreements/?page=2"),
        ):
            yield f"/{language}/newsroom/{below}"
        for below in (f"organizations/{word('organization')}/", f"people/{word('person')}/"):
            yield f"/{language}/newsroom/{below}"
            yield f"/{language}/newsroom/{below}?page=2"
        yield f"/{language}/newsroom/hint/"  # a redirect to the secret release
        yield f"/{language}/newsroom/{scene.slug}/more/"
        yield f"/{language}/nowhere/"
        for query in ("year=2026", f"year={scene.page.released_at and scene.page.released_at.year}", "page=2"):
            yield f"/{language}/newsroom/?{query}"
        for name in ("headline", "lead", "body", "notes", "quote", "office"):
            for written in LANGUAGES:
                yield f"/{language}/newsroom/?q={word(name, written)}"
        for name in ("slug", "reference", "organization", "person", "topic", "contact"):
            yield f"/{language}/newsroom/?q={word(name)}"
        yield f"/{language}/newsroom/?q={word('headline', language)}&topic={word('topic')}&page=2"
        for name in ("topic", "organization"):
            yield f"/{language}/newsroom/?{name}={word(name)}"


def dotted(scene):
    """The newsroom's feeds, the files of its releases, and what stands at no such address."""
    yield f"/en/newsroom/{scene.slug}.html"
    for language in LANGUAGES:
        for name in downloads.NAMES:
            yield f"/{language}/newsroom/{scene.slug}/{name}"
            yield f"/{language}{scene.page.url_path.removeprefix('/home')}{name}"
            yield f"/{language}/newsroom/harmless/{name}"
        for name in ("feed.atom", "feed.json"):
            address = f"/{language}/newsroom/{name}"
            yield address
            yield f"{address}?topic={word('topic')}"
            yield f"{address}?organization={word('organization')}"


def content_api(version):
    def ask(scene):
        base = f"/api/{version}/pages/"
        yield base
        yield f"{base}?type={TYPE}"
        yield f"{base}?fields=*"
        yield f"{base}?type={TYPE}&fields=*"
        for each in ("newsroom", "root"):
            target = scene.page.get_parent().pk if each == "newsroom" else each
            yield f"{base}?child_of={target}"
            yield f"{base}?descendant_of={target}"
        yield f"{base}?ancestor_of={scene.page.pk}"
        yield f"{base}?translation_of={scene.page.pk}"
        for language in LANGUAGES:
            for name in ("headline", "lead"):
                yield f"{base}?search={word(name, language)}"
                yield f"{base}?type={TYPE}&{name}_{language}={word(name, language)}"
            yield f"{base}?type={TYPE}&order=headline_{language}"
        for name in ("slug", "reference", "organization"):
            yield f"{base}?search={word(name)}"
        yield f"{base}?slug={scene.slug}"
        yield f"{base}?type={TYPE}&slug={word('slug')}"
        yield f"{base}?type={TYPE}&title={word('headline', 'en')}"
        yield f"{base}?type={TYPE}&reference={word('reference')}"

    return ask


def by_key(path):
    """A page's own address in an API."""

    def ask(scene):
        yield f"{path.format(pk=scene.page.pk)}"
        yield f"{path.format(pk=scene.page.pk)}?fields=*"
        yield f"{path.format(pk=scene.page.pk)}?version=draft"
        yield f"{path.format(pk=scene.page.pk)}?rich_text_format=html"

    return ask


def find(version):
    def ask(scene):
        base = f"/api/{version}/pages/find/"
        yield f"{base}?id={scene.page.pk}"
        yield f"{base}?html_path=/newsroom/{scene.slug}/"
        yield f"{base}?html_path={scene.page.url_path.removeprefix('/home')}"
        yield f"{base}?html_path=/newsroom/{scene.slug}/&version=draft"

    return ask


def at(*addresses):
    return lambda scene: [each.format(pk=scene.page.pk, revision=scene.page.latest_revision_id) for each in addresses]


FILES = "Images and documents follow with their own rules."
STAFF = "Nobody gets in without a token or a session of staff; what is asked here is that the refusal says nothing."

ROWS = {
    "": at("/", "/?language=ja"),
    "sitemap.xml": at("/sitemap.xml"),
    "news-sitemap.xml": at("/news-sitemap.xml", "/news-sitemap.xml?p=2"),
    "{language}/^((?:[\\w\\-]+/)*)$": pages,
    "{language}/_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": at(
        "/en/_util/authenticate_with_password/1/{pk}/"
    ),
    "{language}/^([\\w/-]*[^\\w/\\0-][^\\0]*)$": dotted,
    "{language}/press-schedule.json": at("/en/press-schedule.json"),
    "{language}/_util/login/": at("/en/_util/login/"),
    "documents/^(\\d+)/(.*)$": FILES,
    "documents/authenticate_with_password/<int:restriction_id>/": FILES,
    "api/v2/^pages/": content_api("v2"),
    "api/v2/^pages/<int:pk>/": by_key("/api/v2/pages/{pk}/"),
    "api/v2/^pages/find/": find("v2"),
    "api/v3/": at("/api/v3/"),
    "api/v3/openapi.json": at("/api/v3/openapi.json"),
    "api/v3/docs/": at("/api/v3/docs/"),
    "api/v3/pages/": content_api("v3"),
    "api/v3/pages/find/": find("v3"),
    "api/v3/pages/<page_id>/": by_key("/api/v3/pages/{pk}/"),
    "api/v3/pages/<page_id>/revisions/": at("/api/v3/pages/{pk}/revisions/"),
    "api/v3/pages/<page_id>/revisions/<revision_id>/": at("/api/v3/pages/{pk}/revisions/{revision}/"),
    **{
        f"api/v3/pages/<page_id>/actions/{action}/": at(f"POST /api/v3/pages/{{pk}}/actions/{action}/")
        for action in (
            *("publish", "unpublish", "copy", "move", "delete"),
            *("revert", "convert_alias", "create_alias", "copy_for_translation"),
        )
    },
    "api/v3/redirects/": at("/api/v3/redirects/"),
    "api/v3/redirects/find/": at("/api/v3/redirects/find/?html_path=/en/newsroom/hint/"),
    "api/v3/redirects/<redirect_id>/": at("/api/v3/redirects/1/", "/api/v3/redirects/2/"),
    "api/v3/images/": FILES,
    "api/v3/images/<image_id>/": FILES,
    "api/v3/documents/": FILES,
    "api/v3/documents/<document_id>/": FILES,
    **{
        f"api/v3/snippets/<type>/{rest}": at(
            *(
                f"/api/v3/snippets/wagtail_pressrelease.{each}/{rest}".replace("<pk>", "1").replace(
                    "<revision_id>", "1"
                )
                for each in ("Organization", "Person", "Topic")
            )
        )
        for rest in (
            *("", "<pk>/", "<pk>/revisions/", "<pk>/revisions/<revision_id>/"),
            *(f"<pk>/actions/{each}/" for each in ("delete", "publish", "unpublish", "revert", "copy_for_translation")),
        )
    },
    **{
        f"api/v3/{path}": at(f"/api/v3/{path}".replace("<site_id>", "1").replace("<type_name>", TYPE))
        for path in ("schema/", "schema/<type_name>/", "sites/", "sites/<site_id>/", "whoami/")
    },
}
