"""Which version of a questionnaire brought what was accepted about a question."""

import pgtrigger
from django.db import models

from eset_portal.common.frozen import append_only
from selfassessment.models.questionnaires import QuestionnaireVersion


def published_only() -> pgtrigger.Trigger:
    """Refuse that a version resolves a proposal before it is published."""
    return pgtrigger.Trigger(
        name="resolved_by_published_only",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func="""
            PERFORM 1 FROM selfassessment_questionnaireversion
                WHERE id = NEW.version_id AND published_at IS NOT NULL;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'only a published version ever resolves a proposal';
            END IF;
            RETURN NEW;
        """,
    )


class QuestionResolution(models.Model):
    """Ties a proposal about a question to the published version that resolved it, for ever."""

    proposal = models.OneToOneField(
        "docs_library.Proposal", on_delete=models.PROTECT, related_name="resolved_in_version"
    )
    version = models.ForeignKey(
        QuestionnaireVersion, on_delete=models.PROTECT, related_name="resolutions"
    )

    append_only = True

    class Meta:
        triggers = [*append_only(), published_only()]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.version_id}"
