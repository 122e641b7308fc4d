"""Versions of questionnaires: once published, they never change."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext

from eset_portal.common.frozen import never_emptied

FROZEN_QUESTIONS = """
    IF EXISTS (
        SELECT 1 FROM selfassessment_questionnaireversion v
        WHERE v.published_at IS NOT NULL
          AND v.id = CASE WHEN TG_OP = 'INSERT' THEN NEW.version_id ELSE OLD.version_id END
    ) THEN
        RAISE EXCEPTION 'a published questionnaire never changes'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


class QuestionnaireVersion(models.Model):
    """One version of a questionnaire: its whole content as canonical JSON, and the hash of it."""

    slug = models.SlugField(max_length=60)
    number = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=8)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "number"], name="one_version_a_number")
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            ),
            never_emptied(),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    @property
    def named(self) -> str:
        """The title and the version, in words."""
        return gettext("%(title)s, version %(number)s") % {
            "title": self.title,
            "number": self.number,
        }
