"""Addresses of the register, the people and the trail."""

from django.urls import URLPattern, URLResolver, include, path

from governance.views import acting, entities, letters, trail
from governance.views.addresses import ADDRESSES as DEPLOYMENT
from governance.views.support import assigning
from governance.views.support import pages as support_pages
from governance.views.team import accounts, arriving, inviting, moves, pages, reviewing

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
    *team,
    *support,
    *deployment,
]
