"""Addresses of the register, the people and the trail."""

from django.urls import URLPattern, path

from governance.views import acting, entities, letters, trail
from governance.views.adhesion import bodies, case, joining, moves, papers, points, queue

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
adhesion: list[URLPattern] = [
    path("adhesio/", joining.start, name="adhesion-start"),
    path("adhesio/ens/<uuid:pk>/", joining.apply, name="adhesion-apply"),
    path("adhesio/ens-nou/", joining.unknown, name="adhesion-unknown"),
    path("adhesio/<uuid:pk>/", case.detail, name="adhesion-case"),
    path("adhesio/<uuid:pk>/respostes/", case.answers, name="adhesion-answers"),
    path("adhesio/<uuid:pk>/ens/", bodies.settle, name="adhesion-body"),
    path("adhesio/<uuid:pk>/pas/<str:code>/", moves.move, name="adhesion-move"),
    path("adhesio/<uuid:pk>/papers/", papers.add, name="adhesion-paper-add"),
    path("adhesio/<uuid:pk>/papers/<uuid:paper>/", papers.read, name="adhesion-paper"),
    path(
        "adhesio/<uuid:pk>/papers/<uuid:paper>/treu/", papers.remove, name="adhesion-paper-remove"
    ),
    path("adhesions/", queue.listing, name="adhesion-queue"),
    path("adhesions/exporta/", queue.export, name="adhesion-export"),
    path("adhesions/punts/", points.edit, name="adhesion-points"),
]
urlpatterns: list[URLPattern] = [*people_and_trail, *register, *adhesion]
