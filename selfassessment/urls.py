"""Addresses of self-assessment, reports and dashboards."""

from django.urls import URLPattern

app_name = "selfassessment"
urlpatterns: list[URLPattern] = []
