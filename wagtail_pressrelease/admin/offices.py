"""Beside a signatory or a speaker: the office that will be printed, in both languages, once somebody is chosen."""

from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_GET
from wagtail.admin.panels import Panel
from wagtail.models import Page

from wagtail_pressrelease.models import Organization, Person, PressReleasePage, ReleaseParty, Signatory
from wagtail_pressrelease.press.languages import LANGUAGES, OWN_NAMES, Zone, reading_language
from wagtail_pressrelease.press.office_of import office_of, possible
from wagtail_pressrelease.press.release import ReleaseMixin
from wagtail_pressrelease.press.tree import imagine_below
from wagtail_pressrelease.publishing.gate import people_are_named_in_office
from wagtail_pressrelease.rendering import lines

from .moments import MomentField
from .permissions import may_see_people

OF_THE_ROW = ("organization", "office_en", "office_ja")
OF_THE_RELEASE = ("agreement_signed_on", "agreement_signed_at", "released_at")


class OfficePrinted(Panel):
    """Stands in a row with a person, and shows the office as the form has it now. `person` is the row's field."""

    def __init__(self, person, **kwargs):
        super().__init__(**kwargs)
        self.person = person

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "person": self.person}

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_pressrelease/admin/office_panel.html"

        def get_context_data(self, parent_context=None):
            return {
                **super().get_context_data(parent_context),
                "url": reverse("wagtail_pressrelease_office"),
                "row": self.form.prefix,
                "person": self.panel.person,
                "page": self.page_id(),
                "stored": self.stored(),
            }

        def stored(self):
            """What the row holds of the fields that this person may not change: the form has no inputs for them."""
            names = {self.panel.person: "person", **{name: name for name in OF_THE_ROW}}
            hidden = {
                asked: getattr(self.instance, name, None)
                for name, asked in names.items()
                if name not in self.form.fields
            }
            return urlencode({name: getattr(value, "pk", value) for name, value in hidden.items() if value})

        def page_id(self):
            """The page that is edited, or the newsroom that it is to stand in: either knows the clock."""
            asked = self.request.resolver_match
            found = asked.kwargs.get("page_id") or asked.kwargs.get("parent_page_id") if asked else None
            return found or ""


class AsTheFormHasIt(forms.Form):
    """The fields of the editor's form that decide an office; what is half typed counts as not given."""

    person = forms.ModelChoiceField(Person.objects.none())
    organization = forms.ModelChoiceField(Organization.objects.none(), required=False)
    parties = forms.ModelMultipleChoiceField(Organization.objects.none(), required=False)
    page = forms.IntegerField(required=False)
    office_en = forms.CharField(required=False)
    office_ja = forms.CharField(required=False)
    agreement_signed_on = forms.DateField(required=False)
    agreement_signed_at = MomentField(required=False)
    released_at = MomentField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.all()
        for name in ("organization", "parties"):
            self.fields[name].queryset = Organization.objects.all()
        given = str(self.data.get("page") or "")
        self.page = Page.objects.filter(pk=given).specific().first() if given.isdecimal() else None
        zone = str(getattr(self.page, "zone", None) or Zone.LONDON)
        for name in ("agreement_signed_at", "released_at"):
            self.fields[name].keep_to(zone, None)

    def row_and_page(self):
        """A row and its release in memory, as they would be if the form were saved."""
        given = {name: self.cleaned_data.get(name) for name in self.fields}
        page = PressReleasePage(**{name: given[name] for name in OF_THE_RELEASE})
        if self.page:
            self._place(page)
        page.parties = [ReleaseParty(organization=organization) for organization in given["parties"] or ()]
        if "facts" not in self.data and isinstance(self.page, ReleaseMixin):
            self._as_stored(page)
        row = Signatory(
            person=given["person"],
            organization=given["organization"],
            office_en=given["office_en"],
            office_ja=given["office_ja"],
        )
        page.signatories = [row]
        return row, page

    def _place(self, page):
        """Let the release stand in its newsroom, whose clock says which day it is."""
        newsroom = self.page.get_parent().specific if isinstance(self.page, ReleaseMixin) else self.page
        imagine_below(page, newsroom)

    def _as_stored(self, page):
        """Somebody who may not change facts has no inputs for them: they are the latest version's."""
        draft = self.page.get_latest_revision_as_object()
        for name in OF_THE_RELEASE:
            setattr(page, name, getattr(draft, name))
        page.parties = [ReleaseParty(organization_id=party.organization_id) for party in draft.parties.all()]


@require_GET
def office(request):
    """A piece of HTML: the office in both languages, and what is missing."""
    if not may_see_people(request.user):
        raise PermissionDenied
    form = AsTheFormHasIt(request.GET)
    if form.page and not form.page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form.full_clean()
    if not form.cleaned_data.get("person"):
        return HttpResponse()
    row, page = form.row_and_page()
    found = possible(row, row.person, page)
    shown, missing = [], []
    for language in LANGUAGES:
        office = office_of(row, row.person, page, language, found=found)
        if line := lines.office_line(office.title, office.organization, language, office.as_printed):
            shown.append({"language": language, "name": OWN_NAMES[language], "line": line})
        missing += [str(reason.message) for reason in people_are_named_in_office(page, language)]
    context = {
        "offices": shown,
        "day": lines.short_date(page.day_of_record(), reading_language()),
        "missing": dict.fromkeys(missing),
    }
    response = TemplateResponse(request, "wagtail_pressrelease/admin/office.html", context)
    response["Cache-Control"] = "no-store, private"
    return response


def urls():
    return [path("press-releases/office/", office, name="wagtail_pressrelease_office")]
