"""Addresses of self-assessment, reports and dashboards."""

from django.urls import path, re_path

from selfassessment.views import answering, assessments, findings, reports
from selfassessment.views.control import opinions, overview, question, queue
from selfassessment.views.steering import charts, lists, rooms

app_name = "selfassessment"
urlpatterns = [
    path("autoavaluacio/", assessments.listing, name="assessment-list"),
    path("autoavaluacio/<uuid:pk>/", assessments.detail, name="assessment-detail"),
    path("autoavaluacio/<uuid:pk>/presenta/", assessments.submit, name="assessment-submit"),
    path("autoavaluacio/<uuid:pk>/resultat/", assessments.result, name="result"),
    path("autoavaluacio/<uuid:pk>/informe/", reports.create, name="report-create"),
    path("autoavaluacio/<uuid:pk>/respostes/<str:code>/", answering.save, name="answer-save"),
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
    path("informes/<uuid:pk>/", reports.detail, name="report-detail"),
    path("informes/<uuid:pk>/reintenta/", reports.retry, name="report-retry"),
    path("informes/<uuid:pk>/fitxer/", reports.download, name="report-file"),
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
    path("verifica/", reports.verify_form, name="verify-form"),
    path("verifica/<str:code>/", reports.verify, name="verify"),
]
