"""Addresses of VÀLid below allauth's own."""

from allauth.socialaccount.providers.oauth2.urls import default_urlpatterns

from governance.providers.valid.provider import ValidProvider

urlpatterns = default_urlpatterns(ValidProvider)
