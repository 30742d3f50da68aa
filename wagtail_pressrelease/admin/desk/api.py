"""What the screen asks the server for: what others have changed, to save, to choose, to say that nothing has changed in
meaning, to call a language ready. Each answer brings the rows that the screen does not show as they are."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from django.views.generic import View

from wagtail_pressrelease.localization.actions import Outcome, choose_unit, mark_ready, save_units, unchanged
from wagtail_pressrelease.localization.desk import read_desk, table
from wagtail_pressrelease.localization.rights import may_write

from .access import release_for, why_locked, writes_either, writes_source
from .asked import BadRequest, read
from .rail import questions_html
from .rows import Sheet


class Verb(View):
    """One thing that a screen asks for. A subclass says what is done in `answer`, and whose `right` it is."""

    http_method_names = ["post"]
    right = staticmethod(may_write)
    locked = ""
    """Why nothing can be written at the moment: whoever asks to write is refused then."""

    def post(self, request, page_id, language):
        self.user, self.language = request.user, language
        try:
            self.page = release_for(request.user, page_id, language, self.right)
            self.asked = read(request)
            return self.answer()
        except Http404:
            return JsonResponse({"error": _("There is no such release to translate into this language.")}, status=400)
        except BadRequest as error:
            return JsonResponse({"error": str(error)}, status=400)
        except PermissionDenied as error:
            return JsonResponse({"error": str(error) or _("You may not translate this release.")}, status=403)

    def answer(self):
        raise NotImplementedError

    def as_it_is(self) -> Outcome:
        """The desk as the database has it now."""
        page = release_for(self.user, self.page.pk, self.language, self.right)
        return Outcome(page.latest_revision, read_desk(page, self.language, self.user))

    def rows(self, outcome: Outcome, sent=(), **more):
        """The rows that differ from what the screen shows, those about which there is something to say, which rows
        there are, and what more a verb has to say."""
        desk = outcome.desk
        sheet = Sheet(desk, self.user, self.locked)
        seen = self.asked.seen
        changed = [
            row
            for row in sheet.rows.values()
            if seen.get(row.id) != row.mark or row.id in sent or row.id in outcome.refused
        ]
        revision = outcome.revision if outcome.stored else None
        return JsonResponse(
            {
                "revision": revision and {"id": str(revision.pk), "created_at": revision.created_at.isoformat()},
                "rows": {row.id: self.html(sheet, row, outcome) for row in changed},
                "order": sheet.order() if seen.keys() != sheet.rows.keys() else None,
                "conflicts": [*outcome.conflicts],
                "figures": [*outcome.figures],
                "refused": outcome.refused,
                "proposed": outcome.proposed,
                "kept": outcome.kept,
                "ready": bool(desk.content.get(f"ready_{self.language}")),
                **more,
            }
        )

    @staticmethod
    def html(sheet, row, outcome):
        refused, figures = outcome.refused.get(row.id, ""), outcome.figures.get(row.id, ())
        return sheet.html(row, refused=refused, figures=figures)


class Look(Verb):
    """What others have changed and asked meanwhile. It is a reading, which asks for no more than the screen itself, and
    takes no changes along."""

    right = staticmethod(writes_either)

    def answer(self):
        if self.asked.changes:
            raise BadRequest(_("The request could not be read. Nothing was saved."))
        self.locked = why_locked(self.page, self.language, self.user)
        desk = read_desk(self.page, self.language, self.user)
        return self.rows(Outcome(self.page.latest_revision, desk), questions=questions_html(desk))


class Save(Verb):
    """Texts and confirmations. A confirmation whose figures disagree is put back once, and asked about."""

    def answer(self):
        outcome = save_units(self.page, self.language, self.asked.changes, self.user, self.asked.overwrite)
        return self.rows(outcome, {change.unit for change in self.asked.changes})


class Choose(Verb):
    """A parked text is taken or let go."""

    def answer(self):
        pk, how = self.asked.fields.get("parked"), self.asked.fields.get("how")
        if not isinstance(pk, int) or how not in ("mine", "theirs"):
            raise BadRequest(_("The request could not be read. Nothing was saved."))
        parked = (
            table("Parked")
            .objects.filter(pk=pk, page_id=self.page.pk, path__startswith=f"{self.language}/")
            .select_related("page")
            .first()
        )
        if parked is None:  # somebody else has chosen meanwhile
            return self.rows(self.as_it_is())
        unit = parked.path.partition("/")[2]
        seen = self.asked.fields.get("theirs")
        return self.rows(choose_unit(parked, how, self.user, seen if isinstance(seen, str) else None), {unit})


class Unchanged(Verb):
    """The author of the source says that its change means nothing."""

    right = staticmethod(writes_source)

    def answer(self):
        unit = self.asked.fields.get("unit")
        if not isinstance(unit, str):
            raise BadRequest(_("The request could not be read. Nothing was saved."))
        unchanged(self.page, self.language, [unit], self.user)
        return self.rows(self.as_it_is(), {unit})


class Ready(Verb):
    """The language is declared ready with the text that it has now."""

    def answer(self):
        desk = read_desk(self.page, self.language, self.user)
        if any(row.state.todo for row in desk.rows if row.entry is None):
            raise BadRequest(_("Something is still to do. Confirm it first, and call the language ready then."))
        mark_ready(self.page, self.language, self.user)
        return self.rows(self.as_it_is())
