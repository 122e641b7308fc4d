"""Addresses of self-assessment, reports and dashboards."""

from django.urls import path, re_path

from selfassessment.views import answering, assessments, dashboards, reports

app_name = "selfassessment"
urlpatterns = [
    path("autoavaluacio/", assessments.listing, name="assessment-list"),
    path("autoavaluacio/<uuid:pk>/", assessments.detail, name="assessment-detail"),
    path("autoavaluacio/<uuid:pk>/presenta/", assessments.submit, name="assessment-submit"),
    path("autoavaluacio/<uuid:pk>/resultat/", assessments.result, name="result"),
    path("autoavaluacio/<uuid:pk>/informe/", reports.create, name="report-create"),
    path("autoavaluacio/<uuid:pk>/respostes/<str:code>/", answering.save, name="answer-save"),
    path("autoavaluacio/<uuid:pk>/<str:code>/", answering.dimension, name="dimension"),
    path("informes/<uuid:pk>/", reports.detail, name="report-detail"),
    path("informes/<uuid:pk>/reintenta/", reports.retry, name="report-retry"),
    path("informes/<uuid:pk>/fitxer/", reports.download, name="report-file"),
    path("tauler/", dashboards.newest, name="dashboard-newest"),
    path("tauler/<slug:slug>/", dashboards.show, name="dashboard"),
    path("tauler/<slug:slug>/ens/", dashboards.listing, name="standings"),
    re_path(
        r"^tauler/(?P<slug>[-\w]+)/ens\.(?P<ending>csv|xlsx)$",
        dashboards.export,
        name="standings-export",
    ),
    path("verifica/", reports.verify_form, name="verify-form"),
    path("verifica/<str:code>/", reports.verify, name="verify"),
]
