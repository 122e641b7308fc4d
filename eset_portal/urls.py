"""The address book of the portal; apps are named by strings."""

from django.urls import include, path
from django.views.i18n import set_language

from eset_portal import views

urlpatterns = [
    path("", views.home, name="home"),
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("ajuda/", views.help_page, name="help"),
    path("accessibilitat/", views.accessibility, name="accessibility"),
    path("privacitat/", views.privacy, name="privacy"),
    path("idioma/", set_language, name="set_language"),
    path("compte/", include("allauth.urls")),
    path("", include("governance.urls")),
    path("biblioteca/", include("docs_library.urls")),
    path("", include("selfassessment.urls")),
]
handler400 = "eset_portal.views.bad_request"
handler403 = "eset_portal.views.forbidden"
handler404 = "eset_portal.views.not_found"
handler429 = "eset_portal.views.too_many"  # django-allauth asks for it
handler500 = "eset_portal.views.broken"
