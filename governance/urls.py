"""Addresses of the register, the people and the trail."""

from django.urls import URLPattern

app_name = "governance"
urlpatterns: list[URLPattern] = []
