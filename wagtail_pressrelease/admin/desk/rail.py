"""What stands beside a text on the translator's screen: the facts that must agree, earlier translations, questions."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.models import Comment

from wagtail_pressrelease.localization.desk import Desk, read_desk
from wagtail_pressrelease.localization.diff import word_diff
from wagtail_pressrelease.localization.memory import earlier
from wagtail_pressrelease.localization.questions import answer, ask, open_questions, resolve
from wagtail_pressrelease.localization.rights import may_write
from wagtail_pressrelease.localization.units import plain

from .access import release_for, writes_either
from .asked import BadRequest, read
from .facts import facts_of, found_in
from .labels import Labels

FOLDER = "wagtail_pressrelease/admin/desk"
LONGEST = 50_000


def rail(desk: Desk) -> dict:
    """What the screen's template shows at its right."""
    where = [desk.page.pk, desk.target]
    return {
        "facts": facts_of(desk),
        "questions": questions_of(desk),
        "urls": {name: reverse(f"press_translate_{name}", args=where) for name in ("beside", "ask")},
    }


def questions_of(desk: Desk) -> list[tuple[str, object]]:
    """The open questions with what they are about, in the order of the texts; those about none of them last."""
    found, labels = open_questions(desk), Labels(desk)
    about = [(labels.of(row), each) for row in desk.rows for each in found.pop(row.unit.id, ())]
    return [*about, *((_("Elsewhere in the release"), each) for rest in found.values() for each in rest)]


def questions_html(desk: Desk) -> str:
    """The open questions as the rail shows them."""
    return render_to_string(f"{FOLDER}/_questions.html", {"desk": desk, "questions": questions_of(desk)})


class FromTheRail(View):
    """One thing that the rail asks for. A subclass says in `reply` what is done, and whose `right` it is."""

    http_method_names = ["post"]
    right = staticmethod(may_write)

    def post(self, request, page_id, language, **named):
        self.user, self.language = request.user, language
        try:
            self.page = release_for(request.user, page_id, language, self.right)
            self.fields = read(request).fields
            return JsonResponse(self.reply(**named))
        except (BadRequest, ValidationError) as error:
            return JsonResponse({"error": " ".join(getattr(error, "messages", [str(error)]))}, status=400)
        except PermissionDenied as error:
            return JsonResponse({"error": str(error) or _("You may not translate this release.")}, status=403)
        except (LookupError, Comment.DoesNotExist) as error:
            raise Http404 from error

    def reply(self, **named) -> dict:
        raise NotImplementedError

    def text(self, name) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str) or len(value) > LONGEST:
            raise BadRequest(_("The request could not be read."))
        return value

    def desk(self) -> Desk:
        return read_desk(release_for(self.user, self.page.pk, self.language, self.right), self.language, self.user)

    def html(self, name, **context) -> str:
        return render_to_string(f"{FOLDER}/_{name}.html", {"desk": self.as_read, **context})

    def questions(self) -> dict:
        return {"questions": questions_html(self.desk())}


class Beside(FromTheRail):
    """About one unit, with its translation as it stands on the screen: which facts and figures it has. Asked for
    `all`, earlier translations and the questions too."""

    def reply(self):
        self.as_read = desk = read_desk(self.page, self.language, self.user)
        unit = desk.by_id[self.text("unit")].unit
        target = unit.target if self.fields.get("text") is None else self.text("text")
        facts = [fact for _heading, found in facts_of(desk) for fact in found]
        found = {"here": self.html("here", found=found_in(unit.source, target, facts, desk))}
        if self.fields.get("parts") == "all":
            found["earlier"] = self.html("earlier", matches=self._earlier(unit))
            found["questions"] = questions_html(desk)
        return found

    def _earlier(self, unit):
        """Each with its words, and with what differs from this text where it is not the same."""
        desk = self.as_read
        return [
            {
                "match": match,
                "words": plain(match.target_text),
                "diff": word_diff(match.source_text, unit.source, desk.source) if match.percent < 100 else [],
                "address": reverse("wagtailadmin_pages:edit", args=[match.page_id]),
            }
            for match in earlier(unit.source, desk.target, self.user, desk.known.ledger)
        ]


class Ask(FromTheRail):
    def reply(self):
        ask(self.page, self.language, self.text("unit"), self.text("text"), self.user)
        return self.questions()


class Answer(FromTheRail):
    right = staticmethod(writes_either)

    def reply(self, question):
        answer(self.page, self.language, question, self.text("text"), self.user)
        return self.questions()


class Resolve(FromTheRail):
    right = staticmethod(writes_either)

    def reply(self, question):
        resolve(self.page, self.language, question, self.user)
        return self.questions()
