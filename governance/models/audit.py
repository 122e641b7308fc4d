"""The audit trail: rows that the database numbers, chains and never lets go."""

from django.db import models


class AuditEvent(models.Model):
    """One thing that somebody did. The trigger sets id, at, prev_hash and hash."""

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        "governance.User", on_delete=models.PROTECT, null=True, related_name="+", db_constraint=True
    )
    acting_for = models.ForeignKey(
        "governance.Entity", on_delete=models.PROTECT, null=True, related_name="+"
    )
    verb = models.CharField(max_length=60)
    target_type = models.CharField(max_length=60, blank=True)
    target_id = models.CharField(max_length=60, blank=True)
    facts = models.JSONField(default=dict)
    prev_hash = models.BinaryField()
    hash = models.BinaryField()

    append_only = True

    class Meta:
        indexes = [
            models.Index(fields=["-at"], name="audit_by_time"),
            models.Index(fields=["target_type", "target_id"], name="audit_by_target"),
            models.Index(fields=["acting_for", "-id"], name="audit_by_entity"),
            models.Index(fields=["actor", "-id"], name="audit_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.verb}"


class AuditHead(models.Model):
    """The one row that says where the chain ends; locking it puts writers in a queue."""

    one = models.BooleanField(primary_key=True, default=True)
    last_id = models.BigIntegerField()
    hash = models.BinaryField()

    trigger_only = True

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(one=True), name="audit_head_is_one_row")
        ]

    def __str__(self) -> str:
        return str(self.last_id)
