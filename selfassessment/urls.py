"""Addresses of self-assessment, reports and dashboards."""

from django.urls import path, re_path

from selfassessment.views import (
    answering,
    assessments,
    batches,
    findings,
    open_data,
    reports,
    situation,
    verifying,
)
from selfassessment.views.control import opinions, overview, question, queue
from selfassessment.views.filling import delegations, evidence, presence, threads
from selfassessment.views.filling import question as room
from selfassessment.views.improvement import action, board, exports, planning, targets
from selfassessment.views.steering import charts, lists, rooms

app_name = "selfassessment"
urlpatterns = [
    path("autoavaluacio/", assessments.listing, name="assessment-list"),
    path("autoavaluacio/<uuid:pk>/", assessments.detail, name="assessment-detail"),
    path("autoavaluacio/<uuid:pk>/presenta/", assessments.submit, name="assessment-submit"),
    path("autoavaluacio/<uuid:pk>/situacio/", situation.show, name="situation"),
    path("autoavaluacio/<uuid:pk>/resultat/", assessments.result, name="result"),
    path("autoavaluacio/<uuid:pk>/informe/", reports.create, name="report-create"),
    path("autoavaluacio/<uuid:pk>/respostes/<str:code>/", answering.save, name="answer-save"),
    path("autoavaluacio/<uuid:pk>/evidencies/", evidence.listing, name="evidence-list"),
    path("autoavaluacio/<uuid:pk>/preguntes/<str:code>/", room.show, name="question"),
    path(
        "autoavaluacio/<uuid:pk>/preguntes/<str:code>/evidencies/",
        evidence.add,
        name="evidence-add",
    ),
    path(
        "autoavaluacio/<uuid:pk>/preguntes/<str:code>/converses/",
        threads.begin,
        name="thread-begin",
    ),
    path("converses/<uuid:pk>/respon/", threads.answer, name="thread-answer"),
    path("converses/<uuid:pk>/tanca/", threads.settle, name="thread-settle"),
    path("autoavaluacio/<uuid:pk>/repartiment/", delegations.show, name="delegation-list"),
    path("repartiment/<uuid:pk>/retira/", delegations.take_back, name="delegation-end"),
    path("autoavaluacio/<uuid:pk>/<str:code>/presencia/", presence.here, name="presence"),
    path("evidencies/<uuid:pk>/", evidence.download, name="evidence-file"),
    path("evidencies/<uuid:pk>/retira/", evidence.remove, name="evidence-remove"),
    path("autoavaluacio/<uuid:pk>/<str:code>/", answering.dimension, name="dimension"),
    path("autoavaluacio/<uuid:pk>/resultat/consulta/", opinions.contest, name="contest"),
    path("control/", queue.show, name="control-queue"),
    re_path(r"^control/cua\.(?P<ending>csv|xlsx)$", queue.export, name="control-export"),
    path("control/<uuid:pk>/", overview.show, name="control-detail"),
    path("control/<uuid:pk>/pas/", overview.move, name="control-move"),
    path("control/<uuid:pk>/accepta/", overview.accept, name="control-accept"),
    path("control/<uuid:pk>/opinio/", opinions.act, name="control-opinion"),
    path("control/<uuid:pk>/respostes/<str:code>/", question.show, name="control-question"),
    path("troballes/", findings.listing, name="finding-list"),
    re_path(r"^troballes/llista\.(?P<ending>csv|xlsx)$", findings.export, name="finding-export"),
    path("troballes/<uuid:pk>/", findings.detail, name="finding-detail"),
    path("autoavaluacio/<uuid:pk>/millora/<str:code>/", planning.from_gap, name="improvement-plan"),
    path("millora/", board.newest, name="improvement"),
    re_path(r"^millora/accions\.(?P<ending>csv|xlsx)$", exports.export, name="improvement-export"),
    path("millora/ens/<uuid:pk>/", board.show, name="improvement-board"),
    path("millora/ens/<uuid:pk>/nova/", planning.new, name="improvement-new"),
    path("millora/ens/<uuid:pk>/objectiu/", targets.show, name="improvement-targets"),
    path("millora/<uuid:pk>/", action.detail, name="improvement-action"),
    path("informes/lots/", batches.listing, name="batch-list"),
    path("informes/lots/nou/<slug:slug>/", batches.create, name="batch-create"),
    path("informes/lots/<uuid:pk>/", batches.detail, name="batch"),
    path("informes/lots/<uuid:pk>/pas/", batches.move, name="batch-move"),
    path("informes/lots/<uuid:pk>/informes.zip", batches.download, name="batch-archive"),
    path("informes/<uuid:pk>/", reports.detail, name="report-detail"),
    path("informes/<uuid:pk>/reintenta/", reports.retry, name="report-retry"),
    path("informes/<uuid:pk>/fitxer/", reports.download, name="report-file"),
    path("informes/<uuid:pk>/eni.xml", reports.metadata, name="report-metadata"),
    path("tauler/", rooms.newest, name="dashboard-newest"),
    path("tauler/<slug:slug>/", rooms.show, name="dashboard"),
    path("tauler/<slug:slug>/ens/", lists.listing, name="standings"),
    re_path(
        r"^tauler/(?P<slug>[-\w]+)/ens\.(?P<ending>csv|xlsx)$",
        lists.export,
        name="standings-export",
    ),
    re_path(
        r"^tauler/(?P<slug>[-\w]+)/(?P<room>grups|evolucio|preguntes|control|xarxa)/$",
        rooms.show,
        name="dashboard-room",
    ),
    re_path(
        r"^tauler/(?P<slug>[-\w]+)/grafics/(?P<chart>[a-z]+)\.(?P<ending>svg|csv|xlsx)$",
        charts.download,
        name="dashboard-chart",
    ),
    path("dades/", open_data.index, name="open-data"),
    re_path(
        r"^dades/diccionari\.(?P<ending>csv|json)$",
        open_data.dictionary,
        name="open-data-dictionary",
    ),
    path("dades/<slug:slug>/", open_data.campaign, name="open-data-campaign"),
    re_path(
        r"^dades/(?P<slug>[-\w]+)/(?P<name>grups|graus|distribucio)\.(?P<ending>csv|json)$",
        open_data.table,
        name="open-data-table",
    ),
    path("verifica/", verifying.verify_form, name="verify-form"),
    path("verifica/<str:code>/", verifying.verify, name="verify"),
]
