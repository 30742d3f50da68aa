from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.urls import api as api_v3
from wagtail.documents import urls as wagtaildocs_urls

from wagtail_pressrelease.rendering.news import NEWS
from wagtail_pressrelease.rendering.sitemap_view import sitemap

api_v2 = WagtailAPIRouter("wagtailapi_v2")
api_v2.register_endpoint("pages", PagesAPIViewSet)


def choose_language(request: HttpRequest) -> HttpResponse:
    """Send a reader from `/` to `/en/` or `/ja/`; `/?language=ja` is a choice, which a cookie remembers for a year.

    Without one, LocaleMiddleware has decided already: the language cookie first, then Accept-Language, then English.
    It is the only address whose answer depends on the reader.
    """
    chosen = request.GET.get("language")
    if chosen in dict(settings.LANGUAGES):
        response = redirect(f"/{chosen}/")
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 24 * 3600, samesite="Lax")
    else:
        response = redirect(f"/{get_language()}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    patch_cache_control(response, private=True)
    return response


urlpatterns = [
    path("", choose_language),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", api_v2.urls),
    path("api/v3/", api_v3.urls),
    path("sitemap.xml", sitemap),
    path("news-sitemap.xml", sitemap, NEWS),
]

if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

urlpatterns += i18n_patterns(
    path("", include("wagtail_pressrelease.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)
