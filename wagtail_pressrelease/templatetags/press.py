"""What templates call, one function per tag."""

from django import template
from django.conf import settings
from django.utils import timezone

from wagtail_pressrelease.press.languages import reading_language
from wagtail_pressrelease.rendering import images, lines, links

register = template.Library()


@register.simple_tag(takes_context=True)
def press_label(context, key: str, **words: str) -> str:
    """A fixed word of a release, in the release's own language, or the reader's where a site prints a text outside a
    release: {% press_label "notes" %}; `words` fill its blanks."""
    release = context.get("release")
    return lines.label(key, release.language if release else reading_language(), **words)


class Column(template.Node):
    """Links inside stand in a text of the language, whichever the reader's is."""

    def __init__(self, language, inside) -> None:
        self.language, self.inside = language, inside

    def render(self, context):
        with links.in_column(self.language.resolve(context)):
            return self.inside.render(context)


@register.tag
def press_column(parser, token):
    """{% press_column release.language %} … {% endpress_column %}: where a text is printed beside the other language's,
    its links lead to versions in its own."""
    _name, language = token.split_contents()
    inside = parser.parse(("endpress_column",))
    parser.delete_first_token()
    return Column(parser.compile_filter(language), inside)


@register.simple_tag(takes_context=True)
def press_hreflang(context) -> str:
    """For a link that stands on a release and leads to its language: <a href="…"{% press_hreflang %}> tells a reader of
    another."""
    return links.hreflang(context["release"].language, context["frame"].language)


@register.simple_tag(takes_context=True)
def press_quote(context, uid: str):
    """The quote that a block places, for {% press_quote value as quote %}; None outside a release, or where it is
    gone."""
    sheet = context.get("sheet")
    return sheet.quote(uid) if sheet else None


@register.simple_tag
def press_picture(image):
    """An image in the size of the page, for {% press_picture value.image as picture %}; None where it is gone."""
    return images.picture(image)


@register.simple_tag
def press_language() -> str:
    """The reader's language, en or ja."""
    return reading_language()


@register.simple_tag
def press_clocks(moment) -> str:
    """A moment in the reader's language, by London's clock and by Tokyo's: {% press_clocks due %}."""
    return lines.both_clocks(moment, reading_language())


@register.filter
def press_recent(moment) -> str:
    """When something was done, in the reader's language and by their own clock: {{ question.at|press_recent }}."""
    return lines.recent_moment(moment, timezone.now(), reading_language(), timezone.get_current_timezone())


@register.simple_tag(takes_context=True)
def press_has_session(context) -> bool:
    """Whether the reader brings a session: asking for the user otherwise would make every answer vary by cookie."""
    return settings.SESSION_COOKIE_NAME in getattr(context.get("request"), "COOKIES", ())
