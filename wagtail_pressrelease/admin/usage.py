"""Which releases name a record of the register, in their rows or in a version that waits to be published."""

from django.apps import apps
from django.db.models import Q
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, Revision

from wagtail_pressrelease.press.newsroom import NewsroomMixin
from wagtail_pressrelease.press.release import release_models


def releases_naming(record):
    """The primary keys of the releases that name a record."""
    found = set()
    for release in release_models():
        for relation, field in _row_fields(release, type(record)):
            rows = relation.related_model._default_manager.filter(**{field.name: record.pk})
            found.update(rows.values_list(relation.field.attname, flat=True))
        for field in _many_to_many(release, type(record)):
            found.update(release._default_manager.filter(**{field.name: record.pk}).values_list("pk", flat=True))
    return found | {int(pk) for pk, model, content in _waiting() if _names(model, content, record)}


def used_by_newsrooms(organization):
    """Whether an organization is a newsroom's own, or stands among the contacts that its releases start with."""
    for newsroom in (model for model in apps.get_models() if issubclass(model, NewsroomMixin)):
        if newsroom._default_manager.filter(organization=organization).exists():
            return True
        for relation, field in _row_fields(newsroom, type(organization)):
            if relation.related_model._default_manager.filter(**{field.name: organization.pk}).exists():
                return True
    return False


def _row_fields(release, model):
    for relation in get_all_child_relations(release):
        for field in relation.related_model._meta.concrete_fields:
            if field.related_model is model:
                yield relation, field


def _many_to_many(release, model):
    return [field for field in release._meta.many_to_many if field.related_model is model]


def _waiting():
    """(page, model, content) of the versions that the pages' own columns do not show: drafts of what is live, and
    what is scheduled."""
    drafts = Page.objects.filter(live=True, has_unpublished_changes=True).values("latest_revision")
    revisions = Revision.page_revisions.filter(Q(approved_go_live_at__isnull=False) | Q(pk__in=drafts))
    for revision in revisions.select_related("content_type").iterator():
        model = revision.content_type.model_class()
        if model in release_models():
            yield revision.object_id, model, revision.content


def _names(model, content, record):
    for relation, field in _row_fields(model, type(record)):
        if any(row.get(field.name) == record.pk for row in content.get(relation.get_accessor_name()) or ()):
            return True
    return any(record.pk in (content.get(field.name) or ()) for field in _many_to_many(model, type(record)))
