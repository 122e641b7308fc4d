"""What the portal does by itself, and when: one row a sweep, named as its app names it."""

from celery.schedules import crontab

HOUR = 3600
DAY = 24 * HOUR

Row = dict[str, object]


def every(seconds: float) -> dict[str, Row]:
    """Return the schedule of beat: what got lost is looked for every so many SECONDS.

    What is due at some time of the day is looked for every second time.
    """
    calmly = 2 * seconds
    return {
        "dispatch lost reports": _row("selfassessment.dispatch_reports", seconds, 60),
        "dispatch lost letters": _row("governance.dispatch_letters", seconds, 60),
        "count campaigns anew": _row("selfassessment.rebuild_summaries", calmly, 60),
        "keep campaigns": _row("selfassessment.keep_campaigns", crontab(hour=7, minute=30), HOUR),
        "post reminders": _row("selfassessment.post_reminders", calmly, 60),
        "publish figures": _row("selfassessment.publish_figures", crontab(hour=2, minute=40), HOUR),
        "forget who has left": _row("selfassessment.clear_presences", 300.0, 300),
        "go on with controls": _row("selfassessment.keep_days", crontab(hour=0, minute=20), HOUR),
        "erase what is due": _row("governance.erase_what_is_due", crontab(hour=3, minute=20), HOUR),
        "note the head of the trail": _row("governance.note_head", crontab(hour=4, minute=0), HOUR),
        "publish what is due": _row("docs_library.publish_due", calmly, 60),
        "tell what is new": _row("docs_library.tell", calmly, 60),
        "remind who has not read": _row("docs_library.remind", crontab(hour=8, minute=30), HOUR),
        "ask about practices": _row(
            "docs_library.keep_practices", crontab(hour=7, minute=10), HOUR
        ),
        "sync rights": _row("governance.sync_rights", crontab(hour=0, minute=10), HOUR),
    }


def _row(task: str, when: float | crontab, expires: float) -> Row:
    """Return a row: TASK at WHEN (seconds or a calendar), worthless EXPIRES seconds later."""
    return {"task": task, "schedule": when, "options": {"expires": expires}}
