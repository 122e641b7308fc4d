"""governance as a Django app."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Who takes part."""

    name = "governance"
    verbose_name = "Governance"
