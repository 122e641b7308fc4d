"""selfassessment as a Django app."""

from django.apps import AppConfig


class SelfAssessmentConfig(AppConfig):
    """How well they do."""

    name = "selfassessment"
    verbose_name = "Self-assessment"
