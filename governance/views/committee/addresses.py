"""Addresses of the bodies of governance."""

from django.urls import URLPattern, path

from governance.views.committee import (
    agenda,
    bodies,
    decisions,
    mandates,
    meeting,
    session,
    steps,
)

S = "sessions/<uuid:pk>/"
ADDRESSES: list[URLPattern] = [
    path("", bodies.index, name="governing-bodies"),
    path("nou/", bodies.found, name="governing-body-new"),
    path("decisions/", decisions.register, name="decision-register"),
    path("decisions/exporta/<str:file_type>/", decisions.export, name="decision-export"),
    path("decisions/<uuid:pk>/", decisions.page, name="decision"),
    path("decisions/<uuid:pk>/reconsidera/", decisions.reconsider, name="decision-reconsider"),
    path(S, session.page, name="session"),
    path(f"{S}canvia/", steps.change, name="session-change"),
    path(f"{S}pas/<slug:code>/", steps.step, name="session-step"),
    path(f"{S}punts/", agenda.add, name="session-item-add"),
    path(f"{S}punts/<uuid:item>/vota/", meeting.vote, name="session-vote"),
    path(f"{S}punts/<uuid:item>/abstencio/", meeting.recuse, name="session-recuse"),
    path(f"{S}punts/<uuid:item>/decideix/", meeting.decide, name="session-decide"),
    path(f"{S}punts/<uuid:item>/ordre/<slug:code>/", agenda.toggle, name="session-item-toggle"),
    path(f"{S}assistencia/", meeting.attend, name="session-attend"),
    path(f"{S}documents/", agenda.attach, name="session-paper-add"),
    path(f"{S}documents/<uuid:paper>/", agenda.read, name="session-paper"),
    path(f"{S}documents/<uuid:paper>/treu/", agenda.detach, name="session-paper-remove"),
    path(f"{S}acta/<int:version>/", agenda.minutes, name="session-minutes"),
    path("organs/<slug:slug>/", bodies.page, name="governing-body"),
    path("organs/<slug:slug>/canvia/", bodies.change, name="governing-body-change"),
    path("organs/<slug:slug>/membres/", mandates.add, name="seat-add"),
    path("organs/<slug:slug>/membres/<int:seat>/acaba/", mandates.end, name="seat-end"),
    path("organs/<slug:slug>/sessio/", steps.plan, name="session-plan"),
]
