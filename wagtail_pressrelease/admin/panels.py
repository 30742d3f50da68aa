"""The editor's form: which field stands where, and what people are told about it."""

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.widgets import AdminAutoHeightTextInput

from wagtail_pressrelease.press.languages import LANGUAGES, OWN_NAMES

from .fields import Fact, Moment, Words
from .forms import NewsroomForm, ReleaseForm
from .inline import RowsPanel
from .offices import OfficePrinted
from .schedule_notice import ScheduleNotice
from .widgets import editor_media

HEADLINE_LENGTHS = {"en": "ENGLISH_HEADLINE_LENGTH", "ja": "JAPANESE_HEADLINE_LENGTH"}


def pair(name, **kwargs):
    """A translated field in both languages, side by side."""
    return FieldRowPanel([Words(f"{name}_{language}", named=True, **kwargs) for language in LANGUAGES])


class Tab(ObjectList):
    """A tab whose address is the same in every language of the interface."""

    def __init__(self, children, name, **kwargs):
        super().__init__(children, **kwargs)
        self.name = name

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "name": self.name}

    @property
    def clean_name(self):
        return self.name


def language_tab(children, language):
    """What is written in one language, under the language's own name."""
    return Tab(children, f"language_{language}", heading=OWN_NAMES[language])


class Tabs(TabbedInterface):
    """The language that the page is written in first opens first."""

    def __init__(self, children=(), **kwargs):
        kwargs["base_form_class"] = kwargs.get("base_form_class") or self.form_class
        super().__init__(children or self.tabs(), **kwargs)

    def first_language(self, page):
        raise NotImplementedError

    def tabs(self):
        raise NotImplementedError

    class BoundPanel(TabbedInterface.BoundPanel):
        @cached_property
        def visible_children_with_identifiers(self):
            first = f"language_{self.panel.first_language(self.instance)}"
            return sorted(super().visible_children_with_identifiers, key=lambda pair: pair[1] != first)

        @property
        def media(self):
            return super().media + editor_media()


class ReleaseTabs(Tabs):
    """The form of a release. A site's own page type gives its own tabs, or some of these with its own beside them."""

    form_class = ReleaseForm

    def first_language(self, page):
        return page.source_language

    def tabs(self):
        return [*(release_words(language) for language in LANGUAGES), facts(), publishing(), promotion()]


def release_words(language):
    return language_tab(
        [
            Words(
                f"headline_{language}",
                limit=HEADLINE_LENGTHS[language],
                makes_slug=language == "en",
                classname="title",
                widget=AdminAutoHeightTextInput,  # a long headline wraps
                help_text=_("The news in one sentence. Needed in the language that the release is written in first."),
            ),
            Words(f"subheadline_{language}", help_text=_("A second sentence, where one is needed.")),
            Words(f"place_{language}", help_text=_("Where the news comes from, as it stands in the dateline.")),
            Words(
                f"lead_{language}",
                help_text=_("Who does what, where and when, in one short paragraph that can stand alone."),
            ),
            Words(f"body_{language}"),
            Words(f"notes_{language}", help_text=_("Background for journalists. It follows the end of the release.")),
            Words(f"addressee_{language}", help_text=_("To whom the release is addressed, where it says so.")),
        ],
        language,
    )


def facts():
    return Tab(
        [
            RowsPanel(
                "parties",
                panels=[FieldRowPanel([Fact("organization"), Fact("role")])],
                heading=_("Parties"),
                help_text=_("The organizations that the release speaks for, in the order in which they are printed."),
            ),
            agreement(),
            RowsPanel(
                "signatories",
                panels=[
                    FieldRowPanel([Fact("person"), Fact("capacity")]),
                    Fact("organization"),
                    pair("office"),
                    OfficePrinted("person"),
                ],
                heading=_("Signatories"),
            ),
            RowsPanel(
                "quotes",
                panels=[
                    FieldRowPanel([Fact("speaker"), Fact("original_language"), Fact("attribution")]),
                    pair("text"),
                    Fact("organization"),
                    pair("office"),
                    OfficePrinted("speaker"),
                ],
                heading=_("Quotes"),
                help_text=_(
                    "Each quote stands here once, in both languages. Place it in the body with the block "
                    "“Quote of this release”; a quote that is placed nowhere follows the body."
                ),
            ),
            contacts(),
            RowsPanel(
                "attachments",
                panels=[Fact("document"), pair("title"), FieldRowPanel([Fact("for_en"), Fact("for_ja")])],
                heading=_("Attachments"),
            ),
        ],
        "facts",
        heading=_("Facts"),
    )


def agreement():
    return MultiFieldPanel(
        [
            Fact("agreement_kind", blank=_("No agreement")),
            FieldRowPanel([Fact("agreement_signed_on"), Moment("agreement_signed_at")]),
            pair("agreement_place"),
            pair("agreement_summary"),
            pair("agreement_press_access"),
            FieldRowPanel([Fact("agreement_valid_from"), Fact("agreement_valid_until")]),
        ],
        heading=_("Agreement"),
        help_text=_("Without a kind of agreement, the release shows none."),
    )


def contacts():
    return RowsPanel(
        "contacts",
        panels=[
            Fact("organization"),
            pair("department"),
            pair("name"),
            FieldRowPanel([Fact("reading"), Fact("email")]),
            FieldRowPanel([Fact("phone"), Fact("extension")]),
            FieldRowPanel([Fact("fax"), Fact("out_of_hours")]),
            FieldRowPanel([Fact("for_en", heading=_("Speaks English")), Fact("for_ja", heading=_("Speaks Japanese"))]),
        ],
        heading=_("Media contacts"),
    )


def publishing():
    return Tab(
        [
            ScheduleNotice(),
            MultiFieldPanel(
                [Words(f"ready_{language}", named=False) for language in LANGUAGES],
                heading=_("Languages that are ready"),
                help_text=_(
                    "Publishing issues the languages that are ticked, and the language that the release is written in "
                    "first must be. A tick holds for the text that you see: whoever changes it without ticking again "
                    "takes the tick away."
                ),
            ),
            Fact(
                "policy",
                blank=_("As the newsroom has it"),
                help_text=_("What is asked of the translation before the release goes out."),
            ),
            Fact("text_status", blank=_("Nothing is said of it")),
            MultiFieldPanel(
                [
                    Moment("released_at", help_text=_("Left blank, the moment of publishing.")),
                    Moment(
                        "embargo_until",
                        help_text=_("Nobody can read the release before this moment, in any language."),
                    ),
                ],
                heading=_("When"),
            ),
            MultiFieldPanel([Fact("reference"), Fact("source_language")], heading=_("The release")),
            Fact("topics", widget=forms.CheckboxSelectMultiple),
            Fact("image"),
            *(Words(f"audio_{language}") for language in LANGUAGES),
            *([CommentPanel()] if getattr(settings, "WAGTAILADMIN_COMMENTS_ENABLED", True) else []),
        ],
        "publishing",
        heading=_("Publishing"),
    )


def promotion():
    return Tab(
        [
            Fact(
                "slug",
                help_text=_(
                    "The end of the address in both languages. It follows the English headline until the first issue; "
                    "changed later, it takes effect at the next issue, and the old address leads to the new one."
                ),
            ),
            *(
                Words(
                    f"search_summary_{language}",
                    named=True,
                    help_text=_("What search engines and shared links show. Left blank, the lead."),
                )
                for language in LANGUAGES
            ),
        ],
        "promote",
        heading=_("Promote"),
    )


def house_style():
    return Tab(
        [
            MultiFieldPanel(
                [
                    FieldRowPanel([Fact("house_style_en"), Fact("house_style_ja")]),
                    FieldRowPanel([Fact("era"), Fact("lists"), Fact("honorific")]),
                ],
                heading=_("How releases are printed"),
                help_text=_("What is issued already keeps the style of its day, until it is issued again."),
            )
        ],
        "house_style",
        heading=_("House style"),
    )


class NewsroomTabs(Tabs):
    """The form of a newsroom."""

    form_class = NewsroomForm

    def first_language(self, page):
        return page.default_source_language

    def tabs(self):
        return [
            *(
                language_tab(
                    [
                        Words(f"name_{language}", classname="title", makes_slug=False),
                        Words(f"introduction_{language}"),
                        Words(
                            f"addressee_{language}",
                            help_text=_("What every new release of this newsroom starts with."),
                        ),
                    ],
                    language,
                )
                for language in LANGUAGES
            ),
            Tab(
                [Fact("zone"), Fact("organization"), Fact("default_source_language"), Fact("policy"), contacts()],
                "defaults",
                heading=_("New releases start with"),
            ),
            house_style(),
            Tab([Fact("slug")], "promote", heading=_("Promote")),
        ]
