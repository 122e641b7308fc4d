"""Addresses of the register, the people and the trail."""

from django.urls import URLPattern, path

from governance.views import (
    acting,
    changes,
    entities,
    kinds,
    letters,
    network,
    personal,
    taking_along,
    trail,
)

app_name = "governance"
people_and_trail: list[URLPattern] = [
    path("actuar/", acting.switch, name="acting-switch"),
    path("correu/", letters.index, name="letter-list"),
    path("activitat/", trail.index, name="trail"),
    path("activitat/<int:number>/", trail.line, name="trail-line"),
    path("activitat/verificacio/", trail.verify, name="trail-verify"),
    path("activitat/export.csv", trail.export, name="trail-export"),
]
register: list[URLPattern] = [
    path("ens/", entities.listing, name="entity-list"),
    path("ens/exporta/<str:file_type>/", entities.export, name="entity-export"),
    path("ens/tipus/", kinds.page, name="entity-kinds"),
    path("ens/<uuid:pk>/", entities.page, name="entity-detail"),
    path("ens/<uuid:pk>/canvi/<slug:slug>/", changes.change, name="entity-change"),
    path("ens/<uuid:pk>/arrossega/", taking_along.take, name="entity-take-along"),
    path("ens/<uuid:pk>/deixa/", taking_along.let_go, name="entity-let-go"),
]
members: list[URLPattern] = [
    path("xarxa/", network.directory, name="network"),
    path("xarxa/semblants/", network.alike, name="network-alike"),
    path("ens/<uuid:pk>/contacte/", network.contact, name="entity-contact"),
    path("ens/<uuid:pk>/contacte/retira/", network.withdraw, name="entity-contact-withdraw"),
]
data: list[URLPattern] = [
    path("dades/", personal.page, name="personal-data"),
    path("dades/meves/", personal.export, name="personal-data-export"),
    path("dades/conservacio/", personal.keeping, name="retention"),
    path("dades/persones/<int:pk>/oblit/", personal.forget, name="person-forget"),
]
urlpatterns: list[URLPattern] = [*people_and_trail, *register, *members, *data]
