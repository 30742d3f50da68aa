"""How a model names its form without importing the admin."""

from django.utils.functional import classproperty
from wagtail.models import PanelPlaceholder


def edit_handler(path):
    """The panel class at the dotted path, made when the admin first asks for it."""
    return classproperty(lambda model: PanelPlaceholder(path, [], {}).construct())
