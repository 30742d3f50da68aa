"""The button that publishes says which of the two it will do: publish now, or schedule."""

from wagtail.admin.action_menu import PublishMenuItem

from wagtail_pressrelease.publishing.issued import IssuedMixin


class IssueMenuItem(PublishMenuItem):
    template_name = "wagtail_pressrelease/admin/publish_button.html"


def name_the_button(menu_items, request, context):
    """For Wagtail's hook: on a release's editor, our button in the place of Wagtail's."""
    if "page" in context and not isinstance(context["page"], IssuedMixin):
        return
    menu_items[:] = [IssueMenuItem(order=item.order) if type(item) is PublishMenuItem else item for item in menu_items]
