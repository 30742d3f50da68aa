"""What people are told after they published, or why they could not."""

from django.utils.html import format_html, format_html_join
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from wagtail_pressrelease.localization.assignments import Kind, assignments_of
from wagtail_pressrelease.press.languages import Language, reading_language
from wagtail_pressrelease.press.text import holds_no_text
from wagtail_pressrelease.publishing.following import following
from wagtail_pressrelease.rendering.lines import both_clocks, list_line

from .desk.buttons import address
from .headings import place


def link(url, text):
    """A link within a message, which Wagtail would print in teal on its red."""
    return format_html('<a class="w-text-current w-underline" href="{}">{}</a>', url, text)


def listed(reasons, page_id):
    """The sentences of the gate, each once; what a text of the translation lacks leads to that text."""
    sentences = dict.fromkeys(_with_the_way(reason, page_id) for reason in reasons)
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((each,) for each in sentences)))


def _with_the_way(reason, page_id):
    if not reason.unit:
        return str(reason.message)
    return link(address(page_id, reason.language, reason.unit), reason.message)


def refused(request, sentence, reasons, page_id):
    messages.error(request, format_html("{} {}", sentence, listed(reasons, page_id)))


def show_in_form(form, reasons):
    """Each reason at the field or row that would cure it, as any other error; above the form where somebody lacks
    it."""
    for reason in dict.fromkeys(reasons):
        if reason.field in form.formsets:
            form.formsets[reason.field].non_form_errors().append(reason.message)
        else:
            form.add_error(reason.field if reason.field in form.fields else None, reason.message)


def tell_of_others(request, form):
    """After a save: what somebody else had changed meanwhile, and what of this form is therefore not in the draft."""
    if form.taken and not form.conflicts:
        messages.info(request, _("Somebody else saved this meanwhile. Their changes are kept, and so are yours."))
    if form.conflicts:
        sentence = _(
            "Somebody else changed the same as you, and saved first. Theirs is in the draft; yours is kept, and not "
            "lost. Choose under “Texts to choose between” which is right:"
        )
        places = {place(form._meta.model, form.latest, each.path) for each in form.conflicts}
        items = format_html_join("", "<li>{}</li>", ((each,) for each in sorted(places)))
        messages.warning(request, format_html("{} <ul>{}</ul>", sentence, items))


def tell_of_proposals(request, page):
    """After a save: which of the texts are not in the draft, since they were reviewed."""
    if count := len(getattr(page, "proposed", ())):
        sentence = ngettext(
            "%(count)d text was reviewed already, and stays as it is. What you wrote waits for a reviewer on the "
            "translation's screen.",
            "%(count)d texts were reviewed already, and stay as they are. What you wrote waits for a reviewer on the "
            "translation's screen.",
            count,
        )
        messages.warning(request, sentence % {"count": count})


def tell_of_no_text(request):
    """After a save: that something was typed or pasted which is not in the draft, since nobody could see it."""
    if any(holds_no_text(value) for value in request.POST.values()):
        messages.info(
            request,
            _(
                "Characters that nobody sees were left out, as those without width and those that turn the direction "
                "of writing. They come in by pasting."
            ),
        )


STEPS = {
    Kind.TRANSLATE: {
        "en": gettext_lazy("The release is now to be translated into English."),
        "ja": gettext_lazy("The release is now to be translated into Japanese."),
    },
    Kind.REVIEW: {
        "en": gettext_lazy("The English of the release is now to be reviewed."),
        "ja": gettext_lazy("The Japanese of the release is now to be reviewed."),
    },
    Kind.PUBLISH: {"": gettext_lazy("The release now waits for its approval to be published.")},
}


def tell_of_step(request, page):
    """After a release was sent off: which step it is at now, and till when that is due."""
    at = assignments_of([page.pk]).get(page.pk)
    if at is None:
        return
    sentence = str(STEPS[at.kind][at.language])
    if at.due:
        due = _("Due: %(when)s") % {"when": both_clocks(at.due, reading_language(), page.zone)}
        sentence = f"{sentence} {due}"
    messages.info(request, sentence)


def languages_line(languages):
    names = [str(Language(language).label) for language in languages]
    return list_line(names, reading_language())


def what_is_public(page, editions):
    """A sentence on what publishing has just done: in which languages the release is public now, or when it will be."""
    scheduled = page.scheduled_revision
    if scheduled:
        going = scheduled.as_object()
        languages = following(going).going_out(going)
        return _("In %(languages)s the release goes out at %(hour)s.") % {
            "languages": languages_line(languages),
            "hour": both_clocks(scheduled.approved_go_live_at, reading_language(), page.zone),
        }
    public = [edition.language for edition in editions if edition.public_from <= now()]
    if not public:
        return _("Nothing has changed since the last issue: what readers see stays as it is.")
    return _("In %(languages)s the release is public now.") % {"languages": languages_line(public)}


def tell(request, page, editions):
    messages.success(request, what_is_public(page, editions))
