"""Addresses of the register, the people and the trail."""

from django.urls import URLPattern, URLResolver, include, path

from governance.views import acting, entities, letters, trail
from governance.views.addresses import ADDRESSES as DEPLOYMENT

app_name = "governance"
people_and_trail: list[URLPattern] = [
    path("actuar/", acting.switch, name="acting-switch"),
    path("correu/", letters.index, name="letter-list"),
    path("activitat/", trail.index, name="trail"),
    path("activitat/verificacio/", trail.verify, name="trail-verify"),
    path("activitat/export.csv", trail.export, name="trail-export"),
]
register: list[URLPattern] = [
    path("ens/", entities.listing, name="entity-list"),
    path("ens/exporta/<str:file_type>/", entities.export, name="entity-export"),
    path("ens/<uuid:pk>/", entities.page, name="entity-detail"),
]
deployment: list[URLResolver] = [path("desplegament/", include(DEPLOYMENT))]
urlpatterns: list[URLPattern | URLResolver] = [*people_and_trail, *register, *deployment]
