"""The demonstration: plausible, marked as invented, the same each time, and loaded once."""

from collections.abc import Iterator
from statistics import mean

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from governance.models import AuditEvent, Membership, User
from governance.rules.roles import ROLES
from selfassessment.models import Answer, AnswerRevision, Assessment, Campaign, Score
from selfassessment.rules.instrument import parse
from selfassessment.rules.loading import load_yaml
from selfassessment.rules.scoring.engine import score
from selfassessment.selectors import assessments, instruments
from selfassessment.services.demo import cast, inventing, loading

PASSWORD = "una frase de mostra"
DEMO = {"PORTAL_DEMO": True, "DEMO_PASSWORD": PASSWORD}


@pytest.fixture(scope="module")
def loaded(committed: str) -> Iterator[None]:
    """A portal with its register and the demonstration."""
    with override_settings(**DEMO):
        call_command("load_register", if_empty=True, verbosity=0)
        call_command("load_demo", if_empty=True)
        yield


def finished() -> list[Assessment]:
    rows = Assessment.objects.filter(state="closed").select_related("campaign__version")
    return list(rows.defer("campaign__version__content"))


def test_last_year_about_three_hundred_bodies_of_all_kinds_and_sizes_finished(
    loaded: None,
) -> None:
    rows = finished()
    assert 290 <= len(rows) <= 310
    assert {row.band for row in rows} == {"", "T1", "T2", "T3", "T4", "T5", "T6"}
    assert len({row.kind for row in rows}) >= 6


def test_larger_bodies_are_further(loaded: None) -> None:
    rows = finished()
    means = [
        mean(float(row.low or 0) for row in rows if row.band == band)
        for band in ("T1", "T2", "T3", "T4", "T5")
    ]
    assert means == sorted(means)


def test_stored_scores_are_those_of_the_answers(loaded: None) -> None:
    for row in finished()[::25]:
        result = score(instruments.of_assessment(row), assessments.given(row))
        declared = Score.objects.filter(assessment=row, kind=Score.Kind.DECLARED)
        parts = {part.dimension: part.low for part in declared}
        assert row.low == result.low
        assert parts == {part.code: part.low for part in result.dimensions}


def test_every_answer_has_its_history(loaded: None) -> None:
    columns = ("assessment_id", "question_id", "version", "level", "not_applicable", "reason")
    answers = Answer.objects.values_list(*columns)
    revisions = AnswerRevision.objects.values_list(*columns)
    assert answers.count() > 25_000
    assert set(answers) == set(revisions)


def test_everything_is_marked_as_invented(loaded: None) -> None:
    assert not Campaign.objects.filter(is_demo=False).exists()
    assert not User.objects.filter(is_demo=False).exists()
    assert not User.objects.exclude(email__endswith="@demo.example").exists()


def test_each_role_has_somebody_who_can_sign_in(loaded: None) -> None:
    assert set(Membership.objects.values_list("role", flat=True)) == set(ROLES)
    for user in User.objects.filter(memberships__isnull=False).distinct()[::4]:
        assert user.check_password(PASSWORD)
    own = Membership.objects.filter(user__email="secretaria@demo.example")
    assert own.count() == len(cast.SMALL)


def test_loading_it_again_does_nothing(loaded: None) -> None:
    before = Answer.objects.count(), User.objects.count(), AuditEvent.objects.count()
    call_command("load_demo", if_empty=True)
    assert (Answer.objects.count(), User.objects.count(), AuditEvent.objects.count()) == before
    with pytest.raises(CommandError, match="already"):
        call_command("load_demo")


@pytest.mark.parametrize("missing", [{"PORTAL_DEMO": False}, {"DEMO_PASSWORD": ""}])
def test_a_portal_in_earnest_refuses_it(db: None, missing: dict[str, object]) -> None:
    with override_settings(**DEMO | missing), pytest.raises(CommandError, match="not a demo"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_the_same_body_answers_the_same_and_a_year_later_no_worse_on_the_whole() -> None:
    whole = parse(load_yaml(loading.SEED.read_text(encoding="utf-8")))

    def total(seed: str, year: int) -> int:
        found = inventing.answers(whole, seed=seed, band="T3", year=year)
        assert found == inventing.answers(whole, seed=seed, band="T3", year=year)
        return sum(one.level or 0 for one in found.values())

    seeds = [str(number) for number in range(30)]
    assert len({total(seed, 0) for seed in seeds}) > 10
    assert all(total(seed, 1) >= total(seed, 0) for seed in seeds)
