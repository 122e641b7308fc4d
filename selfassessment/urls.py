"""Addresses of self-assessment, reports and dashboards."""

from django.urls import path

from selfassessment.views import answering, assessments

app_name = "selfassessment"
urlpatterns = [
    path("autoavaluacio/", assessments.listing, name="assessment-list"),
    path("autoavaluacio/<uuid:pk>/", assessments.detail, name="assessment-detail"),
    path("autoavaluacio/<uuid:pk>/presenta/", assessments.submit, name="assessment-submit"),
    path("autoavaluacio/<uuid:pk>/resultat/", assessments.result, name="result"),
    path("autoavaluacio/<uuid:pk>/respostes/<str:code>/", answering.save, name="answer-save"),
    path("autoavaluacio/<uuid:pk>/<str:code>/", answering.dimension, name="dimension"),
]
