"""Records of a page that is rebuilt in memory, fetched when somebody asks for them.

modelcluster keeps them in a private attribute, and gives no other way to set them without a query. Nobody else here
touches it.
"""

from django.utils.functional import SimpleLazyObject


def fetched_when_asked(page, field, keys: list) -> None:
    """Let a page have these records in a field that holds many; those that are gone are left out."""
    found = field.remote_field.model._default_manager.filter(pk__in=keys)
    page.__dict__.setdefault("_cluster_related_objects", {})[field.name] = SimpleLazyObject(lambda: list(found))
