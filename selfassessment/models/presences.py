"""Who is on a dimension right now."""

from django.db import models


class Presence(models.Model):
    """Somebody had a dimension open at `seen_at`; a little later the row means nothing and goes."""

    assessment = models.ForeignKey("selfassessment.Assessment", on_delete=models.CASCADE)
    dimension = models.CharField(max_length=20)
    user = models.ForeignKey("governance.User", on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "dimension", "user"], name="one_presence_a_dimension"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.user_id}"
