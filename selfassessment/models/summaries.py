"""What dashboards read: counts per campaign and group, made anew from the assessments.

Nothing here is a truth of its own. A group is named by its AXES (`""`, `"kind"`,
`"kind,band"` …) and the value on the first and the second of them.
"""

from django.db import models

from selfassessment.rules import groups


class Summary(models.Model):
    """When the counts of a campaign were made; without a row they never were."""

    campaign = models.OneToOneField(
        "selfassessment.Campaign", on_delete=models.CASCADE, primary_key=True
    )
    built_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.built_at}"


class SummaryMark(models.Model):
    """Something changed in a campaign since: a row each, so that writers never wait in line."""

    campaign = models.ForeignKey("selfassessment.Campaign", on_delete=models.CASCADE)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="summary_mark_by_age")]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.at}"


class Tally(models.Model):
    """N bodies of a group."""

    campaign = models.ForeignKey("selfassessment.Campaign", on_delete=models.CASCADE)
    axes = models.CharField(max_length=20, blank=True)
    first = models.CharField(max_length=40, blank=True)
    second = models.CharField(max_length=40, blank=True)
    n = models.PositiveIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.axes} {self.first} {self.second}: {self.n}"


class MeanTally(Tally):
    """The sum of the scores of a group in a dimension (empty: overall), exact: TOTAL / SCALE."""

    basis = models.CharField(max_length=10, choices=list(groups.BASIS_LABELS.items()))
    dimension = models.CharField(max_length=20, blank=True)
    total = models.DecimalField(max_digits=200, decimal_places=0)
    scale = models.DecimalField(max_digits=100, decimal_places=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "basis", "axes", "first", "second", "dimension"],
                name="one_mean_a_group_and_dimension",
            )
        ]


class SpreadTally(Tally):
    """How many of a group score POINT, 0 to 100 rounded, in a dimension (empty: overall)."""

    basis = models.CharField(max_length=10, choices=list(groups.BASIS_LABELS.items()))
    dimension = models.CharField(max_length=20, blank=True)
    point = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "basis", "axes", "first", "second", "dimension", "point"],
                name="one_count_a_group_and_point",
            )
        ]


class StateTally(Tally):
    """How many of a group stand at CODE of a MEASURE: stage, degree, validated, outcome."""

    measure = models.CharField(max_length=10)
    code = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "measure", "axes", "first", "second", "code"],
                name="one_count_a_group_and_code",
            )
        ]


class LevelTally(Tally):
    """How many of a group gave a QUESTION an ANSWER: a level, 0 to 4, or `na`."""

    basis = models.CharField(max_length=10, choices=list(groups.BASIS_LABELS.items()))
    question = models.CharField(max_length=20)
    answer = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "basis", "axes", "first", "second", "question", "answer"],
                name="one_count_a_group_and_answer",
            )
        ]
