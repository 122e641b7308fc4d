"""Addresses of the register, the people and the trail."""

from django.urls import URLPattern, URLResolver, include, path

from governance.views import (
    acting,
    changes,
    entities,
    kinds,
    letters,
    network,
    personal,
    retention,
    taking_along,
    trail,
)
from governance.views.addresses import ADDRESSES as DEPLOYMENT
from governance.views.adhesion import bodies, case, joining, papers, points, queue
from governance.views.adhesion import moves as case_moves
from governance.views.committee.addresses import ADDRESSES as COMMITTEE
from governance.views.support import assigning
from governance.views.support import pages as support_pages
from governance.views.team import accounts, arriving, inviting, moves, pages, reviewing

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
    path("dades/conservacio/", retention.keeping, name="retention"),
    path("dades/persones/<int:pk>/oblit/", personal.forget, name="person-forget"),
]
adhesion: list[URLPattern] = [
    path("adhesio/", joining.start, name="adhesion-start"),
    path("adhesio/ens/<uuid:pk>/", joining.apply, name="adhesion-apply"),
    path("adhesio/ens-nou/", joining.unknown, name="adhesion-unknown"),
    path("adhesio/<uuid:pk>/", case.detail, name="adhesion-case"),
    path("adhesio/<uuid:pk>/respostes/", case.answers, name="adhesion-answers"),
    path("adhesio/<uuid:pk>/ens/", bodies.settle, name="adhesion-body"),
    path("adhesio/<uuid:pk>/pas/<str:code>/", case_moves.move, name="adhesion-move"),
    path("adhesio/<uuid:pk>/papers/", papers.add, name="adhesion-paper-add"),
    path("adhesio/<uuid:pk>/papers/<uuid:paper>/", papers.read, name="adhesion-paper"),
    path(
        "adhesio/<uuid:pk>/papers/<uuid:paper>/treu/", papers.remove, name="adhesion-paper-remove"
    ),
    path("adhesions/", queue.listing, name="adhesion-queue"),
    path("adhesions/exporta/", queue.export, name="adhesion-export"),
    path("adhesions/punts/", points.edit, name="adhesion-points"),
]
deployment: list[URLResolver] = [path("desplegament/", include(DEPLOYMENT))]
committee: list[URLResolver] = [path("governanca/", include(COMMITTEE))]
team: list[URLPattern] = [
    path("equip/", pages.index, name="team-index"),
    path("equip/accessos/", reviewing.listing, name="access-list"),
    path("equip/accessos/exporta/<str:file_type>/", reviewing.export_all, name="access-export"),
    path("equip/<uuid:pk>/", pages.team, name="team"),
    path("equip/<uuid:pk>/convida/", inviting.invite, name="team-invite"),
    path("equip/<uuid:pk>/relleu/", inviting.hand_over, name="team-hand-over"),
    path("equip/<uuid:pk>/revisio/", reviewing.review, name="team-review"),
    path("equip/<uuid:pk>/exporta/<str:file_type>/", reviewing.export, name="team-export"),
    path("equip/<uuid:pk>/persones/<int:user>/", pages.person, name="team-person"),
    path("equip/<uuid:pk>/persones/<int:user>/atura/", moves.stop, name="team-stop"),
    path("equip/rols/<int:pk>/canvia/", moves.change, name="role-change"),
    path("equip/rols/<int:pk>/acaba/", moves.end, name="role-end"),
    path("equip/invitacions/<uuid:pk>/reenvia/", moves.resend, name="invitation-resend"),
    path("equip/invitacions/<uuid:pk>/retira/", moves.revoke, name="invitation-revoke"),
    path("invitacio/", arriving.invitation, name="invitation"),
    path("invitacio/<str:token>/", arriving.letter, name="invitation-letter"),
    path("persones/<int:user>/", accounts.account, name="account"),
    path("persones/<int:user>/tanca/", accounts.close, name="account-close"),
    path("persones/<int:user>/obre/", accounts.reopen, name="account-reopen"),
]
support: list[URLPattern] = [
    path("suport/", support_pages.index, name="support-index"),
    path("suport/sense/", support_pages.without, name="support-without"),
    path("suport/assigna/", assigning.assign, name="support-assign"),
    path("suport/<uuid:pk>/", support_pages.supporter, name="supporter"),
    path("suport/<uuid:pk>/acaba/", assigning.end, name="support-end"),
    path("suport/<uuid:pk>/exporta/<str:file_type>/", support_pages.export, name="support-export"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    *people_and_trail,
    *register,
    *members,
    *data,
    *team,
    *support,
    *adhesion,
    *deployment,
    *committee,
]
