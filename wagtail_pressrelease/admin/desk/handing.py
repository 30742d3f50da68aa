"""A translation is handed on from the desk: to review, approved, sent back as a whole or text by text."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import JsonResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from wagtail_pressrelease.admin.moved import sentence
from wagtail_pressrelease.admin.said import what_is_public
from wagtail_pressrelease.localization.actions import Outcome
from wagtail_pressrelease.localization.assignments import Kind, step_of
from wagtail_pressrelease.localization.desk import Desk, read_desk
from wagtail_pressrelease.localization.handover import NotDone, perform, piece_of, return_unit, send_to_review
from wagtail_pressrelease.localization.questions import written
from wagtail_pressrelease.localization.states import Name
from wagtail_pressrelease.localization.storing import locked
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.publishing.actions import publish_translated

from .api import Verb
from .asked import BadRequest
from .facts import facts_of
from .labels import Labels
from .rail import questions_html

FACTS = "facts"


def look(desk: Desk) -> dict:
    """What a screen shows, so that it can be told whether somebody who approves has seen it."""
    shown = {row.unit.id: [digest(row.unit.source), digest(row.unit.target)] for row in desk.rows}
    return {**shown, FACTS: _print_of_facts(desk)}


def _print_of_facts(desk):
    """As the source prints them: what stands for them in the translation are texts that have rows of their own."""
    return digest(repr([(fact.label, fact.source) for _heading, facts in facts_of(desk) for fact in facts]))


def moved_on(seen: dict, desk: Desk, user) -> list[str]:
    """What has changed since a screen showed it, by name. What a reviewer has written or reviewed since, they know."""
    labels, found = Labels(desk), []
    for row in desk.rows:
        before, now = seen.get(row.unit.id), [digest(row.unit.source), digest(row.unit.target)]
        is_read = row.state.name == Name.REVIEWED and row.state.by_id == user.pk and not row.state.outdated
        is_mine = row.writer_id == user.pk and isinstance(before, list) and before[:1] == now[:1]
        if before != now and not is_read and not is_mine:
            found.append(labels.of(row))
    if seen.keys() - {FACTS} - desk.by_id.keys():
        found.append(_("texts that were deleted"))
    if seen.get(FACTS) != _print_of_facts(desk):
        found.append(_("the facts"))
    return found


class StepVerb(Verb):
    """Something done with the whole translation; the screen is shown anew then, with a sentence on it."""

    def post(self, request, page_id, language):
        try:
            with transaction.atomic():
                return super().post(request, page_id, language)
        except ValidationError as refused:
            return JsonResponse({"error": " ".join(refused.messages)}, status=400)

    def answer(self):
        messages.success(self.request, self.do())
        return JsonResponse({})

    def do(self) -> str:
        """Do it, and say so."""
        raise NotImplementedError

    def piece(self):
        piece = piece_of(self.page)
        if piece is None or step_of(piece).kind != Kind.REVIEW or step_of(piece).language != self.language:
            raise NotDone(_("This translation is not at its review at the moment."))
        return piece

    def text(self, name):
        value = self.asked.fields.get(name)
        if not isinstance(value, str):
            raise BadRequest(_("The request could not be read. Nothing was saved."))
        return value


class Send(StepVerb):
    def do(self):
        send_to_review(self.page, self.language, self.user)
        return _("The translation was sent to review.")


class Approve(StepVerb):
    """Refused where the screen did not show what there is now; the answer brings it, so that it can be read."""

    def answer(self):
        seen = self.asked.fields.get("look")
        if not isinstance(seen, dict):
            raise BadRequest(_("The request could not be read. Nothing was saved."))
        self.page = locked(self.page)
        self.desk = read_desk(self.page, self.language, self.user)
        changed = moved_on(seen, self.desk, self.user)
        return self.tell(sentence(changed)) if changed else self.agreed()

    def agreed(self):
        return super().answer()

    def do(self):
        perform(self.piece(), "approve", self.user)
        return _("The translation was approved.")

    def tell(self, what, **more):
        """On the screen as it is."""
        outcome = Outcome(self.page.latest_revision, self.desk)
        return self.rows(outcome, why=what, look=look(self.desk), **more)


class Publish(Approve):
    """The translation goes out with its source, as the screen shows them."""

    def agreed(self):
        issued = publish_translated(self.desk, self.user)
        return self.tell(what_is_public(self.page.specific, issued), ready=True)


class Return(StepVerb):
    def do(self):
        perform(self.piece(), "reject", self.user, comment=written(self.text("text")))
        return _("The translation was sent back.")


class ReturnText(StepVerb):
    """One text goes back with a sentence; the screen stays."""

    def answer(self):
        unit = self.text("unit")
        try:
            return_unit(self.page, self.language, unit, self.text("text"), self.user)
        except LookupError as error:
            raise BadRequest(_("This text was deleted meanwhile.")) from error
        outcome = self.as_it_is()
        return self.rows(outcome, {unit}, questions=questions_html(outcome.desk))
