"""For monitoring: whether releases go out at their hour."""

from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wagtail_pressrelease.publishing.health import health


@require_safe
@never_cache
def schedule(request):
    """Open to everybody, and says no release's name or hour; 503 where somebody has to look."""
    found = health()
    return JsonResponse(found.for_monitoring(), status=200 if found.status == "ok" else 503)
